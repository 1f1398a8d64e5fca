import type { GuidelinesView, ShownPicture } from './guidelines.ts';

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[letter] ?? letter,
  );

/** Only pictures that stand in the page itself. */
const image = ({ source, alt }: ShownPicture): string =>
  /^data:image\/(png|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(source) ? `<img src="${source}" alt="${escaped(alt)}">` : '';

const colour = (hex: string): string => (/^#[0-9a-f]{6}$/.test(hex) ? hex : '#ffffff');

const CSS = `:root{--ink:#1b1e22;--soft:#565c66;--line:#d9dce1;--paper:#fff;--sunk:#f5f6f7;--good:#0f6a4b;--bad:#a3271c}
@media (prefers-color-scheme:dark){:root{--ink:#eceef0;--soft:#aab1bb;--line:#3a4048;--paper:#16191d;--sunk:#1f2329;--good:#5fc79d;--bad:#ff9a8d}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 system-ui,sans-serif}
main{max-width:68rem;margin:0 auto;padding:clamp(1.25rem,4vw,4rem)}h1{font:400 clamp(2rem,5vw,3.25rem)/1.1 Georgia,serif;margin:0 0 .5rem}
h2{font:600 1.125rem/1.3 system-ui,sans-serif;margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}h3{font:600 .9375rem/1.3 system-ui,sans-serif;margin:.5rem 0 0}
p{max-width:42rem;margin:.25rem 0}.soft{color:var(--soft);font-size:.875rem}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:1.5rem;list-style:none;margin:0;padding:0}
.tile{display:grid;place-items:center;height:11rem;padding:1.5rem;border:1px solid var(--line);border-radius:4px}.hero{height:18rem;margin-top:2rem}.tile img{max-width:100%;max-height:100%;min-width:40%;object-fit:contain}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums;vertical-align:middle}th{font-size:.8125rem;color:var(--soft);font-weight:600}
.scroll{overflow-x:auto}.swatch{display:inline-block;width:2rem;height:2rem;border-radius:3px;border:1px solid var(--line);vertical-align:middle;margin-right:.625rem}code{font:400 .875rem/1.4 ui-monospace,monospace;user-select:all}
.diagram{background:#fff;border:1px solid var(--line);border-radius:4px;padding:2rem;max-width:36rem}.diagram img{width:100%;max-height:20rem}
.do::before{content:"✓ ";color:var(--good);font-weight:700}.dont::before{content:"✗ ";color:var(--bad);font-weight:700}ul.plain{padding-left:1.2rem;max-width:42rem}
@media print{h2{break-after:avoid}li,tr{break-inside:avoid}}`;

/** The guidelines as one HTML file that reads nothing from elsewhere: no script, no font, no address. `sha256` makes the hash of the style for its policy. */
export function writeGuidelinesHtml(view: GuidelinesView, sha256: (text: string) => string): string {
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${sha256(CSS)}' 'unsafe-hashes'`;
  // grounds are given by classes, since a policy with a hash allows no style attribute
  const grounds = [
    ...new Set([view.hero?.ground, ...view.logos.map((logo) => logo.ground), ...view.colours.map((one) => one.hex)]),
  ].filter((one): one is string => one !== undefined);
  const groundClass = (hex: string): string => `g${grounds.indexOf(hex)}`;
  const groundCss = grounds.map((hex, at) => `.g${at}{background:${colour(hex)}}`).join('');
  // The words beside it say it already.
  const usage = (items: GuidelinesView['dos'], is: 'do' | 'dont'): string =>
    items.length === 0
      ? ''
      : `<ul class="grid">${items.map(({ text, picture }) => `<li>${picture === null ? '' : `<div class="tile g-white">${image({ ...picture, alt: '' })}</div>`}<p class="${is}">${escaped(text)}</p></li>`).join('')}</ul>`;
  const parts = [
    `<h1>${escaped(view.title)}</h1>`,
    view.introduction === ''
      ? ''
      : view.introduction
          .split(/\n{2,}/)
          .map((part) => `<p>${escaped(part)}</p>`)
          .join(''),
    `<p class="soft">As of ${escaped(view.date)}</p>`,
    view.hero === null ? '' : `<div class="tile hero ${groundClass(view.hero.ground)}">${image(view.hero)}</div>`,
    view.logos.length === 0
      ? ''
      : `<h2>Versions</h2><ul class="grid">${view.logos.map((logo) => `<li><div class="tile ${groundClass(logo.ground)}">${image(logo)}</div><h3>${escaped(logo.title)}</h3><p class="soft">${escaped(logo.formats)}</p></li>`).join('')}</ul>`,
    view.clearSpace === null
      ? ''
      : `<h2>Clear space</h2><div class="diagram">${image(view.clearSpace.picture)}</div><p>${escaped(view.clearSpace.sentence)}</p>`,
    view.minimum.length === 0
      ? ''
      : `<h2>Smallest size</h2><div class="scroll" tabindex="0" role="region" aria-label="Smallest size"><table><thead><tr><th scope="col">Version</th><th scope="col">Width</th></tr></thead><tbody>${view.minimum.map(({ lockup, size }) => `<tr><th scope="row">${escaped(lockup)}</th><td>${escaped(size)}</td></tr>`).join('')}</tbody></table></div>`,
    view.colours.length === 0 ? '' : coloursHtml(view, groundClass),
    view.dos.length + view.donts.length === 0 ? '' : `<h2>Use</h2>${usage(view.dos, 'do')}${usage(view.donts, 'dont')}`,
    view.coBranding.length === 0
      ? ''
      : `<h2>Beside other logos</h2><ul class="plain">${view.coBranding.map((rule) => `<li>${escaped(rule)}</li>`).join('')}</ul>`,
  ];
  const own = `.g-white{background:#fff}${groundCss}`;
  const both = policy.replace("style-src '", `style-src 'sha256-${sha256(own)}' '`).replace(" 'unsafe-hashes'", '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${both}"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${escaped(view.title)}</title><style>${CSS}</style><style>${own}</style></head>
<body><main>
${parts.filter((part) => part !== '').join('\n')}
</main></body></html>
`;
}

function coloursHtml(view: GuidelinesView, groundClass: (hex: string) => string): string {
  const hasPantone = view.colours.some((one) => one.pantone !== '');
  const rows = view.colours.map(
    (one) =>
      `<tr><th scope="row"><span class="swatch ${groundClass(one.hex)}"></span>${escaped(one.name)}</th><td><code>${escaped(one.hex)}</code></td><td><code>${escaped(one.rgb)}</code></td><td><code>${escaped(one.cmyk)}</code></td>${hasPantone ? `<td>${escaped(one.pantone)}</td>` : ''}<td>${escaped(one.onWhite)}</td><td>${escaped(one.onBlack)}</td></tr>`,
  );
  return `<h2>Colours</h2><div class="scroll" tabindex="0" role="region" aria-label="Colours"><table><thead><tr><th scope="col">Name</th><th scope="col">HEX</th><th scope="col">RGB</th><th scope="col">CMYK</th>${hasPantone ? '<th scope="col">Pantone</th>' : ''}<th scope="col">On white</th><th scope="col">On black</th></tr></thead><tbody>${rows.join('')}</tbody></table></div><p class="soft">CMYK without a printer’s values is computed from RGB. Contrast by WCAG 2.2: text needs 4.5, signs and graphics 3.</p>`;
}

import { has, lines, type Page } from '../page.ts';
import { type Html, html } from '../safe.ts';

/** Terms, the steps that prove the kit is whole, and what made it. */
export function footer(page: Page): Html {
  const { view, words } = page;
  const terms = view.licence.filter(has);
  const hasTerms = terms.length > 0 || has(view.copyright);
  return html`<footer>
<div class="wrap">
<div class="foot${hasTerms ? '' : ' solo'}">
${
  hasTerms &&
  html`<section aria-labelledby="h-licence">
<h2 id="h-licence">${words.licence}</h2>
${terms.map((text) => html`<p>${lines(text)}</p>\n`)}${has(view.copyright) && html`<p>${view.copyright}</p>\n`}<p>${page.file('LICENSE.txt', html`LICENSE.txt`)}</p>
</section>
`
}${verify(page)}</div>
<p class="made"><span>${has(view.identifier) && html`${words.made(view.identifier, view.version)} `}${words.manifest}${page.file('kit.json', html`kit.json`)}</span>${has(view.generator) && html` <span>${words.madeWith(view.generator)}</span>`}</p>
</div>
</footer>
`;
}

const POWERSHELL = `gc verify\\SHA256SUMS.txt | % { $h,$f = $_ -split '  ',2; if ((Get-FileHash $f).Hash -ne $h) { "Changed: $f" } }`;

function verify({ view, words }: Page): Html {
  const w = words.step;
  const { verification } = view;
  const sums = html`<li><b>${w.sums}</b>
<code>shasum -a 256 -c verify/SHA256SUMS.txt</code>
<span class="small">${w.windows}</span>
<code>${POWERSHELL}</code></li>
`;
  const [compare, how] = words.stepKey;
  const signed =
    verification.signed &&
    html`<li><b>${w.signer}</b>
<code>ssh-keygen -Y verify -f verify/allowed_signers -I ${shellWord(verification.signer)} -n dateline-kit -s verify/SHA256SUMS.txt.sig &lt; verify/SHA256SUMS.txt</code>
<span class="small">${w.sshKeygen}</span></li>
<li><b>${compare}</b>${how}
<code>${verification.fingerprint}</code></li>
`;
  return html`<section aria-labelledby="h-verify">
<h2 id="h-verify">${words.verify}</h2>
<p>${verification.signed ? words.verifySigned : words.verifyUnsigned}</p>
<ol class="steps${verification.signed ? '' : ' one'}">
${sums}${signed}</ol>
</section>
`;
}

/** Readers paste this command, so nothing but an address may stand in it. */
const shellWord = (signer: string) => signer.replace(/[^A-Za-z0-9@._+-]/g, '').replace(/^-+/, '');

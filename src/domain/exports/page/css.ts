import type { PageNumberWords } from '../../page-number.ts';
import { colour, cssString, fontSource } from './safe.ts';
import { type PageColours, type PageTheme, SIGNALS } from './theme.ts';
import type { PageTypeface } from './view.ts';

/** The page's styles: colours of the organisation first, then type and layout, which are the same for everybody. */
export function themeCss(theme: PageTheme, embargoed: boolean): string {
  const scheme = (c: PageColours, s: (typeof SIGNALS)['light' | 'dark']) =>
    `--brand:${colour(c.brand)};--on-brand:${colour(c.onBrand)};--brand-wash:${colour(c.brandWash)};` +
    `--paper:${colour(c.paper)};--sunk:${colour(c.sunk)};--line:${colour(c.line)};--line-strong:${colour(c.lineStrong)};` +
    `--ink:${colour(c.ink)};--ink-soft:${colour(c.inkSoft)};--ink-faint:${colour(c.inkFaint)};` +
    `--open:${s.open};--open-wash:${s.openWash};--on-open:${s.onOpen};` +
    (embargoed
      ? `--embargo:${s.embargo};--embargo-wash:${s.embargoWash};--embargo-ink:${s.embargoInk};--on-embargo:${s.onEmbargo};`
      : '');
  const grounds = `--ground-dark:${colour(theme.grounds.dark)};--ground-brand:${colour(theme.grounds.brand)};`;
  return (
    `:root{${scheme(theme.light, SIGNALS.light)}${grounds}${FONTS}}\n` +
    `@media screen and (prefers-color-scheme:dark){:root{${scheme(theme.dark, SIGNALS.dark)}}}`
  );
}

const SERIF = '"Kit Serif","Source Serif 4",Georgia,"Times New Roman",serif';
const FONTS = [
  `--serif:${SERIF};`,
  '--sans:"Kit Sans",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;',
  '--mono:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace',
].join('');

/** Type and layout. `parts` leaves out the rules of what the page does not have. */
export function layoutCss(parts: Readonly<Record<'fonts' | 'embargoed' | 'notes' | 'documents', boolean>>): string {
  const own = [parts.embargoed && EMBARGO, SECTIONS, parts.notes && NOTES, parts.documents && DOCUMENTS];
  return squeeze([parts.fonts && FONT_FACES, BASE, ...own, NARROW, PRINT].filter((part) => part !== false).join(''));
}

/** Typefaces of the kit's own: headings, numbers and names in one, all that is read in the other; what is missing stays as it is for everybody. */
export function typefaceCss(typefaces: readonly PageTypeface[]): string {
  const faces = typefaces.map(({ part, src, format, isVariable }) => {
    const source = fontSource(src);
    if (source === null) return '';
    const weight = isVariable ? ';font-weight:1 1000' : '';
    return `@font-face{font-family:"${OWN[part]}";src:url(${source}) format("${format}")${weight};font-display:swap}`;
  });
  const has = (part: PageTypeface['part']): boolean => typefaces.some((one) => one.part === part);
  const read = has('text') ? `"${OWN.text}",system-ui,sans-serif` : SERIF;
  return [
    ...faces,
    ':root{',
    has('heading') ? `--serif:"${OWN.heading}",${SERIF};` : '',
    has('text') ? `--sans:"${OWN.text}",system-ui,sans-serif;` : '',
    `}.prose,.stand,.quote blockquote,.card .cap{font-family:${read}}`,
  ].join('');
}

const OWN = { heading: 'Own Heading', text: 'Own Text' } as const;
/** What stands in the margins of every printed sheet: a line, and which sheet it is, in the words of `domain/page-number.ts`. */
export function sheetCss(line: string, [page, of]: PageNumberWords): string {
  return `@page{margin:18mm 15mm;@bottom-left{content:${cssString(line)};font:8pt Arial,sans-serif}@bottom-right{content:${cssString(`${page} `)} counter(page) ${cssString(` ${of} `)} counter(pages);font:8pt Arial,sans-serif}}`;
}

/** The embargo on every printed sheet; a style of its own, which the script removes when the embargo lifts. */
export function embargoSheetCss(line: string): string {
  return `@page{@top-left{content:${cssString(line)};font:600 8pt Arial,sans-serif}}`;
}

/** Drops comments, line breaks and indents; strings and values keep their inner spaces. */
const squeeze = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '');

const FONT_FACES = `
@font-face{font-family:"Kit Serif";src:url(assets/fonts/source-serif-4-latin.woff2) format("woff2");font-weight:200 900;font-display:swap}
@font-face{font-family:"Kit Sans";src:url(assets/fonts/inter-latin.woff2) format("woff2");font-weight:100 900;font-display:swap}
`;

const COPY_ICON =
  "url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='%23000' stroke-width='1.5'%3E%3Cpath d='M5.5 5.5h9v9h-9zM10.5 5V1.5h-9v9H5'/%3E%3C/svg%3E\")";

const BASE = `
:root{--gutter:clamp(1.125rem,3.2vw,2.5rem);--top:1.25rem;--c1:minmax(0,1fr);--hair:1px solid var(--line);--rule:1px solid var(--line-strong)}
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:var(--top)}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.5 var(--sans);font-optical-sizing:auto;-webkit-font-smoothing:antialiased;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd,figure,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
img{display:block;max-width:100%;height:auto}
a{color:var(--brand);text-decoration-thickness:1px;text-underline-offset:.2em;text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
a:hover{text-decoration-color:currentColor;text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--brand);outline-offset:3px;border-radius:2px}
main:focus{outline:0}
::selection{background:var(--brand);color:var(--on-brand)}
.wrap{width:min(100% - 2*var(--gutter),78rem);margin-inline:auto}
.nb,small,.num,.src{white-space:nowrap}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:var(--gutter);top:-6rem;z-index:9;padding:.75rem 1rem;background:var(--brand);color:var(--on-brand)}
.skip:focus{top:.5rem}
.small{font-size:.875rem;line-height:1.5;color:var(--ink-soft)}
small,.num{font-variant-numeric:tabular-nums lining-nums}
small{font-size:.8125rem;color:var(--ink-soft)}
[data-copy]:empty{display:none}

/* Status */
.status{background:var(--open-wash);border-bottom:1px solid var(--open);font-size:.9375rem}
.status .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.375rem 1rem;padding-block:.625rem}
.status strong{font-weight:650}
.tag{flex:none;padding:.125rem .5rem;border:1px solid transparent;border-radius:2px;background:var(--open);color:var(--on-open);font-size:.75rem;font-weight:650;letter-spacing:.08em;text-transform:uppercase}
.zones{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin-left:auto;font-size:.8125rem;font-variant-numeric:tabular-nums}
.miss{margin-bottom:1.25rem;padding:.75rem 1rem;border-left:3px solid var(--brand);background:var(--brand-wash);font-size:.9375rem;font-weight:550}
`;

/** The bar of an embargo follows the reader until it lifts. */
const EMBARGO = `
[data-status=embargoed]{--top:5rem}
[data-status=embargoed] .status{position:sticky;top:0;z-index:5;background:var(--embargo-wash);color:var(--embargo-ink);border-color:var(--embargo)}
[data-status=embargoed] .tag{background:var(--embargo);color:var(--on-embargo)}
@media (max-width:40rem){[data-status=embargoed]{--top:7rem}}
`;

const SECTIONS = `
/* Masthead */
.mast{padding-block:1.5rem}
.mast>div{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:1.25rem 2rem}
.mast .name{font:500 1.375rem/1.2 var(--serif);letter-spacing:-.01em}
.mast img{max-width:60vw}
.mast nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
.mast nav a{display:block;padding-block:.375rem;color:var(--ink);font-size:.9375rem;text-decoration:none}
.mast nav a:hover{text-decoration:underline}
.mast .langs{flex-basis:100%;margin-top:-1rem}
.mast .langs a{font-size:.875rem;color:var(--brand)}
.tr{margin-top:.5rem}
.tr summary{padding-block:.25rem;font:500 .875rem/1.5 var(--sans);color:var(--brand);cursor:pointer}

/* Opening */
.open{display:grid;grid:auto/minmax(0,7fr) minmax(0,5fr);column-gap:2.5rem;padding-block:.75rem 2.5rem}
.open.bare{grid:auto/minmax(0,58rem)}
.open>div{display:flex;flex-direction:column}
.eyebrow{display:flex;flex-wrap:wrap;gap:0 .625rem;font-size:.9375rem;color:var(--ink-soft)}
.eyebrow b{font-weight:600;color:var(--brand)}
h1{margin-block:auto 1.5rem;padding-top:1.5rem;font:380 clamp(2.375rem,1.35rem + 3.55vw,4.375rem)/1.03 var(--serif);letter-spacing:-.022em;text-wrap:balance}
h1.m{font-size:clamp(2.125rem,1.3rem + 2.6vw,3.5rem);line-height:1.06}
h1.l{font-size:clamp(1.875rem,1.25rem + 1.9vw,2.625rem);line-height:1.12;letter-spacing:-.016em}
.stand{max-width:36rem;margin-bottom:1.75rem;font:400 clamp(1.125rem,1.02rem + .4vw,1.3125rem)/1.5 var(--serif);text-wrap:pretty}
.stand.l{font-size:clamp(1.0625rem,1rem + .2vw,1.125rem)}
.open img{width:100%;aspect-ratio:16/15;object-fit:cover;background:var(--sunk)}
figcaption{margin-top:.625rem;font-size:.8125rem;line-height:1.45;color:var(--ink-soft)}

/* Fast lane: everything a deadline needs, in one row */
.lane{display:grid;grid:auto/repeat(var(--n),var(--c1));border-block:1px solid var(--ink)}
.lane>li{padding:1.125rem 1.5rem 1.25rem;border-left:var(--hair)}
.lane>li:first-child{padding-left:0;border-left:0}
.lane>li:last-child{padding-right:0}
.lane h2{margin-bottom:.375rem;font:600 .9375rem/1.4 var(--sans);letter-spacing:0}
.lane p,.lane li li{font-size:.9375rem;line-height:1.7}
.lane small{margin-left:.25rem}
.lane ul{display:flex;flex-wrap:wrap;gap:0 1rem}

/* Sections: a rail and a column */
.sec{display:grid;grid:auto/minmax(0,3fr) minmax(0,9fr);column-gap:2.5rem;padding-block:1.25rem 5.5rem;border-top:1px solid var(--ink)}
.lane+.sec{margin-top:5.5rem}
.open+.sec{margin-top:2rem}
.rail{position:sticky;top:var(--top);align-self:start;padding-bottom:1.5rem}
h2{font:400 1.875rem/1.15 var(--serif);letter-spacing:-.012em;text-wrap:balance}
.rail h2{margin-bottom:.625rem}
.rail p{max-width:17rem;color:var(--ink-soft);font-size:.9375rem;text-wrap:pretty}
.wide{grid:auto/var(--c1);padding-bottom:2.25rem}
.wide .rail{position:static;display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 2rem;padding-bottom:1.75rem}
.wide .rail p{max-width:none}

.files{margin-top:1.25rem;max-width:15.5rem;border-top:var(--rule)}
.files a{display:grid;grid:auto/3.25rem var(--c1) auto;gap:.5rem;padding-block:.5625rem;border-bottom:var(--rule);color:var(--ink);font-size:.9375rem;text-decoration:none}
.files b{font-weight:650;color:var(--brand)}
.files a:hover,.get a:hover,.docs a:hover,summary:hover{background:var(--brand-wash)}
.files small{line-height:1.7}
.btn{display:inline-flex;align-items:center;gap:.5rem;min-height:2.25rem;padding:.375rem .75rem;border:1px solid var(--brand);border-radius:3px;background:var(--brand);color:var(--on-brand);font:500 .875rem/1.3 var(--sans);cursor:pointer}
.btn::before{content:"";width:.875rem;height:.875rem;background:currentColor;mask:${COPY_ICON} center/contain no-repeat}
.btn:hover{background:color-mix(in srgb,var(--brand) 86%,var(--ink))}
.rail [data-copy]{margin-top:1.25rem}
.quote .btn,.get .btn{min-height:1.75rem;padding:.125rem 0;border:0;background:none;color:var(--brand)}
.quote .btn:hover,.get .btn:hover{text-decoration:underline;}

/* Release */
.prose{max-width:40rem;font:400 1.1875rem/1.62 var(--serif)}
.word{margin-block:2rem;padding-left:1.25rem;border-left:3px solid var(--brand)}
.prose h3{font:400 1.625rem/1.2 var(--serif);letter-spacing:-.01em;text-wrap:balance}
.prose .sub{margin-top:.375rem;line-height:1.4;color:var(--ink-soft);text-wrap:pretty}
.prose .by{margin-top:.5rem;font:400 .9375rem/1.5 var(--sans);color:var(--ink-soft)}
.prose [id]{position:relative;margin-bottom:1.05em}
.prose :not([id])+[id]{margin-top:1.5rem}
.prose [id]:target{background:var(--brand-wash);box-shadow:0 0 0 .625rem var(--brand-wash)}
.pn{position:absolute;left:-1.75rem;top:.45em;font:400 .75rem/1.5 var(--sans);color:var(--ink-faint);font-variant-numeric:tabular-nums;user-select:none}
.dl{font-variant-caps:small-caps;letter-spacing:.04em}
.ends{font:500 .875rem/1 var(--sans);letter-spacing:.14em;color:var(--ink-soft)}

/* Figures */
.big{display:grid;grid:auto/repeat(var(--n),var(--c1));gap:2.5rem 2rem}
.big dt{font:350 clamp(2.75rem,2rem + 2.1vw,4rem)/1 var(--serif);letter-spacing:-.03em;color:var(--brand);font-variant-numeric:lining-nums}
.big dt span{display:block;margin-top:.375rem;font:600 .9375rem/1.4 var(--sans);letter-spacing:0;color:var(--ink)}
.big dd,.more dd{font-size:.9375rem;line-height:1.5;color:var(--ink-soft);text-wrap:pretty}
.big dd{margin-top:.375rem;max-width:26rem}
dd b{font-weight:600;color:var(--ink)}
.src::before{content:"¶ ";content:"¶ "/""}
.src{display:inline-block;min-width:1.5rem;font-size:.8125rem;line-height:1.5rem;text-decoration:none}
.src:hover{text-decoration:underline}
.more{display:grid;grid:auto/repeat(var(--n),var(--c1));column-gap:2rem;border-top:var(--rule)}
.big+.more{margin-top:2.75rem}
.more>div{display:grid;grid:auto/8rem var(--c1);gap:.75rem;padding-block:.75rem;border-bottom:var(--hair)}
.more dt{font:400 1.1875rem/1.25 var(--serif);font-variant-numeric:lining-nums}

/* Quotes */
.quote+.quote{margin-top:2.25rem;padding-top:2rem;border-top:var(--hair)}
.quote blockquote{max-width:48rem;font:380 clamp(1.375rem,1.15rem + .9vw,1.875rem)/1.36 var(--serif);letter-spacing:-.008em;text-wrap:pretty;text-indent:-.44em}
.quote.l blockquote{font-size:clamp(1.1875rem,1.05rem + .55vw,1.4375rem);line-height:1.45;max-width:44rem}
.quote figcaption{display:flex;flex-wrap:wrap;align-items:center;gap:.375rem 1.5rem;margin-top:1.125rem;font-size:.9375rem;color:var(--ink)}
.quote figcaption b{font-weight:600}
.all,code{-webkit-user-select:all;user-select:all}

/* Photos: whole frames on a light table, never cropped */
.grid{display:grid;grid:auto/repeat(var(--n),var(--c1));gap:0 2rem}
.card{position:relative;display:grid;grid-row:span 4;grid-template:subgrid/var(--c1);align-content:start;margin-bottom:3.25rem}
.card figure{display:grid;grid-row:span 2;grid-template:subgrid/var(--c1)}
.frame{position:relative;aspect-ratio:var(--r,3/2);background:var(--sunk)}
.frame img{position:absolute;inset:0;width:100%;height:100%;object-fit:contain}
.card h3,.logos h3{font:600 .9375rem/1.4 var(--sans)}
.card h3 span{margin-right:.5rem;color:var(--ink-faint);font-weight:400;font-variant-numeric:tabular-nums}
.card figcaption{margin-top:.75rem;font-size:.9375rem;line-height:1.5;color:var(--ink)}
.card .cap{margin-top:.25rem;font:400 1rem/1.45 var(--serif);text-wrap:pretty}
.card dl{display:grid;grid:auto/minmax(3.75rem,max-content) var(--c1);column-gap:.5rem;align-content:start;margin-top:.625rem;font-size:.8125rem;line-height:1.6;color:var(--ink-soft)}
.card dt{color:var(--ink-faint)}
.get{margin-top:.625rem;border-top:var(--hair)}
.get div{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding-top:.375rem}
.get a{display:flex;justify-content:space-between;gap:.75rem;padding-block:.4375rem;border-bottom:var(--hair);font-size:.875rem;font-weight:500;text-decoration:none}
/* The picture belongs to the link to its large file. */
.get a:first-child::before{content:"";position:absolute;inset:0 0 auto;aspect-ratio:var(--r,3/2)}
.get small{font-weight:400;line-height:1.6}
.panel{grid-column:span var(--s,1);grid-row:span 4;display:flex;flex-wrap:wrap;align-content:space-between;gap:1.25rem 2.5rem;margin-bottom:3.25rem;padding:1.5rem;background:var(--brand-wash)}
.panel.w{align-self:start}
.panel>*{flex:1 1 15rem}
.panel h3{font:400 1.5rem/1.2 var(--serif)}
.panel p{margin-top:.75rem;max-width:34rem;font-size:.9375rem}
.panel .files{max-width:none;margin-top:.25rem}

/* Logos */
.logos{display:grid;grid:auto/repeat(var(--n),var(--c1));column-gap:2rem}
.logos li{display:grid;grid-row:span 3;grid-template:subgrid/var(--c1);align-content:start;margin-bottom:1.75rem}
.tile{display:grid;place-items:center;min-height:13rem;padding:2rem;border:var(--hair)}
.tile img{width:min(15rem,80%);height:8rem;object-fit:contain}
.t-light{background:#fff}
.t-dark{background:var(--ground-dark)}
.t-brand{background:var(--ground-brand)}
.logos h3{margin-top:.75rem}
.fmt{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.875rem;line-height:1.75}
.rules{display:grid;grid:auto/repeat(2,var(--c1));gap:1.5rem 2rem;margin-top:2.25rem;padding-top:1.5rem;border-top:var(--hair)}
.rules .small{max-width:34rem}
.swatch{display:grid;grid:auto/2.5rem 1fr;gap:0 .75rem;align-items:center;font-size:.875rem}
.swatch+.swatch{margin-top:.625rem}
.swatch i{width:2.5rem;height:2.5rem;border:var(--hair)}
.swatch b{font-weight:600}

/* People and organisation */
.people{display:grid;grid:auto/repeat(2,var(--c1));gap:2.5rem 2rem}
.person h3{font:400 1.5rem/1.2 var(--serif);letter-spacing:-.008em}
.person .role{margin-top:.25rem;font-size:.9375rem;color:var(--ink-soft)}
.person ul{margin-block:1rem;border-top:var(--hair)}
.person li{display:grid;grid:auto/5rem var(--c1);gap:.5rem;padding-block:.5rem;border-bottom:var(--hair)}
.person li span:first-child{color:var(--ink-faint);font-size:.875rem;line-height:1.7}
.person li a{overflow-wrap:anywhere}
.about{display:grid;grid:auto/minmax(0,2fr) minmax(0,1fr);gap:2rem 3rem}
.about .prose{font-size:1.0625rem}
.prose p+p:not([class],[id]){margin-top:1em}
.count{display:flex;flex-wrap:wrap;gap:1.25rem 2.5rem}
.count b{display:block;font:350 3.25rem/1 var(--serif);letter-spacing:-.03em;color:var(--brand);font-variant-numeric:lining-nums}
.count+p,.site{margin-top:1rem;font-size:.9375rem}

/* All files */
.toc{border-top:var(--rule)}
.toc details{border-bottom:var(--rule)}
.toc summary,.toc li{display:grid;align-items:baseline;grid:auto/minmax(0,11rem) var(--c1) 5.5rem 5rem;gap:1rem;font-size:.9375rem}
.toc summary{padding-block:.75rem;cursor:pointer;list-style:none}
.toc summary::-webkit-details-marker{display:none}
.toc summary b{font-weight:600}
.toc summary b::before{content:"";display:inline-block;width:.4375rem;height:.4375rem;margin-right:.625rem;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:rotate(-45deg) translate(-1px,-1px)}
.toc [open]>summary b::before{transform:rotate(45deg) translate(-2px,-2px)}
.toc small{text-align:right}
.toc ul{padding-bottom:.75rem}
.toc li{padding-block:.25rem;font-size:.875rem;grid:auto/var(--c1) 5rem}
.toc li a{justify-self:start;padding-left:1.0625rem;overflow-wrap:anywhere}

/* Licence and verification */
footer{padding-block:2.5rem 4rem;background:var(--sunk);border-top:var(--hair)}
.foot{display:grid;grid:auto/minmax(0,4fr) minmax(0,8fr);gap:2.5rem}
.foot.solo{grid:auto/minmax(0,54rem)}
footer h2{margin-bottom:.75rem;font-size:1.5rem}
footer section p{max-width:44rem;font-size:.9375rem;color:var(--ink-soft)}
footer section p+p{margin-top:.75rem}
.steps{margin-top:1rem;counter-reset:s}
.steps li{position:relative;padding:.75rem 0 .75rem 2.25rem;border-top:var(--rule);font-size:.9375rem;counter-increment:s}
.steps li::before{content:counter(s);position:absolute;left:0;font:400 1.25rem/1.3 var(--serif);color:var(--brand)}
.steps.one li{padding-left:0}
.steps.one li::before{content:none}
.steps b{font-weight:600}
code{display:block;margin-block:.375rem;padding:.5rem .75rem;background:var(--paper);border:var(--hair);font:400 .8125rem/1.55 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere}
.made{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 2rem;margin-top:2.5rem;padding-top:1rem;border-top:var(--rule);font-size:.8125rem;color:var(--ink-soft)}
`;

/** Only for releases with notes to editors. */
const NOTES = `
.prose h4{margin-top:2.25rem;padding-top:1rem;border-top:var(--rule);font:600 .9375rem/1.4 var(--sans)}
.prose .hd{margin-top:1.75rem;padding-top:0;border-top:0;font:600 1.1875rem/1.3 var(--serif)}
.prose h5.hd{font-size:1.0625rem}
.prose blockquote{padding-left:1.25rem;border-left:3px solid var(--brand);font-size:1.3125rem;line-height:1.45}
.prose .pl{padding-left:1.5rem;list-style:revert}
.prose ol:not(.pl){counter-reset:n;font:400 .9375rem/1.55 var(--sans);color:var(--ink-soft)}
.prose ol:not(.pl) li{position:relative;margin-top:.5rem;padding-left:1.75rem;counter-increment:n}
.prose ol:not(.pl) li::before{content:counter(n);position:absolute;left:0;color:var(--ink-faint);font-variant-numeric:tabular-nums}
`;

/** Only for kits that have documents. */
const DOCUMENTS = `
.docs{border-top:var(--rule)}
.docs a{display:grid;grid:auto/3.25rem var(--c1) auto;align-items:baseline;gap:.25rem .5rem;padding-block:.8125rem;border-bottom:var(--hair);color:var(--ink);text-decoration:none}
.docs b{font-size:.9375rem;font-weight:650;color:var(--brand)}
.docs .t{font:400 1.1875rem/1.3 var(--serif)}
.docs .small{display:block;font-family:var(--sans);margin-top:.125rem}
`;

const NARROW = `
@media screen and (max-width:68rem){
.zones{margin-left:0}
.mast>div{align-items:flex-start}
.big{--n:2!important}
.grid{--n:2!important}
.panel{--s:var(--s2,1)!important}
.logos{--n:2!important}
.lane{grid:auto/repeat(2,var(--c1))}
.lane>li:nth-child(odd){padding-left:0;border-left:0}
.lane>li:nth-child(even){padding-right:0}
.lane>li:nth-child(n+3){border-top:var(--hair)}
}
@media screen and (max-width:56rem){
.open,.open.bare{grid:auto/var(--c1);padding-top:1rem;row-gap:2rem}
.open img{aspect-ratio:3/2}
.stand{margin-bottom:0}
.sec{grid:auto/var(--c1);padding-bottom:4rem}
.lane+.sec{margin-top:4rem}
.rail{position:static;padding-bottom:1.75rem}
.rail p,.files{max-width:none}
.pn{display:none}
.about,.foot,.foot.solo{grid:auto/var(--c1)}
.more{--n:1!important}
}
@media screen and (max-width:40rem){
.status{font-size:.875rem;line-height:1.45}
.status .wrap{display:block}
.tag{margin-right:.375rem}
.zones{margin-top:.125rem;gap:0 .875rem;font-size:.75rem}
.mast{padding-block:1.25rem .5rem}
.mast img{max-width:11rem}
.mast nav ul{gap:0 1.125rem}
.lane,.rules,.people{grid:auto/var(--c1)}
.grid{--n:1!important}
.panel{--s:1!important}
.logos{column-gap:1rem}
.logos li{margin-bottom:1.25rem}
.sec{padding-bottom:3rem}
.lane+.sec{margin-top:2.75rem}
.card,.panel{margin-bottom:2rem}
.quote blockquote{font-size:1.25rem}
.quote.l blockquote{font-size:1.125rem}
.lane>li,.lane>li:last-child{padding:.875rem 0 1rem;border-left:0}
.lane>li+li{border-top:var(--hair)}
footer{padding-block:1.75rem 2rem}
.prose{font-size:1.0625rem}
.more>div{grid:auto/7rem var(--c1)}
.big{column-gap:1.25rem}
.big.long{--n:1!important}
.tile{min-height:6.5rem;padding:1rem}
.tile img{height:5rem}
.toc summary{grid:auto/1fr auto}
.toc summary .d,.toc summary small:nth-last-child(2){display:none}
.toc li{grid:auto/var(--c1) auto}
}
@media (min-width:90rem){.wrap{width:min(100% - 2*var(--gutter),84rem)}}
@media screen and (prefers-color-scheme:dark){.mast .plate{padding:.625rem .875rem;border-radius:3px;background:#fff}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (prefers-contrast:more){:root{--line:var(--ink-soft);--line-strong:var(--ink);--ink-soft:var(--ink);--ink-faint:var(--ink)}a{text-decoration-color:currentColor}}
@media (forced-colors:active){.tag,.tile,.frame,.panel,.miss{border:1px solid CanvasText}.swatch i,.tile{forced-color-adjust:none}}
`;

const PRINT = `
@media print{
html{font-size:10pt}
body,footer{background:none}
.status,.rail{position:static!important}
.status{border:1.5pt solid!important}
.tag{background:none!important;color:inherit!important;border-color:currentColor}
.wrap{width:100%}
.status .wrap{padding-inline:.75rem}
.mast nav,.skip,.miss,#clock,#own,.btn,.panel,.rail>:not(h2){display:none}
/* Blocks one below the other: browsers break these where asked, the rows of a grid not always. */
.sec,.foot{display:block}
.open{column-gap:1.5rem;padding-block:0 1.25rem}
.sec{padding-block:.75rem 1.5rem}
.rail{padding-bottom:.75rem!important}
.prose{padding-left:1.75rem}
.foot section+section{margin-top:1.25rem}
.lane+.sec{margin-top:1.5rem}
h1{font-size:28pt}
h1.m{font-size:23pt}
h1.l{font-size:18pt}
.lane>li{padding:.625rem .75rem}
.prose{font-size:11pt;line-height:1.5;orphans:3;widows:3}
.big dt{font-size:25pt}
.more{--n:1!important}
.quote blockquote{font-size:15pt;text-indent:0}
/* Photos one below the other, each beside its words: rows of three are half a sheet high and would leave as much of it empty. */
.grid{display:block}
.card figure{display:contents}
.card{display:grid;grid:auto/30% var(--c1);column-gap:1.25rem;margin-bottom:1rem}
.frame{grid-row:1/span 3;align-self:start}
.card figcaption,.card dl,.get{grid-column:2;margin-top:0}
.card dl{margin-block:.375rem;font-size:8pt}
.get{display:flex;flex-wrap:wrap;gap:0 1.5rem}
.get a{padding-block:.25rem;border:0}
.logos{--n:3!important}
.logos li{display:block;margin-bottom:.75rem}
.tile{min-height:5rem;padding:.75rem}
.tile img{height:3.5rem}
.tile,.swatch i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.card,.quote,.person,.logos li,.big>div,.more>div,.steps li,.docs li,summary,.rules,#contacts,#about{break-inside:avoid}
h2,h3,h4,.rail{break-after:avoid}
a{color:inherit;text-decoration:none}
}
`;

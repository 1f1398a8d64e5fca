import { formatDateLong } from '../dates.ts';
import { type Html, html, join, nothing, raw } from '../exports/page/safe.ts';
import { isRightToLeft } from '../releases/texts/labels.ts';
import { altOf, badgeOf, captionsOf, markOf } from './captions.ts';
import type { SheetContent, SheetPerson, SheetPicture } from './content.ts';
import { runOf, startsRightToLeft } from './lines.ts';
import { factsOf } from './people.ts';
import { type SheetWords, sheetWords } from './words.ts';

const CSS = `:root{color-scheme:light dark;--ink:#1b1e22;--soft:#565c66;--line:#d9dce1;--paper:#fff;--ground:#f1f3f2;--red:#b3261e;--amber:#8a5200;--green:#0f6b4c;--wash:#fdf1dc;--wash-ink:#4f2f00}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eceef0;--soft:#aab1bb;--line:#3a4048;--paper:#16191d;--ground:#22272c;--red:#ff9a8d;--amber:#f0b45a;--green:#5fc79d;--wash:#3a2a10;--wash-ink:#f6dcb0}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.45 system-ui,sans-serif}
main{max-width:90rem;margin:0 auto;padding:clamp(1rem,3vw,2.5rem)}header{display:flex;justify-content:space-between;gap:2rem;align-items:end;flex-wrap:wrap}
header img{display:block;max-width:16rem;max-height:3.5rem}header .on-white{background:#fff;padding:.25rem}h1{font:400 clamp(1.5rem,3vw,2.25rem)/1.15 Georgia,serif;margin:1.25rem 0 .25rem;overflow-wrap:anywhere}h2{font:400 1.375rem/1.2 Georgia,serif;margin:0 0 .5rem;overflow-wrap:anywhere}
p{margin:0;overflow-wrap:anywhere}.soft{color:var(--soft)}.notice{background:var(--wash);color:var(--wash-ink);font-weight:600;padding:.625rem .875rem;margin-top:1rem}
.sheet{list-style:none;margin:1.5rem 0 0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,var(--cell)),1fr));gap:1.5rem 1.125rem}
.frame{position:relative;display:grid;place-items:center;aspect-ratio:3/2;background:var(--ground);margin-bottom:.375rem}.frame.soft{background:#4d5b67;color:#fff}.frame img{position:absolute;inset:0;width:100%;height:100%;object-fit:contain}
.name{font-weight:600}.small{font-size:.8125rem;color:var(--soft)}.tag{position:absolute;left:.375rem;padding:0 .375rem;font-size:.75rem;line-height:1.375rem;font-weight:600;background:var(--paper);color:var(--ink)}.tag.rights{bottom:.375rem}.tag.mark{top:.375rem}
.red{color:var(--red)}.amber{color:var(--amber)}.green{color:var(--green)}.frame.rejected img{opacity:.4}
.people{list-style:none;margin:2rem 0 0;padding:0}.people>li{border-top:1px solid var(--ink);padding:1rem 0 1.75rem}dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1rem;margin:0 0 .5rem}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}a{color:inherit}
@page{margin:var(--margin)}@media print{main{max-width:none;padding:0}.sheet{grid-template-columns:repeat(var(--columns),1fr);gap:4mm;font-size:7pt}.sheet>li,.people>li{break-inside:avoid}.small,.tag{font-size:6pt;line-height:1.5}}`;

/** How the pictures of a page are addressed. */
export interface SheetSources {
  /** A `data:` address of a picture of the sheet; null where there is none. */
  picture(picture: SheetPicture): string | null;
  /** A `data:` address of the sender's logo; null without one. */
  readonly logo: string | null;
  /** The base64 SHA-256 of a text, for the page's own policy. */
  sha256(text: string): string;
}

/**
 * A sheet as one HTML file that reads nothing from elsewhere: pictures and people are lists, every picture has its alt text, captions are whole.
 * It follows the reader's light or dark, and prints with the columns of the sheet.
 */
export function writeSheetHtml(content: SheetContent, sources: SheetSources): string {
  const { look, brand, body } = content;
  const words = sheetWords(look.language);
  // a policy with a hash allows no style attribute: what differs from sheet to sheet is in the style itself
  const css = `:root{--columns:${look.columns};--margin:${look.marginMm}mm;--cell:${cellWidth(look.columns)}rem}${CSS}`;
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${sources.sha256(css)}'`;
  const kind = body.kind === 'pictures' ? words.contactSheet : words.contacts;
  const said = body.kind === 'pictures' ? html`<p class="soft">${words.pictures(body.pictures.length)}</p>` : nothing;
  const list = body.kind === 'pictures' ? pictureList(content, body.pictures, words, sources) : peopleList(body.people, words);
  return html`<!doctype html>
<html lang="${look.language}" dir="${isRightToLeft(look.language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${runOf(content.title)}</title>
<style>${raw(css)}</style>
</head>
<body>
<main>
<header>${logoOf(content, sources)}<p class="soft">${[brand.organisation, kind, formatDateLong(content.date, look.language)].filter((part) => part !== '').join(' · ')}</p></header>
<h1${dirOf(content.title)}>${runOf(content.title)}</h1>
${said}${content.notice === null ? nothing : html`<p class="notice">${content.notice}</p>`}
${list}
</main>
</body>
</html>
`.markup;
}

/** Cells on a wide screen stand as many beside each other as on paper, and are never narrower than can be read. */
const cellWidth = (columns: number): number => Math.max(8, Math.round((68 / columns) * 10) / 10);

const logoOf = ({ brand }: SheetContent, sources: SheetSources): Html =>
  sources.logo === null ? nothing : html`<img class="on-white" src="${sources.logo}" alt="${brand.organisation}">`;

/** Texts in another direction than the page's say so themselves. */
const dirOf = (text: string): Html => (startsRightToLeft(text) ? raw(' dir="rtl"') : raw(' dir="auto"'));

function pictureList(content: SheetContent, pictures: readonly SheetPicture[], words: SheetWords, sources: SheetSources): Html {
  const { look } = content;
  // a caption is whole here: there is room
  const whole = { ...look, captionLines: Number.POSITIVE_INFINITY };
  const cells = pictures.map((picture) => {
    const source = sources.picture(picture);
    const badge = look.showRights ? badgeOf(picture, words) : null;
    const mark = markOf(picture, look, words);
    const image =
      source === null
        ? html`<span>${words.noPreview}</span>`
        : html`<img src="${source}" alt="${altOf(picture, look, words)}"${sizeOf(picture)}>`;
    const sign = mark?.kind === 'chosen' ? '✓ ' : mark?.kind === 'rejected' ? '✕ ' : '';
    const tone = mark?.kind === 'chosen' ? ' green' : mark?.kind === 'rejected' ? ' red' : '';
    return html`<li><div class="frame${picture.ground === 'soft' ? ' soft' : ''}${mark?.kind === 'rejected' ? ' rejected' : ''}">${image}${badge === null ? nothing : html`<span class="tag rights ${badge.tone}">${badge.text}</span>`}${mark === null ? nothing : html`<span class="tag mark${tone}">${sign}${mark.text}</span>`}</div>${join(
      captionsOf(picture, whole, words).map(
        ({ kind, text }) =>
          html`<p${dirOf(text)} class="${kind === 'name' ? 'name' : kind === 'caption' ? 'caption' : 'small'}">${runOf(text)}</p>`,
      ),
    )}</li>
`;
  });
  return html`<ul class="sheet">
${join(cells)}</ul>`;
}

/** The shape of a picture, so that the page does not jump while it is read. */
const sizeOf = ({ width, height }: SheetPicture): Html =>
  width === null || height === null ? nothing : raw(` width="${width}" height="${height}"`);

function peopleList(people: readonly SheetPerson[], words: SheetWords): Html {
  const cards = people.map(
    (person) => html`<li>
<h2${dirOf(person.name)}>${person.name}</h2>
<p class="soft">${[person.isPrimary ? words.primary : '', person.role, person.organisation].filter((part) => part !== '').join(' · ')}</p>
<dl>${join(
      factsOf(person, words).map(
        ({ label, value, link }) =>
          html`<dt>${label}</dt><dd>${link === null ? value : html`<a href="${link}">${value}</a>`}</dd>`,
      ),
    )}</dl>
${person.note === '' ? nothing : html`<p${dirOf(person.note)}>${person.note}</p>`}</li>
`,
  );
  return html`<ul class="people">
${join(cards)}</ul>`;
}

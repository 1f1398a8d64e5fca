import { has, type Page, saved, section } from '../page.ts';
import { colour, type Html, html, nothing, pictureSource } from '../safe.ts';
import type { PageDocument, PageLogo } from '../view.ts';

/** Each logo on the ground it is made for, with colour values and the rules of use. */
export function logos(page: Page): Html {
  const { view, words } = page;
  if (view.logos.length === 0 && view.palette.length === 0) return nothing;
  const rules = view.palette.length > 0 || has(view.logosNote);
  const shared = sharedName(view.logos);
  return section(
    'logos',
    words.logos,
    html`<p>${words.logosLead(view.organisation.name)}</p>\n`,
    html`<div>
${
  view.logos.length > 0 &&
  html`<ul class="logos" style="--n:${view.logos.length > 4 ? 3 : 2}">
${view.logos.map((logo) => tile(page, logo, shared))}</ul>
`
}${
  rules &&
  html`<div class="rules">
${view.palette.length > 0 && html`<div>${view.palette.map(({ name, hex }) => swatch(page, name, colour(hex)))}</div>`}
${has(view.logosNote) && html`<p class="small">${unbroken(view.logosNote)}</p>`}</div>
`
}</div>`,
  );
}

/** What stands before the first comma of every title, with the comma: beside nine logos of one city its name would be read nine times; '' when they differ. */
function sharedName(logos: readonly PageLogo[]): string {
  const [first, ...others] = logos.map(({ title }) => title);
  const name = /^[^,]+, (?=\S)/.exec(first ?? '')?.[0] ?? '';
  return others.length > 0 && others.every((title) => title.startsWith(name) && title.length > name.length) ? name : '';
}

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** Keeps a number and its unit on one line. */
const unbroken = (text: string) => text.replace(/(\d) (?=(?:mm|cm|px|pt|%)(?![\p{L}\d]))/gu, '$1\u00a0');

const GROUNDS = ['light', 'dark', 'brand'];

function tile(page: Page, logo: PageLogo, shared: string): Html {
  const src = pictureSource(logo.src);
  const ground = GROUNDS.includes(logo.ground) ? logo.ground : 'light';
  return html`<li><div class="tile t-${ground}">${src !== null && html`<img src="${src}" alt="${logo.altText}">`}</div>
<h3>${shared === '' ? logo.title : capital(logo.title.slice(shared.length))}</h3>
<p class="fmt">${logo.files.map((file) => html`<span>${page.file(file.path, html`${file.label}<span class="vh">, ${logo.title}</span>`, saved(page))} <small>${page.size(file.bytes)}</small></span> `)}</p></li>
`;
}

function swatch({ words }: Page, name: string, hex: string): Html {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return html`<p class="swatch"><i style="background:${hex}"></i><span><b>${name}</b><br>${hex.toUpperCase()}, ${words.rgb(channel(1), channel(3), channel(5))}</span></p>`;
}

/** Papers that go with the release. */
export function documents(page: Page): Html {
  const { view, words } = page;
  if (view.documents.length === 0) return nothing;
  return section(
    'documents',
    words.documents,
    html`<p>${words.documentsLead}</p>\n`,
    html`<ul class="docs">
${view.documents.map((document) => row(page, document))}</ul>`,
  );
}

function row(page: Page, { title, note, file }: PageDocument): Html {
  const name = html`<span class="t">${title}${has(note) && html`<span class="small">${note}</span>`}</span>`;
  return html`<li>${page.file(file.path, html`<b>${file.label}</b> ${name} <small>${page.size(file.bytes)}</small>`)}</li>\n`;
}

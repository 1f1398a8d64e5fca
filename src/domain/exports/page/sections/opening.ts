import { has, lines, type Page } from '../page.ts';
import { type Html, html, join, kitPath, mailAddress, nothing, phoneNumber, pictureSource } from '../safe.ts';
import type { PageFile } from '../view.ts';
import { menuOf } from './menu.ts';

/** The order in which the script reads what the clock says. */
const CLOCK_WORDS = ['over', 'since', 'sinceClock', 'left', 'days', 'hours', 'minutes', 'local'] as const;

/** The bar at the top: the embargo, or that there is none. */
export function statusBar({ view, words }: Page): Html {
  const w = words.status;
  if (view.status.kind === 'none') {
    return html`<div class="status" role="region" aria-label="${w.tagOpen}">
<div class="wrap"><span class="tag">${w.tagOpen}</span><span>${has(view.dateLong) ? w.immediateOn(view.dateLong) : w.immediate}</span></div>
</div>
`;
  }
  const { untilUtc, long, zones } = view.status;
  const clock = html`data-until="${untilUtc}" data-line="${w.line(long)}" data-words="${CLOCK_WORDS.map((key) => w.clock[key]).join('|')}"`;
  return html`<div class="status" role="region" aria-label="${w.region}">
<div class="wrap"><span class="tag">${w.tag}</span>
<span><span id="when">${w.before}</span><strong><time datetime="${untilUtc}">${long}</time></strong></span>
<span class="zones">${zones.length > 0 && html`<span>${zones.join(' · ')}</span>`}<span id="own" hidden></span><span id="clock" ${clock} hidden></span></span></div>
</div>
`;
}

/** Logo or name, the menu, and the notice for those who opened the page inside the zip. */
export function masthead(page: Page): Html {
  const { view, words } = page;
  const menu = menuOf(page);
  const probe = view.isPreview ? null : probePath(page);
  return html`<header class="wrap mast">
${probe !== null && html`<p class="miss" id="miss" role="status" data-probe="${probe}" hidden>${words.onlyPage}</p>\n`}<div>
${logo(page)}
<nav aria-label="${words.nav}"><ul>
${menu.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>\n`)}</ul></nav>
${languages(page)}</div>
</header>
`;
}

/** The choice of languages: anchors, so that it needs no script. A language without a release of its own is chosen nowhere. */
function languages(page: Page): Html {
  const { view, words } = page;
  const open = view.languages.flatMap(({ language, name, releaseId }) => {
    const id = page.releaseIds[view.releases.findIndex((release) => release.id === releaseId)];
    return id === undefined ? [] : [html`<li><a href="#${id}" hreflang="${language}"${page.lang(language)}>${name}</a></li>\n`];
  });
  if (open.length < 2) return nothing;
  return html`<nav class="langs" aria-label="${words.languages}"><ul>
${open}</ul></nav>
`;
}

/** A small picture that lies next to the page; when it cannot be loaded, the page stands alone. */
function probePath({ view }: Page): string | null {
  const photo = view.photos[0];
  const logo = view.logos.flatMap((one) => one.files).find((file) => /\.(svg|png)$/.test(file.path));
  return kitPath(photo?.web?.path ?? logo?.path ?? photo?.highRes?.path ?? '');
}

function logo({ view }: Page): Html {
  const mark = view.logo;
  const light = mark && pictureSource(mark.light);
  if (!mark || !light) return html`<p class="name">${view.organisation.name}</p>`;
  // Logos of any shape get about the same area, so that a square mark and a long wordmark weigh the same.
  const aspect = mark.width > 0 && mark.height > 0 ? mark.width / mark.height : 1;
  const height = Math.min(Math.max(Math.sqrt(10_700 / aspect), 30), 76, 264 / aspect);
  const dark = mark.dark === null ? null : pictureSource(mark.dark);
  const img = html`<img${!dark && html` class="plate"`} src="${light}" alt="${mark.alt}" width="${Math.round(height * aspect)}" height="${Math.round(height)}">`;
  return dark ? html`<picture><source srcset="${dark}" media="screen and (prefers-color-scheme:dark)">${img}</picture>` : img;
}

/** Headline with the lead picture. */
export function opening(page: Page): Html {
  const { view, words } = page;
  const length = view.title.length;
  const lang = page.lang(view.language);
  const picture = lead(page);
  return html`<div class="open${picture === nothing ? ' bare' : ''}">
<div>
<p class="eyebrow"><b>${words.pressKit}</b>${has(view.dateLong) && html` <time datetime="${view.date}">${view.dateLong}</time>`}${view.version > 1 && html` <span>${words.version(view.version)}</span>`}</p>
<h1${length > 130 ? html` class="l"` : length > 80 ? html` class="m"` : nothing}${lang}>${view.title}</h1>
${has(view.standfirst) && html`<p class="stand${view.standfirst.length > 330 ? ' l' : ''}"${lang}>${view.standfirst}</p>\n`}</div>
${picture}</div>
`;
}

function lead(page: Page): Html {
  const { view, words } = page;
  const picture = view.lead;
  const src = picture && pictureSource(picture.src);
  if (!picture || !src) return nothing;
  const percent = (value: number) => Math.round(Math.min(100, Math.max(0, value)));
  const card = view.photos.findIndex((photo) => photo.id === picture.photoId);
  const id = page.photoIds[card];
  const focus = `${percent(picture.focus.x)}% ${percent(picture.focus.y)}%`;
  return html`<figure>
<img src="${src}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}"${focus !== '50% 50%' && html` style="object-position:${focus}"`}>
${(has(picture.credit) || id !== undefined) && html`<figcaption>${picture.credit}${has(picture.credit) && !/[.!?]$/.test(picture.credit) && '.'}${id !== undefined && html` <a href="#${id}">${words.leadLink}</a>`}</figcaption>\n`}</figure>
`;
}

/** What the sender says to whoever opens the kit; no part of the release. */
export function note(page: Page): Html {
  const { view, words } = page;
  if (view.note.length === 0) return nothing;
  return html`<section class="prose word" aria-label="${words.note}">
${view.note.map((text) => html`<p${page.lang(view.language)}>${lines(text)}</p>\n`)}</section>
`;
}

/** Quick downloads: release, photos, logo (or documents) and the person to call. */
export function lane(page: Page): Html {
  const { view, words } = page;
  const cells: Html[] = [];
  const release = view.releases[0];
  if (release && release.files.length > 0)
    cells.push(cell(words.menu.release, files(page, short(release.files), words.laneFor.release)));
  if (view.photos.length > 0) {
    const sheet = view.photoFiles[0];
    cells.push(
      cell(
        words.photos,
        html`<ul><li><a href="#photos">${words.photoCount(view.photos.length)}</a></li>${sheet !== undefined && html`<li>${page.file(sheet.path, html`${sheet.note || sheet.label}`)} <small>${page.size(sheet.bytes)}</small></li>`}</ul>`,
      ),
    );
  }
  const mark = view.logos.find((one) => one.files.length > 0);
  if (mark) cells.push(cell(words.laneLogo, files(page, mark.files.slice(0, 3), words.laneFor.logo)));
  if (view.documents.length > 0 && cells.length < 3) {
    cells.push(
      cell(words.documents, html`<ul><li><a href="#documents">${words.laneDocuments(view.documents.length)}</a></li></ul>`),
    );
  }
  const contact = view.contacts.find((one) => one.isPrimary) ?? view.contacts[0];
  if (contact) {
    const tel = phoneNumber(contact.phone);
    const mail = mailAddress(contact.email);
    const ways = [
      has(contact.phone) && page.link(tel, html`<span class="nb">${contact.phone}</span>`),
      mail !== null &&
        (has(contact.phone) ? page.link(mail, html`${words.contact.email}`) : page.link(mail, html`${contact.email}`)),
      contact.vcard && page.file(contact.vcard.path, html`${words.vcard}`),
    ].filter((way) => way !== false && way !== null);
    cells.push(
      cell(
        words.laneContact,
        html`<p>${contact.name}</p>${ways.length > 0 && html`<ul>${ways.map((way) => html`<li>${way}</li>`)}</ul>`}`,
      ),
    );
  }
  if (cells.length === 0) return nothing;
  return html`<ul class="lane" aria-label="${words.lane}" style="--n:${cells.length}">
${join(cells)}</ul>
`;
}

const cell = (title: string, content: Html) => html`<li><h2>${title}</h2>${content}</li>\n`;

/** PDF, Word and text when they are there; else the first three. */
function short(all: readonly PageFile[]): readonly PageFile[] {
  const usual = ['pdf', 'docx', 'txt'].flatMap((ending) => all.find((file) => file.path.endsWith(`.${ending}`)) ?? []);
  return usual.length > 0 ? usual : all.slice(0, 3);
}

function files(page: Page, list: readonly PageFile[], of: string): Html {
  const word = (file: PageFile) => {
    const ending = file.path.split('.').pop() ?? '';
    return (Object.hasOwn(page.words.formats, ending) ? page.words.formats[ending]?.[2] : undefined) ?? file.label;
  };
  return html`<ul>${list.map((file) => html`<li>${page.file(file.path, html`${word(file)}<span class="vh">${of}</span>`)} <small>${page.size(file.bytes)}</small></li>`)}</ul>`;
}

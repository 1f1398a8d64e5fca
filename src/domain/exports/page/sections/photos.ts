import { fileRows, has, type Page, photoNumber, saved, section } from '../page.ts';
import { type Html, html, kitPath, nothing, pictureSource, webAddress } from '../safe.ts';
import type { PagePhoto, PageRendition } from '../view.ts';

/** Every photo uncropped with caption, terms and its files, and one card for all of them. */
export function photos(page: Page): Html {
  const { view, words } = page;
  const count = view.photos.length;
  if (count === 0) return nothing;
  // One or two photos share a row of two; from three on there are three in a row, and the last card fills the row.
  const columns = count < 3 ? 2 : 3;
  const fill = (perRow: number) => (count % perRow === 0 ? perRow : perRow - (count % perRow));
  // The light table's frames are landscape, unless most pictures are upright.
  const upright = view.photos.filter((photo) => photo.aspect < 0.95).length > count / 2;
  const grid = html`<ul class="grid" style="--n:${columns}${upright ? ';--r:4/5' : ''}">
${view.photos.map((photo, i) => card(page, photo, i))}${panel(page, fill(columns), fill(2))}</ul>`;
  return section('photos', words.photos, html`<p>${words.photosLead}</p>\n`, grid, true);
}

function card(page: Page, photo: PagePhoto, i: number): Html {
  const { words } = page;
  const number = photoNumber(page, photo.number);
  const src = pictureSource(photo.src);
  const picture = src === null ? nothing : html`<img src="${src}" alt="${photo.altText}">`;
  return html`<li class="card" id="${page.photoIds[i] ?? ''}">
<figure><div class="frame">${picture}</div>
<figcaption><h3><span>${number}</span>${photo.title}</h3>${has(photo.caption) && html`<p class="cap">${photo.caption}</p>`}${photo.captions.map(({ language, caption }) => page.folded(language, html`<p${page.lang(language)}>${caption}</p>`))}</figcaption></figure>
<dl${namesNobody(photo) && html` class="nn"`}>${rights(page, photo)}</dl>
<div class="get">${photo.highRes && rendition(page, words.photo.highRes, number, photo.highRes)}${photo.web && rendition(page, words.photo.web, number, photo.web)}${photo.original && rendition(page, words.photo.original, number, photo.original)}</div>
</li>
`;
}

/** The first row is what the script copies behind a caption: the credit, or whoever made the picture, but never its terms. */
const namesNobody = ({ credit, creator }: PagePhoto): boolean => !has(credit) && !has(creator);

function rights(page: Page, photo: PagePhoto): readonly Html[] {
  const { words } = page;
  const w = words.photo;
  const rows: Html[] = [];
  const row = (name: string, value: Html) => rows.push(html`<dt>${name}</dt><dd>${value}</dd>`);
  if (has(photo.credit)) row(w.credit, html`${photo.credit}`);
  if (has(photo.creator) && !photo.credit.includes(photo.creator)) row(w.by, html`${photo.creator}`);
  if (has(photo.copyright) && photo.copyright !== photo.credit) row(w.rights, html`${photo.copyright}`);
  const url = webAddress(photo.license.url);
  const name = has(photo.license.name) ? photo.license.name : url === null ? '' : w.licence;
  const terms = [
    has(photo.usageTerms) && html`${photo.usageTerms.trim()}`,
    name !== '' && (url === null ? html`${name}` : page.link(url, html`${name}`)),
    photo.expires !== null && html`<b>${words.rightsUntil(words.date(photo.expires))}</b>`,
  ].filter((term) => term !== false);
  if (terms.length > 0) row(w.terms, html`${terms.map((term, i) => html`${i > 0 && ', '}${term}`)}`);
  return rows;
}

function rendition(page: Page, name: string, number: string, file: PageRendition): Html {
  return page.file(
    file.path,
    html`<span>${name}<span class="vh">${page.words.photoLabel(number)}</span></span> <small>${page.words.size(file.width, file.height, page.size(file.bytes))}</small>`,
    saved(page),
  );
}

function panel(page: Page, columns: number, columnsOfTwo: number): Html {
  const { view, words } = page;
  const [drag, or, into] = words.allPhotosHow(view.photos.length);
  const folders = [
    ...new Set(
      view.photos.flatMap((photo) =>
        [photo.highRes, photo.web, photo.original].flatMap((file) => (file === null ? [] : [folderOf(file.path)])),
      ),
    ),
  ].filter((folder) => folder !== '');
  const how =
    folders.length > 0 &&
    !view.isSite &&
    html`<p>${drag}${folders.map((folder, i) => html`${i > 0 && or}<b>${folder}</b>`)}${into}</p>`;
  return html`<li class="panel${columns > 1 ? ' w' : ''}" style="--s:${columns};--s2:${columnsOfTwo}">
<div><h3>${words.allPhotos}</h3>${how}${has(view.photosNote) && html`<p>${view.photosNote}</p>`}</div>
${fileRows(page, view.photoFiles)}</li>
`;
}

const folderOf = (path: string) => (kitPath(path) === null ? '' : path.split('/').slice(0, -1).join('/'));

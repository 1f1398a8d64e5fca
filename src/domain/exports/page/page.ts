import { languageInItself } from './languages.ts';
import { type Html, html, kitPath, nothing } from './safe.ts';
import type { PageFile, PageSource, PageView } from './view.ts';
import { sizeInWords, type Words, wordsFor } from './words.ts';

/** A view with what its sections share: words, anchors and links. */
export interface Page {
  readonly view: PageView;
  readonly words: Words;
  /** `lang` for text of the kit, when the page's own words are in another language. */
  readonly lang: (language: string) => Html;
  /** The anchors on the page; ids from the view are taken only when they are safe and unique. */
  readonly releaseIds: readonly string[];
  readonly photoIds: readonly string[];
  readonly size: (bytes: number) => string;
  /** Texts in another language, folded away behind its name. */
  readonly folded: (language: string, content: Html) => Html;
  /** A link; without a target that is safe (or, in a preview, without one on the page) only its words remain. */
  readonly link: (target: string | null, content: Html, attributes?: Html) => Html;
  /** A link to a file of the kit. */
  readonly file: (path: string, content: Html, attributes?: Html) => Html;
  /** `¶ 3`, leading to a paragraph of a release, if there is such a paragraph. */
  readonly source: (source: PageSource | null) => Html;
}

export function openPage(view: PageView): Page {
  const words = wordsFor(view.language);
  const releaseIds = view.releases.map((_, i) => (i === 0 ? 'release' : `release-${i + 1}`));
  const link: Page['link'] = (target, content, attributes = nothing) => {
    const isOpen = target !== null && (!view.isPreview || target.startsWith('#'));
    return isOpen ? html`<a href="${target}"${attributes}>${content}</a>` : html`<a${attributes}>${content}</a>`;
  };
  return {
    view,
    words,
    releaseIds,
    photoIds: photoAnchors(view),
    lang: (language) => languageAttributes(language, words.language),
    size: (bytes) => sizeInWords(bytes, words.locale),
    link,
    folded: (language, content) =>
      html`<details class="tr"><summary${languageAttributes(language, words.language)}>${languageInItself(language)}</summary>
${content}</details>
`,
    file: (path, content, attributes) => link(kitPath(path), content, attributes),
    source: (source) => {
      const release = view.releases.findIndex((one) => one.id === source?.releaseId);
      const paragraph = source?.paragraph ?? 0;
      if (release < 0 || view.releases[release]?.body[paragraph - 1] === undefined) return nothing;
      return html` <a class="src" href="#${paragraphId(release, paragraph)}"><span class="vh">${words.source}</span>${paragraph}</a>`;
    },
  };
}

/** The anchor of a paragraph: p3 in the first release, r2-p3 in the second. */
export function paragraphId(release: number, paragraph: number): string {
  return `${release === 0 ? '' : `r${release + 1}-`}p${paragraph}`;
}

/** Photo numbers as in the file names: two digits, three from 100 photos on. */
export function photoNumber(page: Page, number: number): string {
  return String(number).padStart(page.view.photos.length >= 100 ? 3 : 2, '0');
}

function photoAnchors(view: PageView): readonly string[] {
  const taken = new Set<string>();
  return view.photos.map((photo, i) => {
    const own = /^photo-\d{2,5}$/.test(photo.id) && !taken.has(photo.id) ? photo.id : `photo-x${i + 1}`;
    taken.add(own);
    return own;
  });
}

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/;

function languageAttributes(language: string, pageLanguage: string): Html {
  const tag = language.toLowerCase();
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag) || tag === pageLanguage) return nothing;
  return RIGHT_TO_LEFT.test(tag) ? html` lang="${tag}" dir="rtl"` : html` lang="${tag}"`;
}

/** A section with its heading in the rail. `first` stands beside the heading, `body` in the column. */
export function section(id: string, title: string, rail: Html, body: Html, isWide = false): Html {
  return html`<section class="sec${isWide ? ' wide' : ''}" id="${id}" aria-labelledby="h-${id}">
<div class="rail">
<h2 id="h-${id}">${title}</h2>
${rail}</div>
${body}
</section>
`;
}

/** The place for a copy button; the script makes the button, without it the place stays empty and hidden. */
export function copyPlace(ids: readonly string[], label: string, name = ''): Html {
  return html` data-copy="${ids.join(' ')}" data-label="${label}"${name === '' ? nothing : html` data-name=" ${name}"`}`;
}

/** Files as rows with label, note and size. */
export function fileRows(page: Page, files: readonly PageFile[]): Html {
  if (files.length === 0) return nothing;
  return html`<ul class="files">
${files.map((file) => html`<li>${page.file(file.path, html`<b>${file.label}</b> <span>${file.note}</span> <small>${page.size(file.bytes)}</small>`)}</li>\n`)}</ul>
`;
}

/** On a web server a click saves the file; from a disk browsers show it, whatever is asked. */
export const saved = ({ view }: Page): Html => (view.isSite ? html` download` : nothing);

/** Text with its line breaks. */
export function lines(text: string, isWhole = true): Html {
  const parts = (isWhole ? text.trim() : text).split(/\r\n|\r|\n/);
  return html`${parts.map((part, i) => (i === 0 ? html`${part}` : html`<br>${part}`))}`;
}

/** A text set off from nothing but spaces. */
export const has = (text: string): boolean => text.trim() !== '';

import { copyPlace, fileRows, has, lines, type Page, paragraphId, section } from '../page.ts';
import { type Html, html, join } from '../safe.ts';
import type { PageRelease } from '../view.ts';

/** One section per release: its text with numbered paragraphs, and its files in the rail. */
export function releases(page: Page): Html {
  return join(page.view.releases.map((release, i) => one(page, release, i)));
}

function one(page: Page, release: PageRelease, i: number): Html {
  const { words, view } = page;
  const id = page.releaseIds[i] ?? 'release';
  const language = words.languageName(release.language);
  const speaks = new Set(view.releases.map((each) => each.language)).size === view.releases.length;
  const title =
    view.releases.length === 1
      ? words.release('')
      : speaks
        ? words.release(language)
        : words.releaseNumber(i + 1, view.releases.length);
  const rail = html`<p>${words.releaseLead(release.words, language, release.files.length > 0)}</p>
<p${copyPlace([`${id}-text`], words.copyRelease, view.releases.length === 1 ? '' : title)}></p>
${fileRows(page, release.files)}`;
  const article = html`<article class="prose" id="${id}-text"${page.lang(release.language)}>
<h3>${release.headline}</h3>
${has(release.subheadline) && html`<p class="sub">${release.subheadline}</p>\n`}${has(release.byline) && html`<p class="by">${release.byline}</p>\n`}${release.paragraphs.map((text, at) => paragraph(release, i, text, at))}<p class="ends">${words.ends}</p>
${
  release.notes.some(has) &&
  html`<h4>${words.notes}</h4>
<ol>${release.notes.filter(has).map((note) => html`<li>${lines(note)}</li>\n`)}</ol>
`
}</article>`;
  return section(id, title, rail, article);
}

function paragraph(release: PageRelease, i: number, text: string, at: number): Html {
  const dateline =
    at === 0 && has(release.dateline) && html`<span class="dl">${release.dateline.trim().replace(/\s*[–—-]$/, '')}</span> – `;
  return html`<p id="${paragraphId(i, at + 1)}"><span class="pn" aria-hidden="true">${at + 1}</span>${dateline}${lines(text)}</p>\n`;
}

import { assertNever } from '#contract/result.ts';
import type { BodyBlock } from '../../../releases/document.ts';
import { linkOf } from '../../../releases/texts/links.ts';
import { type Span, shownAddress } from '../../../releases/texts/marks.ts';
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
${has(release.subheadline) && html`<p class="sub">${release.subheadline}</p>\n`}${has(release.byline) && html`<p class="by">${release.byline}</p>\n`}${release.body.map((block, at) => bodyBlock(release, i, block, at))}<p class="ends">${words.ends}</p>
${
  release.notes.some(has) &&
  html`<h4>${words.notes}</h4>
<ol>${release.notes.filter(has).map((note) => html`<li>${lines(note)}</li>\n`)}</ol>
`
}</article>`;
  return section(id, title, rail, article);
}

function bodyBlock(release: PageRelease, i: number, block: BodyBlock, at: number): Html {
  const id = paragraphId(i, at + 1);
  const number = html`<span class="pn" aria-hidden="true">${at + 1}</span>`;
  switch (block.kind) {
    case 'paragraph': {
      const dateline =
        at === 0 && has(release.dateline) && html`<span class="dl">${release.dateline.trim().replace(/\s*[–—-]$/, '')}</span> – `;
      return html`<p id="${id}">${number}${dateline}${marked(block.spans)}</p>\n`;
    }
    case 'pull':
      return html`<blockquote id="${id}">${number}<p>${marked(block.spans)}</p></blockquote>\n`;
    case 'heading':
      return block.level === 2
        ? html`<h4 class="hd" id="${id}">${marked(block.spans)}</h4>\n`
        : html`<h5 class="hd" id="${id}">${marked(block.spans)}</h5>\n`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${marked(item.spans)}</li>\n`);
      return block.isOrdered
        ? html`<ol class="pl" id="${id}" start="${block.start}">${items}</ol>\n`
        : html`<ul class="pl" id="${id}">${items}</ul>\n`;
    }
    default:
      return assertNever(block);
  }
}

/** Marks as elements; a link that may not be followed from a kit shows its address in brackets. */
function marked(spans: readonly Span[]): Html {
  return join(
    spans.map((span, at) => {
      let text = lines(span.text, false);
      if (span.italic === true) text = html`<em>${text}</em>`;
      if (span.bold === true) text = html`<strong>${text}</strong>`;
      if (span.href === undefined) return text;
      const link = linkOf(span.href);
      if (link !== null) return html`<a href="${link}">${text}</a>`;
      const isOpen = spans[at + 1]?.href !== span.href && span.text !== shownAddress(span.href);
      return isOpen ? html`${text} (${shownAddress(span.href)})` : text;
    }),
  );
}

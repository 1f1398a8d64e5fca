import { assertNever } from '#contract/result.ts';
import { isBody, type PrintedContact, type ReleaseBlock, type ReleaseDocument } from '../document.ts';
import { RELEASE_STYLE } from './html-style.ts';
import { isRightToLeft } from './labels.ts';
import { linkOf, mailLink, telLink, webLink } from './links.ts';
import { type Span, shownAddress } from './marks.ts';
import { contactDetail } from './plain.ts';

/**
 * A release as one HTML page that needs nothing beside it: no request leaves it, no script runs in it, every text is
 * escaped, links are only https, mailto and tel. It prints, and follows the reader's light or dark setting.
 */
export function writeHtml(document: ReleaseDocument): string {
  const head = document.blocks.filter((block) => isHead(block));
  const body = document.blocks.filter((block) => isBody(block) || block.kind === 'end');
  const rest = document.blocks.filter((block) => !isHead(block) && !isBody(block) && block.kind !== 'end');
  const description = [document.labels.pressRelease, document.organisation, document.dateLong, document.embargo?.header ?? '']
    .filter((text) => text !== '')
    .join(', ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(document.language)}" dir="${isRightToLeft(document.language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
${document.organisation === '' ? '' : `<meta name="author" content="${escapeHtml(document.organisation)}">\n`}<title>${escapeHtml(document.title)}</title>
<style>${RELEASE_STYLE}</style>
</head>
<body>
<main>
<article>
<header>
${kicker(document)}${head.map((block) => htmlBlock(block, document)).join('\n')}
</header>
${body.map((block) => htmlBlock(block, document)).join('\n')}
</article>
${rest.map((block) => htmlBlock(block, document)).join('\n')}${rest.length > 0 ? '\n' : ''}${attachments(document)}${closing(document)}</main>
</body>
</html>
`;
}

/** A text as HTML content or as a quoted attribute: it can open no tag, close no quote and name no entity. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The body alone as a fragment, one element a block, for formats that carry HTML inside. */
export function bodyHtml(document: ReleaseDocument): string {
  return document.blocks
    .filter(isBody)
    .map((block) => htmlBlock(block, document).replace(/ (dir="auto"|class="list")/g, ''))
    .join('\n');
}

/** Spans as HTML content: strong, em, a; a link that may not be followed shows its address in brackets. */
export function markedHtml(spans: readonly Span[]): string {
  return spans
    .map((span, at) => {
      let text = lines(span.text);
      if (span.italic === true) text = `<em>${text}</em>`;
      if (span.bold === true) text = `<strong>${text}</strong>`;
      if (span.href === undefined) return text;
      const link = linkOf(span.href);
      if (link !== null) return `<a href="${escapeHtml(link)}">${text}</a>`;
      const isLast = spans[at + 1]?.href !== span.href && span.text !== shownAddress(span.href);
      return isLast ? `${text} (${escapeHtml(shownAddress(span.href))})` : text;
    })
    .join('');
}

function isHead(block: ReleaseBlock): boolean {
  return ['embargo', 'notice', 'title', 'subtitle', 'byline', 'dateline'].includes(block.kind);
}

function kicker({ labels, organisation }: ReleaseDocument): string {
  const text = [organisation, labels.pressRelease].filter((part) => part !== '').join(' · ');
  return `<p class="kicker">${escapeHtml(text)}</p>\n`;
}

function attachments({ attachments: files, labels }: ReleaseDocument): string {
  if (files.length === 0) return '';
  const items = files.map(({ title, filename, credit }) => {
    const more = [title === filename ? '' : filename, credit].filter((text) => text !== '').join(', ');
    return `<li dir="auto">${escapeHtml(title)}${more === '' ? '' : ` <small>(${escapeHtml(more)})</small>`}</li>`;
  });
  return `${section('attachments', labels.attachments, `<ul>\n${items.join('\n')}\n</ul>`)}\n`;
}

function closing(document: ReleaseDocument): string {
  return document.embargo === null ? '' : `<p class="embargo">${embargoText(document.embargo.sentence, document)}</p>\n`;
}

function htmlBlock(block: ReleaseBlock, document: ReleaseDocument): string {
  switch (block.kind) {
    case 'embargo':
      return `<p class="embargo">${embargoText(block.text, document)}</p>`;
    case 'notice':
      return `<p class="notice" dir="auto">${escapeHtml(block.text)}</p>`;
    case 'title':
      return `<h1 dir="auto">${escapeHtml(block.text)}</h1>`;
    case 'subtitle':
      return `<p class="subtitle" dir="auto">${escapeHtml(block.text)}</p>`;
    case 'byline':
      return `<p class="byline" dir="auto">${escapeHtml(block.text)}</p>`;
    case 'dateline':
      return `<p class="dateline" dir="auto">${dated(block.text, document)}</p>`;
    case 'paragraph':
      return `<p dir="auto">${markedHtml(block.spans)}</p>`;
    case 'pull':
      return `<blockquote dir="auto"><p>${markedHtml(block.spans)}</p></blockquote>`;
    case 'heading':
      return `<h${block.level} dir="auto">${markedHtml(block.spans)}</h${block.level}>`;
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li dir="auto">${markedHtml(item.spans)}</li>`).join('\n');
      return `<${tag} class="list"${block.isOrdered && block.start !== 1 ? ` start="${block.start}"` : ''}>\n${items}\n</${tag}>`;
    }
    case 'end':
      return `<p class="end">${escapeHtml(block.text)}</p>`;
    case 'notes':
      return section(
        'notes',
        block.heading,
        `<ol>\n${block.items.map((note) => `<li dir="auto">${lines(note)}</li>`).join('\n')}\n</ol>`,
      );
    case 'boilerplate': {
      const texts = block.paragraphs.map((text) => `<p dir="auto">${lines(text)}</p>`);
      if (block.website !== '') texts.push(`<p>${linked(block.website, webLink(block.website))}</p>`);
      return section('about', block.heading, texts.join('\n'));
    }
    case 'contacts':
      return section('contacts', block.heading, `<ul>\n${block.contacts.map(contact).join('\n')}\n</ul>`);
    default:
      return assertNever(block);
  }
}

function section(id: string, heading: string, content: string): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeHtml(heading)}</h2>\n${content}\n</section>`;
}

function embargoText(text: string, { embargo }: ReleaseDocument): string {
  if (embargo === null) return escapeHtml(text);
  return escapeHtml(text).replace(
    escapeHtml(embargo.local),
    (local) => `<time datetime="${escapeHtml(embargo.until)}">${local}</time>`,
  );
}

function dated(text: string, { date, dateLong }: ReleaseDocument): string {
  if (date === '') return escapeHtml(text);
  return escapeHtml(text).replace(escapeHtml(dateLong), (day) => `<time datetime="${escapeHtml(date)}">${day}</time>`);
}

function contact(person: PrintedContact): string {
  const about = contactDetail(person);
  const who = `<strong>${escapeHtml(person.name)}</strong>${about === '' ? '' : `, ${escapeHtml(about)}`}`;
  const ways = [linked(person.phone, telLink(person.phone)), linked(person.email, mailLink(person.email))];
  return `<li dir="auto">${[who, ...ways].filter((text) => text !== '').join('<br>')}</li>`;
}

function linked(text: string, address: string | null): string {
  // Numbers and addresses run from left to right in every language.
  if (text === '') return '';
  if (address === null) return `<bdi dir="ltr">${escapeHtml(text)}</bdi>`;
  return `<a dir="ltr" href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}

function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>\n');
}

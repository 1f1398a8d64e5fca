import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { assertNever, done, failed, type Result } from '#contract/result.ts';
import { pageNumberWords } from '#domain/page-number.ts';
import type { PrintedContact, ReleaseBlock, ReleaseDocument } from '#domain/releases/document.ts';
import { linkOf, mailLink, telLink, webLink } from '#domain/releases/texts/links.ts';
import { type Span, shownAddress } from '#domain/releases/texts/marks.ts';
import { contactDetail } from '#domain/releases/texts/plain.ts';
import { BULLETS, docxStyles, listNumbering, NOTES_NUMBERING } from './docx-styles.ts';
import { settleDocx } from './settled-zip.ts';

/** A4 and its margins in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1701, bottom: 1417, left: 1417, right: 1417, header: 709, footer: 709 },
};

/**
 * A release as a Word document with real styles, no picture and no macro; author and dates are the release's, so the
 * same document gives the same bytes at any time. Refuses with 'releases.cannot_render' instead of throwing.
 */
export async function writeDocx(document: ReleaseDocument): Promise<Result<Uint8Array>> {
  try {
    const packed = await Packer.toBuffer(wordDocument(document));
    return done(settleDocx(packed, { instant: document.dated }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed('releases.cannot_render', 'The Word document cannot be written.', {
      title: document.title,
      reason: reason.slice(0, 1000),
    });
  }
}

function wordDocument(document: ReleaseDocument): Document {
  const author = document.organisation || document.byline.name;
  return new Document({
    creator: author,
    lastModifiedBy: author,
    title: document.title,
    subject: document.labels.pressRelease,
    description: [document.labels.pressRelease, document.dateLong, document.embargo?.header ?? '']
      .filter((text) => text !== '')
      .join(', '),
    keywords: [document.labels.pressRelease, document.organisation, document.place].filter((text) => text !== '').join(', '),
    styles: docxStyles(wordLanguage(document.language)),
    numbering: {
      config: [
        numbering(NOTES_NUMBERING, LevelFormat.DECIMAL, '%1.'),
        ...numberedLists(document),
        numbering(BULLETS, LevelFormat.BULLET, '•'),
      ],
    },
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [header(document)] }) },
        footers: { default: new Footer({ children: [footer(document)] }) },
        children: document.blocks.flatMap((block, at) => wordBlock(block, at)),
      },
    ],
  });
}

function header(document: ReleaseDocument): Paragraph {
  const facts = [document.organisation, document.labels.pressRelease, document.dateLong].filter((text) => text !== '').join(', ');
  const children: ParagraphChild[] = [new TextRun(facts)];
  if (document.embargo !== null)
    children.push(new TextRun({ text: document.embargo.header, bold: true, color: '8A5200', break: 1 }));
  return new Paragraph({ style: 'Header', children });
}

function footer(document: ReleaseDocument): Paragraph {
  const [page, of] = pageNumberWords(document.language);
  const children = [`${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES];
  return new Paragraph({ style: 'Footer', children: [new TextRun({ children })] });
}

const numbering = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, start = 1) => ({
  reference,
  levels: [
    {
      level: 0,
      format,
      text,
      start,
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 425, hanging: 425 } } },
    },
  ],
});

/** Every numbered list of the body counts for itself. */
const numberedLists = (document: ReleaseDocument) =>
  document.blocks.flatMap((block, at) =>
    block.kind === 'list' && block.isOrdered ? [numbering(listNumbering(at), LevelFormat.DECIMAL, '%1.', block.start)] : [],
  );

function wordBlock(block: ReleaseBlock, at: number): Paragraph[] {
  switch (block.kind) {
    case 'embargo':
      return [styled('Embargo', block.text)];
    case 'notice':
      return [styled('Notice', block.text)];
    case 'title':
      return [styled('Heading1', block.text)];
    case 'subtitle':
      return [styled('Subtitle', block.text)];
    case 'byline':
    case 'dateline':
      return [styled('Byline', block.text)];
    case 'paragraph':
      return [new Paragraph({ style: 'BodyText', children: marked(block.spans) })];
    case 'pull':
      return [new Paragraph({ style: 'Quote', children: marked(block.spans) })];
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, children: marked(block.spans) })];
    case 'list': {
      const reference = block.isOrdered ? listNumbering(at) : BULLETS;
      return block.items.map(
        (item) => new Paragraph({ style: 'ListParagraph', numbering: { reference, level: 0 }, children: marked(item.spans) }),
      );
    }
    case 'end':
      return [styled('EndMark', block.text)];
    case 'notes': {
      const numbering = { reference: NOTES_NUMBERING, level: 0 };
      const items = block.items.map((note) => new Paragraph({ style: 'Note', numbering, children: lines(note) }));
      return [styled('Heading2', block.heading), ...items];
    }
    case 'boilerplate': {
      const website = linked(block.website, webLink(block.website));
      const address = website.length > 0 ? [new Paragraph({ style: 'Small', children: website })] : [];
      return [styled('Heading2', block.heading), ...block.paragraphs.map((text) => styled('Small', text)), ...address];
    }
    case 'contacts':
      return [styled('Heading2', block.heading), ...block.contacts.map(contact)];
    default:
      return assertNever(block);
  }
}

function styled(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: lines(text) });
}

/** An author's marks as Word's own; a link that may not be followed shows its address in brackets. */
function marked(spans: readonly Span[]): ParagraphChild[] {
  return spans.flatMap((span, at): ParagraphChild[] => {
    const marks = { ...(span.bold === true ? { bold: true } : {}), ...(span.italic === true ? { italics: true } : {}) };
    const link = span.href === undefined ? null : linkOf(span.href);
    const isOpen =
      span.href !== undefined && link === null && spans[at + 1]?.href !== span.href && span.text !== shownAddress(span.href);
    const text = isOpen ? `${span.text} (${shownAddress(span.href ?? '')})` : span.text;
    const runs = text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          ...marks,
          ...(link === null ? {} : { style: 'Hyperlink' }),
          ...(index === 0 ? {} : { break: 1 }),
        }),
    );
    return link === null ? runs : [new ExternalHyperlink({ link, children: runs })];
  });
}

/** An author's line end inside a paragraph is a line break in Word. */
function lines(text: string): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun(index === 0 ? line : { text: line, break: 1 }));
}

function contact(person: PrintedContact): Paragraph {
  const detail = contactDetail(person);
  const children: ParagraphChild[] = [new TextRun({ text: person.name, bold: true })];
  if (detail !== '') children.push(new TextRun(`, ${detail}`));
  for (const way of [linked(person.phone, telLink(person.phone)), linked(person.email, mailLink(person.email))]) {
    if (way.length > 0) children.push(new TextRun({ break: 1 }), ...way);
  }
  return new Paragraph({ style: 'Small', keepLines: true, children });
}

function linked(text: string, link: string | null): ParagraphChild[] {
  if (text === '') return [];
  if (link === null) return [new TextRun(text)];
  return [new ExternalHyperlink({ link, children: [new TextRun({ text, style: 'Hyperlink' })] })];
}

/** Word knows a language by its place as well; without one its spelling checker stays silent. */
function wordLanguage(tag: string): string {
  const places: Readonly<Record<string, string>> = {
    en: 'en-GB',
    da: 'da-DK',
    de: 'de-DE',
    fr: 'fr-FR',
    es: 'es-ES',
    sv: 'sv-SE',
    no: 'nb-NO',
    nb: 'nb-NO',
    nl: 'nl-NL',
  };
  const [base = 'en', ...rest] = tag.split('-');
  if (rest.length === 0) return places[base] ?? base;
  return [base, ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part))].join('-');
}

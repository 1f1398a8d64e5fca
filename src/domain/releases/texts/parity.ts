import { assertNever } from '#contract/result.ts';
import { bodyOfDocument, type ReleaseBlock, type ReleaseDocument } from '../document.ts';
import { textWithAddresses } from './marks.ts';

/** Every text that a reader of any format must find, in reading order; numbers live inside these texts. */
export function textsOf(document: ReleaseDocument): string[] {
  return [...document.blocks.flatMap(blockTexts), ...document.quotes.map((quote) => quote.text)];
}

/**
 * Which texts of a release a document lost: give it the plain text that an independent reader took out of a file.
 * Line breaks, spaces, soft hyphens and direction marks do not count, every other character does; [] means nothing is missing.
 */
export function missingTexts(document: ReleaseDocument, extracted: string): string[] {
  const held = essence(extracted);
  const missing = document.blocks.flatMap(printed).filter((one) => placeIn(held, one, 0) === null);
  // The one permitted change to a quotation is a closing comma that became a full stop.
  const lost = document.quotes.filter(
    ({ text }) => !held.includes(essence(text)) && !held.includes(essence(text.replace(/\.$/, ','))),
  );
  return [...missing.map(({ text }) => text), ...lost.map(({ text }) => text)];
}

/** How a file differs from the release it was made of; nothing differs when every list is empty. */
export interface ParityReport {
  /** Texts of the release that the file does not hold. */
  readonly missing: readonly string[];
  /** Blocks of the body that the file holds, but not behind the one before them. */
  readonly disordered: readonly string[];
  /** Numbers of the body, as written, that the file holds less often than the release. */
  readonly lostNumbers: readonly string[];
  /** Numbers of three digits and more that the file holds and the release does not. */
  readonly strangeNumbers: readonly string[];
}

/** Compares the plain text that an independent reader took out of a file with the release: texts, their order, numbers. */
export function compareTexts(document: ReleaseDocument, extracted: string): ParityReport {
  const held = essence(extracted);
  const disordered: string[] = [];
  let from = 0;
  for (const block of bodyOfDocument(document).flatMap(printed)) {
    const end = placeIn(held, block, from);
    if (end !== null) from = end;
    else if (placeIn(held, block, 0) !== null) disordered.push(block.text);
  }
  const [here, there] = [counted(numbersIn(textsOf(document).join('\n'))), counted(numbersIn(extracted))];
  const inBody = counted(
    numbersIn(
      bodyOfDocument(document)
        .map((block) => block.text)
        .join('\n'),
    ),
  );
  const known = essence(
    [
      ...document.blocks.flatMap(printed).flatMap(wordings),
      document.embargo?.header ?? '',
      document.dateLong,
      ...document.attachments.flatMap(({ title, filename, credit }) => [title, filename, credit]),
    ].join(' '),
  );
  return {
    missing: missingTexts(document, extracted),
    disordered,
    lostNumbers: [...inBody].filter(([number, count]) => (there.get(number) ?? 0) < count).map(([number]) => number),
    strangeNumbers: [...there.keys()].filter((number) => number.length > 2 && !here.has(number) && !known.includes(number)),
  };
}

/** Digits with the marks inside them. A blank parts numbers here: which blank joins digits is a matter of language. */
const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,:]\d+)*/g) ?? [];

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** A text with the wordings it may have in a file: as it is, in capitals, with addresses of links behind their text. */
interface Printed {
  readonly text: string;
  readonly withAddresses?: string;
}

// Plain text sets headings and the embargo in capitals, as it has nothing else to set them apart.
const wordings = ({ text, withAddresses = text }: Printed): string[] => [
  text,
  text.toUpperCase(),
  withAddresses,
  withAddresses.toUpperCase(),
];

/** Where a text ends in what a file holds, looked for from a place on; null when it is not there. */
function placeIn(held: string, text: Printed, from: number): number | null {
  for (const wording of wordings(text).map(essence)) {
    const at = held.indexOf(wording, from);
    if (at >= 0) return at + wording.length;
  }
  return null;
}

function printed(block: ReleaseBlock): Printed[] {
  if (block.kind === 'list')
    return block.items.map((item) => ({ text: item.text, withAddresses: textWithAddresses(item.spans) }));
  if ('spans' in block) return [{ text: block.text, withAddresses: textWithAddresses(block.spans) }];
  return blockTexts(block).map((text) => ({ text }));
}

function essence(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g, '');
}

function blockTexts(block: ReleaseBlock): string[] {
  switch (block.kind) {
    case 'embargo':
    case 'notice':
    case 'title':
    case 'subtitle':
    case 'byline':
    case 'dateline':
    case 'paragraph':
    case 'pull':
    case 'heading':
    case 'end':
      return [block.text];
    case 'list':
      return block.items.map((item) => item.text);
    case 'notes':
      return [block.heading, ...block.items];
    case 'boilerplate':
      return [block.heading, ...block.paragraphs, block.website].filter((text) => text !== '');
    case 'contacts':
      return [
        block.heading,
        ...block.contacts.flatMap((contact) => [contact.name, contact.role, contact.phone, contact.email]),
      ].filter((text) => text !== '');
    default:
      return assertNever(block);
  }
}

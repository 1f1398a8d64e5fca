import { assertNever } from '#contract/result.ts';
import type { ReleaseBlock, ReleaseDocument } from '../document.ts';

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
  // Plain text sets headings and the embargo in capitals, as it has nothing else to set them apart.
  const isHeld = (text: string) => held.includes(essence(text)) || held.includes(essence(text.toUpperCase()));
  const missing = document.blocks.flatMap(blockTexts).filter((text) => !isHeld(text));
  // The one permitted change to a quotation is a closing comma that became a full stop.
  const lost = document.quotes.map((quote) => quote.text).filter((text) => !isHeld(text) && !isHeld(text.replace(/\.$/, ',')));
  return [...missing, ...lost];
}

function essence(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g, '');
}

function blockTexts(block: ReleaseBlock): string[] {
  switch (block.kind) {
    case 'embargo':
    case 'title':
    case 'subtitle':
    case 'byline':
    case 'dateline':
    case 'paragraph':
    case 'end':
      return [block.text];
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

import { assertNever } from '#contract/result.ts';
import { isBody, type PrintedContact, type ReleaseBlock, type ReleaseDocument } from '../document.ts';
import { textWithAddresses } from './marks.ts';

/**
 * A release as plain text for pasting: CRLF, one line a paragraph, the embargo first and last, blocks parted by empty
 * lines. The string is to be saved as UTF-8 without a byte order mark.
 */
export function writePlainText(document: ReleaseDocument): string {
  const blocks = document.blocks.map(plainBlock);
  if (document.embargo !== null) blocks.push(document.embargo.line);
  return `${blocks.join('\n\n')}\n`.replace(/\n/g, '\r\n');
}

/** The body alone, blocks parted by empty lines, LF. */
export const plainBody = (document: ReleaseDocument): string => document.blocks.filter(isBody).map(plainBlock).join('\n\n');

function plainBlock(block: ReleaseBlock): string {
  switch (block.kind) {
    case 'embargo':
      return block.text.toUpperCase();
    case 'notice':
    case 'title':
    case 'subtitle':
    case 'byline':
    case 'dateline':
    case 'end':
      return block.text;
    case 'paragraph':
    case 'pull':
      return textWithAddresses(block.spans);
    case 'heading':
      return textWithAddresses(block.spans).toUpperCase();
    case 'list':
      return block.items
        .map((item, at) => `${block.isOrdered ? `${block.start + at}.` : '-'} ${textWithAddresses(item.spans)}`)
        .join('\n');
    case 'notes':
      return [block.heading.toUpperCase(), ...block.items.map((note, index) => `${index + 1}. ${note}`)].join('\n');
    case 'boilerplate':
      return [block.heading.toUpperCase(), ...block.paragraphs, block.website].filter((text) => text !== '').join('\n');
    case 'contacts':
      return `${block.heading.toUpperCase()}\n${block.contacts.map(contactLines).join('\n\n')}`;
    default:
      return assertNever(block);
  }
}

/** A contact on two to three lines: who, telephone, e-mail. */
export function contactLines(contact: PrintedContact): string {
  return [contactName(contact), contact.phone, contact.email].filter((text) => text !== '').join('\n');
}

/** Who a contact is, on one line: name, role, organisation. */
export function contactName(contact: PrintedContact): string {
  return [contact.name, contactDetail(contact)].filter((text) => text !== '').join(', ');
}

/** What stands behind a contact's name: role and organisation. */
export function contactDetail(contact: PrintedContact): string {
  return [contact.role, contact.organisation].filter((text) => text !== '').join(', ');
}

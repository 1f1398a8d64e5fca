import { assertNever } from '#contract/result.ts';
import type { PrintedAttachment, PrintedContact, ReleaseBlock, ReleaseDocument } from '../document.ts';
import { mailLink, telLink, webLink } from './links.ts';
import { type MarkedBlock, writeBlock } from './marks.ts';
import { contactDetail } from './plain.ts';

/** A release as CommonMark with LF line ends; whatever the author typed is escaped, so it reads as typed and marks nothing up. */
export function writeMarkdown(document: ReleaseDocument): string {
  const blocks = document.blocks.map(markdownBlock);
  if (document.attachments.length > 0)
    blocks.push(`## ${escapeMarkdown(document.labels.attachments)}\n\n${document.attachments.map(attachment).join('\n')}`);
  if (document.embargo !== null) blocks.push(`**${escapeMarkdown(document.embargo.sentence)}**`);
  return `${blocks.join('\n\n')}\n`;
}

/** A text with every character escaped that CommonMark or its common dialects would take for markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|$^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .split('\n')
    .map((line) => line.replace(/^(\s*)(\d{1,9})([.)])(?=\s|$)/, '$1$2\\$3').replace(/^(\s*)([#+=:-])/, '$1\\$2'))
    .join('\\\n');
}

function markdownBlock(block: ReleaseBlock): string {
  switch (block.kind) {
    case 'embargo':
      return `**${escapeMarkdown(block.text)}**`;
    case 'title':
      return `# ${escapeMarkdown(block.text)}`;
    case 'notice':
    case 'subtitle':
      return `**${escapeMarkdown(block.text)}**`;
    case 'byline':
    case 'dateline':
      return escapeMarkdown(block.text);
    case 'paragraph':
    case 'pull':
    case 'heading':
      return writeBlock(block);
    case 'list':
      return writeBlock({ ...block, items: block.items.map((item) => item.spans) } satisfies MarkedBlock);
    case 'end':
      return block.text.replace(/#/g, '\\#');
    case 'notes':
      return `## ${escapeMarkdown(block.heading)}\n\n${block.items.map(note).join('\n')}`;
    case 'boilerplate': {
      const website = webLink(block.website) === null ? escapeMarkdown(block.website) : link(block.website, block.website);
      const texts = [...block.paragraphs.map(escapeMarkdown), website].filter((text) => text !== '');
      return `## ${escapeMarkdown(block.heading)}\n\n${texts.join('\n\n')}`;
    }
    case 'contacts':
      return `## ${escapeMarkdown(block.heading)}\n\n${block.contacts.map(contact).join('\n\n')}`;
    default:
      return assertNever(block);
  }
}

function attachment({ title, filename, credit }: PrintedAttachment): string {
  const more = [title === filename ? '' : filename, credit].filter((text) => text !== '').join(', ');
  return `- ${escapeMarkdown(title)}${more === '' ? '' : ` (${escapeMarkdown(more)})`}`;
}

function note(text: string, index: number): string {
  const mark = `${index + 1}. `;
  return `${mark}${escapeMarkdown(text).replace(/\n/g, `\n${' '.repeat(mark.length)}`)}`;
}

function contact(person: PrintedContact): string {
  const about = escapeMarkdown(contactDetail(person));
  const phone = telLink(person.phone);
  const email = mailLink(person.email);
  return [
    [`**${escapeMarkdown(person.name)}**`, about].filter((text) => text !== '').join(', '),
    phone === null ? escapeMarkdown(person.phone) : link(person.phone, phone),
    email === null ? escapeMarkdown(person.email) : link(person.email, email),
  ]
    .filter((text) => text !== '')
    .join('\\\n');
}

function link(text: string, address: string): string {
  return `[${escapeMarkdown(text)}](<${address}>)`;
}

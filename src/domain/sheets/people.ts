import type { SheetItem, SheetPage } from '#contract/sheets.ts';
import { mailLink, telLink } from '../releases/texts/links.ts';
import type { SheetContent, SheetPerson } from './content.ts';
import { type Frame, footTop, headOf, heightOf, MM, textItem } from './frame.ts';
import { breakLines } from './lines.ts';
import type { SheetWords } from './words.ts';

const NAME = 15;
const ROLE = 9;
const FACT = 10;
const LABEL = 8.4;
const NOTE = 9;
/** Between two people. */
const GAP = 6 * MM;

/** Lays out people to call, one below the other; nobody is divided between two pages. */
export function layOutPeople(
  content: SheetContent,
  people: readonly SheetPerson[],
  words: SheetWords,
  frame: Frame,
): SheetPage[] {
  const head = (page: number) => headOf(content, words, frame, page, '');
  let { items, y } = head(0);
  const pages: SheetPage[] = [{ items, cells: [] }];
  for (const person of people) {
    const block = blockOf(person, words, frame);
    if (y + block.height > footTop(frame) && y > head(pages.length).y) {
      ({ items, y } = head(pages.length));
      pages.push({ items, cells: [] });
    }
    items.push(...block.at(y));
    y += block.height + GAP;
  }
  return pages;
}

/** One person, to be placed anywhere down a page. */
function blockOf(person: SheetPerson, words: SheetWords, frame: Frame): { height: number; at: (y: number) => SheetItem[] } {
  const { margin: x, inner } = frame;
  const left = { x, width: inner * 0.24 };
  const right = { x: x + inner * 0.28, width: inner * 0.72 };
  const parts: ((y: number) => SheetItem)[] = [];
  const put = (wish: Parameters<typeof textItem>[0]): void => void parts.push((y) => textItem({ ...wish, y: y + wish.y }));
  const broken = (text: string, width: number, size: number, font: 'sans' | 'bold' | 'display', most: number) =>
    breakLines(text, { width, size, font, most });

  let down = 4 * MM;
  const name = broken(person.name, right.width, NAME, 'display', 2);
  put({ ...right, y: down, lines: name, size: NAME, font: 'display', tone: 'ink', role: 'heading' });
  down += heightOf(name.length, NAME) + 4;
  for (const fact of factsOf(person, words)) {
    const lines = broken(fact.value, right.width * 0.8, FACT, 'sans', 3);
    put({
      x: right.x,
      width: right.width * 0.2,
      y: down + 1,
      lines: broken(fact.label, right.width * 0.19, LABEL, 'sans', 1),
      size: LABEL,
      font: 'sans',
      tone: 'soft',
      role: 'paragraph',
    });
    put({
      x: right.x + right.width * 0.2,
      width: right.width * 0.8,
      y: down,
      lines,
      size: FACT,
      font: 'sans',
      tone: fact.link === null ? 'ink' : 'brand',
      role: 'paragraph',
      link: fact.link,
    });
    down += heightOf(lines.length, FACT) + 3;
  }
  const note = broken(person.note, right.width, NOTE, 'sans', 8);
  if (note.length > 0) {
    put({ ...right, y: down + 3, lines: note, size: NOTE, font: 'sans', tone: 'soft', role: 'paragraph' });
    down += heightOf(note.length, NOTE) + 3;
  }
  let side = 4 * MM + 4;
  for (const [text, font, tone] of [
    [person.isPrimary ? words.primary : '', 'bold', 'brand'],
    [person.role, 'sans', 'soft'],
    [person.organisation, 'sans', 'soft'],
  ] as const) {
    const lines = broken(text, left.width, ROLE, font, 4);
    if (lines.length === 0) continue;
    put({ ...left, y: side, lines, size: ROLE, font, tone, role: 'paragraph' });
    side += heightOf(lines.length, ROLE) + 2;
  }
  return {
    height: Math.max(down, side),
    at: (y) => [{ kind: 'box', x, y, width: inner, height: 0.6, tone: 'ink' }, ...parts.map((part) => part(y))],
  };
}

/** What can be called and written to, with a word before it. */
export function factsOf(
  person: SheetPerson,
  words: SheetWords,
): { readonly label: string; readonly value: string; readonly link: string | null }[] {
  const labelled = (label: string, word: string): string => (label === '' ? word : label);
  return [
    { label: words.phone, value: person.phone, link: telLink(person.phone) },
    ...person.morePhones.map((one) => ({ label: labelled(one.label, words.phone), value: one.phone, link: telLink(one.phone) })),
    { label: words.email, value: person.email, link: mailLink(person.email) },
    ...person.moreEmails.map((one) => ({ label: labelled(one.label, words.email), value: one.email, link: mailLink(one.email) })),
    { label: words.hours, value: person.hours, link: null },
  ].filter(({ value }) => value !== '');
}

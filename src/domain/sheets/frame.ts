import type { SheetItem, SheetTone } from '#contract/sheets.ts';
import { formatDateLong } from '../dates.ts';
import { pageNumberWords } from '../page-number.ts';
import type { SheetContent, SheetLook } from './content.ts';
import { breakLines, type SheetFont, startsRightToLeft } from './lines.ts';
import type { SheetWords } from './words.ts';

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** Width and height of papers on end, in points: ISO 216, and US Letter. */
const PAPERS = { a4: [210 * MM, 297 * MM], a3: [297 * MM, 420 * MM], letter: [612, 792] } as const;

/** A page and what is left of it inside the margins; points. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly inner: number;
}

/** The paper of a sheet. */
export function frameOf(look: Pick<SheetLook, 'paper' | 'orientation' | 'marginMm'>): Frame {
  const [short, long] = PAPERS[look.paper];
  const [width, height] = look.orientation === 'portrait' ? [short, long] : [long, short];
  const margin = look.marginMm * MM;
  return { width, height, margin, inner: width - 2 * margin };
}

/** A text on a page; `y` is its upper edge, answered with the height it takes. */
export interface TextWish {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly font: SheetFont;
  readonly tone: SheetTone;
  readonly role: Extract<SheetItem, { kind: 'text' }>['role'];
  readonly align?: 'start' | 'end';
  readonly link?: string | null;
}

/** Distance of two lines, and of the first baseline from the upper edge, in sizes of the letters. */
const LEADING = 1.24;
const ASCENT = 0.96;

/** How high so many lines are. */
export const heightOf = (lines: number, size: number): number => lines * size * LEADING;

/** Sets a text. */
export const textItem = ({ y, lines, align = 'start', link = null, ...wish }: TextWish): SheetItem => ({
  kind: 'text',
  ...wish,
  y: y + wish.size * ASCENT,
  lines: [...lines],
  leading: wish.size * LEADING,
  align,
  link,
  isRtl: startsRightToLeft(lines.join(' ')),
});

/** Height of a logo at the head of the first page. */
const LOGO = 11 * MM;
/** Widest logo, as a share of the page inside its margins. */
const LOGO_SHARE = 0.45;
const TITLE = 15;
const SMALL = 8;
/** From the last cell to the foot, and from the head to the first. */
const GAP = 5 * MM;

/** The head of a page and where what stands below it begins. */
export function headOf(
  content: SheetContent,
  words: SheetWords,
  frame: Frame,
  page: number,
  said: string,
): { items: SheetItem[]; y: number } {
  return page === 0 ? firstHead(content, words, frame, said) : laterHead(content, words, frame);
}

const kindOf = ({ body }: SheetContent, words: SheetWords): string =>
  body.kind === 'pictures' ? words.contactSheet : words.contacts;

function firstHead(content: SheetContent, words: SheetWords, frame: Frame, said: string): { items: SheetItem[]; y: number } {
  const { brand, look, title } = content;
  const { margin: x, inner } = frame;
  const items: SheetItem[] = [];
  let y = frame.margin;
  const date = formatDateLong(content.date, look.language);
  const right = { x: x + inner * 0.5, width: inner * 0.5, align: 'end', role: 'paragraph' } as const;
  const half = (text: string, font: SheetFont, size: number) => breakLines(text, { width: inner * 0.48, size, font, most: 2 });
  if (brand.logo !== null) {
    const height = Math.min(LOGO, (inner * LOGO_SHARE) / brand.logo.ratio);
    // A kit may have a logo and no sender; PDF/UA lets no picture go without words.
    items.push({
      kind: 'logo',
      x,
      y,
      width: height * brand.logo.ratio,
      height,
      alt: brand.organisation || title || kindOf(content, words),
    });
    y += Math.max(height, heightOf(2, 8.5));
  } else if (brand.organisation !== '') {
    const lines = half(brand.organisation, 'bold', 12);
    items.push(textItem({ x, y, width: inner * 0.48, lines, size: 12, font: 'bold', tone: 'brand', role: 'paragraph' }));
    y += Math.max(heightOf(lines.length, 12), heightOf(2, 8.5));
  } else y += heightOf(2, 8.5);
  const top = y - heightOf(2, 8.5);
  items.push(
    textItem({
      ...right,
      y: top,
      lines: half(kindOf(content, words), 'bold', 8.5).slice(0, 1),
      size: 8.5,
      font: 'bold',
      tone: 'brand',
    }),
  );
  items.push(textItem({ ...right, y: top + heightOf(1, 8.5), lines: [date], size: 8.5, font: 'sans', tone: 'soft' }));
  y += 6 * MM;
  if (content.notice !== null) {
    const lines = breakLines(content.notice, { width: inner - 16, size: 8.8, font: 'bold', most: 4 });
    const height = heightOf(lines.length, 8.8) + 12;
    items.push({ kind: 'box', x, y, width: inner, height, tone: 'wash' });
    items.push(
      textItem({ x: x + 8, y: y + 6, width: inner - 16, lines, size: 8.8, font: 'bold', tone: 'washInk', role: 'paragraph' }),
    );
    y += height + 3 * MM;
  }
  const titleLines = breakLines(title, { width: inner, size: TITLE, font: 'display', most: 3 });
  items.push(textItem({ x, y, width: inner, lines: titleLines, size: TITLE, font: 'display', tone: 'ink', role: 'title' }));
  y += heightOf(titleLines.length, TITLE);
  if (said !== '') {
    items.push(
      textItem({ x, y: y + 3, width: inner, lines: [said], size: SMALL, font: 'sans', tone: 'soft', role: 'paragraph' }),
    );
    y += heightOf(1, SMALL) + 3;
  }
  return { items, y: y + GAP };
}

function laterHead(content: SheetContent, words: SheetWords, frame: Frame): { items: SheetItem[]; y: number } {
  const { margin: x, inner } = frame;
  const line = { y: frame.margin, size: SMALL, font: 'sans', tone: 'soft', role: 'furniture' } as const;
  const left = breakLines([content.brand.organisation, content.title].filter((part) => part !== '').join(' · '), {
    width: inner * 0.62,
    size: SMALL,
    font: 'sans',
    most: 1,
  });
  const right = breakLines(
    content.notice ?? `${kindOf(content, words)}, ${formatDateLong(content.date, content.look.language)}`,
    {
      width: inner * 0.36,
      size: SMALL,
      font: 'sans',
      most: 1,
    },
  );
  const y = frame.margin + heightOf(1, SMALL) + 3;
  return {
    items: [
      textItem({ ...line, x, width: inner * 0.62, lines: left }),
      textItem({
        ...line,
        x: x + inner * 0.64,
        width: inner * 0.36,
        lines: right,
        align: 'end',
        tone: content.notice === null ? 'soft' : 'washInk',
      }),
      { kind: 'box', x, y, width: inner, height: 0.5, tone: 'line' },
    ],
    y: y + GAP,
  };
}

const pageOf = ({ look }: SheetContent, number: number, pages: number): string => {
  const [page, of] = pageNumberWords(look.language);
  return `${page} ${number} ${of} ${pages}`;
};

/** Where the foot of a page begins. */
export const footTop = (frame: Frame): number => frame.height - frame.margin - heightOf(1, 7.5) - 4 - GAP;

/** The foot of a page: facts of the sender, and which page it is. */
export function footOf(content: SheetContent, frame: Frame, page: number, pages: number): SheetItem[] {
  const { margin: x, inner } = frame;
  const y = frame.height - frame.margin - heightOf(1, 7.5);
  const line = { y, size: 7.5, font: 'sans', tone: 'soft', role: 'furniture' } as const;
  const left = breakLines(content.brand.footer.join(' · '), { width: inner * 0.76, size: 7.5, font: 'sans', most: 1 });
  return [
    { kind: 'box', x, y: y - 4, width: inner, height: 0.5, tone: 'line' },
    ...(left.length === 0 ? [] : [textItem({ ...line, x, width: inner * 0.76, lines: left })]),
    ...(content.look.pageNumbers
      ? [textItem({ ...line, x: x + inner * 0.78, width: inner * 0.22, lines: [pageOf(content, page + 1, pages)], align: 'end' })]
      : []),
  ];
}

import { BOLD_WIDTHS, REGULAR_WIDTHS, WIDTH_RANGES } from './inter-widths.ts';

/** The typefaces of a sheet; `display` is the serif of titles. */
export type SheetFont = 'sans' | 'bold' | 'display';

/** Widths, in thousandths of the size, of what the tables do not hold: full-width scripts and emoji, marks, any other letter. */
const WIDE = 1000;
const EMOJI = 1400;
const OTHER = 640;

const tables = {
  sans: widthTable(REGULAR_WIDTHS),
  bold: widthTable(BOLD_WIDTHS),
  // The serif for large sizes is narrower than Inter in every letter that counts, so a line that fits in Inter fits in it.
  display: widthTable(REGULAR_WIDTHS),
};

function widthTable(widths: readonly number[]): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  let index = 0;
  for (const [first, last] of WIDTH_RANGES)
    for (let code = first; code <= last; code++) table.set(code, widths[index++] ?? OTHER);
  return table;
}

/** How wide a line of text is at a size, in the unit of the size; an estimate for letters that Inter does not have. */
export function textWidth(text: string, size: number, font: SheetFont): number {
  const table = tables[font];
  let sum = 0;
  for (const letter of text) sum += table.get(letter.codePointAt(0) ?? 0) ?? widthOfOther(letter);
  return (sum * size) / 1000;
}

function widthOfOther(letter: string): number {
  if (/[\p{M}\p{Cf}]/u.test(letter)) return 0;
  if (/\p{Extended_Pictographic}/u.test(letter)) return EMOJI;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u.test(letter) ? WIDE : OTHER;
}

/** Made when a word is first cut: it takes 10 ms, and most sheets have none. */
let graphemes: Intl.Segmenter | undefined;

function lettersOf(text: string): string[] {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** White space of any kind as one blank, composed letters, and no controls: what stands on a sheet is one run of text. */
export const runOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\ufeff\ufffe\uffff]/gu, '')
    .toWellFormed()
    .trim();

/** Whether a text reads from right to left: its first letter with a direction says so, as in Unicode's bidirectional algorithm (rules P2 and P3). */
export function startsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter);
}

/** No sheet has room for more letters of one text; what follows is never looked at. */
const LONGEST = 4000;

/** How a text is set: its width and the most lines it may have. */
export interface LineRoom {
  readonly width: number;
  readonly size: number;
  readonly font: SheetFont;
  readonly most: number;
}

/**
 * Breaks a text into lines at its blanks, a word longer than a line anywhere between two letters. What is more than `most` lines is
 * cut at a word and ends in an ellipsis. No line is wider than the room; a text without letters has no lines.
 */
export function breakLines(text: string, room: LineRoom): string[] {
  const run = runOf(text.slice(0, LONGEST));
  if (run === '') return [];
  const fits = (line: string): boolean => textWidth(line, room.size, room.font) <= room.width;
  const lines: string[] = [];
  let line = '';
  const words = run.split(' ').flatMap((word) => (fits(word) ? [word] : piecesOf(word, room)));
  for (const { text: word, isGlued } of words.map(pieceAt)) {
    const longer = line === '' ? word : isGlued ? line + word : `${line} ${word}`;
    if (line === '' || fits(longer)) {
      line = longer;
      continue;
    }
    lines.push(line);
    if (lines.length > room.most) break;
    line = word;
  }
  if (lines.length <= room.most) lines.push(line);
  if (lines.length <= room.most) return lines;
  return [...lines.slice(0, room.most - 1), cutShort(`${lines[room.most - 1] ?? ''} ${lines[room.most] ?? ''}`, fits)];
}

/** A piece of a broken word is marked so that no blank comes before it. */
const GLUE = '\u2060';
const pieceAt = (word: string): { text: string; isGlued: boolean } => ({
  text: word.startsWith(GLUE) ? word.slice(GLUE.length) : word,
  isGlued: word.startsWith(GLUE),
});

function piecesOf(word: string, { width, size, font }: LineRoom): string[] {
  const pieces: string[] = [];
  let piece = '';
  // Summed as it grows: letters without a width must not make a word that is measured again for each of them.
  let wide = 0;
  for (const letter of lettersOf(word)) {
    const more = textWidth(letter, size, font);
    if (piece !== '' && wide + more > width) {
      pieces.push(piece);
      piece = '';
      wide = 0;
    }
    piece += letter;
    wide += more;
  }
  pieces.push(piece);
  return pieces.map((one, at) => (at === 0 ? one : GLUE + one));
}

/** As much of a line as fits with an ellipsis behind it: whole words where there are two and more, else letters. */
function cutShort(line: string, fits: (line: string) => boolean): string {
  const ended = (text: string): string => `${text.replace(/[\s.,;:–-]+$/u, '')}…`;
  const words = line.split(' ');
  for (let count = words.length; count > 1; count--) {
    const cut = ended(words.slice(0, count).join(' '));
    if (fits(cut)) return cut;
  }
  const letters = lettersOf(words[0] ?? '');
  for (let count = letters.length; count > 0; count--) {
    const cut = ended(letters.slice(0, count).join(''));
    if (fits(cut)) return cut;
  }
  return '…';
}

/** One line, cut in the middle where it is too long: the end of a file name tells files apart. */
export function cutMiddle(text: string, room: Omit<LineRoom, 'most'>): string {
  const run = runOf(text.slice(0, LONGEST));
  const fits = (line: string): boolean => textWidth(line, room.size, room.font) <= room.width;
  if (fits(run)) return run;
  const letters = lettersOf(run);
  for (let kept = letters.length - 1; kept > 1; kept--) {
    const head = Math.floor(kept * 0.4);
    const cut = `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (kept - head)).join('')}`;
    if (fits(cut)) return cut;
  }
  return '…';
}

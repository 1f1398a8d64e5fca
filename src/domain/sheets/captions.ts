import type { SheetCaption } from '#contract/sheets.ts';
import { formatDateLong } from '../dates.ts';
import type { SheetLook, SheetPicture } from './content.ts';
import { runOf } from './lines.ts';
import type { SheetWords } from './words.ts';

/** One paragraph under a picture: what it says and the most lines it may take. `ends` keeps both ends of a text that is too long, as file names want it. */
export interface Caption {
  readonly kind: 'name' | 'filename' | 'caption' | 'facts';
  readonly text: string;
  readonly most: number;
  readonly ends: boolean;
}

/** The paragraphs under one picture: number and title in one, date and size in one. What a picture does not have takes no line. */
export function captionsOf(picture: SheetPicture, look: SheetLook, words: SheetWords): Caption[] {
  const has = (caption: SheetCaption): boolean => look.captions.includes(caption);
  const joined = (parts: readonly string[], between: string): string => parts.filter((part) => part !== '').join(between);
  const all: Caption[] = [
    {
      kind: 'name',
      text: joined([has('number') ? picture.label : '', has('title') ? runOf(picture.title) : ''], '  '),
      most: 1,
      ends: false,
    },
    { kind: 'filename', text: has('filename') ? picture.filename : '', most: 1, ends: true },
    { kind: 'caption', text: has('caption') ? picture.caption : '', most: look.captionLines, ends: false },
    { kind: 'facts', text: has('credit') ? creditOf(picture, words) : '', most: 2, ends: false },
    {
      kind: 'facts',
      text: joined([has('date') ? dateOf(picture, look.language) : '', has('size') ? sizeOf(picture) : ''], ' · '),
      most: 1,
      ends: false,
    },
  ];
  return all.filter((caption) => runOf(caption.text) !== '');
}

/** A credit that says by itself what it is a credit of: 'Photo: A. Person', 'Illustration: Studio'. */
const NAMES_ITS_KIND = /^\p{L}[\p{L} /-]{2,23}: ?\S/u;

const creditOf = ({ credit, isPhoto }: SheetPicture, words: SheetWords): string =>
  credit === '' || !isPhoto || NAMES_ITS_KIND.test(credit) ? credit : `${words.photo}: ${credit}`;

const dateOf = ({ date }: SheetPicture, language: string): string =>
  date === null ? '' : formatDateLong(date.slice(0, 10), language);

/** As a picture desk writes it: '6000 × 4000 px'. */
const sizeOf = ({ width, height }: SheetPicture): string => (width === null || height === null ? '' : `${width} × ${height} px`);

/** What a badge on a picture says of its rights; null when the press may use it or nobody asked. */
export function badgeOf(
  { usable }: SheetPicture,
  words: SheetWords,
): { readonly text: string; readonly tone: 'red' | 'amber' } | null {
  switch (usable.verdict) {
    case 'ended':
      return { text: words.ended, tone: 'red' };
    case 'restricted':
      return { text: words.restricted, tone: 'red' };
    case 'ending':
      return { text: words.ending(usable.days), tone: 'amber' };
    case 'cleared':
    case 'unset':
      return null;
  }
}

/** What a person who cannot see the picture is told: its alt text, else its title, else its file name, and what is marked on it. */
export function altOf(picture: SheetPicture, look: SheetLook, words: SheetWords): string {
  const said = runOf(picture.altText) || runOf(picture.title) || picture.filename;
  const more = [look.showRights ? (badgeOf(picture, words)?.text ?? '') : '', markOf(picture, look, words)?.text ?? ''];
  return [said, ...more].filter((part) => part !== '').join('. ');
}

/** The mark of a picture on this sheet, in words; null without one. */
export function markOf(
  picture: SheetPicture,
  look: SheetLook,
  words: SheetWords,
): { readonly kind: 'chosen' | 'rejected' | 'rating' | 'label'; readonly text: string } | null {
  switch (look.marks) {
    case 'none':
      return null;
    case 'choice':
      return picture.choice === null ? null : { kind: picture.choice, text: words[picture.choice] };
    case 'rating':
      return picture.rating === 0 ? null : { kind: 'rating', text: words.stars(picture.rating) };
    case 'label':
      return picture.colour === null ? null : { kind: 'label', text: words.colours[picture.colour] };
  }
}

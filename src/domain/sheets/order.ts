import type { SheetFields } from '#contract/sheets.ts';
import type { SheetPicture } from './content.ts';

/** Names as a person sorts them: letters without case or accents first, numbers by value. One locale, so that every computer agrees. */
const byName = new Intl.Collator('en', { numeric: true });

/** Pictures in the order of a sheet; what has no date or title comes last, ties stay as given. */
export function orderPictures(pictures: readonly SheetPicture[], order: SheetFields['order']): SheetPicture[] {
  switch (order) {
    case 'given':
      return [...pictures];
    case 'date':
      return sorted(
        pictures,
        ({ date }) => date ?? '',
        (a, b) => (a < b ? -1 : a > b ? 1 : 0),
      );
    case 'name':
      return sorted(pictures, ({ filename }) => filename, byName.compare);
    case 'title':
      return sorted(pictures, ({ title }) => title, byName.compare);
  }
}

function sorted(
  pictures: readonly SheetPicture[],
  keyOf: (picture: SheetPicture) => string,
  compare: (one: string, other: string) => number,
): SheetPicture[] {
  return pictures.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === '' || b === '') return Number(a === '') - Number(b === '');
    return compare(a, b);
  });
}

/** Numbers for so many pictures, of two digits, three from 100 on: '01', '02', …; they fit in the order in which they are printed. */
export const numberLabel = (index: number, count: number): string =>
  String(index + 1).padStart(Math.max(2, String(count).length), '0');

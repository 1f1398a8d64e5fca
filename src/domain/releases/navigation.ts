import { findDates } from './dates.ts';
import { furnitureOf, immediateOf, labelOf, plain } from './labels.ts';
import type { Vocabulary } from './lexicon/index.ts';
import { type Line, withoutBullet } from './lines.ts';

/** Lines from the top in which the links of a page may stand. */
const TOP = 40;

/** The words of a link: few, in a capital, no sentence, no date, and no label of a release. */
function isLink(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > 28 || text.split(/\s/u).length > 4 || !/^[\p{Lu}\d]/u.test(text) || /[.!?:;,@]/u.test(text)) return false;
  if (labelOf(text, vocabulary)?.rest === '' || immediateOf(text, vocabulary) !== null) return false;
  return findDates(text, vocabulary.language).length === 0;
}

/** 'Home > News > 2026' or 'Home | Town hall | Press': the way to a page, or its sections in a row. */
function isTrail(text: string, vocabulary: Vocabulary): boolean {
  if (text.length > 140) return false;
  const way = text.split(/\s?[>›»→]\s?|\s\/\s/u);
  if (way.length >= 3 && way.every((part) => part.length < 60 && !/[.!?:@]/u.test(part)))
    return furnitureOf(way[0] ?? '', vocabulary) !== null || way.slice(0, -1).every((part) => part.length < 30);
  const row = text.split(/\s[|·•]\s/u);
  return (
    row.length >= 3 && row.every((part) => isLink(part, vocabulary)) && row.some((part) => furnitureOf(part, vocabulary) !== null)
  );
}

/**
 * The lines of a text without the links that come along when a page is copied as a whole: trails ('Home > News > 2026'), rows
 * ('Home | Press | Contact') and columns of links above the headline. A column counts when at least two of its links are ones that
 * every page has.
 */
export function withoutNavigation(lines: readonly Line[], vocabulary: Vocabulary): readonly Line[] {
  const long = lines.findIndex((line) => line.text.length > 60 && !isTrail(plain(line.text), vocabulary));
  const end = Math.min(TOP, long < 0 ? lines.length : long);
  const gone = new Set<number>();
  for (let at = 0; at < end; at += 1) {
    if (isTrail(plain(lines[at]?.text ?? ''), vocabulary)) gone.add(at);
    let run = at;
    while (run < end && lines[run]?.mark === null && isLink(withoutBullet(lines[run]?.text ?? ''), vocabulary)) run += 1;
    const known = lines.slice(at, run).filter((line) => furnitureOf(withoutBullet(line.text), vocabulary) !== null).length;
    if (run - at >= 4 && known >= 2) {
      // the last of them, alone in its block, is more likely the headline
      const alone =
        lines[run - 1]?.block !== lines[run - 2]?.block && furnitureOf(lines[run - 1]?.text ?? '', vocabulary) === null;
      for (let link = at; link < run - (alone ? 1 : 0); link += 1) gone.add(link);
    }
    if (run > at) at = run - 1;
  }
  return gone.size === 0 ? lines : lines.filter((_, at) => !gone.has(at));
}

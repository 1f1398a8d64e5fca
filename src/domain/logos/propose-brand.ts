import { slug } from '../names.ts';

/** The words of the brand in a file's name and in its folders, nearest first. */
export interface BrandWords {
  readonly path: string;
  readonly name: readonly string[];
  readonly folders: readonly (readonly string[])[];
}

/** A brand as it is proposed; `key` is the same for every spelling of it. */
export interface ProposedBrand {
  readonly key: string;
  readonly name: string;
  readonly isSure: boolean;
}

const keyOf = (words: readonly string[]): string => slug(words.join(' '), 80).replaceAll('-', '');

/** Letters that stand for a longer name: its initials, its beginning, a part of it, or up to four of its letters in their order. */
function standsFor(short: string, words: readonly string[]): boolean {
  const whole = keyOf(words);
  if (short === '' || whole === '') return false;
  const initials = words.map((word) => slug(word).charAt(0)).join('');
  if (initials === short || whole.includes(short)) return true;
  return short.length >= 2 && short.length <= 4 && short.charAt(0) === whole.charAt(0) && isWithin(short, whole);
}

function isWithin(short: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === short.charAt(at)) at++;
  return at === short.length;
}

/** Proposes a brand for every file: by the words left of its name, else by its folder; initials count for the folder that they abbreviate. */
export function brandsOf(files: readonly BrandWords[]): ProposedBrand[] {
  const counts = new Map<string, number>();
  for (const { name } of files) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  const chosen = files.map(({ name, folders }): readonly string[] => {
    const own = keyOf(name);
    // the nearest folder that names something; one that the name speaks of goes before it
    const named = folders.filter((words) => keyOf(words) !== '');
    const [nearest] = named;
    if (nearest === undefined) return withoutTail(name, counts);
    const folder = named.find((words) => own.includes(keyOf(words)) || standsFor(keyOf(name.slice(0, 1)), words)) ?? nearest;
    if (own === '' || standsFor(own, folder) || standsFor(keyOf(name.slice(0, 1)), folder)) {
      // 'acme academy' in the folder of Acme is a brand of its own when there are several of it
      const isOwnBrand = own.startsWith(keyOf(folder)) && own !== keyOf(folder) && (counts.get(own) ?? 0) >= 2;
      return isOwnBrand ? withoutTail(name, counts) : folder;
    }
    if (own.includes(keyOf(folder)) && !own.startsWith(keyOf(folder))) return folder;
    // a word of its own behind the folder's name, on one file alone, says how that file looks and not whose it is
    if (own.startsWith(keyOf(folder)) && (counts.get(own) ?? 0) < 2) return folder;
    return withoutTail(name, counts);
  });
  return spelled(chosen);
}

/** A longer name that a shorter one, met more often, begins is that shorter one with a word of its own. */
function withoutTail(name: readonly string[], counts: ReadonlyMap<string, number>): readonly string[] {
  const own = counts.get(keyOf(name)) ?? 0;
  for (let length = 1; length < name.length; length++) {
    const head = name.slice(0, length);
    const met = counts.get(keyOf(head)) ?? 0;
    if (met > own && met >= 2 && own < 2) return head;
  }
  return name;
}

/** One spelling for each brand: the one met most often, with capitals where nobody wrote any. */
function spelled(chosen: readonly (readonly string[])[]): ProposedBrand[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const words of chosen) {
    const key = keyOf(words);
    const known = spellings.get(key) ?? new Map<string, number>();
    const text = words.map(capital).join(' ');
    known.set(text, (known.get(text) ?? 0) + 1);
    spellings.set(key, known);
  }
  const byKey = new Map(
    [...spellings].map(([key, known]) => {
      const [best] = [...known].toSorted(
        ([a, n], [b, m]) => m - n || b.split(' ').length - a.split(' ').length || (a < b ? -1 : 1),
      );
      return [key, best?.[0] ?? ''] as const;
    }),
  );
  return chosen.map((words) => {
    const key = keyOf(words);
    return { key, name: byKey.get(key) || 'Logo', isSure: key !== '' };
  });
}

const SMALL = new Set(['of', 'and', 'og', 'und', 'for', 'de', 'i']);

const capital = (word: string): string =>
  word === word.toLowerCase() && !SMALL.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

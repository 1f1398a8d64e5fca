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

/** Whether short letters stand for a longer name: its initials, its beginning, or a part of it. */
function standsFor(short: string, words: readonly string[]): boolean {
  const whole = keyOf(words);
  const initials = words.map((word) => slug(word).charAt(0)).join('');
  return (
    short !== '' &&
    (whole === short || initials === short || (short.length >= 2 && whole.startsWith(short)) || whole.includes(short))
  );
}

/** Proposes a brand for every file: by the words left of its name, else by its folder; initials count for the folder that they abbreviate. */
export function brandsOf(files: readonly BrandWords[]): ProposedBrand[] {
  const counts = new Map<string, number>();
  for (const { name } of files) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  const chosen = files.map(({ name, folders }): readonly string[] => {
    const own = keyOf(name);
    const folder = folders.find((words) => keyOf(words) !== '');
    if (folder === undefined) return withoutTail(name, counts);
    if (own === '' || standsFor(own, folder)) return folder;
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

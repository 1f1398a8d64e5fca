import { askedWords, foldKey, holdsWords, indexText } from '#domain/search/fold.ts';

/** The values of one field that many assets share, each with a number from 1 on; 0 is none. */
export interface Names {
  /** The number of a value, given now if it has none yet; 0 for an empty text. */
  idOf(text: string): number;
  /** The value of a number as it was first written. */
  labelOf(id: number): string;
  /** How many numbers there are, 0 included. */
  size(): number;
  /** For every number 1 when the value is meant: in quotes all of it (with `isPath` also what lies below), else by beginnings of its words. */
  find(text: string, isWhole: boolean): Uint8Array;
  /** All values by their numbers, the empty one first. */
  all(): readonly string[];
  /** Fills the empty list with what `all` of another one was. */
  fillFrom(labels: readonly string[]): void;
}

/** Makes an empty list. Values that differ only in spelling (Ærø, Aeroe) are one, except of paths, where every sign counts. */
export function createNames(isPath = false): Names {
  const labels = [''];
  const keys = [''];
  const indexed = [''];
  const byText = new Map<string, number>([['', 0]]);
  const byKey = new Map<string, number>();

  /** Folds the values that came from a copy: only who looks for one or adds one needs that. */
  const foldAll = (): void => {
    for (let id = keys.length; id < labels.length; id++) {
      const text = labels[id] ?? '';
      const key = foldKey(text);
      keys.push(key);
      if (!isPath && key !== '') byKey.set(key, id);
      indexed.push(` ${indexText(text)}`);
    }
  };

  const add = (text: string): number => {
    foldAll();
    const key = foldKey(text);
    // a value of signs only has no key and stays itself
    const same = isPath || key === '' ? undefined : byKey.get(key);
    const id = same ?? labels.length;
    byText.set(text, id);
    if (same !== undefined) return id;
    labels.push(text);
    foldAll();
    return id;
  };

  return {
    idOf: (text) => byText.get(text) ?? add(text),
    labelOf: (id) => labels[id] ?? '',
    size: () => labels.length,
    all: () => labels,
    fillFrom: (all) => {
      for (let id = 1; id < all.length; id++) {
        const text = all[id] ?? '';
        labels.push(text);
        byText.set(text, id);
      }
    },
    find: (text, isWhole) => {
      foldAll();
      const found = new Uint8Array(labels.length);
      const key = foldKey(text);
      const asked = askedWords(text, false);
      // most values hold no word that begins like the first asked one; seeing that is much cheaper than looking word by word
      const starts = (asked[0] ?? []).map((form) => ` ${form.word}`);
      const isMeant = (id: number): boolean => {
        if (!isWhole)
          return starts.some((start) => (indexed[id] ?? '').includes(start)) && holdsWords((indexed[id] ?? '').slice(1), asked);
        return keys[id] === key || (isPath && (keys[id] ?? '').startsWith(`${key} `));
      };
      for (let id = 1; id < labels.length; id++) found[id] = Number(isMeant(id));
      return found;
    },
  };
}

/** Lists of numbers of all slots in one array; what an edit leaves behind stays unused. */
export interface Lists {
  /** Stores a list and answers where it begins. */
  store(ids: readonly number[]): number;
  /** The array to read from; look it up anew after `store`. */
  values(): Uint32Array;
  /** The part of it that is in use. */
  stored(): Uint32Array;
  /** Fills the empty store with what `stored` of another one was. */
  fillFrom(stored: Uint32Array<ArrayBuffer>): void;
}

/** Makes an empty store of lists. */
export function createLists(): Lists {
  let values = new Uint32Array(1024);
  let used = 0;
  return {
    values: () => values,
    stored: () => values.subarray(0, used),
    fillFrom: (stored) => {
      values = stored;
      used = stored.length;
    },
    store: (ids) => {
      if (used + ids.length > values.length) {
        const larger = new Uint32Array(Math.max(values.length * 2, used + ids.length));
        larger.set(values);
        values = larger;
      }
      values.set(ids, used);
      used += ids.length;
      return used - ids.length;
    },
  };
}

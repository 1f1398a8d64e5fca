import { ALL_WORDS, type Catalogue, CHANGED_WORDS } from '../db/sqlite.ts';
import type { CurrentColumns } from './current.ts';
import { matchOf } from './words.ts';

/**
 * Answers of the full-text index that are a large part of everything, as sets of bits: handing such a one over row by row takes longer than all
 * else of a search. They are mended when entries of the index change, and always equal to what the index would answer.
 */
export interface FrequentAnswers {
  /** Puts the rows of a kept answer, ascending, into a buffer for so many at most, and answers how many; null when the index must be asked. */
  take(match: string, buffer: (most: number) => Uint32Array): number | null;
  /** Keeps an answer (ascending rows) where it is worth it. */
  keep(match: string, rows: Uint32Array): void;
}

/** An answer is kept from this share of all assets on, and from so many on. */
const WORTH = 0.2;
const LEAST = 2000;
/** Bytes of all kept answers: 320 of a library of 100,000 assets. */
const MOST_BYTES = 4_000_000;
/** Rows that changed since; an answer that is further behind is asked anew. */
const MOST_BEHIND = 400;
/** Rows between two changed ones that are read along with them. */
const GAP = 300;
/** Stretches of changed rows that are asked one by one. Beginnings of more than three letters have no index of their own: each stretch then costs as much as half of the whole. */
const MOST_STRETCHES = 8;
const INDEXED_LETTERS = 3;

interface Kept {
  /** Bit r of word r >> 5 is row r; rows beyond its end are not in it. */
  bits: Uint32Array;
  /** How many changes it has taken in. */
  upTo: number;
  readonly mostStretches: number;
}

/** Makes an empty store over a catalogue whose index exists. `ask` calls back with each row of an answer between two rows, ascending. */
export function createFrequentAnswers(
  catalogue: Catalogue,
  { columns: { table } }: CurrentColumns,
  ask: (match: string, first: number, last: number, take: (row: number) => void) => void,
  least: number = LEAST,
): FrequentAnswers {
  const kept = new Map<string, Kept>();
  /** Rows whose entries changed, in the order in which that was noticed; the first of them is change number `dropped`. */
  let changes: number[] = [];
  let dropped = 0;

  /** Takes in what changed; false inside a transaction, which may be taken back: what is kept is then neither used nor made. */
  const isSettled = (): boolean => {
    if (catalogue.isInTransaction()) return false;
    const rows = catalogue.read.all(`SELECT row FROM ${CHANGED_WORDS} ORDER BY row`).map(({ row }) => Number(row));
    if (rows.length === 0) return true;
    catalogue.execute(`DELETE FROM ${CHANGED_WORDS}`);
    if (rows[0] === ALL_WORDS) kept.clear();
    changes.push(...rows.filter((row) => row !== ALL_WORDS).slice(0, MOST_BEHIND + 1));
    if (changes.length > MOST_BEHIND * 4) {
      dropped += changes.length - MOST_BEHIND;
      changes = changes.slice(-MOST_BEHIND);
    }
    return true;
  };
  const now = (): number => dropped + changes.length;

  const mend = (match: string, one: Kept): boolean => {
    if (one.upTo === now()) return true;
    if (one.upTo < dropped || now() - one.upTo > MOST_BEHIND) return false;
    const stretches = stretchesOf(changes.slice(one.upTo - dropped));
    if (stretches.length > one.mostStretches) return false;
    for (const [first, last] of stretches) {
      one.bits = largeEnough(one.bits, last);
      for (let row = first; row <= last; row++) setBit(one.bits, row, 0);
      ask(match, first, last, (row) => setBit(one.bits, row, 1));
    }
    one.upTo = now();
    return true;
  };

  return {
    take: (match, buffer) => {
      const isKnown = kept.has(match) && isSettled();
      // not before changes were taken in, which may have voided it
      const one = isKnown ? kept.get(match) : undefined;
      if (one === undefined || !mend(match, one)) return null;
      // the least recently used stands first
      kept.delete(match);
      kept.set(match, one);
      return readBits(one.bits, buffer(one.bits.length * 32));
    },
    keep: (match, rows) => {
      kept.delete(match);
      const last = rows.at(-1) ?? 0;
      const bytes = (last >> 3) + 4;
      if (rows.length < Math.max(least, table.count() * WORTH) || bytes > MOST_BYTES || !isSettled()) return;
      const bits = new Uint32Array((last >> 5) + 1);
      for (const row of rows) setBit(bits, row, 1);
      kept.set(match, { bits, upTo: now(), mostStretches: longestWord(match) > INDEXED_LETTERS ? 1 : MOST_STRETCHES });
      while (kept.size * bytes > MOST_BYTES) kept.delete(kept.keys().next().value ?? '');
    },
  };
}

const longestWord = (match: string): number => Math.max(...(match.match(/[^"\s()]+/g) ?? ['']).map((word) => word.length));

function setBit(bits: Uint32Array, row: number, value: 0 | 1): void {
  const mask = 1 << (row & 31);
  const word = bits[row >> 5] ?? 0;
  bits[row >> 5] = value === 1 ? word | mask : word & ~mask;
}

function largeEnough(bits: Uint32Array, last: number): Uint32Array {
  if (last >> 5 < bits.length) return bits;
  const larger = new Uint32Array((last >> 5) + 1);
  larger.set(bits);
  return larger;
}

function readBits(bits: Uint32Array, rows: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < bits.length; at++) {
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1) rows[count++] = (at << 5) | (31 - Math.clz32(left & -left));
  }
  return count;
}

/** Rows as stretches without a larger gap. */
function stretchesOf(rows: readonly number[]): [first: number, last: number][] {
  const stretches: [number, number][] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const open = stretches.at(-1);
    if (open !== undefined && row - open[1] <= GAP) open[1] = row;
    else stretches.push([row, row]);
  }
  return stretches;
}

/** Assets looked at to learn which beginnings are frequent. */
const SAMPLE = 300;
/** Longest beginning that is asked ahead, in letters. */
const MOST_LETTERS = 8;

/**
 * Asks the index ahead for the beginnings of words that a sample of the assets has most; `find` asks it and keeps the answer. Gives way after each
 * one, and ends early when the catalogue is closed.
 */
export async function askFrequentAhead(
  catalogue: Catalogue,
  rows: readonly number[],
  find: (match: string) => void,
  giveWay: () => Promise<void>,
): Promise<void> {
  const counts = new Map<string, number>();
  const matches = new Map<string, string>();
  const matchFor = (text: string): string => {
    const match = matches.get(text) ?? matchOf({ on: 'words', text, field: null, isWhole: false });
    matches.set(text, match);
    return match;
  };
  const step = Math.max(1, rows.length / SAMPLE);
  let looked = 0;
  for (let at = 0; at < rows.length && looked < SAMPLE; at = Math.floor(++looked * step)) {
    if (looked % 20 === 0) await giveWay();
    if (!catalogue.isOpen()) return;
    for (const match of new Set(beginningsIn(catalogue, rows[at] ?? 0).map(matchFor)))
      counts.set(match, (counts.get(match) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([, count]) => count >= looked * WORTH).sort((a, b) => b[1] - a[1]);
  for (const [match] of frequent) {
    await giveWay();
    if (!catalogue.isOpen()) return;
    find(match);
  }
}

/** Every beginning of every word of an asset, as it is written there. */
function beginningsIn({ read }: Catalogue, row: number): string[] {
  const asset = read.get(
    'SELECT title, filename, caption, alt_text, keywords, people, creator, credit, source, location, city, country FROM assets WHERE row = ?',
    row,
  );
  const words = new Set(
    Object.values(asset ?? {})
      .join(' ')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}\p{N}]+/gu),
  );
  const beginnings = new Set<string>();
  for (const word of words) {
    const letters = [...word].slice(0, MOST_LETTERS);
    for (let length = 1; length <= letters.length; length++) beginnings.add(letters.slice(0, length).join(''));
  }
  return [...beginnings];
}

import type { LikenessReason } from '#contract/imports.ts';
import { compareWholes, isCropOf, type Seen } from '#domain/imports/alike.ts';
import { createHashIndex, type HashIndex } from '#domain/imports/hash-index.ts';
import { WINDOWS } from '#domain/imports/likeness.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** Two files that show the same, by their SHA-256. */
export interface AlikePair {
  readonly a: string;
  readonly b: string;
  readonly reason: Exclude<LikenessReason, 'samePixels'>;
}

/** Finds the look-alikes of a library and remembers them while it is open. */
export interface LikenessIndex {
  /** Every pair, what came in since the last question included; gives way to whoever asks something every few ms. */
  pairs(): Promise<readonly AlikePair[]>;
}

/**
 * Bits in which the hashes of one picture in two sizes or qualities may differ, and of a crop and the nearest window. Over seven the
 * index finds most and not all; what it finds is looked at closely.
 */
export const WHOLE_REACH = 4;
const CROP_REACH = 11;
/** Partners looked at for one file: a series of hundreds of copies is known as one long before. */
const MOST_PARTNERS = 200;
/** Rows read at a time, and ms after which others have their turn. */
const ROWS = 2000;
const TURN_MS = 12;

/** Makes the index of a library; it is empty until it is first asked. `giveWay` settles when others have had their turn. */
export function createLikenessIndex(db: ReadDb, giveWay: () => Promise<void>): LikenessIndex {
  const all = createHashIndex();
  const shas: string[] = [];
  const known = new Set<string>();
  const pairs: AlikePair[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const look = async (): Promise<readonly AlikePair[]> => {
    const pause = createPause(giveWay);
    const firstFresh = shas.length;
    await readFresh(pause);
    if (shas.length === firstFresh) return pairs;
    const compared = new Set<string>();
    for (let index = firstFresh; index < shas.length; index++) {
      const partners: number[] = [];
      all.near(all.high(index), all.low(index), WHOLE_REACH, (other) => {
        if (other < index && partners.length < MOST_PARTNERS) partners.push(other);
      });
      for (const other of partners) {
        compare(index, other, compared);
        await pause();
      }
      await pause();
    }
    await crops(firstFresh, compared, pause);
    return pairs;
  };

  /** Takes in the hashes of files that were not known yet. */
  const readFresh = async (pause: () => Promise<void>): Promise<void> => {
    for (let after = 0; ; ) {
      const rows = db.all(
        `SELECT row, sha256, likeness FROM assets WHERE row > ? AND kind = 'photo' AND likeness IS NOT NULL AND (pages IS NULL OR pages = 1)
         AND mime <> 'image/svg+xml' ORDER BY row LIMIT ${ROWS}`,
        after,
      );
      for (const row of rows) {
        after = Number(row.row);
        const sha256 = String(row.sha256);
        if (known.has(sha256)) continue;
        known.add(sha256);
        shas.push(sha256);
        const hash = String(row.likeness);
        all.add(Number.parseInt(hash.slice(0, 8), 16) | 0, Number.parseInt(hash.slice(8), 16) | 0);
      }
      if (rows.length < ROWS) return;
      await pause();
    }
  };

  /** Windows of the new files among all wholes, and windows of the old files among the new wholes. */
  const crops = async (firstFresh: number, compared: Set<string>, pause: () => Promise<void>): Promise<void> => {
    const fresh = createHashIndex();
    for (let index = firstFresh; index < shas.length; index++) fresh.add(all.high(index), all.low(index));
    const reach = reachOf(fresh);
    for (let index = 0; index < shas.length; index++) {
      const isFresh = index >= firstFresh;
      const windows = db.get('SELECT windows FROM likeness_marks WHERE sha256 = ?', shas[index] ?? '')?.windows;
      if (windows instanceof Uint8Array && windows.length === WINDOWS.length * 8) {
        const view = new DataView(windows.buffer, windows.byteOffset, windows.byteLength);
        for (let number = 0; number < WINDOWS.length; number++) {
          const high = view.getInt32(number * 8);
          const low = view.getInt32(number * 8 + 4);
          if (high === 0 && low === 0) continue;
          const parts: number[] = [];
          if (isFresh) all.near(high, low, CROP_REACH, (part) => parts.push(part));
          else if (reach(high, low)) fresh.near(high, low, CROP_REACH, (part) => parts.push(part + firstFresh));
          for (const part of parts) {
            compareCrop(part, index, number, compared);
            await pause();
          }
        }
      }
      await pause();
    }
  };

  const compare = (one: number, other: number, compared: Set<string>): void => {
    const a = seen(db, shas[one]);
    const b = seen(db, shas[other]);
    if (a === null || b === null) return;
    const reason = compareWholes(a, b);
    if (reason === null) return;
    compared.add(`${one} ${other}`);
    compared.add(`${other} ${one}`);
    pairs.push({ a: shas[one] ?? '', b: shas[other] ?? '', reason });
  };

  const compareCrop = (part: number, whole: number, number: number, compared: Set<string>): void => {
    const key = `${part} ${whole}`;
    if (part === whole || compared.has(key)) return;
    const a = seen(db, shas[part]);
    const b = seen(db, shas[whole]);
    const window = WINDOWS[number];
    if (a === null || b === null || window === undefined || !isCropOf(a, b, window)) return;
    compared.add(key);
    compared.add(`${whole} ${part}`);
    pairs.push({ a: shas[part] ?? '', b: shas[whole] ?? '', reason: 'cropped' });
  };

  return {
    pairs: () => {
      const next = turn.then(look);
      turn = next.catch(() => {});
      return next;
    },
  };
}

/** What is known of a picture to say how it resembles another; null without pixels. */
export function seen(db: ReadDb, sha256: string | undefined): Seen | null {
  const row = db.get(
    `SELECT width, height, date_taken, grid FROM assets JOIN likeness_marks USING (sha256) WHERE sha256 = ?`,
    sha256 ?? '',
  );
  if (row === undefined || !(row.grid instanceof Uint8Array)) return null;
  const taken = row.date_taken;
  return {
    width: Number(row.width),
    height: Number(row.height),
    dateTaken: typeof taken === 'string' ? taken : null,
    grid: row.grid,
  };
}

/** A quick no: a band of the hash, or the band with one bit turned, is in none of the few hashes. */
function reachOf(index: HashIndex): (high: number, low: number) => boolean {
  const bands = [0, 1, 2, 3].map(() => new Uint8Array(65536));
  const each = (high: number, low: number): number[] => [high >>> 16, high & 0xffff, low >>> 16, low & 0xffff];
  for (let one = 0; one < index.size; one++) {
    each(index.high(one), index.low(one)).forEach((key, number) => {
      const band = bands[number];
      if (band === undefined) return;
      band[key] = 1;
      for (let bit = 0; bit < 16; bit++) band[key ^ (1 << bit)] = 1;
    });
  }
  return (high, low) =>
    bands[0]?.[high >>> 16] === 1 ||
    bands[1]?.[high & 0xffff] === 1 ||
    bands[2]?.[low >>> 16] === 1 ||
    bands[3]?.[low & 0xffff] === 1;
}

/** Lets other work in when this one has had its time. */
function createPause(giveWay: () => Promise<void>): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await giveWay();
    since = performance.now();
  };
}

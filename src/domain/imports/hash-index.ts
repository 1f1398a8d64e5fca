import { distance } from './likeness.ts';

/** Hashes of 64 bits that can be searched for near ones without looking at all of them. */
export interface HashIndex {
  readonly size: number;
  add(high: number, low: number): number;
  /** Calls `hit` once for each stored hash at most `reach` bits away: all of them up to a reach of 7, most of them beyond. */
  near(high: number, low: number, reach: number, hit: (index: number) => void): void;
  high(index: number): number;
  low(index: number): number;
}

/**
 * Multi-index hashing (Norouzi, Punjani and Fleet, 2012): of four bands of 16 bits, one has at most one wrong bit when at most
 * seven of all are wrong. So each band is looked up with every one of its bits turned, and only what is found is compared.
 */
export function createHashIndex(): HashIndex {
  const heads = new Int32Array(4 * 65536).fill(-1);
  let highs = new Int32Array(1024);
  let lows = new Int32Array(1024);
  let nexts = new Int32Array(4096);
  let marks = new Int32Array(1024);
  let size = 0;
  let question = 0;

  const grow = (): void => {
    const larger = <T extends Int32Array>(old: T): Int32Array<ArrayBuffer> => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    highs = larger(highs);
    lows = larger(lows);
    nexts = larger(nexts);
    marks = larger(marks);
  };
  const band = (high: number, low: number, number: number): number =>
    number === 0 ? high >>> 16 : number === 1 ? high & 0xffff : number === 2 ? low >>> 16 : low & 0xffff;

  return {
    get size() {
      return size;
    },
    add: (high, low) => {
      if (size === highs.length) grow();
      const index = size++;
      highs[index] = high;
      lows[index] = low;
      for (let number = 0; number < 4; number++) {
        const slot = number * 65536 + band(high, low, number);
        nexts[index * 4 + number] = heads[slot] ?? -1;
        heads[slot] = index;
      }
      return index;
    },
    near: (high, low, reach, hit) => {
      question++;
      for (let number = 0; number < 4; number++) {
        const key = band(high, low, number);
        for (let bit = -1; bit < 16; bit++) {
          let index = heads[number * 65536 + (bit < 0 ? key : key ^ (1 << bit))] ?? -1;
          while (index >= 0) {
            if (marks[index] !== question) {
              marks[index] = question;
              if (distance(high, low, highs[index] ?? 0, lows[index] ?? 0) <= reach) hit(index);
            }
            index = nexts[index * 4 + number] ?? -1;
          }
        }
      }
    },
    high: (index) => highs[index] ?? 0,
    low: (index) => lows[index] ?? 0,
  };
}

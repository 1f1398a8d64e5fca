import { dayNumber, daysAfter } from '#domain/search/days.ts';
import { ENDING_DAYS } from '#domain/search/fields.ts';
import type { Columns } from './columns.ts';

/**
 * How often everything that facets show stands in some slots, by number. `traitMix` counts combinations of kind, shape, rating and
 * label (mixOf), `colourBits` and `needBits` combinations of bits: one addition a slot instead of one for each facet.
 */
export interface Tally {
  readonly traitMix: Uint32Array;
  readonly colourBits: Uint32Array;
  readonly needBits: Uint32Array;
  readonly year: Uint32Array;
  readonly city: Uint32Array;
  readonly format: Uint32Array;
  readonly person: Uint32Array;
  /** Rights that end soon, and rights that have ended. */
  readonly expiry: Uint32Array;
}

const MIXES = 1 << 13;

/** Kind, shape, rating and label in 13 bits. */
export const mixOf = (kind: number, shape: number, rating: number, label: number): number =>
  (kind & 7) | ((shape & 7) << 3) | ((rating & 7) << 6) | ((label & 15) << 9);

/** Where each of the four stands in a mix. */
export const MIX = {
  kind: { shift: 0, mask: 7 },
  shape: { shift: 3, mask: 7 },
  rating: { shift: 6, mask: 7 },
  label: { shift: 9, mask: 15 },
} as const;

/** Counts everything in one pass. The groups colours and people must be filled. */
export function tally({ table, names, people }: Columns, slots: Uint32Array, today: string): Tally {
  const { traitMix, nameBits, needs, year, city, format, expires, peopleAt, peopleCount } = table.columns;
  const found = {
    traitMix: new Uint32Array(MIXES),
    colourBits: new Uint32Array(1 << 12),
    needBits: new Uint32Array(1 << 5),
    year: new Uint32Array(10_000),
    city: new Uint32Array(names.city.size()),
    format: new Uint32Array(names.format.size()),
    person: new Uint32Array(names.person.size()),
    expiry: new Uint32Array(2),
  };
  const [now, soon] = [dayNumber(today), daysAfter(today, ENDING_DAYS)];
  const persons = people.values();
  const add = (counts: Uint32Array, index: number): void => {
    counts[index] = (counts[index] ?? 0) + 1;
  };
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0;
    add(found.traitMix, traitMix[slot] ?? 0);
    add(found.colourBits, nameBits[slot] ?? 0);
    add(found.needBits, needs[slot] ?? 0);
    add(found.year, year[slot] ?? 0);
    add(found.city, city[slot] ?? 0);
    add(found.format, format[slot] ?? 0);
    const until = expires[slot] ?? 0;
    if (until > 0 && until <= soon) add(found.expiry, until < now ? 1 : 0);
    const from = peopleAt[slot] ?? 0;
    const to = from + (peopleCount[slot] ?? 0);
    for (let index = from; index < to; index++) add(found.person, persons[index] ?? 0);
  }
  return found;
}

/** The tally of what is left when the slots of another tally are taken out. */
export function minus(whole: Tally, part: Tally): Tally {
  const less = (key: keyof Tally): Uint32Array => whole[key].map((count, index) => count - (part[key][index] ?? 0));
  return {
    traitMix: less('traitMix'),
    colourBits: less('colourBits'),
    needBits: less('needBits'),
    year: less('year'),
    city: less('city'),
    format: less('format'),
    person: less('person'),
    expiry: less('expiry'),
  };
}

/** The counts of one of the four parts of a mix. */
export function ofMix(mixes: Uint32Array, { shift, mask }: { readonly shift: number; readonly mask: number }): Uint32Array {
  const counts = new Uint32Array(mask + 1);
  for (let mix = 0; mix < mixes.length; mix++) {
    const count = mixes[mix] ?? 0;
    if (count > 0) counts[(mix >> shift) & mask] = (counts[(mix >> shift) & mask] ?? 0) + count;
  }
  return counts;
}

/** The counts of each bit of combinations of bits. */
export function ofBits(combinations: Uint32Array, bits: number): Uint32Array {
  const counts = new Uint32Array(bits);
  for (let combination = 1; combination < combinations.length; combination++) {
    const count = combinations[combination] ?? 0;
    if (count === 0) continue;
    for (let bit = 0; bit < bits; bit++) if ((combination >> bit) & 1) counts[bit] = (counts[bit] ?? 0) + count;
  }
  return counts;
}

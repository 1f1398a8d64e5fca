import { AssetKind, ColourLabel, PressUse } from '#contract/assets.ts';
import { COLOUR_NAMES, cellOf, createPalette, nameBits, type Palette, strongestName } from '#domain/search/colours.ts';
import { dayNumber, digits } from '#domain/search/days.ts';
import { formatOf } from '#domain/search/formats.ts';
import type { Attention, Trait } from '#domain/search/query.ts';
import { SHAPES } from '#domain/search/query.ts';
import { createLists, createNames, type Lists, type Names } from './names.ts';
import { createTable, f64, i32, type Table, u8, u16, u32 } from './table.ts';
import { mixOf } from './tally.ts';

/** Colours of a picture that are kept for comparing, strongest first. */
export const KEPT_COLOURS = 6;

/** Bit of each trait in the column `traits`; what is not here (used, duplicate) is asked of the catalogue. */
export const TRAIT_BITS = {
  altText: 1 << 0,
  caption: 1 << 1,
  credit: 1 << 2,
  creator: 1 << 3,
  title: 1 << 4,
  source: 1 << 5,
  copyright: 1 << 6,
  place: 1 << 7,
  keywords: 1 << 8,
  people: 1 << 9,
  label: 1 << 10,
  language: 1 << 11,
  taken: 1 << 12,
  expires: 1 << 13,
  missing: 1 << 14,
  edited: 1 << 15,
  transparent: 1 << 16,
  gps: 1 << 17,
} as const satisfies Partial<Record<Trait, number>>;

/** What wants attention whatever the date, as bits of the column `needs`. */
export const NEEDS: readonly Attention[] = ['noAltText', 'noCredit', 'noCaption', 'tooSmall', 'missing'];

/** The long side below which a photo is too small for print: 1800 px are 15 cm at 300 dpi. */
export const PRINT_SIDE_PX = 1800;

/** Pictures want an alt text, photos and videos a credit and a caption, photos enough pixels for print. */
function needBits(kind: string, traits: number, longSide: number): number {
  const isPicture = kind === 'photo' || kind === 'logo';
  const isFootage = kind === 'photo' || kind === 'video';
  return [
    isPicture && (traits & TRAIT_BITS.altText) === 0,
    isFootage && (traits & TRAIT_BITS.credit) === 0,
    isFootage && (traits & TRAIT_BITS.caption) === 0,
    kind === 'photo' && longSide > 0 && longSide < PRINT_SIDE_PX,
    (traits & TRAIT_BITS.missing) !== 0,
  ].reduce((bits, isSo, bit) => bits | (Number(isSo) << bit), 0);
}

/** In the trash; and no longer in the catalogue at all. */
export const TRASHED = 1 << 18;
export const GONE = 1 << 19;

const KINDS = {
  kind: u8(),
  shape: u8(),
  ratio: u8(),
  rating: u8(),
  label: u8(),
  press: u8(),
  traits: u32(),
  width: i32(),
  height: i32(),
  pages: i32(),
  bytes: f64(),
  durationMs: f64(),
  // YYYYMMDDhhmmss as far as the file says, 0 when it does not
  takenAt: f64(),
  taken: i32(),
  added: i32(),
  edited: i32(),
  expires: i32(),
  date: i32(),
  // for counting facets
  year: u16(),
  traitMix: u16(),
  needs: u8(),
  city: u32(),
  country: u32(),
  folder: u32(),
  format: u32(),
  language: u32(),
  import: u32(),
  // colours
  cells: u16(KEPT_COLOURS),
  cellCount: u8(),
  nameBits: u16(),
  strongest: u8(),
  // people and keywords: where the list begins and how long it is
  peopleAt: u32(),
  peopleCount: u8(),
  keywordsAt: u32(),
  keywordsCount: u8(),
  credit: u32(),
  creator: u32(),
  source: u32(),
  // the difference hash in two halves
  likeHigh: u32(),
  likeLow: u32(),
  hasLikeness: u8(),
} as const;

/** Columns that are filled together, when one of them is first needed: each is one pass over the catalogue. */
export const GROUPS = ['core', 'colours', 'people', 'keywords', 'likeness', 'credits'] as const;
export type Group = (typeof GROUPS)[number];

/** What search knows of every asset, in columns over slots. */
export interface Columns {
  readonly table: Table<typeof KINDS>;
  readonly names: Readonly<
    Record<
      'city' | 'country' | 'folder' | 'format' | 'language' | 'import' | 'person' | 'keyword' | 'credit' | 'creator' | 'source',
      Names
    >
  >;
  readonly people: Lists;
  readonly keywords: Lists;
  /** The look-ups for colours, made when they are first needed. */
  palette(): Palette;
  /** For each group the columns of `assets` it reads, and how the row number and they are put into the row's slot. */
  readonly fill: Readonly<Record<Group, { readonly sql: string; readonly put: Put }>>;
}

// biome-ignore lint/suspicious/noExplicitAny: the values are the row number and those of the columns named in `sql`, in their order
type Put = (slot: number, values: readonly any[]) => void;

const KIND_IDS: ReadonlyMap<string, number> = new Map(AssetKind.options.map((kind, index) => [kind, index + 1]));
const LABEL_IDS: ReadonlyMap<string, number> = new Map(ColourLabel.options.map((label, index) => [label, index + 1]));
const PRESS_IDS: ReadonlyMap<string, number> = new Map(PressUse.options.map((press, index) => [press, index + 1]));
export const kindId = (kind: string): number => KIND_IDS.get(kind) ?? 0;
export const labelId = (label: string): number => LABEL_IDS.get(label) ?? 0;
export const pressId = (press: string): number => PRESS_IDS.get(press) ?? 0;

/** Share of a side by which a picture may miss the square; from 2:1 on it is a panorama. */
const SQUARE_WITHIN = 0.05;
const PANORAMA_FROM = 2;

/** The index in SHAPES + 1 of a picture's sides, 0 without pixels. */
export function shapeId(width: number, height: number): number {
  if (width <= 0 || height <= 0) return 0;
  const ratio = width / height;
  if (ratio >= PANORAMA_FROM) return SHAPES.indexOf('panorama') + 1;
  if (Math.abs(ratio - 1) <= SQUARE_WITHIN) return SHAPES.indexOf('square') + 1;
  return SHAPES.indexOf(ratio > 1 ? 'landscape' : 'portrait') + 1;
}

/** The layout's byte: 32 x width / height, 1 to 255; 32 where there are no pixels. */
const ratioByte = (width: number, height: number): number =>
  width > 0 && height > 0 ? Math.min(255, Math.max(1, Math.round((32 * width) / height))) : 32;

/** The local calendar day of an instant as a day number; 0 for none. Remembers minutes: a batch shares them, and no zone's offset is finer. */
function createDays(): (instant: string | null) => number {
  const known = new Map<string, number>();
  return (instant) => {
    if (instant === null) return 0;
    const minute = instant.length === 24 && instant.endsWith('Z') ? instant.slice(0, 16) : instant;
    let day = known.get(minute);
    if (day === undefined) {
      const at = new Date(instant);
      day = Number.isNaN(at.getTime()) ? 0 : at.getFullYear() * 10_000 + (at.getMonth() + 1) * 100 + at.getDate();
      if (known.size > 50_000) known.clear();
      known.set(minute, day);
    }
    return day;
  };
}

/** A date and time as the file says it, as YYYYMMDDhhmmss; 0 for none. The zone plays no part: it is the clock of the camera. */
export function takenNumber(text: string | null): number {
  const day = dayNumber(text);
  if (day === 0 || text === null) return 0;
  if (text[10] !== 'T') return day * 1_000_000;
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), text[16] === ':' ? digits(text, 17, 2) : 0];
  return day * 1_000_000 + (hour < 0 || minute < 0 ? 0 : hour * 10_000 + minute * 100 + Math.max(0, second));
}

const list = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]));

/** Hands over the cell and share of every colour of a picture. Written as JSON.stringify does it, which is all there is, it is read by hand: parsing was half of the time of reading a library. */
function readColours(json: string, take: (cell: number, share: number) => void): void {
  if (!json.startsWith('[{"colour":"#')) {
    for (const { colour, share } of JSON.parse(json) as { colour: string; share: number }[]) take(cellOf(colour), share);
    return;
  }
  for (let at = json.indexOf('#'); at !== -1; at = json.indexOf('#', at + 1)) {
    const from = json.indexOf(':', at) + 1;
    take(cellOf(json.slice(at, at + 7)), Number(json.slice(from, json.indexOf('}', from))));
  }
}

const filled = (column: string, bit: number): string => `((${column} <> '') * ${bit})`;
const TRAITS_SQL = [
  filled('alt_text', TRAIT_BITS.altText),
  filled('caption', TRAIT_BITS.caption),
  filled('credit', TRAIT_BITS.credit),
  filled('creator', TRAIT_BITS.creator),
  filled('title', TRAIT_BITS.title),
  filled('source', TRAIT_BITS.source),
  filled('copyright', TRAIT_BITS.copyright),
  `((location <> '' OR city <> '' OR country <> '') * ${TRAIT_BITS.place})`,
  `((keywords <> '[]') * ${TRAIT_BITS.keywords})`,
  `((people <> '[]') * ${TRAIT_BITS.people})`,
  `((label IS NOT NULL) * ${TRAIT_BITS.label})`,
  filled('language', TRAIT_BITS.language),
  `((expires IS NOT NULL) * ${TRAIT_BITS.expires})`,
  `(is_missing * ${TRAIT_BITS.missing})`,
  `((edited_at IS NOT NULL) * ${TRAIT_BITS.edited})`,
  `(has_alpha * ${TRAIT_BITS.transparent})`,
  `(has_location * ${TRAIT_BITS.gps})`,
  `((trashed_at IS NOT NULL) * ${TRASHED})`,
].join(' + ');

/** Makes empty columns. */
export function createColumns(): Columns {
  const table = createTable(KINDS);
  const names = {
    city: createNames(),
    country: createNames(),
    folder: createNames(true),
    format: createNames(),
    language: createNames(),
    import: createNames(true),
    person: createNames(),
    keyword: createNames(),
    credit: createNames(),
    creator: createNames(),
    source: createNames(),
  };
  const people = createLists();
  const keywords = createLists();
  let made: Palette | undefined;
  const palette = (): Palette => {
    made ??= createPalette();
    return made;
  };
  const dayOf = createDays();
  const formats = new Map<string, Map<string, number>>();
  const formatId = (mime: string, filename: string): number => {
    const ending = filename.slice(filename.lastIndexOf('.') + 1);
    let known = formats.get(mime);
    if (known === undefined) {
      known = new Map();
      formats.set(mime, known);
    }
    let id = known.get(ending);
    if (id === undefined) {
      id = names.format.idOf(formatOf(mime, filename));
      known.set(ending, id);
    }
    return id;
  };

  const putCore: Put = (slot, v) => {
    const c = table.columns;
    const [width, height] = [v[4] ?? 0, v[5] ?? 0];
    const takenAt = takenNumber(v[13]);
    c.kind[slot] = kindId(v[1]);
    c.traits[slot] = v[12] | (takenAt > 0 ? TRAIT_BITS.taken : 0);
    c.format[slot] = formatId(v[2], v[3]);
    c.width[slot] = width === 0 ? -1 : width;
    c.height[slot] = height === 0 ? -1 : height;
    c.shape[slot] = shapeId(width, height);
    c.ratio[slot] = ratioByte(width, height);
    c.bytes[slot] = v[6];
    c.pages[slot] = v[7] ?? -1;
    c.durationMs[slot] = v[8] ?? -1;
    c.rating[slot] = v[9];
    c.label[slot] = v[10] === null ? 0 : labelId(v[10]);
    c.press[slot] = pressId(v[11]);
    c.takenAt[slot] = takenAt;
    c.taken[slot] = Math.floor(takenAt / 1_000_000);
    c.added[slot] = dayOf(v[14]);
    c.edited[slot] = dayOf(v[15]);
    c.date[slot] = c.taken[slot] || (c.added[slot] ?? 0);
    c.expires[slot] = dayNumber(v[16]);
    c.year[slot] = Math.floor((c.date[slot] ?? 0) / 10_000);
    c.traitMix[slot] = mixOf(c.kind[slot] ?? 0, c.shape[slot] ?? 0, c.rating[slot] ?? 0, c.label[slot] ?? 0);
    c.needs[slot] = needBits(v[1], c.traits[slot] ?? 0, Math.max(width, height));
    c.city[slot] = names.city.idOf(v[17]);
    c.country[slot] = names.country.idOf(v[18]);
    c.folder[slot] = names.folder.idOf(v[19]);
    c.language[slot] = names.language.idOf(v[20]);
    c.import[slot] = v[21] === null ? 0 : names.import.idOf(v[21]);
  };

  const shares = COLOUR_NAMES.map(() => 0);
  const putColours: Put = (slot, [, json]) => {
    const c = table.columns;
    shares.fill(0);
    let count = 0;
    const { names: cellNames } = palette();
    readColours(json, (cell, share) => {
      const name = cellNames[cell] ?? 0;
      shares[name] = (shares[name] ?? 0) + share;
      if (count < KEPT_COLOURS) c.cells[slot * KEPT_COLOURS + count] = cell;
      count++;
    });
    c.cellCount[slot] = Math.min(count, KEPT_COLOURS);
    c.nameBits[slot] = nameBits(shares);
    c.strongest[slot] = strongestName(shares) + 1;
  };

  const idsOf = (json: string, of: Names): number[] => [...new Set(list(json).slice(0, 255).map(of.idOf))].filter((id) => id > 0);

  return {
    table,
    names,
    people,
    keywords,
    palette,
    fill: {
      core: {
        sql: `kind, mime, filename, width, height, bytes, pages, duration_ms, rating, label, press_use, ${TRAITS_SQL},
          date_taken, imported_at, edited_at, expires, city, country, folder, language, import_id`,
        put: putCore,
      },
      colours: { sql: 'colours', put: putColours },
      people: {
        sql: 'people',
        put: (slot, [, json]) => {
          const ids = idsOf(json, names.person);
          table.columns.peopleAt[slot] = people.store(ids);
          table.columns.peopleCount[slot] = ids.length;
        },
      },
      keywords: {
        sql: 'keywords',
        put: (slot, [, json]) => {
          const ids = idsOf(json, names.keyword);
          table.columns.keywordsAt[slot] = keywords.store(ids);
          table.columns.keywordsCount[slot] = ids.length;
        },
      },
      credits: {
        sql: 'credit, creator, source',
        put: (slot, v) => {
          const c = table.columns;
          c.credit[slot] = names.credit.idOf(v[1]);
          c.creator[slot] = names.creator.idOf(v[2]);
          c.source[slot] = names.source.idOf(v[3]);
        },
      },
      likeness: {
        sql: 'likeness',
        put: (slot, [, hex]) => {
          const c = table.columns;
          const isThere = typeof hex === 'string' && /^[0-9a-f]{16}$/.test(hex);
          c.hasLikeness[slot] = Number(isThere);
          c.likeHigh[slot] = isThere ? Number.parseInt(hex.slice(0, 8), 16) : 0;
          c.likeLow[slot] = isThere ? Number.parseInt(hex.slice(8), 16) : 0;
        },
      },
    },
  };
}

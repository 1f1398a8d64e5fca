import type { Asset, AssetFields, AssetKind } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { insertRow } from '#engine/assets/store.ts';
import { indexRow } from '#engine/assets/words.ts';
import type { Catalogue, WriteDb } from '#engine/db/sqlite.ts';
import type { Engine } from '#engine/engine.ts';
import { createRandom } from '../../../scripts/random.ts';

/** Choices that are the same in every run of a seed. */
export function createPicks(seed: number) {
  const random = createRandom(seed);
  return {
    random,
    pick: <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T,
    whole: (least: number, most: number): number => least + Math.floor(random() * (most - least + 1)),
  };
}
export type Picks = ReturnType<typeof createPicks>;

export const idOf = (row: number): AssetId => `ast_${row.toString(36).padStart(16, '0')}` as AssetId;

/** What a row of a test says beyond an empty photo. */
export type Given = Partial<Asset> & { pixelHash?: string | null; likeness?: string | null; text?: string };

const EMPTY: AssetFields = {
  title: '',
  caption: '',
  altText: '',
  extendedDescription: '',
  language: '',
  translations: {},
  creator: '',
  credit: '',
  source: '',
  copyright: '',
  usageTerms: '',
  licenseUrl: '',
  pressUse: 'unset',
  territory: '',
  expires: null,
  keywords: [],
  people: [],
  location: '',
  city: '',
  country: '',
  dateTaken: null,
  rating: 0,
  label: null,
  focalPoint: null,
  digitalSourceType: '',
};

/** Stores an asset without a file, as import would. */
export function addRow(db: WriteDb, row: number, given: Given = {}): AssetId {
  insertRow(db, {
    ...EMPTY,
    id: idOf(row),
    kind: 'photo' as AssetKind,
    filename: `file-${row}.jpg`,
    folder: '',
    mime: 'image/jpeg',
    bytes: 1000 + row,
    sha256: row.toString(16).padStart(64, '0'),
    width: 3000,
    height: 2000,
    orientation: 1,
    colourSpace: 'srgb',
    hasProfile: false,
    hasLocation: false,
    hasAlpha: false,
    pages: null,
    durationMs: null,
    facts: {},
    colours: [],
    conflicts: [],
    hasPreview: false,
    note: null,
    importId: null,
    importedAt: '2020-06-15T12:00:00.000Z',
    ...given,
    crc32: 0,
    storedName: `file-${row}.jpg`,
    row,
    pixelHash: given.pixelHash ?? null,
    likeness: given.likeness ?? null,
    text: given.text ?? '',
  } as Parameters<typeof insertRow>[1]);
  return idOf(row);
}

/** Changes columns by plain SQL, as undo does it, with the index following in the same transaction. */
export function changeRow(db: WriteDb, row: number, sql: string, ...values: (string | number | null)[]): void {
  db.run(`UPDATE assets SET ${sql} WHERE row = ${row}`, ...values);
  indexRow(db, row);
}

/** The catalogue of the library that an engine has open. */
export function catalogueOf(engine: Engine): Catalogue {
  const current = engine.app.session.current();
  if (current === null) throw new Error('No library is open.');
  return current.library.catalogue;
}

import { AssetVersion } from '#contract/assets.ts';
import type { CatalogueAsset, CatalogueFile } from '#contract/catalogue.ts';
import { Kit } from '#contract/kits.ts';
import type { Organisation } from '#contract/organisations.ts';
import { Release } from '#contract/releases.ts';
import { listContacts } from '../contacts/store.ts';
import type { ReadDb, Row } from '../db/sqlite.ts';
import { listRuns } from '../exports/record.ts';
import { listBrands } from '../logos/store.ts';
import { listOrganisations } from '../organisations/handlers.ts';
import { savedRows } from '../search/saved.ts';
import { listSheets } from '../sheets/store.ts';
import { toAsset } from './store.ts';

/** Rows that are read at once. */
const PAGE = 200;

/** Every list of an exported catalogue by its name, in the order of the file; rows are read page by page. */
export const LISTS: { readonly [Name in ListName]: (db: ReadDb) => Iterable<CatalogueFile[Name][number]> } = {
  assets: assetsOf,
  collections: collectionsOf,
  savedSearches: savedRows,
  brands: listBrands,
  organisations: (db): Organisation[] => listOrganisations(db),
  contacts: listContacts,
  releases: releasesOf,
  sheets: listSheets,
  kits: function* kits(db) {
    for (const row of pages(db, 'kits')) yield Kit.parse(json(row.content));
  },
  exports: exportsOf,
};

type ListName = Exclude<keyof CatalogueFile, 'format' | 'formatVersion' | 'generator' | 'exportedAt' | 'library'>;

const json = (value: Row[string] | undefined): unknown => JSON.parse(String(value));

/** Every asset in the order of the library, those in the trash too, with its files and documents. */
export function* assetsOf(db: ReadDb): Generator<CatalogueAsset> {
  for (let last = 0; ; ) {
    const rows = db.all('SELECT * FROM assets WHERE row > ? ORDER BY row LIMIT ?', last, PAGE);
    for (const row of rows) yield catalogueAsset(db, row);
    if (rows.length < PAGE) return;
    last = Number(rows.at(-1)?.row);
  }
}

const originalOf = (sha256: string, storedName: string): string =>
  ['originals', sha256.slice(0, 2), sha256, storedName].join('/');

function catalogueAsset(db: ReadDb, row: Row): CatalogueAsset {
  const asset = toAsset(row);
  const versions = db.all('SELECT * FROM asset_versions WHERE asset_id = ? ORDER BY version', asset.id);
  const documents = db.all('SELECT document_id, role FROM asset_documents WHERE asset_id = ? ORDER BY document_id', asset.id);
  return {
    ...asset,
    original: originalOf(asset.sha256, String(row.stored_name)),
    versions: versions.map(earlierVersion),
    documents: documents.map((one) => ({ documentId: one.document_id, role: one.role }) as CatalogueAsset['documents'][number]),
  };
}

/** What belonged to an earlier file is stored by column names in `content`. */
function earlierVersion(row: Row): CatalogueAsset['versions'][number] {
  const content = json(row.content) as Record<string, unknown>;
  const version = AssetVersion.parse({
    version: row.version,
    filename: content.filename ?? String(row.stored_name),
    bytes: content.bytes ?? 0,
    sha256: row.sha256,
    width: content.width ?? null,
    height: content.height ?? null,
    since: row.since,
  });
  return { ...version, original: originalOf(version.sha256, String(row.stored_name)) };
}

function* collectionsOf(db: ReadDb): Generator<CatalogueFile['collections'][number]> {
  for (const row of db.all('SELECT * FROM collections ORDER BY name, id')) {
    const items = db.all(
      'SELECT asset_id FROM collection_items WHERE collection_id = ? ORDER BY position, asset_id',
      String(row.id),
    );
    yield {
      id: row.id,
      name: String(row.name),
      createdAt: String(row.created_at),
      assetIds: items.map((item) => item.asset_id),
    } as CatalogueFile['collections'][number];
  }
}

function* releasesOf(db: ReadDb): Generator<CatalogueFile['releases'][number]> {
  for (const row of pages(db, 'releases')) {
    const release = Release.parse(json(row.content));
    const revisions = db.all('SELECT * FROM release_revisions WHERE release_id = ? ORDER BY revision', release.id);
    yield {
      ...release,
      revisions: revisions.map((one) => ({
        revision: Number(one.revision),
        savedAt: String(one.saved_at),
        content: json(one.content) as CatalogueFile['releases'][number]['revisions'][number]['content'],
      })),
    };
  }
}

function* exportsOf(db: ReadDb): Generator<CatalogueFile['exports'][number]> {
  for (const { exists: _here, ...run } of listRuns(db)) yield run;
}

/** The rows of a table by id, page by page. */
function* pages(db: ReadDb, table: 'kits' | 'releases'): Generator<Row> {
  for (let last = ''; ; ) {
    const rows = db.all(`SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`, last, PAGE);
    yield* rows;
    if (rows.length < PAGE) return;
    last = String(rows.at(-1)?.id);
  }
}

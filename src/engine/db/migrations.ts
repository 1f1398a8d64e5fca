import { Refusal } from '../refusal.ts';
import type { Catalogue } from './sqlite.ts';

/**
 * The ledger: forward only, one transaction each, never edited once released. Entity content that is only ever read and
 * written whole (a kit's sections, a release's quotes) is JSON in `content`; what is searched or joined has a column.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE assets (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    crc32 INTEGER NOT NULL,
    kind TEXT NOT NULL,
    filename TEXT NOT NULL,
    stored_name TEXT NOT NULL,
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    orientation INTEGER NOT NULL,
    colour_space TEXT,
    has_profile INTEGER NOT NULL,
    has_location INTEGER NOT NULL,
    has_alpha INTEGER NOT NULL,
    has_preview INTEGER NOT NULL,
    digital_source_type TEXT NOT NULL,
    title TEXT NOT NULL,
    caption TEXT NOT NULL,
    alt_text TEXT NOT NULL,
    creator TEXT NOT NULL,
    credit TEXT NOT NULL,
    source TEXT NOT NULL,
    copyright TEXT NOT NULL,
    usage_terms TEXT NOT NULL,
    license_url TEXT NOT NULL,
    expires TEXT,
    keywords TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    date_taken TEXT,
    imported_at TEXT NOT NULL,
    edited_at TEXT
  ) STRICT;
  CREATE INDEX assets_by_kind ON assets (kind, row);
  CREATE VIRTUAL TABLE asset_words USING fts5(words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');

  CREATE TABLE organisations (id TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL) STRICT;
  CREATE TABLE contacts (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, content TEXT NOT NULL) STRICT;

  CREATE TABLE brands (id TEXT PRIMARY KEY, name TEXT NOT NULL, organisation_id TEXT) STRICT;
  CREATE TABLE variants (
    id TEXT PRIMARY KEY,
    brand_id TEXT NOT NULL REFERENCES brands (id),
    asset_id TEXT NOT NULL REFERENCES assets (id),
    lockup TEXT NOT NULL,
    colourway TEXT NOT NULL,
    ground TEXT NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX variants_by_asset ON variants (asset_id);

  CREATE TABLE releases (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL, edited_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE release_revisions (
    release_id TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (release_id, revision)
  ) STRICT;

  CREATE TABLE kits (id TEXT PRIMARY KEY, title TEXT NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL, edited_at TEXT NOT NULL) STRICT;
  CREATE TABLE kit_assets (kit_id TEXT NOT NULL REFERENCES kits (id) ON DELETE CASCADE, asset_id TEXT NOT NULL, PRIMARY KEY (kit_id, asset_id)) STRICT;
  CREATE INDEX kit_assets_by_asset ON kit_assets (asset_id);

  CREATE TABLE exports (
    id TEXT PRIMARY KEY,
    kit_id TEXT NOT NULL,
    kit_title TEXT NOT NULL,
    version INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    entries INTEGER NOT NULL,
    seconds REAL NOT NULL,
    finished_at TEXT NOT NULL,
    forced INTEGER NOT NULL,
    findings TEXT NOT NULL
  ) STRICT;
  CREATE INDEX exports_by_kit ON exports (kit_id, version);

  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    route TEXT NOT NULL,
    title TEXT NOT NULL,
    input TEXT NOT NULL,
    state TEXT NOT NULL,
    progress TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    error TEXT,
    result TEXT,
    scratch TEXT NOT NULL
  ) STRICT;
  CREATE TABLE import_items (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, path TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (job_id, path)
  ) STRICT;
  `,
];

/** The newest format this version can read and write. */
export const FORMAT_VERSION = MIGRATIONS.length;

/** Brings a catalogue to the newest format, one transaction a step; refuses one that a newer version has written. */
export function migrate(catalogue: Catalogue): void {
  const version = Number(catalogue.read.get('PRAGMA user_version')?.user_version ?? 0);
  if (version > FORMAT_VERSION) throw fromTheFuture(version);
  for (let step = version; step < MIGRATIONS.length; step++) {
    catalogue.transact(() => {
      catalogue.execute(MIGRATIONS[step] ?? '');
      catalogue.execute(`PRAGMA user_version = ${step + 1}`);
    });
  }
}

/** The refusal of a library that a newer Dateline has written. */
export const fromTheFuture = (version: number): Refusal =>
  new Refusal(
    'library.from_the_future',
    `This library was written by a newer version of Dateline (format ${version}, this one knows ${FORMAT_VERSION}). Install the newer version to open it.`,
    { format: version, known: FORMAT_VERSION },
  );

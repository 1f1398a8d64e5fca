import { indexAll } from '../assets/words.ts';
import { Refusal } from '../refusal.ts';
import { markBodies } from '../releases/marked-bodies.ts';
import type { Catalogue, WriteDb } from './sqlite.ts';

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
  `
  ALTER TABLE assets ADD COLUMN extended_description TEXT NOT NULL DEFAULT '';
  ALTER TABLE assets ADD COLUMN language TEXT NOT NULL DEFAULT '';
  ALTER TABLE assets ADD COLUMN translations TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE assets ADD COLUMN press_use TEXT NOT NULL DEFAULT 'unset';
  ALTER TABLE assets ADD COLUMN territory TEXT NOT NULL DEFAULT '';
  ALTER TABLE assets ADD COLUMN people TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE assets ADD COLUMN location TEXT NOT NULL DEFAULT '';
  ALTER TABLE assets ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE assets ADD COLUMN label TEXT;
  ALTER TABLE assets ADD COLUMN focal_point TEXT;
  ALTER TABLE assets ADD COLUMN folder TEXT NOT NULL DEFAULT '';
  ALTER TABLE assets ADD COLUMN pages INTEGER;
  ALTER TABLE assets ADD COLUMN duration_ms INTEGER;
  ALTER TABLE assets ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE assets ADD COLUMN colours TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE assets ADD COLUMN conflicts TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE assets ADD COLUMN note TEXT;
  ALTER TABLE assets ADD COLUMN is_missing INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE assets ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
  -- since when the present file is there; null while it is the imported one
  ALTER TABLE assets ADD COLUMN version_since TEXT;
  ALTER TABLE assets ADD COLUMN import_id TEXT;
  ALTER TABLE assets ADD COLUMN trashed_at TEXT;
  -- SHA-256 of the decoded pixels of the large preview, and 16 hex digits of a 64-bit difference hash; null where there are no pixels
  ALTER TABLE assets ADD COLUMN pixel_hash TEXT;
  ALTER TABLE assets ADD COLUMN likeness TEXT;
  CREATE INDEX assets_by_import ON assets (import_id);
  CREATE INDEX assets_by_pixels ON assets (pixel_hash) WHERE pixel_hash IS NOT NULL;
  CREATE INDEX assets_in_trash ON assets (trashed_at) WHERE trashed_at IS NOT NULL;

  -- what a document says, for search; the words of the index cannot be read back
  CREATE TABLE asset_texts (row INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  DROP TABLE asset_words;
  CREATE VIRTUAL TABLE asset_words USING fts5(
    title, filename, caption, keywords, people, creator, credit, source, place, rights, body,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
  );

  CREATE TABLE asset_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, asset_id TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, field TEXT, before TEXT, after TEXT
  ) STRICT;
  CREATE INDEX asset_changes_by_asset ON asset_changes (asset_id, id);
  -- an earlier file of an asset: every column of assets that belongs to the file is in content
  CREATE TABLE asset_versions (
    asset_id TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, stored_name TEXT NOT NULL, since TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (asset_id, version)
  ) STRICT;
  CREATE INDEX asset_versions_by_file ON asset_versions (sha256);
  CREATE TABLE asset_documents (
    asset_id TEXT NOT NULL, document_id TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (asset_id, document_id)
  ) STRICT;
  CREATE INDEX asset_documents_by_document ON asset_documents (document_id);

  CREATE TABLE collections (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
  CREATE TABLE collection_items (
    collection_id TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE, asset_id TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (collection_id, asset_id)
  ) STRICT;
  CREATE INDEX collection_items_by_asset ON collection_items (asset_id);
  CREATE TABLE saved_searches (id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL) STRICT;

  -- undo: what each changed row held before, in the order in which a step did its deeds (history/record.ts)
  CREATE TABLE undo_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, count INTEGER NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL,
    characters INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX undo_steps_by_state ON undo_steps (state, id);
  -- deed: made, changed or removed; was: the columns it takes back, as JSON; a and b: assets it is about; file: an original it needs
  CREATE TABLE undo_changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, step_id INTEGER NOT NULL REFERENCES undo_steps (id) ON DELETE CASCADE,
    tbl TEXT NOT NULL, deed TEXT NOT NULL, key TEXT NOT NULL, was TEXT, a TEXT, b TEXT, file TEXT
  ) STRICT;
  CREATE INDEX undo_changes_by_step ON undo_changes (step_id, seq);
  CREATE INDEX undo_changes_by_file ON undo_changes (file) WHERE file IS NOT NULL;

  -- pairs of look-alikes that a person has told apart, the smaller id first
  CREATE TABLE set_apart (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT;
  CREATE INDEX set_apart_by_second ON set_apart (b);

  -- what an earlier look at a path found, so that an unchanged folder is not read again
  CREATE TABLE seen_files (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, mtime_ms REAL NOT NULL, sha256 TEXT NOT NULL) STRICT;
  -- what a running import has still to do, with the row each file will have; n = -1 says that the list is whole and where its rows begin
  CREATE TABLE import_waiting (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, n INTEGER NOT NULL, path TEXT NOT NULL, folder TEXT NOT NULL,
    bytes INTEGER NOT NULL, mtime_ms REAL NOT NULL, sidecar TEXT, first_row INTEGER, PRIMARY KEY (job_id, n)
  ) STRICT;
  -- what finds crops and copies, by the file they were made from: hashes of windows, and a small picture in grey and colour
  CREATE TABLE likeness_marks (sha256 TEXT PRIMARY KEY, windows BLOB NOT NULL, grid BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE scan_items (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, n INTEGER NOT NULL, verdict TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (job_id, n)
  ) STRICT;
  -- what the last library checks found (integrity/findings.ts)
  CREATE TABLE integrity_findings (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, n INTEGER NOT NULL, code TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (job_id, n)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX integrity_findings_by_code ON integrity_findings (job_id, code, n);
  CREATE TABLE watches (
    id TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, paused INTEGER NOT NULL, since TEXT NOT NULL,
    imported INTEGER NOT NULL, refused INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE quarantine (
    path TEXT PRIMARY KEY, watch_id TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE, bytes INTEGER NOT NULL, mtime_ms REAL NOT NULL,
    code TEXT NOT NULL, message TEXT NOT NULL, at TEXT NOT NULL, is_shown INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE INDEX assets_by_same_name ON assets (filename);
  -- the toolbox of logos: what a person says of a brand beyond its name, and variants that have no file yet or several
  ALTER TABLE brands ADD COLUMN content TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE variants RENAME TO variants_of_one_file;
  DROP INDEX variants_by_asset;
  CREATE TABLE variants (
    id TEXT PRIMARY KEY,
    brand_id TEXT NOT NULL REFERENCES brands (id),
    -- the master; null for a variant that was only asked for
    asset_id TEXT,
    lockup TEXT NOT NULL,
    colourway TEXT NOT NULL,
    ground TEXT NOT NULL,
    status TEXT NOT NULL,
    since TEXT,
    superseded_by TEXT,
    note TEXT NOT NULL DEFAULT ''
  ) STRICT;
  INSERT INTO variants (id, brand_id, asset_id, lockup, colourway, ground, status)
    SELECT id, brand_id, asset_id, lockup, colourway, ground, status FROM variants_of_one_file;
  DROP TABLE variants_of_one_file;
  CREATE INDEX variants_by_asset ON variants (asset_id);
  CREATE INDEX variants_by_brand ON variants (brand_id);
  -- files of a variant beside its master
  CREATE TABLE variant_files (variant_id TEXT NOT NULL, asset_id TEXT NOT NULL, PRIMARY KEY (variant_id, asset_id)) STRICT;
  CREATE INDEX variant_files_by_asset ON variant_files (asset_id);
  -- every file of every variant: the one place that says what belongs to a mark
  CREATE VIEW logo_files (variant_id, asset_id, is_master) AS
    SELECT id, asset_id, 1 FROM variants WHERE asset_id IS NOT NULL
    UNION ALL SELECT variant_id, asset_id, 0 FROM variant_files;
  -- what a look through a folder of logos proposes, until it is accepted
  CREATE TABLE logo_proposals (
    job_id TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE, content TEXT NOT NULL
  ) STRICT;
  -- one row, the id of dateline.json: which library a backup is of
  CREATE TABLE library_card (id TEXT NOT NULL) STRICT;
  `,
  `
  -- the bodies of releases become Markdown (markBodies), which only code can escape; translations find each other by a column
  ALTER TABLE releases ADD COLUMN translation_of TEXT;
  CREATE INDEX releases_by_original ON releases (translation_of) WHERE translation_of IS NOT NULL;
  `,
  `
  -- frozen states of a kit, each the whole composition with what everything in it said, and templates of the library
  CREATE TABLE kit_revisions (
    kit_id TEXT NOT NULL REFERENCES kits (id) ON DELETE CASCADE, revision INTEGER NOT NULL, label TEXT NOT NULL,
    content TEXT NOT NULL, frozen_at TEXT NOT NULL, PRIMARY KEY (kit_id, revision)
  ) STRICT;
  CREATE TABLE kit_templates (id TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
  `,
  `
  -- corrections that are being written: what each changes so far, as JSON
  CREATE TABLE correction_drafts (release_id TEXT PRIMARY KEY, content TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
  `,
  `
  -- contact sheets: pictures or people on paper, kept to be changed and made again
  CREATE TABLE sheets (id TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL, created_at TEXT NOT NULL, edited_at TEXT NOT NULL) STRICT;
  `,
  `
  -- what an export was made of, so that it can be made again to the byte: its content (JSON), every file with its checksum (JSON), its
  -- signature (JSON) and the version of Dateline; null for exports of before
  ALTER TABLE exports ADD COLUMN content TEXT;
  ALTER TABLE exports ADD COLUMN files TEXT;
  ALTER TABLE exports ADD COLUMN signature TEXT;
  ALTER TABLE exports ADD COLUMN generator TEXT;
  -- who got it, in a person's words
  ALTER TABLE exports ADD COLUMN note TEXT NOT NULL DEFAULT '';
  -- a forgotten export keeps its number, so that no later one is mistaken for it
  ALTER TABLE exports ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
  -- which assets an export carried, for recalls
  CREATE TABLE export_assets (
    export_id TEXT NOT NULL REFERENCES exports (id) ON DELETE CASCADE, asset_id TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (export_id, asset_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX export_assets_by_asset ON export_assets (asset_id);
  CREATE INDEX export_assets_by_content ON export_assets (sha256);
  -- the keys of others that this library has seen, by the address they speak for; trusted once a person has compared the fingerprint
  CREATE TABLE known_signers (
    address TEXT NOT NULL, fingerprint TEXT NOT NULL, seen_at TEXT NOT NULL, trusted INTEGER NOT NULL, PRIMARY KEY (address, fingerprint)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- another value after every change of an asset, whoever makes it: what was derived from all of them holds as long as it is the same
  CREATE TABLE asset_stamp (one INTEGER PRIMARY KEY CHECK (one = 1), stamp BLOB NOT NULL) STRICT;
  INSERT INTO asset_stamp VALUES (1, randomblob(16));
  CREATE TRIGGER asset_stamp_added AFTER INSERT ON assets BEGIN UPDATE asset_stamp SET stamp = randomblob(16); END;
  CREATE TRIGGER asset_stamp_changed AFTER UPDATE ON assets BEGIN UPDATE asset_stamp SET stamp = randomblob(16); END;
  CREATE TRIGGER asset_stamp_removed AFTER DELETE ON assets BEGIN UPDATE asset_stamp SET stamp = randomblob(16); END;
  `,
];

/** What SQL alone cannot do after a step: the words of the index are folded in code. */
const AFTERWARDS: Readonly<Record<number, (db: WriteDb) => void>> = {
  2: (db) => indexAll(db),
  3: (db) => markBodies(db),
};

/** The newest format this version can read and write. */
export const FORMAT_VERSION = MIGRATIONS.length;

/** Brings a catalogue to the newest format, one transaction a step; refuses one that a newer version has written. */
export function migrate(catalogue: Catalogue): void {
  const version = Number(catalogue.read.get('PRAGMA user_version')?.user_version ?? 0);
  if (version > FORMAT_VERSION) throw fromTheFuture(version);
  for (let step = version; step < MIGRATIONS.length; step++) {
    catalogue.transact((db) => {
      catalogue.execute(MIGRATIONS[step] ?? '');
      AFTERWARDS[step + 1]?.(db);
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

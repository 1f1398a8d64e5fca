import { isSqliteError, type Row, type WriteDb } from '../db/sqlite.ts';
import { breathe, type Check, found } from './check.ts';

/** Rows that only tie two things together: when one of them is gone they say nothing any more, and may go. */
interface Tie {
  readonly table: string;
  /** Which of its rows, called `tie`, lead nowhere. */
  readonly broken: string;
  readonly message: string;
}

const noAsset = (column: string): string => `NOT EXISTS (SELECT 1 FROM assets WHERE id = tie.${column})`;
const none = (table: string, column: string): string => `NOT EXISTS (SELECT 1 FROM ${table} WHERE id = tie.${column})`;
const ofJob = (table: string): Tie => ({
  table,
  broken: none('jobs', 'job_id'),
  message: 'The report of a job that is forgotten was left behind.',
});

const TIES: readonly Tie[] = [
  {
    table: 'collection_items',
    broken: `${noAsset('asset_id')} OR ${none('collections', 'collection_id')}`,
    message: 'A collection holds a file that is not in the library.',
  },
  {
    table: 'asset_documents',
    broken: `${noAsset('asset_id')} OR ${noAsset('document_id')}`,
    message: 'A release or consent is tied to a file, and one of the two is not in the library.',
  },
  {
    table: 'asset_versions',
    broken: noAsset('asset_id'),
    message: 'An earlier version is kept of a file that is not in the library.',
  },
  {
    table: 'set_apart',
    broken: `${noAsset('a')} OR ${noAsset('b')}`,
    message: 'Two look-alikes were told apart, and one of them is not in the library.',
  },
  {
    table: 'asset_texts',
    broken: 'NOT EXISTS (SELECT 1 FROM assets WHERE assets.row = tie.row)',
    message: 'The text of a file that is not in the library was left behind.',
  },
  {
    table: 'kit_assets',
    broken: `${none('kits', 'kit_id')} OR NOT EXISTS (SELECT 1 FROM kits, ${itemsOf('kits')} WHERE kits.id = tie.kit_id AND ${idOf('assetId')} = tie.asset_id)`,
    message: 'A file is noted as used in a kit that does not use it.',
  },
  ofJob('import_items'),
  ofJob('import_waiting'),
  ofJob('scan_items'),
  {
    table: 'quarantine',
    broken: none('watches', 'watch_id'),
    message: 'A refused file is listed of a folder that is no longer watched.',
  },
];

/** The items of a kit's sections, as SQLite's JSON functions see them. */
function itemsOf(table: string): string {
  return `json_each(${table}.content, '$.sections') AS section, json_each(section.value, '$.items') AS item`;
}
function idOf(key: string): string {
  return `json_extract(item.value, '$.${key}')`;
}

/** A thing that names another which is not there. Only a person can say what should be there instead. */
interface Dangling {
  readonly sql: string;
  readonly says: (row: Row) => string;
}

const KIT_PARTS = {
  asset: ['assetId', 'assets'],
  release: ['releaseId', 'releases'],
  contact: ['contactId', 'contacts'],
  variant: ['variantId', 'variants'],
} as const;
const WORDS = { asset: 'a file', release: 'a release', contact: 'a contact', variant: 'a logo variant' } as const;

/** Where a JSON text names an id. */
const named = (table: string, name: string, key: string, target: string): string =>
  `SELECT ${name} AS name, json_extract(content, '$.${key}') AS other FROM ${table}
   WHERE other IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${target} WHERE id = other)`;

const HEADLINE = "json_extract(content, '$.headline')";
const DANGLING: readonly Dangling[] = [
  ...(['asset', 'release', 'contact', 'variant'] as const).map((kind) => {
    const [key, table] = KIT_PARTS[kind];
    return {
      sql: `SELECT title AS name, ${idOf(key)} AS other FROM kits, ${itemsOf('kits')}
            WHERE other IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${table} WHERE id = other)`,
      says: (row: Row) => `The kit “${row.name}” names ${WORDS[kind]} that is not in the library (${row.other}).`,
    };
  }),
  {
    sql: named('organisations', 'name', 'logoAssetId', 'assets'),
    says: (row) => `The logo of “${row.name}” is not in the library (${row.other}). Choose another.`,
  },
  {
    sql: named('organisations', 'name', 'primaryContactId', 'contacts'),
    says: (row) => `The press contact of “${row.name}” is not in the library (${row.other}). Choose another.`,
  },
  {
    sql: named('contacts', 'name', 'organisationId', 'organisations'),
    says: (row) => `The organisation of the contact “${row.name}” is not in the library (${row.other}).`,
  },
  {
    sql: named('releases', HEADLINE, 'organisationId', 'organisations'),
    says: (row) => `The organisation of the release “${row.name}” is not in the library (${row.other}).`,
  },
  {
    sql: named('kits', 'title', 'organisationId', 'organisations'),
    says: (row) => `The organisation of the kit “${row.name}” is not in the library (${row.other}).`,
  },
  {
    sql: `SELECT ${HEADLINE} AS name, contact.value AS other FROM releases, json_each(content, '$.contactIds') AS contact
          WHERE NOT EXISTS (SELECT 1 FROM contacts WHERE id = other)`,
    says: (row) => `The release “${row.name}” names a contact that is not in the library (${row.other}).`,
  },
  {
    sql: `SELECT name, organisation_id AS other FROM brands
          WHERE other IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisations WHERE id = other)`,
    says: (row) => `The organisation of the brand “${row.name}” is not in the library (${row.other}).`,
  },
  {
    sql: `SELECT lockup || ', ' || colourway AS name, asset_id AS other FROM variants
          WHERE NOT EXISTS (SELECT 1 FROM assets WHERE id = other)`,
    says: (row) => `The file of the logo “${row.name}” is not in the library (${row.other}).`,
  },
  {
    sql: `SELECT lockup || ', ' || colourway AS name, brand_id AS other FROM variants
          WHERE NOT EXISTS (SELECT 1 FROM brands WHERE id = other)`,
    says: (row) => `The brand of the logo “${row.name}” is not in the library (${row.other}).`,
  },
];

/** Assets that a kit shows and that are not noted as used in it: the note is made from the kit. */
const UNNOTED = `SELECT kits.id AS kit_id, ${idOf('assetId')} AS asset_id FROM kits, ${itemsOf('kits')}
  WHERE asset_id IS NOT NULL AND EXISTS (SELECT 1 FROM assets WHERE id = asset_id)
    AND NOT EXISTS (SELECT 1 FROM kit_assets WHERE kit_assets.kit_id = kits.id AND kit_assets.asset_id = ${idOf('assetId')})`;

/** Finds what names something that is not in the library. */
export async function checkReferences({ context, findings }: Check): Promise<void> {
  context.report({ stage: 'references', current: null });
  const { read } = context.library.catalogue;
  const path = context.library.folder.catalogue;
  const look = async (sql: string, add: (row: Row) => void): Promise<void> => {
    try {
      for (const row of read.all(sql)) add(row);
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      const message = `A table of the catalogue cannot be read (${(error as Error).message}). Restore a backup.`;
      findings.add(found('catalogue_damaged', path, message));
    }
    await breathe(context.signal);
  };
  for (const { sql, says } of DANGLING) await look(sql, (row) => findings.add(found('reference_missing', path, says(row))));
  for (const { table, broken, message } of TIES)
    await look(`SELECT 1 FROM ${table} AS tie WHERE ${broken}`, () =>
      findings.add(found('reference_missing', path, message, { repair: 'Remove what leads nowhere.' })),
    );
  await look(UNNOTED, (row) =>
    findings.add(
      found('reference_missing', path, 'A kit uses a file, and it is not noted with the file.', {
        assetId: String(row.asset_id),
        repair: 'Note it.',
      }),
    ),
  );
}

/** Removes the rows that lead nowhere, and notes which assets kits use; answers how many. Files that only they named stay where they are. */
export const mendTies = (db: WriteDb): number =>
  TIES.reduce((sum, { table, broken }) => sum + db.run(`DELETE FROM ${table} AS tie WHERE ${broken}`).changes, 0) +
  db.run(`INSERT OR IGNORE INTO kit_assets (kit_id, asset_id) ${UNNOTED}`).changes;

/** True when SQLite's own check of links reports what is found here in words already. */
export const isTie = (table: string): boolean => table === 'variants' || TIES.some((tie) => tie.table === table);

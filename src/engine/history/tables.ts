import type { Topic } from '#contract/kernel.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';

/** A table whose rows undo can bring back. */
export interface UndoableTable {
  readonly name: string;
  /** What a change of it concerns; announced when a step is taken back. */
  readonly topics: readonly Topic[];
  /** Its rows are things that a person would count; those of a companion table change along with them. */
  readonly isCounted: boolean;
  /** Columns that hold the ids of assets, at most two: what a step is about when the trash is emptied. */
  readonly assets: readonly string[];
  /** Its rows name an original by `sha256` and `stored_name`. */
  readonly namesFile: boolean;
}

const table = (name: string, topics: readonly Topic[], more: Partial<UndoableTable> = {}): UndoableTable => ({
  name,
  topics,
  isCounted: true,
  assets: [],
  namesFile: false,
  ...more,
});

/**
 * Every table that a person's deeds change. Not among them: jobs, imports, exports and watch folders (their rows tell what
 * happened), asset_changes (it only grows), and the index of words (made anew from the rows).
 */
export const UNDOABLE: readonly UndoableTable[] = [
  table('assets', ['assets', 'collections', 'logos', 'kits'], { assets: ['id'], namesFile: true }),
  table('asset_texts', ['assets'], { isCounted: false, assets: ['row'] }),
  table('asset_versions', ['assets'], { isCounted: false, assets: ['asset_id'], namesFile: true }),
  table('asset_documents', ['assets'], { assets: ['asset_id', 'document_id'] }),
  table('collections', ['collections', 'assets']),
  table('collection_items', ['collections', 'assets'], { assets: ['asset_id'] }),
  table('saved_searches', ['searches']),
  table('set_apart', ['assets'], { assets: ['a', 'b'] }),
  table('organisations', ['organisations', 'releases', 'kits']),
  table('contacts', ['contacts', 'kits']),
  table('brands', ['logos', 'kits']),
  table('variants', ['logos', 'kits'], { assets: ['asset_id'] }),
  table('variant_files', ['logos', 'kits'], { isCounted: false, assets: ['asset_id'] }),
  table('releases', ['releases', 'kits']),
  table('release_revisions', ['releases'], { isCounted: false }),
  table('sheets', ['sheets', 'kits']),
  table('kits', ['kits']),
  table('kit_revisions', ['kits'], { isCounted: false }),
  table('kit_templates', ['kits']),
  table('kit_assets', ['kits', 'assets'], { isCounted: false, assets: ['asset_id'] }),
];

/** The columns of a table as the catalogue has them, and those of its primary key in their order. */
export interface Columns {
  readonly all: readonly { readonly name: string; readonly type: string }[];
  readonly key: readonly string[];
}

/** Reads the columns of a table; refuses with `library.damaged` where it is not there. A type whose values JSON cannot carry unharmed stops the start, loudly: undo would falsify it. */
export function columnsOf(db: ReadDb, name: string): Columns {
  const rows = db.all('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid', name);
  if (rows.length === 0)
    throw new Refusal(
      'library.damaged',
      `The catalogue of this library lacks its table “${name}”. Restore the newest copy from its “backups” folder.`,
    );
  const all = rows.map((row) => ({ name: String(row.name), type: String(row.type) }));
  for (const column of all) {
    if (!['TEXT', 'INTEGER', 'BLOB'].includes(column.type))
      throw new Error(`Undo cannot carry ${name}.${column.name}: its type is ${column.type}.`);
  }
  const key = rows
    .filter((row) => Number(row.pk) > 0)
    .sort((one, other) => Number(one.pk) - Number(other.pk))
    .map((row) => String(row.name));
  if (key.length === 0) throw new Error(`Undo needs a primary key, which ${name} lacks.`);
  return { all, key };
}

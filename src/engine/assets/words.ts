import { indexText } from '#domain/search/fold.ts';
import { WORD_FIELDS } from '#domain/search/query.ts';
import { ALL_WORDS, CHANGED_WORDS, type ReadDb, type Row, type WriteDb } from '../db/sqlite.ts';

const INSERT = `INSERT INTO asset_words (rowid, ${WORD_FIELDS.join(', ')}) VALUES (?${', ?'.repeat(WORD_FIELDS.length)})`;

/** Everything of a row that search looks at, folded, in the order of WORD_FIELDS. */
export function wordsOf(row: Row, body: string): string[] {
  const list = (column: string): string => (JSON.parse(String(row[column])) as string[]).join('\n');
  const translations = Object.values(
    JSON.parse(String(row.translations)) as Record<string, { caption: string; altText: string }>,
  );
  return [
    String(row.title),
    String(row.filename),
    [row.caption, row.alt_text, row.extended_description, ...translations.flatMap((one) => [one.caption, one.altText])].join(
      '\n',
    ),
    list('keywords'),
    list('people'),
    String(row.creator),
    String(row.credit),
    String(row.source),
    [row.location, row.city, row.country].join('\n'),
    [row.copyright, row.usage_terms].join('\n'),
    body,
  ].map(indexText);
}

/** Columns of assets that hold no words: a change of these alone leaves the index as it is. Every other column counts as words. */
const WORDLESS: ReadonlySet<string> = new Set([
  'rating',
  'label',
  'focal_point',
  'press_use',
  'expires',
  'date_taken',
  'trashed_at',
  'edited_at',
]);

/** True when a change of these columns may change what the index says of a row. */
export const mayChangeWords = (columns: Iterable<string>): boolean => [...columns].some((column) => !WORDLESS.has(column));

/** Says which entry changes, so that what is kept of answers follows. Nothing outside this file writes to the index. */
const note = (db: WriteDb, row: number): void => void db.run(`INSERT OR IGNORE INTO ${CHANGED_WORDS} VALUES (?)`, row);

/** Takes a row out of the index; in the transaction that removes it. */
export function unindexRow(db: WriteDb, rowNumber: number): void {
  note(db, rowNumber);
  db.run('DELETE FROM asset_words WHERE rowid = ?', rowNumber);
}

/** Writes the index entry of one row of assets anew; in the transaction that changed the row. */
export function indexRow(db: WriteDb, rowNumber: number): void {
  unindexRow(db, rowNumber);
  const row = db.get('SELECT * FROM assets WHERE row = ?', rowNumber);
  if (row === undefined) return;
  db.run(INSERT, rowNumber, ...wordsOf(row, bodyOf(db, rowNumber)));
}

/** Rows held in memory at once while the index is filled. */
const AT_ONCE = 1000;

/** Fills the empty index from every row. */
export function indexAll(db: WriteDb): void {
  for (let last = 0; ; ) {
    const rows = db.all('SELECT * FROM assets WHERE row > ? ORDER BY row LIMIT ?', last, AT_ONCE);
    for (const row of rows) db.run(INSERT, Number(row.row), ...wordsOf(row, bodyOf(db, Number(row.row))));
    if (rows.length < AT_ONCE) return;
    last = Number(rows.at(-1)?.row);
  }
}

/** Rows indexed in one transaction while people work: some 20 ms. */
const AT_ONCE_BESIDE = 200;

/**
 * Builds the index anew while the library is in use, in transactions of its own. A row that is written meanwhile is indexed by
 * whoever writes it, and once more here. Until the end a search finds less than there is, so nothing but leaving the library stops it.
 */
export async function rebuildIndex(write: <T>(deed: (db: WriteDb) => T) => T): Promise<void> {
  write((db) => {
    note(db, ALL_WORDS);
    db.run("INSERT INTO asset_words (asset_words) VALUES ('delete-all')");
  });
  for (let last: number | null = 0; last !== null; ) {
    const from: number = last;
    last = write((db) => {
      const rows = db.all('SELECT row FROM assets WHERE row > ? ORDER BY row LIMIT ?', from, AT_ONCE_BESIDE);
      for (const row of rows) indexRow(db, Number(row.row));
      return rows.length < AT_ONCE_BESIDE ? null : Number(rows.at(-1)?.row);
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What the document of a row says, or nothing. */
export const bodyOf = (db: ReadDb, row: number): string =>
  String(db.get('SELECT text FROM asset_texts WHERE row = ?', row)?.text ?? '');

import { WORD_FIELDS } from '#domain/search/query.ts';
import { bodyOf, wordsOf } from '../assets/words.ts';
import { isSqliteError, type Snapshot } from '../db/sqlite.ts';
import { breathe, type Check, found } from './check.ts';

/** Rows folded and indexed again at a time: some 20 ms. */
const ROWS = 200;
/** Places of words read from the index at a time: some 10 ms. */
const PLACES = 20_000;

/**
 * Compares the full-text index with the rows it is made from: whether every row has an entry and no other, and with `deep` whether
 * the entries say what the rows say. The index holds no texts, so both sides are brought to one number a row: a sum over every word
 * with its column and place. The other side's words come from an index of the same kind that is built in memory, a few rows at a time.
 */
export async function checkWords(check: Check): Promise<void> {
  const { context, findings, deep } = check;
  const { catalogue, folder } = context.library;
  context.report({ stage: 'index', done: 0, total: null, totalBytes: null, current: null });
  const snapshot = catalogue.snapshot();
  try {
    const { read } = snapshot;
    const repair = REBUILD;
    for (const row of read.all(`SELECT id, filename FROM assets WHERE row NOT IN (SELECT id FROM asset_words_docsize)`)) {
      const message = `“${row.filename}” is not in the search index: it is not found by its words.`;
      findings.add(found('index_differs', folder.catalogue, message, { assetId: String(row.id), repair }));
    }
    const strays = Number(
      read.get('SELECT count(*) AS n FROM asset_words_docsize WHERE id NOT IN (SELECT row FROM assets)')?.n ?? 0,
    );
    if (strays > 0) {
      const message = `The search index holds ${strays === 1 ? 'an entry' : `${strays} entries`} of nothing.`;
      findings.add(found('index_differs', folder.catalogue, message, { repair }));
    }
    if (!deep) return;
    for (const row of await differingRows(snapshot, context.signal)) {
      const asset = read.get('SELECT id, filename FROM assets WHERE row = ?', row);
      if (asset === undefined) continue;
      const message = `The search index does not say of “${asset.filename}” what the catalogue says.`;
      findings.add(found('index_differs', folder.catalogue, message, { assetId: String(asset.id), repair }));
    }
  } catch (error) {
    context.signal.throwIfAborted();
    if (!isSqliteError(error)) throw error;
    const message = `The search index cannot be read (${(error as Error).message}).`;
    findings.add(found('index_differs', folder.catalogue, message, { repair: REBUILD }));
  } finally {
    snapshot.close();
  }
}

const REBUILD = 'Build the index again.';

/** Sums by row. */
type Sums = Map<number, number>;

async function differingRows(snapshot: Snapshot, signal: AbortSignal): Promise<number[]> {
  const { read } = snapshot;
  prepare(snapshot);
  let sums: Sums = new Map();
  snapshot.gather(
    'word_place',
    summing(() => sums),
  );
  await sumIndex(snapshot, signal);
  const indexed = sums;
  const differing: number[] = [];
  for (let last = -1; ; ) {
    const rows = read.all('SELECT * FROM assets WHERE row > ? ORDER BY row LIMIT ?', last, ROWS);
    sums = new Map();
    for (const row of rows) {
      const number = Number(row.row);
      read.run(EXPECT, number, ...wordsOf(row, bodyOf(read, number)));
    }
    read.get('SELECT count(word_place(doc, col, offset, term)) FROM temp.expected_places');
    read.run("INSERT INTO temp.expected_words (expected_words) VALUES ('delete-all')");
    const upTo = Number(rows.at(-1)?.row ?? last);
    const entries = new Set(
      read.all('SELECT id FROM asset_words_docsize WHERE id > ? AND id <= ?', last, upTo).map((row) => Number(row.id)),
    );
    for (const row of rows) {
      const number = Number(row.row);
      // a row without any entry is reported as such
      if (entries.has(number) && (sums.get(number) ?? 0) !== (indexed.get(number) ?? 0)) differing.push(number);
    }
    await breathe(signal);
    if (rows.length < ROWS) return differing;
    last = upTo;
  }
}

const EXPECT = `INSERT INTO temp.expected_words (rowid, ${WORD_FIELDS.join(', ')}) VALUES (?${', ?'.repeat(WORD_FIELDS.length)})`;

/** An empty index of the same kind beside the real one, and tables that list the words of both (sqlite.org/fts5.html, section 8). */
function prepare(snapshot: Snapshot): void {
  const sql = String(snapshot.read.get("SELECT sql FROM sqlite_schema WHERE name = 'asset_words'")?.sql);
  snapshot.execute(sql.replace('asset_words', 'temp.expected_words'));
  snapshot.execute(`
    CREATE VIRTUAL TABLE temp.expected_places USING fts5vocab(temp, expected_words, instance);
    CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, asset_words, row);
    CREATE VIRTUAL TABLE temp.indexed_places USING fts5vocab(main, asset_words, instance);
  `);
}

/** Adds up a hash of every place of a word (FNV-1a, 32 bits); a sum of two million of them is still exact. */
function summing(sums: () => Sums): (doc: number, column: string, offset: number, term: string) => void {
  let lastTerm = '';
  let lastHash = 0;
  const columns = new Map<string, number>(WORD_FIELDS.map((name, at) => [name, at + 1]));
  return (doc, column, offset, term) => {
    if (term !== lastTerm) {
      lastTerm = term;
      lastHash = hashOf(term);
    }
    const place = (columns.get(column) ?? 0) * 0x1000000 + offset;
    const hash = Math.imul(lastHash ^ place, 0x9e3779b1);
    const map = sums();
    map.set(doc, (map.get(doc) ?? 0) + ((hash ^ (hash >>> 15)) >>> 0));
  };
}

function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash;
}

/** Goes through the whole index in stretches of words, so that questions come in between. */
async function sumIndex({ read }: Snapshot, signal: AbortSignal): Promise<void> {
  for (let from = ''; ; ) {
    const words = read.all('SELECT term, cnt FROM temp.indexed_words WHERE term > ? LIMIT ?', from, PLACES / 10);
    if (words.length === 0) return;
    let places = 0;
    let last = from;
    for (const word of words) {
      last = String(word.term);
      places += Number(word.cnt);
      if (places >= PLACES) break;
    }
    read.get(
      'SELECT count(word_place(doc, col, offset, term)) FROM temp.indexed_places WHERE term > ? AND term <= ?',
      from,
      last,
    );
    from = last;
    await breathe(signal);
  }
}

import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** One row as SQLite gives it. */
export type Row = Record<string, string | number | bigint | null | Uint8Array>;

/** A connection that can only read: what a query handler gets. */
export interface ReadDb {
  all(sql: string, ...values: SQLInputValue[]): Row[];
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
}

/** A connection inside a transaction: what a command's write step gets. */
export interface WriteDb extends ReadDb {
  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastInsertRowid: number };
}

// biome-ignore lint/suspicious/noExplicitAny: what the columns of a statement hold is known only where the statement is written
export type Gather = (...values: any[]) => void;

/** The catalogue's connection. `transact` runs one immediate transaction: all of it or nothing. */
export interface Catalogue {
  readonly read: ReadDb;
  transact<T>(deed: (db: WriteDb) => T): T;
  /** Runs SQL that makes or changes tables: for the ledger of migrations and for tables and triggers that live only as long as the connection. */
  execute(sql: string): void;
  /** Gives SQL on this connection a function without arguments; only triggers and statements of our own may call it. */
  define(name: string, answer: () => number | null): void;
  /** True between the beginning and the end of a transaction: what is read now may yet be taken back. */
  isInTransaction(): boolean;
  /**
   * Makes an SQL function `name` that hands its arguments to `step` and answers null: `SELECT count(name(column, …)) FROM …` streams
   * rows into the program many times faster than as objects. Values are text, numbers or null. A scalar function, because calls of
   * an aggregate take half as long again (docs/performance.md).
   */
  gather(name: string, step: Gather): void;
  backUpTo(path: string): Promise<void>;
  isOpen(): boolean;
  /** A second connection that sees the catalogue as it is now until it is closed, whatever is written meanwhile: for long reads. */
  snapshot(): Snapshot;
  close(): void;
}

/** The catalogue at one moment. */
export interface Snapshot {
  readonly read: ReadDb;
  close(): void;
}

/**
 * Opens the file with write-ahead logging, foreign keys and a 5 s wait for a busy file. Prepared statements are kept by their text.
 * Triggers also see the rows that INSERT OR REPLACE takes away (recursive_triggers): undo would lose them else.
 * Throws SQLite's own error when the file is no database.
 */
export function openCatalogue(path: string): Catalogue {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -65536;
    PRAGMA mmap_size = 268435456;
    PRAGMA trusted_schema = OFF;
    PRAGMA recursive_triggers = ON;
    PRAGMA temp_store = MEMORY;
  `);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const db: WriteDb = {
    all: (sql, ...values) => prepare(sql).all(...values) as Row[],
    get: (sql, ...values) => prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => {
      const { changes, lastInsertRowid } = prepare(sql).run(...values);
      return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
    },
  };
  return {
    read: db,
    transact: (deed) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const value = deed(db);
        database.exec('COMMIT');
        return value;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    execute: (sql) => database.exec(sql),
    define: (name, answer) => database.function(name, answer),
    isInTransaction: () => database.isTransaction,
    gather: (name, step) => database.function(name, { varargs: true, directOnly: true }, step as () => null),
    backUpTo: async (target) => {
      const { backup } = await import('node:sqlite');
      await backup(database, target);
    },
    isOpen: () => database.isOpen,
    snapshot: () => openSnapshot(path),
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

function openSnapshot(path: string): Snapshot {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  // the first read of a transaction is what fixes its moment
  database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
  return {
    read: {
      all: (sql, ...values) => prepare(sql).all(...values) as Row[],
      get: (sql, ...values) => prepare(sql).get(...values) as Row | undefined,
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

/** True for an error of a constraint, such as a second row of the same key (sqlite.org/rescode.html, SQLITE_CONSTRAINT and its kin). */
export const isConstraint = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 0xff) === SQLITE_CONSTRAINT;
const SQLITE_CONSTRAINT = 19;

/**
 * Holds a lock file for as long as this process lives, by an exclusive SQLite transaction: the system lets go of it when the
 * process dies, however it dies, so there is never a stale lock to clean up. Null when another process holds it.
 */
export function holdLock(path: string): { release(): void } | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER)');
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null;
    throw error;
  }
  return { release: () => database.close() };
}

/** What looking at a catalogue's file found. `problem` is null for a sound one; `libraryId` is null where an early one does not say. */
export interface CatalogueFacts {
  readonly problem: string | null;
  readonly format: number;
  readonly libraryId: string | null;
  readonly assets: number;
}

const UNREADABLE = { format: 0, libraryId: null, assets: 0 };

/** Looks at the file of a closed catalogue without changing anything beside it; cheap, for a list. Damage deep inside is not seen. */
export function peekCatalogue(path: string): CatalogueFacts {
  let database: DatabaseSync | undefined;
  try {
    const url = pathToFileURL(path);
    url.searchParams.set('immutable', '1');
    database = new DatabaseSync(url, { readOnly: true });
    const one = (sql: string): string | number | null => (Object.values(database?.prepare(sql).get() ?? {})[0] ?? null) as string;
    const hasCard = one("SELECT count(*) FROM sqlite_schema WHERE name = 'library_card'") === 1;
    return {
      problem: null,
      format: Number(one('PRAGMA user_version')),
      libraryId: hasCard ? (one('SELECT id FROM library_card') as string | null) : null,
      assets: Number(one('SELECT count(*) FROM assets')),
    };
  } catch (error) {
    return { ...UNREADABLE, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    database?.close();
  }
}

/** In a thread of its own, because a check reads every page and would hold up every question; as text, so that it needs no file of its own. */
const CHECK = `
  const { DatabaseSync } = require('node:sqlite');
  const { parentPort, workerData } = require('node:worker_threads');
  let problem = null;
  try {
    const database = new DatabaseSync(workerData.path, { timeout: 5000 });
    try {
      if (workerData.settles) database.exec('PRAGMA journal_mode = DELETE');
      const line = String(Object.values(database.prepare('PRAGMA quick_check(1)').get())[0]);
      if (line !== 'ok') problem = line;
    } finally {
      database.close();
    }
  } catch (error) {
    problem = error.message;
  }
  parentPort.postMessage(problem);
`;

/**
 * Reads every page of a catalogue's file, of our own staged copy only: what stands in a log beside it is taken in, so that it is one
 * file afterwards. Never throws: what is wrong is in `problem`.
 */
export async function checkCatalogue(path: string): Promise<CatalogueFacts> {
  const problem = await checkPages(path, true);
  return problem === null ? peekCatalogue(path) : { ...UNREADABLE, problem };
}

/** SQLite's quick check of a file in a thread of its own; null when it is sound. */
export const checkPages = (path: string, settles = false): Promise<string | null> =>
  new Promise((resolve) => {
    const worker = new Worker(CHECK, { eval: true, workerData: { path, settles } });
    worker.once('message', (problem: string | null) => resolve(problem));
    worker.once('error', (error) => resolve(error.message));
    worker.once('exit', () => resolve('The check ended early.'));
  });

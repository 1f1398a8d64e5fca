import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

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

/** The catalogue at one moment. Only tables of its own, in `temp`, can be made and written beside it. */
export interface Snapshot {
  readonly read: WriteDb;
  execute(sql: string): void;
  /** As of a catalogue. */
  gather(name: string, step: Gather): void;
  close(): void;
}

/**
 * The table, in every connection that writes, in which whoever changes entries of the full-text index notes their rows, in the same transaction;
 * ALL_WORDS stands for all of them. No trigger can stand on a virtual table.
 */
export const CHANGED_WORDS = 'asset_words_changed';
export const ALL_WORDS = -1;

/**
 * Opens the file with write-ahead logging, foreign keys and a 5 s wait for a busy file. Prepared statements are kept by their text.
 * Triggers also see the rows that INSERT OR REPLACE takes away (recursive_triggers): undo would lose them else.
 * Throws SQLite's own error when the file is no database.
 */
export function openCatalogue(path: string): Catalogue {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
  begin(
    database,
    `
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -16384;
    PRAGMA trusted_schema = OFF;
    PRAGMA recursive_triggers = ON;
    PRAGMA temp_store = MEMORY;
    CREATE TEMP TABLE ${CHANGED_WORDS} (row INTEGER PRIMARY KEY);
  `,
  );
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

/** The first words on a connection, with which the file is opened in truth; one that refuses them is not held any longer. */
function begin(database: DatabaseSync, sql: string): void {
  try {
    database.exec(sql);
  } catch (error) {
    database.close();
    throw error;
  }
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
  begin(database, 'PRAGMA temp_store = MEMORY; BEGIN; SELECT count(*) FROM sqlite_schema');
  return {
    read: {
      all: (sql, ...values) => prepare(sql).all(...values) as Row[],
      get: (sql, ...values) => prepare(sql).get(...values) as Row | undefined,
      run: (sql, ...values) => {
        const { changes, lastInsertRowid } = prepare(sql).run(...values);
        return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
      },
    },
    execute: (sql) => database.exec(sql),
    gather: (name, step) => database.function(name, { varargs: true, directOnly: true }, step as () => null),
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

/** True for an error of SQLite itself: a damaged file, a full disk, a constraint. */
export const isSqliteError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';

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
  /** Differs after every change of what a person would miss (MARK); null where an early format has no such tables. */
  readonly mark: string | null;
}

/** What is known of a file that cannot be read. */
export const UNREADABLE = { format: 0, libraryId: null, assets: 0, mark: null };

/**
 * One text that tells two states of a catalogue apart: the counters of tables that only grow (every step and every undo of one adds to
 * `undo_changes`), and the numbers of rows that come and go without a step. Jobs and looks at folders do not count.
 */
export const MARK = `SELECT json_array(
  (SELECT user_version FROM pragma_user_version),
  (SELECT json_group_object(name, seq) FROM (SELECT name, seq FROM sqlite_sequence ORDER BY name)),
  (SELECT count(*) FROM assets), (SELECT count(*) FROM assets WHERE trashed_at IS NOT NULL), (SELECT count(*) FROM asset_versions),
  (SELECT count(*) FROM undo_steps WHERE state = 'done'), (SELECT count(*) FROM exports), (SELECT total(paused) + count(*) FROM watches),
  (SELECT count(*) FROM releases), (SELECT count(*) FROM kits), (SELECT count(*) FROM contacts), (SELECT count(*) FROM organisations)
) AS mark`;

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
      mark: hasCard ? markOf(one) : null,
    };
  } catch (error) {
    return { ...UNREADABLE, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    database?.close();
  }
}

/** Null rather than a failure where a table of it is not there. */
function markOf(one: (sql: string) => string | number | null): string | null {
  try {
    return String(one(MARK));
  } catch {
    return null;
  }
}

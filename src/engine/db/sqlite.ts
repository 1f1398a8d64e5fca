import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

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

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

/** The catalogue's connection. `transact` runs one immediate transaction: all of it or nothing. */
export interface Catalogue {
  readonly read: ReadDb;
  transact<T>(deed: (db: WriteDb) => T): T;
  /** Runs SQL that makes or changes tables; for the ledger of migrations only. */
  execute(sql: string): void;
  backUpTo(path: string): Promise<void>;
  close(): void;
}

/**
 * Opens the file with write-ahead logging, foreign keys and a 5 s wait for a busy file. Prepared statements are kept by their text.
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
    backUpTo: async (target) => {
      const { backup } = await import('node:sqlite');
      await backup(database, target);
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

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

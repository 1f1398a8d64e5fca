import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Catalogue } from '../db/sqlite.ts';
import { type Columns, createColumns, GONE, GROUPS, type Group } from './columns.ts';
import type { ColumnCopy } from './copy.ts';

/** Rows read in one go while nobody waits: some 10 ms, so that a question in between does not wait long. */
const BATCH = 2000;
/** Opening a library and the first answers come before reading ahead; a short command is over by then. */
const READ_AHEAD_AFTER_MS = 400;
/** Rows named in one statement when changes are read again. */
const CHANGES_AT_ONCE = 500;
/** Of a library with fewer assets no copy is kept: reading them takes less than 20 ms. */
const COPY_FROM = 5000;

/** What happened to the columns since the last look. */
export interface News {
  /** Slots whose asset changed, came or went; null when slots have moved and everything derived is void. */
  readonly slots: readonly number[] | null;
}

/** The columns, kept equal to the catalogue. */
export interface CurrentColumns {
  readonly columns: Columns;
  /** Counts the changes of the catalogue that matter to any search; looking at it takes them in. */
  version(): number;
  /** Fills groups that are not filled yet, and takes in what changed. */
  need(...groups: readonly Group[]): void;
  /** Fills groups piece by piece, so that other questions are answered meanwhile; settles when they are filled. */
  ready(...groups: readonly Group[]): Promise<void>;
  /** Reads ahead in small pieces whenever the process has nothing else to do, so many ms from now; asked again before that, from then on. Calls back when everything is read, or with the damage it ran into: whoever asks for what lies there is told. */
  readAhead(afterMs?: number, done?: (error?: unknown) => void): void;
  /**
   * Keeps a copy for the next opening where there is none that holds: of what stands here when all of it was read and nothing has changed since, else of
   * what is read for it anew within so many ms. Throws the system's error.
   */
  keepCopy(withinMs: number): Promise<void>;
  /** Calls back after changes were taken in. */
  onNews(heard: (news: News) => void): void;
  close(): void;
}

/**
 * Triggers that live as long as the connection note every changed row, whoever changed it: an edit, an undo by plain SQL, an import.
 * Row 0 stands for links to assets (collections, kits). A rolled back change takes its note with it.
 */
const note = (row: string): string =>
  `INSERT INTO search_changed (row) SELECT ${row} WHERE NOT EXISTS (SELECT 1 FROM search_changed WHERE row = ${row})`;
const TRIGGERS = `
  CREATE TEMP TABLE search_changed (row INTEGER PRIMARY KEY);
  CREATE TEMP TRIGGER search_asset_added AFTER INSERT ON main.assets BEGIN ${note('NEW.row')}; END;
  CREATE TEMP TRIGGER search_asset_changed AFTER UPDATE ON main.assets BEGIN ${note('NEW.row')}; ${note('OLD.row')}; END;
  CREATE TEMP TRIGGER search_asset_removed AFTER DELETE ON main.assets BEGIN ${note('OLD.row')}; END;
  ${['collections', 'collection_items', 'kit_assets']
    .flatMap((name) =>
      ['INSERT', 'UPDATE', 'DELETE'].map(
        (deed) => `CREATE TEMP TRIGGER search_${name}_${deed} AFTER ${deed} ON main.${name} BEGIN ${note('0')}; END;`,
      ),
    )
    .join('\n')}
`;

/** Makes empty columns over a catalogue whose tables exist. Nothing is read until asked; `copy` is looked at first, for libraries of so many assets. */
export function createCurrentColumns(catalogue: Catalogue, copy: ColumnCopy, copyFrom: number = COPY_FROM): CurrentColumns {
  const columns = createColumns();
  const { table } = columns;
  const filled = new Set<Group>();
  /** What was read inside a transaction: it may be rolled back without a trace, so it is read again. */
  const uncertain = new Set<number>();
  const listeners: ((news: News) => void)[] = [];
  let version = 1;
  /** False once a change was taken in: names keep the spelling they had first, lists what is no longer used. */
  let isAsRead = true;
  let hasLooked = false;
  let filling: { group: Group; lastRow: number } | null = null;
  let ahead: NodeJS.Immediate | undefined;
  let start: NodeJS.Timeout | undefined;

  catalogue.execute(TRIGGERS);
  // one reader: where the values of a row go depends on who asked
  let take: (values: readonly unknown[]) => void = () => {};
  catalogue.gather('search_read', (...values) => take(values));

  /** Reads a stretch of rows behind one row into columns; answers the last row number of it, or null when there is none. */
  const readStretch = ({ table, fill }: Columns, group: Group, after: number, length: number): number | null => {
    const first = catalogue.read.get('SELECT min(row) AS row FROM assets WHERE row > ?', after)?.row ?? null;
    if (first === null) return null;
    const last = Number(first) + length - 1;
    const { sql, put } = fill[group];
    take = (values) => {
      const row = values[0] as number;
      const slot = group === 'core' ? table.append(row) : table.slotOf(row);
      // an asset that came after the core was filled is noted as changed, and is read with the changes
      if (slot >= 0) put(slot, values);
    };
    catalogue.read.get(`SELECT count(search_read(row, ${sql})) FROM assets WHERE row BETWEEN ? AND ?`, Number(first), last);
    return last;
  };

  const lookAtCopy = (): void => {
    if (hasLooked) return;
    hasLooked = true;
    for (const group of copy.read(columns)) filled.add(group);
  };

  /** Reads the next stretch of row numbers of a group. */
  const fillBatch = (group: Group, length: number): void => {
    lookAtCopy();
    if (filled.has(group)) return;
    const lastRow = readStretch(columns, group, filling?.group === group ? filling.lastRow : -1, length);
    filling = lastRow === null ? null : { group, lastRow };
    if (lastRow === null) filled.add(group);
  };

  const fillWhole = (group: Group): void => {
    if (filling !== null && filling.group !== group) fillWhole(filling.group);
    while (!filled.has(group)) fillBatch(group, 20_000);
  };

  const takeIn = (): void => {
    if (!filled.has('core')) return;
    const noted = catalogue.read.all('SELECT row FROM search_changed').map((row) => Number(row.row));
    if (noted.length === 0 && uncertain.size === 0) return;
    const rows = [...new Set([...noted, ...uncertain])];
    if (catalogue.isInTransaction()) for (const row of rows) uncertain.add(row);
    else {
      catalogue.execute('DELETE FROM search_changed');
      uncertain.clear();
    }
    version++;
    readAgain(rows.filter((row) => row > 0).sort((a, b) => a - b));
  };

  const readAgain = (rows: readonly number[]): void => {
    if (rows.length === 0) return;
    isAsRead = false;
    const hasMoved = table.add(rows);
    const found = new Set<number>();
    for (let at = 0; at < rows.length; at += CHANGES_AT_ONCE) {
      const some = JSON.stringify(rows.slice(at, at + CHANGES_AT_ONCE));
      for (const group of filling === null ? filled : [...filled, filling.group]) {
        const { sql, put } = columns.fill[group];
        take = (values) => {
          const row = values[0] as number;
          found.add(row);
          put(table.slotOf(row), values);
        };
        catalogue.read.get(
          `SELECT count(search_read(row, ${sql})) FROM assets WHERE row IN (SELECT value FROM json_each(?))`,
          some,
        );
      }
    }
    const { traits } = table.columns;
    for (const row of rows) if (!found.has(row)) traits[table.slotOf(row)] = GONE;
    for (const heard of listeners) heard({ slots: hasMoved ? null : rows.map(table.slotOf) });
  };

  const need = (...groups: readonly Group[]): void => {
    fillWhole('core');
    for (const group of groups) fillWhole(group);
    takeIn();
  };

  let whenRead = (_error?: unknown): void => {};
  const readOn = (): void => {
    const group = filling?.group ?? GROUPS.find((one) => !filled.has(one));
    try {
      if (group !== undefined) fillBatch(group, BATCH);
    } catch (error) {
      // nobody called this: what it throws would end the process
      whenRead(error);
      return;
    }
    if (group === undefined) whenRead();
    else ahead = setImmediate(readOn);
  };

  /** Columns read anew in the order of their groups, as many as come within the time. */
  const readAnew = (withinMs: number): { fresh: Columns; groups: Group[] } => {
    const until = performance.now() + withinMs;
    const fresh = createColumns();
    const groups: Group[] = [];
    for (const group of GROUPS) {
      for (let last: number | null = -1; last !== null; ) {
        if (performance.now() >= until) return { fresh, groups };
        last = readStretch(fresh, group, last, BATCH);
      }
      groups.push(group);
    }
    return { fresh, groups };
  };

  const keepCopy = async (withinMs: number): Promise<void> => {
    if (!catalogue.isOpen() || catalogue.isInTransaction()) return;
    takeIn();
    const isWhole = filled.size === GROUPS.length;
    const assets = Number(catalogue.read.get('SELECT count(*) AS n FROM assets')?.n);
    if (assets < copyFrom || copy.isCurrent(isAsRead ? filled.size : 1)) return;
    if (isAsRead && isWhole) return copy.write(columns, [...filled]);
    const { fresh, groups } = readAnew(withinMs);
    if (groups.length > 0) await copy.write(fresh, groups);
  };

  return {
    columns,
    version: () => {
      takeIn();
      return version;
    },
    need,
    ready: async (...groups) => {
      for (const group of ['core', ...groups] as const) {
        while (!filled.has(group) && catalogue.isOpen()) {
          fillBatch(filling?.group ?? group, BATCH);
          await nextTurn();
        }
      }
    },
    keepCopy,
    readAhead: (afterMs = READ_AHEAD_AFTER_MS, done = () => {}) => {
      clearTimeout(start);
      // a second one beside it would go on when the library is closed
      clearImmediate(ahead);
      whenRead = done;
      start = setTimeout(readOn, afterMs).unref();
    },
    onNews: (heard) => listeners.push(heard),
    close: () => {
      clearTimeout(start);
      clearImmediate(ahead);
    },
  };
}

import type { HistoryStep } from '#contract/history.ts';
import type { Topic } from '#contract/kernel.ts';
import type { Row, WriteDb } from '../db/sqlite.ts';
import type { Recorder } from './record.ts';
import { type Columns, columnsOf, UNDOABLE } from './tables.ts';

type Value = string | number | null | Uint8Array;

/** Changes read at a time, so that a step of long texts is never in memory as a whole. */
const AT_A_TIME = 500;

/** Told before a row is changed, removed or made; `key` is its primary key, `columns` those that change (all when it comes or goes). */
export type OnRow = (table: string, key: readonly Value[], columns: readonly string[]) => void;

/**
 * Takes a step back, or does it again: the same deed, since each way notes the other. Newest change first, in the caller's
 * transaction; foreign keys are checked at its end. Answers what was concerned.
 */
export function replayStep(db: WriteDb, recorder: Recorder, step: HistoryStep, onRow: OnRow): Topic[] {
  db.run('PRAGMA defer_foreign_keys = ON');
  const last = Number(db.get('SELECT max(seq) AS seq FROM undo_changes WHERE step_id = ?', step.id)?.seq ?? 0);
  const tables = new Map<string, Columns>();
  recorder.during(step.id, () => {
    for (let from = last + 1; ; ) {
      const changes = db.all(
        'SELECT seq, tbl, deed, key, was FROM undo_changes WHERE step_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
        step.id,
        from,
        AT_A_TIME,
      );
      if (changes.length === 0) break;
      for (const change of changes) {
        const name = String(change.tbl);
        let columns = tables.get(name);
        if (columns === undefined) {
          if (!UNDOABLE.some((table) => table.name === name)) continue;
          columns = columnsOf(db, name);
          tables.set(name, columns);
        }
        takeBack(db, name, columns, change, onRow);
      }
      from = Number(changes.at(-1)?.seq);
    }
  });
  db.run('DELETE FROM undo_changes WHERE step_id = ? AND seq <= ?', step.id, last);
  return [...new Set(UNDOABLE.filter((table) => tables.has(table.name)).flatMap((table) => table.topics))];
}

function takeBack(db: WriteDb, table: string, columns: Columns, change: Row, onRow: OnRow): void {
  const key = (JSON.parse(String(change.key)) as unknown[]).map(toValue);
  const where = columns.key.map((name) => `"${name}" = ?`).join(' AND ');
  const was = Object.entries(change.was === null ? {} : (JSON.parse(String(change.was)) as Record<string, unknown>)).filter(
    // a column that a later format no longer has
    ([name]) => columns.all.some((column) => column.name === name),
  );
  const names = was.map(([name]) => name);
  const values = was.map(([, value]) => toValue(value));
  const all = columns.all.map((column) => column.name);
  if (change.deed === 'made') {
    onRow(table, key, all);
    db.run(`DELETE FROM ${table} WHERE ${where}`, ...key);
  } else if (change.deed === 'changed') {
    onRow(table, key, names);
    if (names.length > 0)
      db.run(`UPDATE ${table} SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE ${where}`, ...values, ...key);
  } else {
    onRow(table, key, all);
    const list = names.map((name) => `"${name}"`).join(', ');
    db.run(`INSERT INTO ${table} (${list}) VALUES (${names.map(() => '?').join(', ')})`, ...values);
  }
}

/** A value out of JSON: bytes stand as {"hex"}. */
function toValue(value: unknown): Value {
  if (typeof value === 'object' && value !== null && 'hex' in value) return Buffer.from(String(value.hex), 'hex');
  return value as Value;
}

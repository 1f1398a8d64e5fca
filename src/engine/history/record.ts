import type { Catalogue } from '../db/sqlite.ts';
import { type Columns, columnsOf, UNDOABLE, type UndoableTable } from './tables.ts';

/** Notes what rows held before a step changes them. */
export interface Recorder {
  /** Runs a deed whose changes belong to this step; at any other moment nothing is noted. The deed is synchronous, as is every transaction. */
  during<T>(step: number, deed: () => T): T;
}

/**
 * Makes the recorder of a connection: temporary triggers on every undoable table. They live on this connection alone, so the
 * file carries no trigger that another program would run into, and a write of a job, which has no step, leaves no trace.
 */
export function createRecorder(catalogue: Catalogue): Recorder {
  let active: number | null = null;
  catalogue.define('undo_step', () => active);
  for (const table of UNDOABLE) catalogue.execute(triggersOf(table, columnsOf(catalogue.read, table.name)));
  return {
    during: (step, deed) => {
      if (active !== null) throw new Error('A step is being recorded already.');
      active = step;
      try {
        return deed();
      } finally {
        active = null;
      }
    },
  };
}

const quoted = (name: string): string => `"${name}"`;

/** A value as JSON text; bytes as {"hex"}, which no other value can be. */
const jsonOf = (row: 'old' | 'new', column: { name: string; type: string }): string => {
  const value = `${row}.${quoted(column.name)}`;
  return column.type === 'BLOB'
    ? `CASE WHEN ${value} IS NULL THEN 'null' ELSE '{"hex":"' || hex(${value}) || '"}' END`
    : `json_quote(${value})`;
};

function triggersOf(table: UndoableTable, columns: Columns): string {
  const keyOf = (row: 'old' | 'new'): string => `json_array(${columns.key.map((name) => `${row}.${quoted(name)}`).join(', ')})`;
  const assetsOf = (row: 'old' | 'new'): string =>
    [0, 1].map((at) => (table.assets[at] === undefined ? 'NULL' : `CAST(${row}.${quoted(table.assets[at])} AS TEXT)`)).join(', ');
  const whole = `'{' || ${columns.all.map((column, at) => `'${at === 0 ? '' : ','}"${column.name}":' || ${jsonOf('old', column)}`).join(' || ')} || '}'`;
  const differs = (name: string): string => `old.${quoted(name)} IS NOT new.${quoted(name)}`;
  // only what changed is kept: a long caption is not copied because a rating was set
  const changed = `'{' || substr(${columns.all
    .map((column) => `CASE WHEN ${differs(column.name)} THEN ',"${column.name}":' || ${jsonOf('old', column)} ELSE '' END`)
    .join(' || ')}, 2) || '}'`;
  const file = "old.sha256 || '/' || old.stored_name";
  const changedFile = `CASE WHEN ${differs('sha256')} OR ${differs('stored_name')} THEN ${file} END`;
  const trigger = (event: string, when: string, deed: string, key: string, was: string, assets: string, fileNow: string) => `
    CREATE TEMP TRIGGER undo_${deed}_${table.name} AFTER ${event} ON main.${table.name} WHEN undo_step() IS NOT NULL${when}
    BEGIN
      INSERT INTO undo_changes (step_id, tbl, deed, key, was, a, b, file)
      VALUES (undo_step(), '${table.name}', '${deed}', ${key}, ${was}, ${assets}, ${fileNow});
    END;`;
  return [
    trigger('INSERT', '', 'made', keyOf('new'), 'NULL', assetsOf('new'), 'NULL'),
    trigger(
      'UPDATE',
      ` AND (${columns.all.map((column) => differs(column.name)).join(' OR ')})`,
      'changed',
      keyOf('new'),
      changed,
      assetsOf('old'),
      table.namesFile ? changedFile : 'NULL',
    ),
    trigger('DELETE', '', 'removed', keyOf('old'), whole, assetsOf('old'), table.namesFile ? file : 'NULL'),
  ].join('\n');
}

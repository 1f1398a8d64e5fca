import type { HistoryStep } from '#contract/history.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { unnamedOf } from './files.ts';
import type { Recorder } from './record.ts';
import { UNDOABLE } from './tables.ts';

/** Steps that can be taken back; older ones are forgotten. Nobody undoes further by hand, and the catalogue stays small. */
const KEPT_STEPS = 200;

/** Characters that all kept steps may hold together: 200 changes of 100,000 captions each would outgrow the catalogue itself. */
const KEPT_CHARACTERS = 256 * 1024 * 1024;

/** Commands of the history itself, and those that cannot be taken back: they are no steps although they concern the history. */
const NO_STEPS: ReadonlySet<string> = new Set(['history.undo', 'history.redo', 'assets.emptyTrash', 'integrity.restore']);

/** True when the door records a command as one step: it touches the history and can be taken back. */
export const isStep = (route: string, touches: readonly string[]): boolean => touches.includes('history') && !NO_STEPS.has(route);

const toStep = (row: Row | undefined): HistoryStep | null =>
  row === undefined ? null : { id: Number(row.id), label: String(row.label), count: Number(row.count), at: String(row.at) };

/** The step that undo would take back, or null. */
export const lastDone = (db: ReadDb): HistoryStep | null =>
  toStep(db.get("SELECT * FROM undo_steps WHERE state = 'done' ORDER BY id DESC LIMIT 1"));

/** The step that redo would do again, or null. */
export const firstUndone = (db: ReadDb): HistoryStep | null =>
  toStep(db.get("SELECT * FROM undo_steps WHERE state = 'undone' ORDER BY id LIMIT 1"));

/**
 * Runs a command's deed as one step, inside its transaction. A deed that changes nothing leaves no step and keeps what can be
 * redone; any other one ends redo. Answers the value, and the originals that nothing names any more because steps were forgotten.
 */
export function recordStep<T>(
  recorder: Recorder,
  db: WriteDb,
  step: { readonly label: string; readonly at: Date },
  deed: () => T,
): { value: T; unneeded: string[] } {
  const id = db.run(
    "INSERT INTO undo_steps (label, count, at, state, characters) VALUES (?, 0, ?, 'done', 0)",
    step.label,
    step.at.toISOString(),
  ).lastInsertRowid;
  const value = recorder.during(id, deed);
  if (!settleStep(db, id)) return { value, unneeded: [] };
  return { value, unneeded: dropSteps(db, [...undoneBefore(db, id), ...outdated(db)]) };
}

/** Writes down how much a step changed, and removes one that changed nothing; false then. */
export function settleStep(db: WriteDb, id: number): boolean {
  const counts = db.all(
    'SELECT tbl, count(DISTINCT key) AS n, total(length(was)) AS characters FROM undo_changes WHERE step_id = ? GROUP BY tbl',
    id,
  );
  if (counts.length === 0) {
    db.run('DELETE FROM undo_steps WHERE id = ?', id);
    return false;
  }
  const most = (isCounted: boolean): number =>
    Math.max(0, ...counts.filter((row) => COUNTED.has(String(row.tbl)) === isCounted).map((row) => Number(row.n)));
  const characters = counts.reduce((sum, row) => sum + Number(row.characters), 0);
  db.run('UPDATE undo_steps SET count = ?, characters = ? WHERE id = ?', most(true) || most(false), Math.round(characters), id);
  return true;
}

const COUNTED: ReadonlySet<string> = new Set(UNDOABLE.filter((table) => table.isCounted).map((table) => table.name));

const idsOf = (rows: readonly Row[]): number[] => rows.map((row) => Number(row.id));

const undoneBefore = (db: ReadDb, id: number): number[] =>
  idsOf(db.all("SELECT id FROM undo_steps WHERE state = 'undone' AND id < ?", id));

/** The oldest steps beyond what is kept; the newest one always stays, however large. */
function outdated(db: ReadDb): number[] {
  let characters = 0;
  return db
    .all("SELECT id, characters FROM undo_steps WHERE state = 'done' ORDER BY id DESC")
    .filter((row, at) => {
      characters += Number(row.characters);
      return at > 0 && (at >= KEPT_STEPS || characters > KEPT_CHARACTERS);
    })
    .map((row) => Number(row.id));
}

/** Forgets steps with their changes. Answers the originals, as `sha256/stored name`, that only they still named. */
export function dropSteps(db: WriteDb, ids: readonly number[]): string[] {
  if (ids.length === 0) return [];
  const list = JSON.stringify(ids);
  const files = db.all(
    'SELECT DISTINCT file FROM undo_changes WHERE file IS NOT NULL AND step_id IN (SELECT value FROM json_each(?))',
    list,
  );
  db.run('DELETE FROM undo_steps WHERE id IN (SELECT value FROM json_each(?))', list);
  return unnamedOf(
    db,
    files.map((row) => String(row.file)),
  );
}

/** Forgets a step that cannot be taken back or done again, with all that lie behind it. */
export function dropBehind(db: WriteDb, step: HistoryStep, direction: 'undo' | 'redo'): string[] {
  const rows =
    direction === 'undo'
      ? db.all("SELECT id FROM undo_steps WHERE state = 'done' AND id <= ?", step.id)
      : db.all("SELECT id FROM undo_steps WHERE state = 'undone' AND id >= ?", step.id);
  return dropSteps(db, idsOf(rows));
}

/**
 * Takes assets out of every step because they are gone for good: what a step did to other things can still be taken back.
 * Steps that were about nothing else go.
 */
export function forgetAssets(db: WriteDb, ids: readonly string[], rows: readonly number[]): string[] {
  const list = JSON.stringify([...ids, ...rows.map(String)]);
  const gone = 'SELECT value FROM json_each(?)';
  const touched = db.all(`SELECT DISTINCT step_id AS id FROM undo_changes WHERE a IN (${gone}) OR b IN (${gone})`, list, list);
  const files = db.all(`SELECT DISTINCT file FROM undo_changes WHERE file IS NOT NULL AND a IN (${gone})`, list);
  db.run(`DELETE FROM undo_changes WHERE a IN (${gone}) OR b IN (${gone})`, list, list);
  for (const row of touched) settleStep(db, Number(row.id));
  return unnamedOf(
    db,
    files.map((row) => String(row.file)),
  );
}

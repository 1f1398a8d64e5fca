import type { z } from 'zod';
import type { ErrorCode } from '#contract/result.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb } from './sqlite.ts';

/** Reads the JSON column `content` of one row, or refuses with the room's own code. */
export function readContent<S extends z.ZodType>(
  db: ReadDb,
  table: string,
  id: string,
  schema: S,
  code: ErrorCode,
  sentence: string,
): z.output<S> {
  const row = db.get(`SELECT content FROM ${table} WHERE id = ?`, id);
  if (row === undefined) throw new Refusal(code, sentence);
  return schema.parse(JSON.parse(String(row.content)));
}

/** Reads `content` of every row of a table in the given order. */
export const listContent = <S extends z.ZodType>(db: ReadDb, table: string, order: string, schema: S): z.output<S>[] =>
  db.all(`SELECT content FROM ${table} ORDER BY ${order}`).map((row) => schema.parse(JSON.parse(String(row.content))));

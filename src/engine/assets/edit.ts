import { isDeepStrictEqual } from 'node:util';
import { type Asset, AssetFields } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { fillTemplate } from '#domain/assets/template.ts';
import type { Row, WriteDb } from '../db/sqlite.ts';
import { sayIssue } from '../issues.ts';
import { Refusal } from '../refusal.ts';
import { fieldValue, noteChange } from './changes.ts';
import { COLUMNS, getAsset, toAsset, toColumn } from './store.ts';
import { indexRow, mayChangeWords } from './words.ts';

type Field = keyof AssetFields;

/** What an edit does to each of its assets. */
export interface Edit {
  readonly set: Partial<AssetFields>;
  readonly addKeywords?: readonly string[];
  readonly removeKeywords?: readonly string[];
  readonly addPeople?: readonly string[];
  readonly removePeople?: readonly string[];
  /** Texts of `set` hold {variables}, filled for each asset. */
  readonly fillVariables?: boolean;
}

/** Changes fields of an asset; the index follows in the same transaction. Values that are so already are no change. */
export function editAsset(db: WriteDb, id: AssetId, set: Partial<AssetFields>, now: Date): Asset {
  getAsset(db, id);
  editAssets(db, [id], { set }, now);
  return getAsset(db, id);
}

/**
 * Changes many alike and answers how many were changed. Ids that the library does not have are left out; when it has none of
 * them, `assets.not_found`. A text or list that would become too long refuses the whole with `door.invalid_input`.
 */
export function editAssets(db: WriteDb, ids: readonly AssetId[], edit: Edit, now: Date): number {
  const at = now.toISOString();
  let found = 0;
  let changed = 0;
  for (const id of new Set(ids)) {
    const row = db.get('SELECT * FROM assets WHERE id = ?', id);
    if (row === undefined) continue;
    found++;
    if (editRow(db, row, edit, at)) changed++;
  }
  if (found === 0) throw new Refusal('assets.not_found', 'None of these files is in the library.');
  return changed;
}

function editRow(db: WriteDb, row: Row, edit: Edit, at: string): boolean {
  const values: [Field, unknown, unknown][] = [];
  for (const [field, after] of wishesFor(row, edit)) {
    const before = fieldValue(field, row[COLUMNS[field]]);
    if (!isDeepStrictEqual(before, after)) values.push([field, before, after]);
  }
  if (values.length === 0) return false;
  db.run(
    `UPDATE assets SET ${values.map(([field]) => `${COLUMNS[field]} = ?`).join(', ')}, edited_at = ? WHERE row = ?`,
    ...values.map(([, , after]) => toColumn(after)),
    at,
    Number(row.row),
  );
  if (mayChangeWords(values.map(([field]) => COLUMNS[field]))) indexRow(db, Number(row.row));
  for (const [field, before, after] of values) noteChange(db, String(row.id), at, 'edit', field, before, after);
  return true;
}

/** What the fields of one asset are to hold. */
function wishesFor(row: Row, edit: Edit): Map<Field, unknown> {
  const { set } = edit;
  const wishes = new Map<Field, unknown>(Object.entries(set) as [Field, unknown][]);
  if (edit.fillVariables === true) {
    const asset = { ...toAsset(row), ...withoutVariables(set) };
    for (const [field, text] of wishes) if (isTemplate(text)) wishes.set(field, filled(field, text, asset));
  }
  const lists = [
    ['keywords', edit.addKeywords, edit.removeKeywords],
    ['people', edit.addPeople, edit.removePeople],
  ] as const;
  for (const [field, add = [], remove = []] of lists) {
    if (add.length === 0 && remove.length === 0) continue;
    const present = (wishes.get(field) ?? fieldValue(field, row[COLUMNS[field]])) as string[];
    wishes.set(field, changedList(field, String(row.filename), present, add, remove));
  }
  return wishes;
}

const isTemplate = (value: unknown): value is string => typeof value === 'string' && value.includes('{');

/** New values that hold no variables count for the variables of the others: a caption may name the city that is set with it. */
const withoutVariables = (set: Partial<AssetFields>): Partial<AssetFields> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => !isTemplate(value)));

function filled(field: Field, template: string, asset: Asset): unknown {
  const { text, unknown } = fillTemplate(template, asset);
  if (unknown.length > 0) {
    throw new Refusal('assets.field_unknown', `There is no variable {${unknown[0]}} to fill in.`, { unknown });
  }
  const value = AssetFields.shape[field].safeParse(text);
  if (value.success) return value.data;
  throw new Refusal(
    'door.invalid_input',
    `Filled in for “${asset.filename}”, ${field} cannot be stored: ${sayIssue(value.error.issues[0])}.`,
  );
}

/** Letter case makes no other keyword and no other person: 'Harbour' is there already when 'harbour' is added. */
const sameWord = (text: string): string => text.normalize('NFC').toLowerCase();

function changedList(
  field: 'keywords' | 'people',
  filename: string,
  present: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const gone = new Set(remove.map(sameWord));
  const words = present.filter((word) => !gone.has(sameWord(word)));
  const known = new Set(words.map(sameWord));
  for (const word of add) {
    if (known.has(sameWord(word))) continue;
    known.add(sameWord(word));
    words.push(word);
  }
  const list = AssetFields.shape[field].safeParse(words);
  if (list.success) return list.data;
  throw new Refusal('door.invalid_input', `“${filename}” would have ${words.length} ${field}; 200 are the most.`);
}

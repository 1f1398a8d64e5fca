import { COLOUR_NAMES } from '#domain/search/colours.ts';
import { dayNumber, daysAfter } from '#domain/search/days.ts';
import { ENDING_DAYS } from '#domain/search/fields.ts';
import { formatNamed } from '#domain/search/formats.ts';
import type { Attention, Condition } from '#domain/search/query.ts';
import { SHAPES } from '#domain/search/query.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { type Columns, type Group, KEPT_COLOURS, kindId, labelId, NEEDS, pressId, TRAIT_BITS } from './columns.ts';
import { likenessTest } from './similar.ts';

/** Whether the asset in a slot fits. */
export type Test = (slot: number) => boolean;

/** What tests look into: the columns, filled as far as `groupsOf` says, and the catalogue for what has no column. */
export interface Ground {
  readonly columns: Columns;
  readonly db: ReadDb;
  /** The local date, YYYY-MM-DD. */
  readonly today: string;
}

/** The groups of columns that a condition looks at besides the core. */
export function groupsOf(condition: Condition): readonly Group[] {
  if (condition.on === 'colourName' || condition.on === 'colourNear') return ['colours'];
  if (condition.on === 'similar') return ['likeness', 'colours'];
  if (condition.on !== 'name') return [];
  return condition.field === 'person' ? ['people'] : condition.field === 'keyword' ? ['keywords'] : [];
}

/** The test of a condition; words are asked of the full-text index instead. */
export function testOf(condition: Exclude<Condition, { on: 'words' }>, ground: Ground): Test {
  const { columns, db, today } = ground;
  const c = columns.table.columns;
  switch (condition.on) {
    case 'everything':
      return () => true;
    case 'kind':
      return equals(c.kind, kindId(condition.kind));
    case 'label':
      return equals(c.label, labelId(condition.label));
    case 'press':
      return equals(c.press, pressId(condition.press));
    case 'shape':
      return equals(c.shape, SHAPES.indexOf(condition.shape) + 1);
    case 'number':
      return numberTest(condition, columns);
    case 'day':
      return within(c[condition.field], condition.least, condition.most);
    case 'trait':
      return traitTest(condition, ground);
    case 'attention':
      return attentionTest(condition.attention, columns, today);
    case 'name':
      return nameTest(condition, columns);
    case 'colourName': {
      const bit = 1 << COLOUR_NAMES.indexOf(condition.name);
      return (slot) => ((c.nameBits[slot] ?? 0) & bit) !== 0;
    }
    case 'colourNear':
      return colourTest(columns, columns.palette().near(condition.hex));
    case 'similar':
      return likenessTest(ground, condition.id);
    case 'collection':
      return rowsTest(columns, collectionRows(db, condition.text));
    case 'import': {
      const id =
        condition.text === 'last'
          ? (db.get('SELECT import_id FROM assets WHERE import_id IS NOT NULL ORDER BY row DESC LIMIT 1')?.import_id ?? '')
          : condition.text;
      const number = id === '' ? -1 : columns.names.import.idOf(String(id));
      return equals(c.import, number);
    }
  }
}

type Numbers = { readonly [slot: number]: number };
const equals =
  (column: Numbers, value: number): Test =>
  (slot) =>
    column[slot] === value;
const within =
  (column: Numbers, least: number, most: number): Test =>
  (slot) => {
    const value = column[slot] ?? -1;
    return value >= least && value <= most;
  };

function numberTest({ field, least, most }: Extract<Condition, { on: 'number' }>, { table: { columns: c } }: Columns): Test {
  if (field !== 'pixels' && field !== 'longSide') return within(c[field], least, most);
  return (slot) => {
    const [width, height] = [c.width[slot] ?? -1, c.height[slot] ?? -1];
    if (width < 0 || height < 0) return false;
    const value = field === 'pixels' ? width * height : Math.max(width, height);
    return value >= least && value <= most;
  };
}

function traitTest({ trait, is }: Extract<Condition, { on: 'trait' }>, { columns, db }: Ground): Test {
  const { traits } = columns.table.columns;
  if (trait === 'used' || trait === 'duplicate') {
    const fits = rowsTest(
      columns,
      db.all(trait === 'used' ? USED : DUPLICATES).map((row) => Number(row.row)),
    );
    return (slot) => fits(slot) === is;
  }
  const bit = TRAIT_BITS[trait];
  return (slot) => (((traits[slot] ?? 0) & bit) !== 0) === is;
}

const USED = 'SELECT DISTINCT assets.row AS row FROM kit_assets JOIN assets ON assets.id = kit_assets.asset_id';
const DUPLICATES = `SELECT row FROM assets WHERE trashed_at IS NULL AND pixel_hash IN (
  SELECT pixel_hash FROM assets WHERE pixel_hash IS NOT NULL AND trashed_at IS NULL GROUP BY pixel_hash HAVING count(*) > 1)`;

/** What wants attention; what of it depends on the day is compared, the rest stands in a column. */
function attentionTest(reason: Attention, { table: { columns: c } }: Columns, today: string): Test {
  const [now, soon] = [dayNumber(today), daysAfter(today, ENDING_DAYS)];
  if (reason === 'rightsEnding') return within(c.expires, now, soon);
  if (reason === 'rightsEnded') return within(c.expires, 1, now - 1);
  const bit = 1 << NEEDS.indexOf(reason);
  return (slot) => ((c.needs[slot] ?? 0) & bit) !== 0;
}

function nameTest({ field, text, isWhole }: Extract<Condition, { on: 'name' }>, columns: Columns): Test {
  const c = columns.table.columns;
  if (field === 'format') return equals(c.format, columns.names.format.idOf(formatNamed(text)));
  const meant = columns.names[field].find(text, isWhole || field === 'language');
  if (field !== 'person' && field !== 'keyword') return (slot) => meant[c[field][slot] ?? 0] === 1;
  const values = (field === 'person' ? columns.people : columns.keywords).values();
  const [at, count] = field === 'person' ? [c.peopleAt, c.peopleCount] : [c.keywordsAt, c.keywordsCount];
  return (slot) => {
    const from = at[slot] ?? 0;
    const to = from + (count[slot] ?? 0);
    for (let index = from; index < to; index++) if (meant[values[index] ?? 0] === 1) return true;
    return false;
  };
}

function colourTest({ table: { columns: c } }: Columns, near: Uint8Array): Test {
  return (slot) => {
    const from = slot * KEPT_COLOURS;
    const to = from + (c.cellCount[slot] ?? 0);
    for (let index = from; index < to; index++) if (near[c.cells[index] ?? 0] === 1) return true;
    return false;
  };
}

/** The rows of the collection with this id, or of those with this name. */
function collectionRows(db: ReadDb, text: string): number[] {
  const rows = /^col_[0-9a-z]{16}$/.test(text)
    ? db.all('SELECT row FROM collection_items JOIN assets ON assets.id = asset_id WHERE collection_id = ?', text)
    : db.all(
        'SELECT row FROM collections JOIN collection_items ON collection_id = collections.id JOIN assets ON assets.id = asset_id WHERE lower(name) = lower(?)',
        text,
      );
  return rows.map((row) => Number(row.row));
}

function rowsTest({ table }: Columns, rows: readonly number[]): Test {
  const isIn = new Uint8Array(table.count());
  for (const row of rows) {
    const slot = table.slotOf(row);
    if (slot >= 0) isIn[slot] = 1;
  }
  return (slot) => isIn[slot] === 1;
}

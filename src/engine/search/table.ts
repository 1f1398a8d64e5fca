/** A typed array of one column; `width` values stand side by side for one slot. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
type MakerOf<C extends Column> = (new (
  buffer: ArrayBuffer,
  at: number,
  length: number,
) => C) & { readonly BYTES_PER_ELEMENT: number };
interface ColumnKind<C extends Column> {
  readonly over: (buffer: ArrayBuffer, at: number, length: number) => C;
  /** Bytes of one value. */
  readonly bytes: number;
  readonly width: number;
}

const kind = <C extends Column>(Maker: MakerOf<C>, width: number): ColumnKind<C> => ({
  over: (buffer, at, length) => new Maker(buffer, at, length),
  bytes: Maker.BYTES_PER_ELEMENT,
  width,
});
export const u8 = (width = 1): ColumnKind<Uint8Array> => kind(Uint8Array, width);
export const u16 = (width = 1): ColumnKind<Uint16Array> => kind(Uint16Array, width);
export const u32 = (width = 1): ColumnKind<Uint32Array> => kind(Uint32Array, width);
export const i32 = (): ColumnKind<Int32Array> => kind(Int32Array, 1);
export const f64 = (): ColumnKind<Float64Array> => kind(Float64Array, 1);

type Kinds = Readonly<Record<string, ColumnKind<Column>>>;
type ColumnsOf<K extends Kinds> = { [Name in keyof K]: ReturnType<K[Name]['over']> };

/** Columns over slots. Slots stand in the order of row numbers: slot 0 is the oldest asset. A row keeps a slot after it was deleted, until the library is opened again. */
export interface Table<K extends Kinds> {
  /** The columns; look them up anew after `add`, which may make larger ones. */
  readonly columns: ColumnsOf<K> & { rows: Uint32Array };
  /** Slots in use. */
  count(): number;
  /** The slot of a row, or -1. */
  slotOf(row: number): number;
  /** The slot of a row that is known or comes behind all others; makes it. */
  append(row: number): number;
  /** Gives rows that have none a slot, filled with zeros. True when slots of others have moved. */
  add(rows: readonly number[]): boolean;
  /** Every column and its bytes of one slot, in an order that stays. */
  readonly layout: readonly { readonly name: string; readonly bytesOfSlot: number }[];
  /** The bytes of a column's slots in use. */
  bytesOf(name: string): Uint8Array;
  /** Fills the empty table with so many slots whose columns lie in a buffer, each at a multiple of eight; the table takes the buffer over. */
  fillFrom(buffer: ArrayBuffer, slots: number, placeOf: (name: string) => number): void;
}

/** Makes an empty table with columns of these kinds. */
export function createTable<K extends Kinds>(kinds: K): Table<K> {
  const all: Kinds = { ...kinds, rows: u32() };
  const names = Object.keys(all);
  let capacity = 1024;
  let count = 0;
  const columns = Object.fromEntries(names.map((name) => [name, make(name, capacity)])) as unknown as Record<string, Column>;

  function make(name: string, slots: number): Column {
    const { over, bytes, width } = all[name] as ColumnKind<Column>;
    return over(new ArrayBuffer(slots * width * bytes), 0, slots * width);
  }
  const widthOf = (name: string): number => all[name]?.width ?? 1;
  const rowAt = (slot: number): number => columns.rows?.[slot] ?? 0;

  const slotOf = (row: number): number => {
    let [low, high] = [0, count - 1];
    // rows without a gap need no search
    const guess = row - rowAt(0);
    if (guess >= 0 && guess < count && rowAt(guess) === row) return guess;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = rowAt(middle);
      if (found === row) return middle;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };

  const grow = (needed: number): void => {
    if (needed <= capacity) return;
    capacity = Math.max(needed, Math.ceil(capacity * 1.5));
    for (const name of names) {
      const larger = make(name, capacity);
      larger.set(columns[name] ?? []);
      columns[name] = larger;
    }
  };

  /** Shifts the slots from the end, so that each new row finds its gap. */
  const insert = (fresh: readonly number[]): void => {
    let from = count - 1;
    let to = count + fresh.length - 1;
    for (let next = fresh.length - 1; next >= 0; next--) {
      const row = fresh[next] ?? 0;
      let first = from;
      while (first >= 0 && rowAt(first) > row) first--;
      const moved = from - first;
      for (const name of names) {
        const [column, width] = [columns[name], widthOf(name)];
        column?.copyWithin((to - moved + 1) * width, (first + 1) * width, (from + 1) * width);
        column?.fill(0, (to - moved) * width, (to - moved + 1) * width);
      }
      to -= moved;
      (columns.rows as Uint32Array)[to] = row;
      to--;
      from = first;
    }
  };

  return {
    columns: columns as ColumnsOf<K> & { rows: Uint32Array },
    count: () => count,
    slotOf,
    append: (row) => {
      if (count > 0 && row <= rowAt(count - 1)) return slotOf(row);
      grow(count + 1);
      (columns.rows as Uint32Array)[count] = row;
      return count++;
    },
    add: (rows) => {
      const fresh = [...new Set(rows)].filter((row) => slotOf(row) === -1).sort((a, b) => a - b);
      if (fresh.length === 0) return false;
      grow(count + fresh.length);
      const isAppended = count === 0 || rowAt(count - 1) < (fresh[0] ?? 0);
      if (isAppended) {
        for (const [index, row] of fresh.entries()) (columns.rows as Uint32Array)[count + index] = row;
      } else insert(fresh);
      count += fresh.length;
      return !isAppended;
    },
    layout: names.map((name) => ({ name, bytesOfSlot: widthOf(name) * (all[name]?.bytes ?? 1) })),
    bytesOf: (name) => {
      const { buffer, byteOffset } = columns[name] as Column;
      return new Uint8Array(buffer, byteOffset, count * widthOf(name) * (all[name]?.bytes ?? 1));
    },
    fillFrom: (buffer, slots, placeOf) => {
      for (const name of names)
        columns[name] = (all[name] as ColumnKind<Column>).over(buffer, placeOf(name), slots * widthOf(name));
      capacity = slots;
      count = slots;
    },
  };
}

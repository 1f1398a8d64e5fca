/** A stretch of whole numbers, both ends inclusive. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The largest number a range can end at; stands for 'open'. */
export const OPEN_END = Number.MAX_SAFE_INTEGER;

/** Reads `5`, `>5`, `>=5`, `<5`, `<=5`, `1..5`, `1..` and `..5`, one value by `readOne`; null when it is none of these. Ends in the wrong order are turned. */
export function readRange(text: string, readOne: (text: string) => Range | null): Range | null {
  const compared = text.match(/^(>=|<=|>|<|≥|≤)(.+)$/u);
  if (compared !== null) {
    const one = readOne(compared[2] ?? '');
    if (one === null) return null;
    const sign = compared[1];
    if (sign === '>') return { least: one.most + 1, most: OPEN_END };
    if (sign === '<') return { least: 0, most: one.least - 1 };
    return sign === '>=' || sign === '≥' ? { least: one.least, most: OPEN_END } : { least: 0, most: one.most };
  }
  const at = text.indexOf('..');
  if (at === -1) return readOne(text);
  const [first, last] = [text.slice(0, at), text.slice(at + 2)];
  if (first === '' && last === '') return null;
  const from = first === '' ? { least: 0, most: 0 } : readOne(first);
  const to = last === '' ? { least: OPEN_END, most: OPEN_END } : readOne(last);
  if (from === null || to === null) return null;
  return from.least <= to.most ? { least: from.least, most: to.most } : { least: to.least, most: from.most };
}

/** True when a text is a comparison or a range rather than one value: such terms narrow, plain values of one field widen each other. */
export const isRange = (text: string): boolean => /^[<>≥≤]|\.\./u.test(text);

/** Reads a measure such as `2mb`, `1.5mb`, `300`: a value stands for all that rounds to it (2mb is 1.5 to 2.5 MB), without a unit for `unit`. */
export const readMeasure =
  (units: Readonly<Record<string, number>>, unit: number) =>
  (text: string): Range | null => {
    const found = text.toLowerCase().match(/^(\d{1,12})(?:[.,](\d{1,3}))?([a-z"]*)$/);
    if (found === null) return null;
    const [, whole = '', decimals = '', name = ''] = found;
    const factor = name === '' ? unit : Object.hasOwn(units, name) ? (units[name] ?? 0) : 0;
    if (factor === 0) return null;
    const value = Number(`${whole}.${decimals}`) * factor;
    const half = factor === 1 ? 0 : (0.5 * factor) / 10 ** decimals.length;
    return { least: Math.max(0, Math.ceil(value - half)), most: half === 0 ? Math.floor(value) : Math.ceil(value + half) - 1 };
  };

const BYTES = { b: 1, kb: 1e3, k: 1e3, mb: 1e6, m: 1e6, gb: 1e9, g: 1e9 };
const MILLISECONDS = { ms: 1, s: 1e3, sec: 1e3, m: 60_000, min: 60_000, h: 3_600_000 };

/** Bytes, decimal units as files are shown: `300kb`, `2mb`. */
export const readBytes = readMeasure(BYTES, 1);
/** Pixels of a side. */
export const readPixels = readMeasure({ px: 1 }, 1);
/** Millions of pixels. */
export const readMegapixels = readMeasure({ mp: 1e6 }, 1e6);
/** A plain whole number. */
export const readCount = (text: string): Range | null =>
  /^\d{1,12}$/.test(text) ? { least: Number(text), most: Number(text) } : null;

/** A duration in milliseconds: seconds, a number with unit, or `1:30` and `1:02:03`. */
export function readDuration(text: string): Range | null {
  const clock = text.match(/^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/);
  if (clock === null) return readMeasure(MILLISECONDS, 1000)(text);
  const seconds = Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  return { least: Math.max(0, seconds * 1000 - 500), most: seconds * 1000 + 499 };
}

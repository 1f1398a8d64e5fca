import { decoderOf, decodeUtf8, decodeWindows, type WrittenOn } from './legacy-text.ts';

/** What IIM says, by data set of record 2. */
export interface Iim {
  /** The first value of a data set, '' when there is none. */
  text(dataSet: number): string;
  /** All values of a data set that repeats. */
  list(dataSet: number): readonly string[];
  readonly isEmpty: boolean;
}

/** Values that are read; 200 keywords and all other fields are far fewer. */
const MAX_VALUES = 2000;

/** Encodings that an ISO 2022 escape in 1:90 can name (IIM 4.2, appendix C; final letters of the ISO registry), for G1 and G2. */
const NAMED_SETS: Readonly<Record<string, string>> = {
  A: 'iso-8859-1',
  B: 'iso-8859-2',
  C: 'iso-8859-3',
  D: 'iso-8859-4',
  F: 'iso-8859-7',
  G: 'iso-8859-6',
  H: 'iso-8859-8',
  L: 'iso-8859-5',
  M: 'windows-1254',
};

/**
 * Reads data sets of IIM. Text is what 1:90 says (UTF-8, Latin-1 and further parts of ISO 8859); where it says nothing or what is not
 * true of the bytes, all values together are UTF-8 if they are valid as such, else MacRoman or Windows-1252.
 */
export function readIim(bytes: Uint8Array, writtenOn: WrittenOn = null): Iim {
  const values = new Map<number, Uint8Array[]>();
  let charset = '';
  let count = 0;
  for (const { record, number, value } of dataSetsOf(bytes)) {
    if (record === 1 && number === 90) charset = Buffer.from(value).toString('latin1');
    if (record !== 2 || number === 0 || value.length === 0 || ++count > MAX_VALUES) continue;
    const list = values.get(number) ?? [];
    list.push(value);
    values.set(number, list);
  }
  const decode = decoderFor(charset, [...values.values()].flat(), writtenOn);
  const list = (number: number): readonly string[] => (values.get(number) ?? []).map(decode);
  return { list, text: (number) => list(number)[0] ?? '', isEmpty: values.size === 0 };
}

function* dataSetsOf(bytes: Uint8Array): Generator<{ record: number; number: number; value: Uint8Array }> {
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const [record = 0, number = 0] = [bytes[at + 1], bytes[at + 2]];
    let length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    at += 5;
    if (length > 0x7fff) {
      // extended: the low bits say in how many bytes the length follows
      const digits = length & 0x7fff;
      if (digits > 4 || at + digits > bytes.length) return;
      length = Buffer.from(bytes.subarray(at, at + digits)).readUIntBE(0, digits || 1);
      at += digits;
    }
    // the last value of a cut block is still worth reading
    yield { record, number, value: bytes.subarray(at, Math.min(at + length, bytes.length)) };
    at += length;
  }
}

function decoderFor(charset: string, values: readonly Uint8Array[], writtenOn: WrittenOn): (bytes: Uint8Array) => string {
  // ESC % G, and ESC % / G, H, I for levels of UTF-8
  if (/\x1b%(\/[GHI]|G)/.test(charset) && values.every((value) => decodeUtf8(value, true) !== null)) {
    return (value) => decodeUtf8(value, true) ?? '';
  }
  // a 96-set as G1 (ESC -), G2 (ESC .) or G3 (ESC /)
  const set = NAMED_SETS[/\x1b[-./]([A-M])/.exec(charset)?.[1] ?? ''];
  if (set === undefined) return decoderOf(values, writtenOn);
  // programs that say Latin-1 and write Windows-1252 are common; the label means the larger set here
  if (set === 'iso-8859-1') return decodeWindows;
  const decoder = new TextDecoder(set);
  return (value) => decoder.decode(value);
}

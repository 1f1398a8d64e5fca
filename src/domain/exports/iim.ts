/** Bytes of UTF-8 that a field of IPTC-IIM holds, by data set of record 2 (IIM 4.2, chapter 6). What is longer is cut there; XMP has the full text. */
export const IIM_BYTES = {
  title: 64,
  keyword: 64,
  instructions: 256,
  creator: 32,
  city: 32,
  location: 32,
  country: 64,
  headline: 256,
  credit: 32,
  source: 32,
  copyright: 128,
  caption: 2000,
} as const;

/** The creators that stand in one text: parted by a semicolon and a space, as a picture's metadata are read. Any other text is one creator. */
export function creatorsOf(creator: string): readonly string[] {
  if (creator === '') return [];
  const names = creator.split('; ');
  const isList =
    names.every((name) => name !== '' && name === name.replace(UNSEEN, '').trim()) && new Set(names).size === names.length;
  return isList ? names : [creator];
}

/** Control characters and marks of byte order, which no name holds. */
const UNSEEN = /[\0-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g;

import type { AssetFields } from '#contract/assets.ts';

/** What a rendition carries inside the file. Empty texts and null are left out; `dateTaken` is ISO 8601 local time. */
export type EmbeddedFields = Pick<
  AssetFields,
  | 'title'
  | 'caption'
  | 'altText'
  | 'extendedDescription'
  | 'creator'
  | 'credit'
  | 'source'
  | 'copyright'
  | 'usageTerms'
  | 'licenseUrl'
  | 'location'
  | 'city'
  | 'country'
  | 'dateTaken'
> & {
  readonly keywords: readonly string[];
  readonly people: readonly string[];
  readonly instructions: string;
  /** A URI of IPTC's newscodes, http://cv.iptc.org/newscodes/digitalsourcetype/…, or empty. */
  readonly digitalSourceType: string;
};

/** The creators that stand in one text: parted by a semicolon and a space, as `readMetadata` joins them. Any other text is one creator. */
export function creatorsOf(creator: string): readonly string[] {
  if (creator === '') return [];
  const names = creator.split('; ');
  const isList =
    names.every((name) => name !== '' && name === name.replace(/[\0-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, '').trim()) &&
    new Set(names).size === names.length;
  return isList ? names : [creator];
}

/** The longest beginning of a text that fits into a number of UTF-8 bytes without splitting a character. */
export function cutToBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text.toWellFormed(), 'utf8');
  if (encoded.length <= bytes) return text.toWellFormed();
  let end = bytes;
  // 10xxxxxx continues a character: step back to the byte that begins one
  while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return encoded.toString('utf8', 0, end).trimEnd();
}

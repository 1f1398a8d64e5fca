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

/** The longest beginning of a text that fits into a number of UTF-8 bytes without splitting a character. */
export function cutToBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text.toWellFormed(), 'utf8');
  if (encoded.length <= bytes) return text.toWellFormed();
  let end = bytes;
  // 10xxxxxx continues a character: step back to the byte that begins one
  while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return encoded.toString('utf8', 0, end).trimEnd();
}

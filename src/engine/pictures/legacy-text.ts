/** The 27 characters that Windows-1252 puts where Latin-1 has controls, by byte from 0x80; 0 marks the five bytes it leaves open. */
const WINDOWS_HIGH = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018,
  0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
] as const;

const BYTE_OF = new Map<number, number>(
  WINDOWS_HIGH.flatMap((code, index) => (code === 0 ? [] : [[code, 0x80 + index] as const])),
);

/** What wrote a file, where it says so: old programs used the encoding of their system. */
export type WrittenOn = 'mac' | 'windows' | null;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes that are valid UTF-8, or null. A character that was cut at the very end is left out when `mayBeCut`. */
export function decodeUtf8(bytes: Uint8Array, mayBeCut = false): string | null {
  const whole = mayBeCut ? bytes.subarray(0, bytes.length - cutTail(bytes)) : bytes;
  try {
    return UTF8.decode(whole);
  } catch {
    return null;
  }
}

/** Bytes of an unfinished character at the end, 0 to 3. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    // No character of UTF-8 begins with a byte above 0xf4 (RFC 3629, 4).
    const length = byte > 0xf4 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Bytes as Windows-1252, which holds Latin-1; open bytes become controls, which no text field keeps. */
export function decodeWindows(bytes: Uint8Array): string {
  // by the table that the way back needs as well
  let text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (/[\x80-\x9f]/.test(text)) {
    text = text.replace(/[\x80-\x9f]/g, (sign) => {
      const code = WINDOWS_HIGH[sign.charCodeAt(0) - 0x80] ?? 0;
      return code === 0 ? sign : String.fromCharCode(code);
    });
  }
  return text;
}

const decodeMac = (bytes: Uint8Array): string => new TextDecoder('macintosh').decode(bytes);

/**
 * Tells MacRoman from Windows-1252 for bytes that are no UTF-8, by which reading looks more like words: letters of Western
 * languages inside words count for a reading, symbols inside words and capitals behind small letters against it. A draw is
 * what the writing system says, else Windows-1252.
 */
export function isMacRoman(bytes: Uint8Array, writtenOn: WrittenOn): boolean {
  const mac = plausibility(decodeMac(bytes));
  const windows = plausibility(decodeWindows(bytes));
  return mac === windows ? writtenOn === 'mac' : mac > windows;
}

const TYPOGRAPHY = new Set('‘’‚“”„–—…«»‹›•€™©®°§£ ´·×½¼¾²³¿¡†‡');

function plausibility(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign < '\x80') continue;
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    const isBetween = isLetter(before) && isLetter(after);
    if (sign <= '\x9f') score -= 10;
    else if (isLetter(sign))
      score += isCapital(sign) && isSmall(before) ? -3 : isBetween || isLetter(before) || isLetter(after) ? 2 : 0;
    else if (isBetween) score += sign === '’' || sign === '–' || sign === '·' ? 2 : -3;
    else score += TYPOGRAPHY.has(sign) ? 2 : -1;
  }
  return score;
}

const isLetter = (sign: string): boolean => /\p{L}/u.test(sign);
const isCapital = (sign: string): boolean => /\p{Lu}/u.test(sign);
const isSmall = (sign: string): boolean => /\p{Ll}/u.test(sign);

/** Bytes without a stated encoding: UTF-8 where they are valid as such, else MacRoman or Windows-1252. */
export function decodeUnstated(bytes: Uint8Array, writtenOn: WrittenOn = null): string {
  return decoderOf([bytes], writtenOn)(bytes);
}

/**
 * True when values that were written together read as UTF-8, the last character of each perhaps cut. A cut alone is no proof: in
 * “Roskilde å” and “Halvø” of Latin-1 the last byte looks like the beginning of a character, and nothing else is above ASCII.
 */
function areUtf8(values: readonly Uint8Array[]): boolean {
  const texts = values.map((value) => decodeUtf8(value, true));
  if (texts.includes(null)) return false;
  const isCut = values.some((value) => decodeUtf8(value) === null);
  return !isCut || texts.some((text) => text !== null && /[^\x00-\x7f]/.test(text));
}

/** The same for several values that were written together, so that all of them are read alike. */
export function decoderOf(values: readonly Uint8Array[], writtenOn: WrittenOn): (bytes: Uint8Array) => string {
  if (areUtf8(values)) return (bytes) => decodeUtf8(bytes, true) ?? '';
  const spaced = values.flatMap((value) => [value, Uint8Array.of(0x20)]);
  return isMacRoman(Buffer.concat(spaced), writtenOn) ? decodeMac : decodeWindows;
}

/** What double encoding can hide and a person can have meant: Latin, Greek, Cyrillic, Hebrew, Arabic, East Asian letters, and typography. */
const MEANT =
  /^[\t\n\r\x20-\x7e\u00a0-\u017f\u0192\u0218-\u021b\u0370-\u052f\u05d0-\u05ea\u0600-\u06ff\u1e00-\u1eff\u2010-\u203a\u20ac\u2116\u2122\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef\ud83c-\ud83e\udc00-\udfff]*$/;

/** A lead sign and what may follow it, as UTF-8 read by Windows-1252 looks; counted to tell accident from system. */
const PAIRS =
  /[Â-ß][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|[à-ï][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]{2}|ð[\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]{3}/g;

/**
 * UTF-8 that was once read as Windows-1252 and stored again ("KÃ¸benhavn"), set right only when there is no doubt: every
 * character goes back into one byte, all bytes are valid UTF-8, the result has only characters of MEANT, and there is either
 * one pair that no language writes (Ã, Â or â€ with a symbol behind it) or two pairs of any kind. Anything else stays as it is.
 */
export function repairMojibake(text: string): string {
  let best = text;
  // twice: some files went through the mill two times
  for (let round = 0; round < 2; round++) {
    const repaired = repairOnce(best);
    if (repaired === null) break;
    best = repaired;
  }
  return best;
}

function repairOnce(text: string): string | null {
  if (!/[Â-ïð]/.test(text)) return null;
  const pairs = text.match(PAIRS) ?? [];
  const isClear = pairs.some((pair) =>
    /^(Ã[\u0081-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u0152-\u0192\u02c6\u02dc\u2020-\u2022\u2026\u2030-\u203a\u20ac\u2122]|Â[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|â€)/.test(
      pair,
    ),
  );
  if (!isClear && pairs.length < 2) return null;
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x100 ? code : BYTE_OF.get(code);
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  const decoded = decodeUtf8(bytes);
  return decoded !== null && decoded !== text && MEANT.test(decoded) ? decoded : null;
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes `=C3=86` of vCard 2.1; `charset` is what the line names. What is no UTF-8 is read as Windows-1252. */
export function decodeQuotedPrintable(text: string, charset: string): string {
  return text.replace(/(?:=[0-9a-f]{2})+/gi, (run) => {
    const octets = (run.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
    return (isSingleByte(charset) ? null : decodeUtf8(octets)) ?? octets.map(windowsLetter).join('');
  });
}

const isSingleByte = (charset: string): boolean => /^(iso-8859|windows-125|cp125|latin)/i.test(charset);

const windowsLetter = (octet: number): string =>
  octet >= 0x80 && octet <= 0x9f ? (WINDOWS[octet - 0x80] ?? '') : String.fromCharCode(octet);

function decodeUtf8(octets: readonly number[]): string | null {
  try {
    return decodeURIComponent(octets.map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}

/** How much of an input the parser reads, in characters; the rest is ignored so that no input can hang it. */
export const MAX_CHARACTERS = 400_000;

/** True when the text is not text: control characters or undecodable bytes that no release contains. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  let odd = 0;
  let zeroes = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    if (code === 0) zeroes += 1;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 11 && code !== 12 && code !== 13) || code === 0xfffd) odd += 1;
    else if (code >= 0x7f && code < 0xa0 && code !== 0x85) odd += 1;
  }
  // A stray zero byte is a slip of some program; many are UTF-16 or no text at all.
  return zeroes > sample.length * 0.05 || odd > Math.max(3, sample.length * 0.02);
}

/** The text with uniform line ends, composed accents and no invisible characters; bounded in length. */
export function normalise(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/gu, '\n')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/gu, ' ')
    .normalize('NFC');
}

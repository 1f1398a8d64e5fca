/** Length of a text in UTF-8, in bytes, without a TextEncoder, which a pure wall does not have. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/** The longest beginning of a text that fits into so many bytes of UTF-8, cut between words where it has any. */
export function cutAtWord(text: string, most: number): string {
  if (utf8Length(text) <= most) return text;
  let cut = '';
  let bytes = 0;
  for (const sign of text) {
    bytes += utf8Length(sign);
    if (bytes > most) break;
    cut += sign;
  }
  const blank = cut.search(/\s\S*$/);
  return (blank > 0 ? cut.slice(0, blank) : cut).replace(/[\s,;:/–-]+$/u, '');
}

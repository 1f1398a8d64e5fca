/** Control characters, the byte order mark and non-characters: no letters, and forbidden in XML, HTML or both; and embeddings and overrides of direction, with which a name can show as another. */
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\ufdd0-\ufdef\ufeff\ufffe\uffff]/g;

/** A text as every format can hold it: the words untouched, line ends as LF, control characters gone, half surrogates replaced. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNPRINTABLE, '')
    .trim();
}

/** The same on one line, for titles, names and headers. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, ' ');
}

/** Running text as its paragraphs: an empty line parts them, a single line end stays the author's line break. */
export function paragraphsOf(text: string): string[] {
  return cleanText(text)
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replace(/[^\S\n]*\n[^\S\n]*/g, '\n').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Deeper than any table within tables that Word lets one make. */
const DEEPEST = 1000;
const TAG = /<(\/?)([^\s/<>"'=]+)((?:\s+[^\s/<>"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
/** What runs to an end mark, and the mark. */
const SPANS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/**
 * Whether a text is XML in which every tag closes, without a document type and at most 1000 levels deep. One pass over the text: the parser behind it looks
 * for each missing end anew, so that a few hundred kilobytes of open tags would hold it for minutes.
 */
export function isSoundXml(text: string): boolean {
  const open: string[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const span = SPANS.find(([start]) => text.startsWith(start, at));
    if (span !== undefined) {
      const end = text.indexOf(span[1], at + span[0].length);
      if (end < 0) return false;
      at = end + span[1].length;
      continue;
    }
    TAG.lastIndex = at;
    const [tag, isEnd, name = '', , isWhole] = TAG.exec(text) ?? [];
    if (tag === undefined) return false;
    if (isEnd === '/') {
      if (open.pop() !== name) return false;
    } else if (isWhole === '' && open.push(name) > DEEPEST) return false;
    at += tag.length;
  }
  return open.length === 0;
}

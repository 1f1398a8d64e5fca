/** A piece of XML: an element that begins or ends, or text between. Names are without their prefix. */
export type XmlPiece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Characters of one tag; a longer one is damage. */
const MAX_TAG = 100_000;

/**
 * Reads XML piece by piece, tolerant of damage and linear in its length. A document type is skipped, so that no entity of its own is
 * ever defined, expanded or fetched; only the five of XML itself and character numbers are decoded.
 */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const textEnd = tag < 0 ? xml.length : tag;
    if (textEnd > at) yield { kind: 'text', text: decodeEntities(xml.slice(at, textEnd)) };
    if (tag < 0) return;
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = endOf(xml, ']]>', tag + 9);
      yield { kind: 'text', text: xml.slice(tag + 9, Math.max(tag + 9, end - 3)) };
      at = end;
    } else if (xml.startsWith('<!--', tag)) at = endOf(xml, '-->', tag + 4);
    else if (xml.startsWith('<?', tag)) at = endOf(xml, '?>', tag + 2);
    else if (xml.startsWith('<!', tag)) at = skipDoctype(xml, tag);
    else {
      const end = xml.indexOf('>', tag + 1);
      if (end < 0 || end - tag > MAX_TAG) return;
      yield element(xml.slice(tag + 1, end));
      at = end + 1;
    }
  }
}

const endOf = (xml: string, mark: string, from: number): number => {
  const found = xml.indexOf(mark, from);
  return found < 0 ? xml.length : found + mark.length;
};

/** Behind a document type, its inner subset included. */
function skipDoctype(xml: string, start: number): number {
  const end = xml.indexOf('>', start);
  const subset = xml.indexOf('[', start);
  if (subset < 0 || (end >= 0 && end < subset)) return end < 0 ? xml.length : end + 1;
  return endOf(xml, '>', endOf(xml, ']', subset) - 1);
}

function element(inner: string): XmlPiece {
  const isClose = inner.startsWith('/');
  const isEmpty = inner.endsWith('/');
  const text = isClose ? inner.slice(1) : isEmpty ? inner.slice(0, -1) : inner;
  const space = text.search(/\s/);
  const qualified = space < 0 ? text : text.slice(0, space);
  const name = qualified.slice(qualified.indexOf(':') + 1);
  return isClose ? { kind: 'close', name } : { kind: 'open', name, attributes: space < 0 ? '' : text.slice(space), isEmpty };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** The value of an attribute by its local name, decoded; empty when it has none. */
export function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? '' : decodeEntities(found[1] ?? found[2] ?? '');
}

/** The texts of every element with one of these local names, by name, in order. For small files such as property lists. */
export function elementTexts(xml: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  let name = '';
  let text = '';
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'open') {
      name = piece.name;
      text = '';
    } else if (piece.kind === 'text') text += piece.text;
    else if (piece.name === name) {
      const known = texts.get(name) ?? [];
      if (text.trim() !== '' && known.length < 1000) texts.set(name, known).get(name)?.push(text.trim());
      name = '';
    }
  }
  return texts;
}

/** An element with resolved namespaces. Text between elements stands among the children as strings. */
export interface XmlElement {
  /** Namespace URI, '' when there is none, and local name. */
  readonly space: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: (XmlElement | string)[];
}

export interface XmlAttribute {
  readonly space: string;
  readonly name: string;
  readonly value: string;
}

/** Elements that may be open at once; XMP nests about ten deep. */
const MAX_DEPTH = 100;

/** Elements and attributes that are read: the largest edit histories have some 50,000. */
const MAX_NODES = 100_000;

const XML_SPACE = 'http://www.w3.org/XML/1998/namespace';

type Scope = ReadonlyMap<string, string>;

/**
 * Reads XML without a DTD: entities other than the five of XML and character numbers stay as they are written, so nothing can
 * unfold. Never throws. What was read before a mistake, or before a limit of depth or number, stays. Answers the elements on the top level.
 */
export function parseXml(text: string): XmlElement[] {
  const top: (XmlElement | string)[] = [];
  const open: { element: XmlElement; raw: string; scope: Scope }[] = [];
  let scope: Scope = new Map([['xml', XML_SPACE]]);
  let nodes = 0;
  let at = 0;
  const add = (child: XmlElement | string): void => {
    (open.at(-1)?.element.children ?? top).push(child);
  };
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    if (end > at && open.length > 0) add(unescapeXml(text.slice(at, end)));
    if (tag < 0) break;
    const skipped = skipOther(text, tag);
    if (skipped !== null) {
      if (skipped.text !== undefined && open.length > 0) add(skipped.text);
      at = skipped.end;
      continue;
    }
    const close = tagEnd(text, tag + 1);
    if (close < 0) break;
    at = close + 1;
    if (text[tag + 1] === '/') {
      const last = open.pop();
      if (last === undefined || last.raw !== text.slice(tag + 2, close).trim()) break;
      scope = open.at(-1)?.scope ?? new Map([['xml', XML_SPACE]]);
      continue;
    }
    const isEmpty = text[close - 1] === '/';
    const read = readTag(text.slice(tag + 1, isEmpty ? close - 1 : close), scope);
    if (read === null) break;
    nodes += 1 + read.element.attributes.length;
    if (nodes > MAX_NODES) break;
    add(read.element);
    if (isEmpty) continue;
    if (open.length >= MAX_DEPTH) break;
    open.push({ element: read.element, raw: read.raw, scope: read.scope });
    scope = read.scope;
  }
  return top.filter((child) => typeof child !== 'string');
}

/** Behind a comment, CDATA, processing instruction or DOCTYPE; null when an element or its end begins here. */
function skipOther(text: string, tag: number): { end: number; text?: string } | null {
  const sign = text[tag + 1];
  if (sign !== '!' && sign !== '?') return null;
  const behind = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    return found < 0 ? text.length : found + mark.length;
  };
  if (sign === '?') return { end: behind('?>', tag + 2) };
  if (text.startsWith('<!--', tag)) return { end: behind('-->', tag + 4) };
  if (text.startsWith('<![CDATA[', tag)) {
    const end = behind(']]>', tag + 9);
    return { end, text: text.slice(tag + 9, Math.max(tag + 9, end - 3)) };
  }
  const angle = text.indexOf('>', tag);
  if (angle < 0) return { end: text.length };
  const hasSubset = text.slice(tag, angle).includes('[');
  return { end: hasSubset ? behind('>', behind(']', tag)) : angle + 1 };
}

/** The place of the '>' that ends a tag, or -1; one inside quotes does not end it. Every character is looked at once. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === 62) return at;
    else if (sign === 34 || sign === 39) quote = sign;
  }
  return -1;
}

function readTag(inside: string, outer: Scope): { element: XmlElement; raw: string; scope: Scope } | null {
  const raw = /^[^\s/"'<>=]+/.exec(inside)?.[0];
  if (raw === undefined) return null;
  const pairs = [...attributesOf(inside, raw.length)];
  const declared = pairs.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const scope: Scope =
    declared.length === 0
      ? outer
      : new Map([...outer, ...declared.map(([name, value]) => [name === 'xmlns' ? '' : name.slice(6), value] as const)]);
  const named = (name: string, isAttribute: boolean): { space: string; name: string } => {
    const colon = name.indexOf(':');
    if (colon < 0) return { space: isAttribute ? '' : (scope.get('') ?? ''), name };
    return { space: scope.get(name.slice(0, colon)) ?? '', name: name.slice(colon + 1) };
  };
  const attributes = pairs
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => ({ ...named(name, true), value }));
  return { element: { ...named(raw, false), attributes, children: [] }, raw, scope };
}

function* attributesOf(inside: string, from: number): Generator<readonly [name: string, value: string]> {
  const pattern = /\s*([^\s=/"'<>]+)\s*=\s*("[^"]*"|'[^']*')/y;
  pattern.lastIndex = from;
  for (let found = pattern.exec(inside); found !== null; found = pattern.exec(inside)) {
    yield [found[1] ?? '', unescapeXml((found[2] ?? '').slice(1, -1).replace(/[\t\n\r]/g, ' '))];
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the five entities and character numbers set in, and line ends as XML has them; a lone CR can only be a number. */
function unescapeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

import { decodeUtf8, decodeWindows } from './legacy-text.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { PREFIX_OF } from './xmp-namespaces.ts';

/** A value of XMP: a text, a list (`items`), a structure (`fields`); `lang` is the xml:lang of an item, in lower case. */
export interface XmpValue {
  readonly text?: string;
  readonly items?: readonly XmpValue[];
  readonly fields?: Properties;
  readonly lang?: string;
}

/** Properties by 'prefix:name' with the usual prefixes; those of unknown namespaces are left out. */
export type Properties = ReadonlyMap<string, XmpValue>;

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** Structures inside structures that are read; regions of people are four deep. */
const MAX_NESTING = 12;

/** Reads packets one after the other; a property that an earlier packet has is not replaced. Never throws. */
export function readXmp(packets: readonly Uint8Array[]): Properties {
  const found = new Map<string, XmpValue>();
  for (const packet of packets) {
    const text = packetText(packet);
    if (!text.includes('RDF')) continue;
    for (const root of descriptionsOf(parseXml(text), 0)) {
      for (const [key, value] of fieldsOf(root, 0)) if (!found.has(key)) found.set(key, value);
    }
  }
  return found;
}

/** The text of a packet in UTF-8, UTF-16 or UTF-32, either byte order, with or without a mark; UTF-8 that is none is read as Windows-1252. */
function packetText(bytes: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if ((a === 0 && b === 0 && (c === 0xfe || d === 0x3c)) || ((a === 0xff || a === 0x3c) && c === 0 && d === 0 && b !== 0x3f)) {
    return utf32(bytes, a !== 0);
  }
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder('utf-16be').decode(bytes);
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder('utf-16le').decode(bytes);
  return decodeUtf8(bytes) ?? (isMostlyUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : decodeWindows(bytes));
}

/** A packet with a damaged byte or two is still UTF-8: its good sequences outnumber the bad ones. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const good = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return good > bad;
}

function utf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittleEndian);
    parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
  }
  return parts.join('');
}

/** Every node of every rdf:RDF, wherever it stands: below x:xmpmeta, or in the metadata element of an SVG. */
function* descriptionsOf(elements: readonly (XmlElement | string)[], depth: number): Generator<XmlElement> {
  if (depth > MAX_NESTING) return;
  for (const element of elements) {
    if (typeof element === 'string') continue;
    if (element.space === RDF && element.name === 'RDF') yield* element.children.filter((child) => typeof child !== 'string');
    else yield* descriptionsOf(element.children, depth + 1);
  }
}

/** The properties of a node: its attributes and its child elements (XMP part 1, 7.4 to 7.9). */
function fieldsOf(node: XmlElement, depth: number): Map<string, XmpValue> {
  const fields = new Map<string, XmpValue>();
  const put = (key: string | null, value: XmpValue): void => {
    if (key !== null && !fields.has(key)) fields.set(key, value);
  };
  for (const { space, name, value } of node.attributes) put(keyOf(space, name), { text: value });
  for (const child of node.children) {
    if (typeof child !== 'string') put(keyOf(child.space, child.name), readValue(child, depth));
  }
  return fields;
}

function keyOf(space: string, name: string): string | null {
  const prefix = PREFIX_OF.get(space);
  return prefix === undefined ? null : `${prefix}:${name}`;
}

function readValue(element: XmlElement, depth: number): XmpValue {
  if (depth > MAX_NESTING) return {};
  const lang = attribute(element, XML, 'lang')?.toLowerCase();
  const value = readPlainValue(element, depth);
  return lang === undefined ? value : { ...value, lang };
}

function readPlainValue(element: XmlElement, depth: number): XmpValue {
  const resource = attribute(element, RDF, 'resource');
  if (resource !== undefined) return { text: resource };
  if (attribute(element, RDF, 'parseType') === 'Resource') return structure(element, depth);
  const inner = element.children.filter((child) => typeof child !== 'string');
  const [first] = inner;
  if (first === undefined) {
    // a structure written as attributes of an empty element
    const fields = fieldsOf(element, depth);
    return fields.size > 0 ? { fields } : { text: element.children.join('') };
  }
  if (first.space === RDF && /^(Bag|Seq|Alt)$/.test(first.name)) {
    const items = first.children.filter((child) => typeof child !== 'string');
    return { items: items.filter(({ space, name }) => space === RDF && name === 'li').map((item) => readValue(item, depth + 1)) };
  }
  return structure(first, depth);
}

/** A structure; one with rdf:value is a text with qualifiers. */
function structure(node: XmlElement, depth: number): XmpValue {
  const value = node.children.find((child) => typeof child !== 'string' && child.space === RDF && child.name === 'value');
  if (typeof value === 'object') return readValue(value, depth + 1);
  return { fields: fieldsOf(node, depth + 1) };
}

const attribute = (element: XmlElement, space: string, name: string): string | undefined =>
  element.attributes.find((one) => one.space === space && one.name === name)?.value;

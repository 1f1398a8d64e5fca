import {
  cleanCss,
  DRAWING_ELEMENTS,
  holdsScriptAddress,
  isForbiddenAttribute,
  isInnerReference,
  localName,
  SVG_NAMESPACE,
} from './svg-rules.ts';

/** Tags, and attributes on one of them, that svgo's parser is given: it compares each attribute with all before it. */
const MAX_TAGS = 200_000;
const MAX_ATTRIBUTES = 256;

/** Whether a text has more tags, or more attributes on one of them, than any logo. One pass, before anything parses it. */
export function isOverloaded(text: string): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = behind(text, '-->', at);
    else if (text.startsWith('<![CDATA[', at)) at = behind(text, ']]>', at);
    else {
      tags += 1;
      let attributes = 0;
      let quote = '';
      for (at += 1; at < text.length; at++) {
        const character = text.charAt(at);
        if (quote !== '') quote = character === quote ? '' : quote;
        else if (character === '"' || character === "'") {
          quote = character;
          attributes += 1;
        } else if (character === '>' || character === '<') break;
      }
      if (tags > MAX_TAGS || attributes > MAX_ATTRIBUTES) return true;
    }
  }
  return false;
}

function behind(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}

/** One tag as svgo writes it: attributes in double quotes, '<' and '&' escaped. Anything else has no business in the output. */
const TAG = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)="([^"]*)"/g;
const TEXT = /[^<]+/y;

/**
 * Reads a sanitised SVG once more with a grammar of its own, independent of the parser that cleaned it, and names the first
 * thing that could run, load or mislead; null when there is none. Deliberately narrow: what it does not know it refuses.
 */
export function findSuspicion(svg: string): string | null {
  let at = 0;
  let depth = 0;
  let inStyle = false;
  while (at < svg.length) {
    TEXT.lastIndex = at;
    const text = TEXT.exec(svg)?.[0];
    if (text !== undefined) {
      const wrong = inStyle ? styleSuspicion(text) : entitySuspicion(text);
      if (wrong !== null) return wrong;
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(svg);
    if (tag === null) return `something that is no plain element: ${svg.slice(at, at + 20)}`;
    const [whole, closing, name = '', attributes = '', selfClosing] = tag;
    if (!DRAWING_ELEMENTS.has(localName(name))) return `an element <${name}>`;
    if (depth === 0 && (closing !== '' || localName(name) !== 'svg')) return 'something outside its root element';
    const wrong = attributesSuspicion(name, attributes);
    if (wrong !== null) return wrong;
    if (closing !== '') depth -= 1;
    else if (selfClosing === '') depth += 1;
    inStyle = localName(name) === 'style' && closing === '' && selfClosing === '';
    at += whole.length;
  }
  return depth === 0 ? null : 'elements that never end';
}

function attributesSuspicion(element: string, attributes: string): string | null {
  for (const [, name = '', escaped = ''] of attributes.matchAll(ATTRIBUTE)) {
    const wrong = entitySuspicion(escaped) ?? attributeSuspicion(element, name, unescapeXml(escaped));
    if (wrong !== null) return wrong;
  }
  return null;
}

function attributeSuspicion(element: string, name: string, value: string): string | null {
  if (name === 'xmlns') return value === SVG_NAMESPACE ? null : `a foreign namespace ${value.slice(0, 60)}`;
  if (name === 'xmlns:xlink') return null;
  if (isForbiddenAttribute(name)) return `an attribute ${name}`;
  if (localName(name) === 'href' && !isInnerReference(element, value)) return 'a reference to something outside the file';
  if (holdsScriptAddress(value)) return 'a script address';
  const isCss = name === 'style' || /url\s*\(|\\/i.test(value);
  return isCss && cleanCss(value) !== value ? `a style that refers to something outside the file (${name})` : null;
}

const styleSuspicion = (escaped: string) => {
  const css = unescapeXml(escaped);
  return cleanCss(css) === css ? null : 'a style sheet that refers to something outside the file';
};

/** Only the five entities of XML and character numbers are defined without a doctype. */
const entitySuspicion = (text: string) =>
  /&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/i.test(text) ? 'an entity that is not defined' : null;

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

import { cutToBytes } from './embedded-fields.ts';
import { NAMESPACES } from './xmp-namespaces.ts';

/** Writes properties of XMP as XML. Values longer than `mostBytes` are cut at a character; a property without a value is ''. */
export interface PropertyWriter {
  simple(name: string, value: string): string;
  /** A language alternative: the default first, then the same in its language, then other languages in order. */
  alternative(name: string, value: string, language?: string, others?: Readonly<Record<string, string>>): string;
  list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string;
  /** A property whose value is an address. */
  resource(name: string, address: string): string;
}

/** A writer; `lineEnd` stands behind every property, for files that people read. */
export function propertyWriter(mostBytes = Number.POSITIVE_INFINITY, lineEnd = ''): PropertyWriter {
  const text = (value: string): string => escapeXml(cutToBytes(value, mostBytes));
  const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>${lineEnd}`;
  const item = (value: string, language?: string): string =>
    `<rdf:li${language === undefined ? '' : ` xml:lang="${escapeXml(language)}"`}>${text(value)}</rdf:li>`;
  return {
    simple: (name, value) => (value === '' ? '' : element(name, text(value))),
    alternative: (name, value, language = '', others = {}) => {
      const further = Object.entries(others).filter(([tag, other]) => other !== '' && tag !== language);
      if (value === '' && further.length === 0) return '';
      const own = language === '' || value === '' ? [] : [item(value, language)];
      const items = [item(value, 'x-default'), ...own, ...further.map(([tag, other]) => item(other, tag))];
      return element(name, `<rdf:Alt>${items.join('')}</rdf:Alt>`);
    },
    list: (name, kind, values) => {
      const items = withinBytes(values, mostBytes).map((value) => item(value));
      return items.length === 0 ? '' : element(name, `<rdf:${kind}>${items.join('')}</rdf:${kind}>`);
    },
    resource: (name, address) => (address === '' ? '' : `<${name} rdf:resource="${escapeXml(address)}"/>${lineEnd}`),
  };
}

/** The words whose total stays within the bytes of one value. */
function withinBytes(words: readonly string[], bytes: number): readonly string[] {
  let left = bytes;
  return words.filter((word) => {
    left -= Buffer.byteLength(word, 'utf8');
    return word !== '' && left >= 0;
  });
}

/** A whole packet around properties, without padding; only namespaces that are used are declared. */
export function xmpPacket(properties: string, lineEnd = ''): string {
  const used = Object.entries(NAMESPACES).filter(([prefix]) => properties.includes(`<${prefix}:`));
  const declared = used.map(([prefix, uri]) => `${lineEnd === '' ? ' ' : `${lineEnd} `}xmlns:${prefix}="${uri}"`).join('');
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Dateline">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${declared}>${lineEnd}${properties}</rdf:Description>`,
    `</rdf:RDF>${lineEnd}</x:xmpmeta>`,
    '<?xpacket end="r"?>',
  ].join(lineEnd);
}

/** cc:license may only name a licence of Creative Commons; any other URL would be a false statement. */
export const isCreativeCommons = (url: string): boolean =>
  /^https?:\/\/(www\.)?creativecommons\.org\/(licenses|publicdomain)\//.test(url);

/** XML text: what XML 1.0 does not allow at all is dropped, since one such character makes the whole packet unreadable. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

import type { EmbeddedFields } from './embedded-fields.ts';
import { cutToBytes } from './embedded-fields.ts';
import { MARKER, MAX_SEGMENT_BYTES, SIGNATURE, writeSegment } from './jpeg-segments.ts';

/** Prefixes in use, with their namespaces (IPTC Photo Metadata Standard 2023.2; XMP part 1; Creative Commons REL). */
const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  cc: 'http://creativecommons.org/ns#',
} as const;

/** Bytes that an XMP packet may have to fit into one JPEG segment (XMP part 3, 1.1.3.1). */
const MAX_PACKET_BYTES = MAX_SEGMENT_BYTES - SIGNATURE.xmp.length;

/** Bytes that one value may have, tried in turn until the packet fits: only monstrous captions ever meet the second. */
const VALUE_BYTES = [Number.POSITIVE_INFINITY, 16_000, 4_000, 1_000, 250] as const;

/**
 * The fields as one JPEG segment (APP1). Written without padding: 2 KB a file that nobody edits in place. Texts carry the
 * language x-default. A packet that would not fit into one segment has its longest values cut at a character.
 */
export function xmpSegment(fields: EmbeddedFields): Uint8Array | null {
  for (const bytes of VALUE_BYTES) {
    const properties = writeProperties(fields, bytes);
    if (properties === '') return null;
    const packet = Buffer.from(wrap(properties), 'utf8');
    if (packet.length <= MAX_PACKET_BYTES) return writeSegment(MARKER.APP1, SIGNATURE.xmp, packet);
  }
  return null; // out of reach: 250 bytes a value always fit
}

function wrap(properties: string): string {
  const used = Object.entries(NAMESPACES).filter(([prefix]) => properties.includes(`<${prefix}:`));
  const declared = used.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>' +
    '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Dateline">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about=""${declared}>${properties}</rdf:Description>` +
    '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
  );
}

function writeProperties(fields: EmbeddedFields, bytes: number): string {
  const text = (value: string) => escapeXml(cutToBytes(value, bytes));
  const simple = (name: string, value: string) => (value === '' ? '' : `<${name}>${text(value)}</${name}>`);
  const alternative = (name: string, value: string) =>
    value === '' ? '' : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text(value)}</rdf:li></rdf:Alt></${name}>`;
  const list = (name: string, kind: 'Seq' | 'Bag', values: readonly string[]) =>
    values.length === 0
      ? ''
      : `<${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${text(value)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`;
  return [
    alternative('dc:title', fields.title),
    alternative('dc:description', fields.caption),
    list('dc:creator', 'Seq', fields.creator === '' ? [] : [fields.creator]),
    alternative('dc:rights', fields.copyright),
    list('dc:subject', 'Bag', keywordsWithin(fields.keywords, bytes)),
    simple('photoshop:Headline', fields.title),
    simple('photoshop:Credit', fields.credit),
    simple('photoshop:Source', fields.source),
    simple('photoshop:City', fields.city),
    simple('photoshop:Country', fields.country),
    simple('photoshop:DateCreated', fields.dateTaken ?? ''),
    simple('photoshop:Instructions', fields.instructions),
    fields.copyright === '' ? '' : '<xmpRights:Marked>True</xmpRights:Marked>',
    // WebStatement is where search engines look for the licence. plus:LicensorURL is not written: it names a seller of licences.
    simple('xmpRights:WebStatement', fields.licenseUrl),
    alternative('xmpRights:UsageTerms', fields.usageTerms),
    alternative('Iptc4xmpCore:AltTextAccessibility', fields.altText),
    simple('Iptc4xmpExt:DigitalSourceType', fields.digitalSourceType),
    isCreativeCommons(fields.licenseUrl) ? `<cc:license rdf:resource="${escapeXml(fields.licenseUrl)}"/>` : '',
  ].join('');
}

/** The keywords whose total stays within the bytes of one value. */
function keywordsWithin(keywords: readonly string[], bytes: number): readonly string[] {
  let left = bytes;
  return keywords.filter((keyword) => {
    left -= Buffer.byteLength(keyword, 'utf8');
    return keyword !== '' && left >= 0;
  });
}

/** cc:license may only name a licence of Creative Commons; any other URL would be a false statement. */
const isCreativeCommons = (url: string) => /^https?:\/\/(www\.)?creativecommons\.org\/(licenses|publicdomain)\//.test(url);

/** XML text: what XML 1.0 does not allow at all is dropped, since one such character makes the whole packet unreadable. */
function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

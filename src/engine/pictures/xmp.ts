import { creatorsOf } from '#domain/exports/iim.ts';
import type { EmbeddedFields } from './embedded-fields.ts';
import { MARKER, MAX_SEGMENT_BYTES, SIGNATURE, writeSegment } from './jpeg-segments.ts';
import { isCreativeCommons, propertyWriter, xmpPacket } from './xmp-write.ts';

/** Bytes that an XMP packet may have to fit into one JPEG segment (XMP part 3, 1.1.3.1). */
const MAX_PACKET_BYTES = MAX_SEGMENT_BYTES - SIGNATURE.xmp.length;

/** Bytes that one value may have, tried in turn until the packet fits: only monstrous captions ever meet the second. */
const VALUE_BYTES = [Number.POSITIVE_INFINITY, 16_000, 4_000, 1_000, 250] as const;

/** The fields as one JPEG segment (APP1). */
export function xmpSegment(fields: EmbeddedFields): Uint8Array | null {
  const packet = xmpOf(fields);
  return packet === null ? null : writeSegment(MARKER.APP1, SIGNATURE.xmp, packet);
}

/**
 * The fields as a packet, null when they say nothing. Written without padding: 2 kB a file that nobody edits in place. Texts carry the
 * language x-default. A packet that would not fit into one JPEG segment has its longest values cut at a character, whatever it is for:
 * the same picture says the same in every format.
 */
export function xmpOf(fields: EmbeddedFields): Uint8Array | null {
  for (const bytes of VALUE_BYTES) {
    const properties = writeProperties(fields, bytes);
    if (properties === '') return null;
    const packet = Buffer.from(xmpPacket(properties), 'utf8');
    if (packet.length <= MAX_PACKET_BYTES) return packet;
  }
  return null; // out of reach: 250 bytes a value always fit
}

function writeProperties(fields: EmbeddedFields, bytes: number): string {
  const { simple, alternative, list, resource } = propertyWriter(bytes);
  return [
    alternative('dc:title', fields.title),
    alternative('dc:description', fields.caption),
    list('dc:creator', 'Seq', creatorsOf(fields.creator)),
    alternative('dc:rights', fields.copyright),
    list('dc:subject', 'Bag', fields.keywords),
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
    simple('Iptc4xmpCore:Location', fields.location),
    alternative('Iptc4xmpCore:AltTextAccessibility', fields.altText),
    alternative('Iptc4xmpCore:ExtDescrAccessibility', fields.extendedDescription),
    list('Iptc4xmpExt:PersonInImage', 'Bag', fields.people),
    simple('Iptc4xmpExt:DigitalSourceType', fields.digitalSourceType),
    resource('cc:license', isCreativeCommons(fields.licenseUrl) ? fields.licenseUrl : ''),
  ].join('');
}

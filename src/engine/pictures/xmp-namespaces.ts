/**
 * Prefixes in use with their namespaces: XMP parts 1 and 2; IPTC Photo Metadata Standard 2023.2; PLUS 2.0; MWG Guidelines 2.0;
 * Creative Commons REL; and of programs that write keywords, people and ratings in their own way. `dateline` is ours, for what
 * no standard has a place for (docs/metadata.md).
 */
export const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
  cc: 'http://creativecommons.org/ns#',
  lr: 'http://ns.adobe.com/lightroom/1.0/',
  'mwg-rs': 'http://www.metadataworkinggroup.com/schemas/regions/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  aux: 'http://ns.adobe.com/exif/1.0/aux/',
  exifEX: 'http://cipa.jp/exif/1.0/',
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
  MicrosoftPhoto: 'http://ns.microsoft.com/photo/1.0/',
  MP: 'http://ns.microsoft.com/photo/1.2/',
  MPRI: 'http://ns.microsoft.com/photo/1.2/t/RegionInfo#',
  MPReg: 'http://ns.microsoft.com/photo/1.2/t/Region#',
  digiKam: 'http://www.digikam.org/ns/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  dateline: 'urn:dateline:xmp:1.0:',
} as const;

/** A prefix of the table. */
export type Prefix = keyof typeof NAMESPACES;

/** Spellings of namespaces that files in the wild have for the same thing. */
const OTHER_SPELLINGS: readonly (readonly [string, Prefix])[] = [
  ['http://web.resource.org/cc/', 'cc'],
  ['http://ns.microsoft.com/photo/1.0', 'MicrosoftPhoto'],
  ['http://prismstandard.org/namespaces/basic/2.1/', 'prism'],
  ['http://prismstandard.org/namespaces/basic/3.0/', 'prism'],
];

/** The usual prefix of a namespace. */
export const PREFIX_OF: ReadonlyMap<string, Prefix> = new Map([
  ...Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix as Prefix] as const),
  ...OTHER_SPELLINGS,
]);

import { hash } from 'node:crypto';
import type { AssetFields, MetadataConflict } from '#contract/assets.ts';
import type { Blocks } from './blocks/blocks.ts';
import { MAX_XMP_BYTES } from './blocks/blocks.ts';
import { findBlocks } from './blocks/find.ts';
import { readDirectories } from './exif.ts';
import { readIim } from './iim-read.ts';
import type { WrittenOn } from './legacy-text.ts';
import { exifDate, xmpDate } from './metadata-dates.ts';
import { exifSays } from './metadata-exif.ts';
import { iimSays } from './metadata-iim.ts';
import { mergeStatements, type Statement } from './metadata-merge.ts';
import { silence } from './metadata-said.ts';
import { line, prose } from './metadata-texts.ts';
import { hasCoordinates, xmpSays } from './metadata-xmp.ts';
import { type Properties, readXmp } from './xmp-read.ts';

/** What a file says about itself. Unknown texts are empty, unknown dates null; all of it fits the contract's limits. */
export type PictureMetadata = AssetFields & {
  /** Coordinates are stored in EXIF or XMP; a city's name is not a location in this sense. */
  readonly hasLocation: boolean;
  /** Fields on which EXIF, IIM, XMP and sidecar disagree. */
  readonly conflicts: MetadataConflict[];
  /** What no field is made for: camera, lens, iso, exposure, aperture, focalLength, ppi, headline, instructions and others (docs/metadata.md). */
  readonly facts: Record<string, string>;
};

/** What is known of a file without metadata. */
export const emptyMetadata = (): PictureMetadata => ({
  ...mergeStatements([]).fields,
  hasLocation: false,
  conflicts: [],
  facts: {},
});

/**
 * Reads EXIF, IPTC-IIM and XMP of a picture, and a sidecar's XMP where there is one. The order of rank: sidecar, XMP, IIM, EXIF, and IIM before XMP where
 * Photoshop's digest says that IIM was changed after XMP was written (MWG Guidelines 2.0, chapter 3). Metadata that cannot be
 * read never fails an import: its fields stay empty, and what the other blocks say stays.
 */
export function readMetadata(bytes: Uint8Array, sidecar?: Uint8Array): PictureMetadata {
  const blocks = findBlocks(bytes);
  const exif = readDirectories(blocks.exif ?? NONE);
  const xmp = safely(() => readXmp(blocks.xmp), NO_PROPERTIES);
  const beside = safely(() => readXmp(sidecar === undefined || sidecar.length > MAX_XMP_BYTES ? [] : [sidecar]), NO_PROPERTIES);
  const inXmp: Statement = { origin: 'xmp', said: safely(() => xmpSays(xmp), silence()) };
  const inIim: Statement = {
    origin: 'iim',
    said: safely(() => iimSays(readIim(blocks.iim ?? NONE, writtenOn(exif.main.text(SOFTWARE)))), silence()),
  };
  const statements: Statement[] = [
    ...(beside.size === 0 ? [] : [{ origin: 'sidecar' as const, said: safely(() => xmpSays(beside), silence()) }]),
    ...(isIimNewer(blocks) ? [inIim, inXmp] : [inXmp, inIim]),
    { origin: 'exif', said: safely(() => exifSays(exif), silence()) },
  ];
  const { fields, conflicts, facts } = mergeStatements(statements);
  const ppi = facts.ppi ?? (blocks.ppi === null ? undefined : String(blocks.ppi));
  return {
    ...withTexts(fields, blocks.texts),
    hasLocation: exif.gps.has(GPS_LATITUDE) || exif.gps.has(GPS_LONGITUDE) || hasCoordinates(xmp) || hasCoordinates(beside),
    conflicts,
    facts: ppi === undefined ? facts : { ...facts, ppi },
  };
}

/** Tags of EXIF (Exif 2.32, 4.6.4 and 4.6.6). */
const SOFTWARE = 305;
const GPS_LATITUDE = 2;
const GPS_LONGITUDE = 4;

const NONE = new Uint8Array(0);
const NO_PROPERTIES: Properties = new Map();

/** A block that cannot be read says nothing; the others still count. */
function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Photoshop names its system: "Adobe Photoshop CS Macintosh". */
const writtenOn = (software: string): WrittenOn =>
  /Macintosh|Mac OS/.test(software) ? 'mac' : /Windows/.test(software) ? 'windows' : null;

/** A digest of zeros says nothing; without a digest XMP is as good as IIM, and wins. */
function isIimNewer({ iim, iimDigest }: Blocks): boolean {
  if (iim === null || iimDigest === null || iimDigest.every((byte) => byte === 0)) return false;
  return hash('md5', iim, 'hex') !== Buffer.from(iimDigest).toString('hex');
}

/** Texts of PNG (PNG 3, 11.3.3.2) fill what no standard block says; they take part in no conflict. */
function withTexts(fields: AssetFields, texts: Readonly<Record<string, string>>): AssetFields {
  if (Object.keys(texts).length === 0) return fields;
  const text = (key: string): string => texts[key] ?? '';
  return {
    ...fields,
    title: fields.title || line(text('Title')),
    caption: fields.caption || prose(text('Description')),
    creator: fields.creator || line(text('Author')),
    copyright: fields.copyright || line(text('Copyright')),
    dateTaken: fields.dateTaken ?? xmpDate(text('Creation Time')) ?? exifDate(text('Creation Time'), ''),
  };
}

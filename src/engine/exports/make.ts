import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { LogoWish } from '#contract/logo-wish.ts';
import type { Release } from '#contract/releases.ts';
import { assertNever } from '#contract/result.ts';
import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import { writeVcard } from '#domain/exports/files/vcard.ts';
import { themeOf } from '#domain/exports/kit-theme.ts';
import type { MadeFacts } from '#domain/exports/manifest.ts';
import type { Plan, PlanFile } from '#domain/exports/plan.ts';
import { BRAND_DEFAULTS } from '#domain/logos/defaults.ts';
import { buildReleaseDocument } from '#domain/releases/document.ts';
import { writeSheetCsv, writeSheetText } from '#domain/releases/texts/sheet.ts';
import { presentOriginalOf } from '../assets/store.ts';
import type { App } from '../engine.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal, unwrap } from '../refusal.ts';
import type { CachedFile } from './cached.ts';
import { embeddedFields, makeRenditionFile } from './renditions.ts';
import { calendarText, captionsText, licenceText, readmeText } from './texts.ts';
import type { EntrySource } from './zip/source.ts';

/** A finished file of the kit: what the zip stores, and the facts the manifest lists. */
export interface Made extends MadeFacts {
  readonly source: EntrySource;
}

/** What making a file may use. */
export interface Workshop {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly content: KitContent;
  readonly plan: Plan;
}

/** CSS px to points. */
const POINTS = 72 / 96;

/** A file of bytes in memory. */
export function madeOf(content: Uint8Array | string): Made {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { bytes: bytes.length, sha256: hash('sha256', bytes, 'hex'), source: { kind: 'bytes', bytes } };
}

/** A file on disk, read once for its checksums. */
async function madeOfFile(path: string): Promise<Made> {
  const bytes = await readFile(path);
  return {
    bytes: bytes.length,
    sha256: hash('sha256', bytes, 'hex'),
    source: { kind: 'file', path, bytes: bytes.length, crc32: crc32(bytes) },
  };
}

const madeOfCached = ({ path, bytes, crc32: sum, sha256 }: CachedFile): Made => ({
  bytes,
  sha256,
  source: { kind: 'file', path, bytes, crc32: sum, sha256 },
});

/** Makes one file of the plan. Page, manifest and sums come last and are made by `run`, since they speak of all the others. */
export async function makeFile(workshop: Workshop, file: PlanFile): Promise<Made> {
  const { app, library, content, plan } = workshop;
  const { source } = file;
  switch (source.kind) {
    case 'photo':
      return madeOfCached(await makeRenditionFile(library, content, source));
    case 'logo-svg':
      return madeOf(await cleanSvg(library, source.asset));
    case 'logo-pdf': {
      const svg = await cleanSvg(library, source.asset);
      const { pdfOfSvg } = await import('../logos/make.ts');
      const { artworkOf } = await import('../logos/frame.ts');
      const artwork = await artworkOf(svg);
      const page = { width: artwork.width * POINTS, height: artwork.height * POINTS, title: source.asset.title };
      return madeOf(await pdfOfSvg(app, { svg: artwork.svg, ...page }));
    }
    case 'logo-variant':
      return madeOf(await variantFile(workshop, source));
    case 'photo-original': {
      if (source.treatment === 'as-delivered') return originalFile(library, source.asset);
      const bytes = await readFile(presentOriginalOf(library, source.asset));
      const { retouch } = await import('../pictures/retouch.ts');
      const fields = source.treatment === 'with-metadata' ? embeddedFields(content, source.asset) : null;
      const made = retouch(bytes, source.asset.mime, fields);
      if (made.ok) return madeOf(made.value);
      throw new Refusal(
        made.error.code,
        `The metadata of “${source.asset.filename}” cannot be changed: it is damaged or built in an unusual way. Send originals as delivered, or none.`,
        { file: source.asset.filename },
      );
    }
    case 'logo-png': {
      const { renderSvg } = await import('../pictures/svg.ts');
      return madeOf(unwrap(await renderSvg(await cleanSvg(library, source.asset), { ...source.size, format: 'png' })).bytes);
    }
    case 'original':
    case 'typeface':
      return originalFile(library, source.asset);
    case 'release': {
      const writer = await app.documents();
      const document = releaseDocument(workshop, source.release);
      return madeOf(
        unwrap(
          await writer.write(source.format, {
            document,
            theme: themeOf(content),
            logoSvg: content.mastheadLogo?.mime === 'image/svg+xml' ? await cleanSvg(library, content.mastheadLogo) : null,
          }),
        ),
      );
    }
    case 'vcard':
      return madeOf(writeVcard(source.contact, content.organisation, { rev: plan.dated }));
    case 'calendar':
      return madeOf(calendarText(content, plan));
    case 'captions':
      return madeOf(captionsText(content, plan));
    case 'readme':
      return madeOf(readmeText(content, plan));
    case 'licence':
      return madeOf(licenceText(content, plan));
    case 'sheet': {
      const document = releaseDocument(workshop, source.release);
      return madeOf(source.format === 'csv' ? writeSheetCsv(document) : writeSheetText(document));
    }
    case 'contact-sheet':
    case 'press-contacts':
    case 'chosen-sheet': {
      const { makeSheetFile } = await import('./sheets.ts');
      return madeOfCached(await makeSheetFile(workshop, source));
    }
    case 'font':
      return madeOfFile(join(app.resources, 'kit-fonts', source.file));
    case 'signers':
      return madeOf(source.line);
    case 'page':
    case 'manifest':
    case 'sums':
    case 'signature':
      throw new Error(`${file.path} is made from all other files.`);
    default:
      return assertNever(source);
  }
}

async function cleanSvg(library: OpenLibrary, asset: KitAsset): Promise<string> {
  const { readSvg, sanitiseSvg } = await import('../pictures/svg.ts');
  return unwrap(sanitiseSvg(unwrap(readSvg(await readFile(presentOriginalOf(library, asset))))));
}

/** The original as it lies in the library, with the checksums that are known since it was taken in. */
function originalFile(library: OpenLibrary, asset: KitAsset): Made {
  const path = presentOriginalOf(library, asset);
  // By its content: the file of an asset may have been replaced since the kit was frozen.
  const row = library.catalogue.read.get('SELECT crc32 FROM assets WHERE id = ? AND sha256 = ?', asset.id, asset.sha256);
  const { bytes, sha256 } = asset;
  return { bytes, sha256, source: { kind: 'file', path, bytes, crc32: row === undefined ? null : Number(row.crc32), sha256 } };
}

/** A release with the people it names, else all of the kit, as every format and the sheets print it; one without an embargo of its own is held by the kit's. */
function releaseDocument({ content }: Workshop, release: Release) {
  const people = content.contacts.filter((contact) => release.contactIds.includes(contact.id));
  const held = { ...release, embargo: release.embargo ?? content.kit.embargo };
  return buildReleaseDocument(held, content.organisation, people.length > 0 ? people : content.contacts, {
    timeZone: content.kit.timeZone,
  });
}

/** A file of a logo variant as the logos room makes it; a PNG has exactly the size that its name says. */
async function variantFile(
  { app, library }: Workshop,
  { logo, format, size }: Extract<PlanFile['source'], { kind: 'logo-variant' }>,
): Promise<Uint8Array> {
  const { makeLogoOf } = await import('../logos/make.ts');
  const width = size === null ? {} : { width: size.width };
  const wish = LogoWish.parse({ variantId: logo.variant.id, format, ...width });
  // Of the brand only its name shows in a file without padding, and that stands in the kit: the same export can be made again after any change.
  const house = { ...BRAND_DEFAULTS, name: logo.variant.brandName };
  const made = await makeLogoOf({ app, library, db: library.catalogue.read }, house, logo.variant, wish);
  const bytes = made.files[0]?.bytes ?? new Uint8Array();
  if (size === null || (made.width === size.width && made.height === size.height)) return bytes;
  // The size of a vector in whole px, by which the file is named, may round its shape to one row more or less.
  const { sharp } = await import('../pictures/sharp.ts');
  return sharp(bytes)
    .resize({ ...size, fit: 'fill' })
    .png()
    .toBuffer();
}

import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Embargo } from '#contract/releases.ts';
import { assertNever } from '#contract/result.ts';
import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import { titleOf } from '#domain/exports/content.ts';
import { writeEmbargoCalendar } from '#domain/exports/files/calendar.ts';
import { writeCaptionsCsv } from '#domain/exports/files/captions-csv.ts';
import { writeReadme } from '#domain/exports/files/readme.ts';
import { writeVcard } from '#domain/exports/files/vcard.ts';
import { identifierOf, type MadeFacts } from '#domain/exports/manifest.ts';
import type { Plan, PlanFile } from '#domain/exports/plan.ts';
import { WEB_BYTES } from '#domain/exports/sizes.ts';
import { conditionsOf, DEFAULT_LICENCE, FOLDER_SENTENCES, licenceName } from '#domain/exports/wording.ts';
import { buildReleaseDocument } from '#domain/releases/document.ts';
import { presentOriginalOf } from '../assets/store.ts';
import type { App } from '../engine.ts';
import { writeFileStaged } from '../files/staged.ts';
import type { OpenLibrary } from '../library/open.ts';
import { unwrap } from '../refusal.ts';
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

/** JPEG qualities: print keeps what the photographer delivered, web is for screens. */
const QUALITY = { 'high-res': 88, web: 80 } as const;
/** Rises when renditions would come out otherwise for the same input, so that an old cache is not believed. */
const RENDITION_RECIPE = 3;

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

/** Makes one file of the plan. Page, manifest and sums come last and are made by `run`, since they speak of all the others. */
export async function makeFile(workshop: Workshop, file: PlanFile): Promise<Made> {
  const { app, library, content, plan } = workshop;
  const { source } = file;
  switch (source.kind) {
    case 'photo':
      return madeOfFile(await rendition(workshop, source));
    case 'logo-svg':
      return madeOf(await cleanSvg(library, source.asset));
    case 'logo-png': {
      const { renderSvg } = await import('../pictures/svg.ts');
      return madeOf(unwrap(await renderSvg(await cleanSvg(library, source.asset), { ...source.size, format: 'png' })).bytes);
    }
    case 'original': {
      const path = presentOriginalOf(library, source.asset);
      const row = library.catalogue.read.get('SELECT crc32 FROM assets WHERE id = ?', source.asset.id);
      const { bytes, sha256 } = source.asset;
      return {
        bytes,
        sha256,
        source: { kind: 'file', path, bytes, crc32: row === undefined ? null : Number(row.crc32), sha256 },
      };
    }
    case 'release': {
      const writer = await app.documents();
      const people = content.contacts.filter((contact) => source.release.contactIds.includes(contact.id));
      const document = buildReleaseDocument(source.release, content.organisation, people.length > 0 ? people : content.contacts, {
        timeZone: content.kit.timeZone,
      });
      return madeOf(
        unwrap(
          await writer.write(source.format, {
            document,
            theme: content.organisation?.theme ?? { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
            logoSvg: content.mastheadLogo?.mime === 'image/svg+xml' ? await cleanSvg(library, content.mastheadLogo) : null,
          }),
        ),
      );
    }
    case 'vcard':
      return madeOf(writeVcard(source.contact, content.organisation, { rev: plan.dated }));
    case 'calendar':
      return madeOf(calendar(content, plan));
    case 'captions':
      return madeOf(captions(content, plan));
    case 'readme':
      return madeOf(readme(content, plan));
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

/** The file of a rendition, from the cache when the same one was made before: keyed by everything that shapes its bytes. */
async function rendition(
  { library, content }: Workshop,
  source: Extract<PlanFile['source'], { kind: 'photo' }>,
): Promise<string> {
  const { asset, size } = source;
  const fields = {
    title: asset.title,
    caption: asset.caption,
    altText: asset.altText,
    extendedDescription: asset.extendedDescription,
    creator: asset.creator,
    credit: asset.credit,
    source: asset.source,
    copyright: asset.copyright,
    usageTerms: asset.usageTerms,
    licenseUrl: asset.licenseUrl,
    keywords: asset.keywords,
    people: asset.people,
    location: asset.location,
    city: asset.city,
    country: asset.country,
    dateTaken: asset.dateTaken,
    instructions: instructionsOf(content.kit.embargo),
    digitalSourceType: asset.digitalSourceType,
  };
  // Print gets the photographer's own pixels where nothing has to change in them.
  const asDelivered = source.rendition === 'high-res';
  const wish = {
    ...size,
    asDelivered,
    quality: QUALITY[source.rendition],
    ...(source.rendition === 'web' ? { maxBytes: WEB_BYTES } : {}),
  };
  const key = hash('sha256', JSON.stringify([RENDITION_RECIPE, asset.sha256, wish, fields]), 'hex');
  const path = join(library.folder.cache, 'renditions', asset.sha256.slice(0, 2), `${asset.sha256}-${key.slice(0, 32)}.jpg`);
  if (existsSync(path)) return path;
  const { makeRendition } = await import('../pictures/rendition.ts');
  const made = unwrap(await makeRendition(await readFile(presentOriginalOf(library, asset)), wish, fields));
  await writeFileStaged(path, made.bytes, library.folder.staging);
  return path;
}

/** The embargo travels inside each picture: pictures get separated from their folder. */
const instructionsOf = (embargo: Embargo | null): string => (embargo === null ? '' : conditionsOf(embargo));

function calendar(content: KitContent, plan: Plan): string {
  const { embargo } = content.kit;
  if (embargo === null) throw new Error('A calendar was planned for a kit without an embargo.');
  return writeEmbargoCalendar({
    uid: `${identifierOf(content, plan)}@dateline`,
    stamp: plan.dated,
    until: embargo.until,
    timeZone: embargo.timeZone,
    title: titleOf(content),
    organisation: content.organisation?.name ?? '',
    date: plan.date,
  });
}

function captions(content: KitContent, plan: Plan): string {
  return writeCaptionsCsv(
    content.photos.flatMap((photo) => {
      const files = plan.files.flatMap((file) =>
        file.source.kind === 'photo' && file.source.asset.id === photo.id
          ? [{ ...file.source, path: file.path, group: file.group }]
          : [],
      );
      const high = files.find((file) => file.rendition === 'high-res');
      const web = files.find((file) => file.rendition === 'web');
      if (high === undefined) return [];
      return [
        {
          id: high.group,
          title: photo.title,
          caption: photo.caption,
          credit: photo.credit,
          licence: licenceName(photo.licenseUrl) || photo.usageTerms,
          licenceUrl: photo.licenseUrl,
          altText: photo.altText,
          highResFile: high.path,
          highResPx: `${high.size.width}x${high.size.height}`,
          webFile: web?.path ?? '',
          webPx: web === undefined ? '' : `${web.size.width}x${web.size.height}`,
          expires: photo.expires ?? '',
          embargoUntil: content.kit.embargo?.until ?? '',
        },
      ];
    }),
  );
}

function readme(content: KitContent, plan: Plan): string {
  const present = new Set(plan.files.map((file) => file.path.split('/')[0] ?? ''));
  return writeReadme({
    title: titleOf(content),
    organisation: content.organisation?.name ?? '',
    date: plan.date,
    version: content.version,
    embargo: content.kit.embargo,
    startPage: 'START-HERE.html',
    folders: Object.entries(FOLDER_SENTENCES).flatMap(([name, sentence]) => (present.has(name) ? [{ name, sentence }] : [])),
    terms: [
      content.kit.license || DEFAULT_LICENCE,
      ...(content.photos.length === 0
        ? []
        : [
            'Photos: the credit line is required. Caption, credit, alt text and licence are embedded in every photo and listed in the captions table.',
          ]),
    ],
    contacts: content.contacts,
    isSigned: content.signer !== undefined,
  });
}

import { hash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Embargo } from '#contract/releases.ts';
import { Sha256 } from '#contract/values.ts';
import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import type { Measures } from '#domain/exports/estimate.ts';
import type { Source } from '#domain/exports/plan.ts';
import { conditionsOf } from '#domain/exports/wording.ts';
import { presentOriginalOf } from '../assets/store.ts';
import { writeFileStaged } from '../files/staged.ts';
import { previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import type { EmbeddedFields } from '../pictures/embedded-fields.ts';
import { unwrap } from '../refusal.ts';

/** Rises when renditions would come out otherwise for the same input, so that an old cache is not believed. */
const RENDITION_RECIPE = 3;

type PhotoSource = Extract<Source, { kind: 'photo' }>;

/** What a picture of a kit says of itself, inside the file. */
export const embeddedFields = ({ kit }: KitContent, asset: KitAsset): EmbeddedFields => ({
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
  instructions: instructionsOf(kit.embargo),
  digitalSourceType: asset.digitalSourceType,
});

/** The embargo travels inside each picture: pictures get separated from their folder. */
const instructionsOf = (embargo: Embargo | null): string => (embargo === null ? '' : conditionsOf(embargo));

const wishOf = ({ size, quality, rendition, maxBytes }: PhotoSource) => ({
  ...size,
  // Print gets the photographer's own pixels where nothing has to change in them.
  asDelivered: rendition === 'high-res',
  quality,
  ...(maxBytes === null ? {} : { maxBytes }),
});

/** Where a rendition lies in the cache, keyed by everything that shapes its bytes. */
function cachedPath(library: OpenLibrary, content: KitContent, source: PhotoSource): string {
  const { sha256 } = source.asset;
  const input = [RENDITION_RECIPE, sha256, wishOf(source), embeddedFields(content, source.asset)];
  const key = hash('sha256', JSON.stringify(input), 'hex');
  return join(library.folder.cache, 'renditions', sha256.slice(0, 2), `${sha256}-${key.slice(0, 32)}.jpg`);
}

/** A rendition on disk with its checksums. */
export interface CachedRendition {
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  readonly sha256: string;
}

/** The file of a rendition: from the cache when the same one was made before, else made and put there. */
export async function makeRenditionFile(
  library: OpenLibrary,
  content: KitContent,
  source: PhotoSource,
): Promise<CachedRendition> {
  const path = cachedPath(library, content, source);
  const known = await readNote(path);
  if (known !== null) return known;
  if (existsSync(path)) return note(library, path, await readFile(path));
  const { makeRendition } = await import('../pictures/rendition.ts');
  const original = await readFile(presentOriginalOf(library, source.asset));
  const made = unwrap(await makeRendition(original, wishOf(source), embeddedFields(content, source.asset)));
  await writeFileStaged(path, made.bytes, library.folder.staging);
  return note(library, path, made.bytes);
}

/** What lies beside a rendition: its checksums, and the size and time by which a file that somebody changed is known. */
const Note = z.object({ bytes: z.int(), modifiedNs: z.string(), crc32: z.int(), sha256: Sha256 });

const notePath = (path: string): string => path.replace(/\.jpg$/, '.json');

async function readNote(path: string): Promise<CachedRendition | null> {
  try {
    const facts = await stat(path, { bigint: true });
    const { modifiedNs, ...sums } = Note.parse(JSON.parse(await readFile(notePath(path), 'utf8')));
    return facts.mtimeNs.toString() === modifiedNs && facts.size === BigInt(sums.bytes) ? { path, ...sums } : null;
  } catch {
    return null; // not made yet, or the note is gone or torn: both can be made again
  }
}

async function note(library: OpenLibrary, path: string, bytes: Uint8Array): Promise<CachedRendition> {
  const sums = { bytes: bytes.length, crc32: crc32(bytes), sha256: hash('sha256', bytes, 'hex') };
  const modifiedNs = (await stat(path, { bigint: true })).mtimeNs.toString();
  await writeFileStaged(notePath(path), JSON.stringify({ ...sums, modifiedNs }), library.folder.staging);
  return { path, ...sums };
}

/** What the cache knows of sizes: previews of all pictures, and renditions that an earlier export made. */
export function measuresOf(library: OpenLibrary, content: KitContent): Measures {
  const bytesOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;
  return {
    previewBytes: (asset) => (asset.hasPreview ? bytesOf(previewPath(library.folder, asset.sha256, 1600)) : null),
    madeBytes: (source) => bytesOf(cachedPath(library, content, source)),
  };
}

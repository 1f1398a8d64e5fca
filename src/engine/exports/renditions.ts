import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embargo } from '#contract/releases.ts';
import type { KitAsset, KitContent } from '#domain/exports/content.ts';
import type { Measures } from '#domain/exports/estimate.ts';
import type { Source } from '#domain/exports/plan.ts';
import { conditionsOf } from '#domain/exports/wording.ts';
import { presentOriginalOf } from '../assets/store.ts';
import { previewPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import type { EmbeddedFields } from '../pictures/embedded-fields.ts';
import { unwrap } from '../refusal.ts';
import { type CachedFile, cachedFile } from './cached.ts';

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

/** The file of a rendition: from the cache when the same one was made before, else made and put there. */
export const makeRenditionFile = (library: OpenLibrary, content: KitContent, source: PhotoSource): Promise<CachedFile> =>
  cachedFile(library, cachedPath(library, content, source), async () => {
    const { makeRendition } = await import('../pictures/rendition.ts');
    const original = await readFile(presentOriginalOf(library, source.asset));
    return unwrap(await makeRendition(original, wishOf(source), embeddedFields(content, source.asset))).bytes;
  });

/** What the cache knows of sizes: previews of all pictures, and renditions that an earlier export made. */
export function measuresOf(library: OpenLibrary, content: KitContent): Measures {
  const bytesOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;
  // A plan asks several times for each picture, and one set of measures serves the plans of all tiers.
  const previews = new Map<string, number | null>();
  const previewBytes = (sha256: string): number | null => {
    const known = previews.get(sha256);
    if (known !== undefined) return known;
    const bytes = bytesOf(previewPath(library.folder, sha256, 1600));
    previews.set(sha256, bytes);
    return bytes;
  };
  return {
    previewBytes: (asset) => (asset.hasPreview ? previewBytes(asset.sha256) : null),
    madeBytes: (source) => bytesOf(cachedPath(library, content, source)),
  };
}

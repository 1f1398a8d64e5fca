import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Asset } from '#contract/assets.ts';
import type { Organisation } from '#contract/organisations.ts';
import { getAsset, originalOf } from '../assets/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { variantOfAsset } from '../logos/store.ts';
import { readSvg, sanitiseSvg } from '../pictures/svg.ts';

/** The organisation's logo for the head of a document, an SVG; null when it has none, or none that may be used. */
export function logoAssetOf(library: OpenLibrary, organisation: Organisation | null): Asset | null {
  const db = library.catalogue.read;
  if (organisation?.logoAssetId == null || db.get('SELECT 1 FROM assets WHERE id = ?', organisation.logoAssetId) === undefined)
    return null;
  const asset = getAsset(db, organisation.logoAssetId);
  if (
    asset.mime !== 'image/svg+xml' ||
    !existsSync(originalOf(library, asset.sha256)) ||
    variantOfAsset(db, asset.id)?.status === 'superseded'
  )
    return null;
  return asset;
}

/** The same as a sanitised SVG. */
export async function logoForDocuments(library: OpenLibrary, organisation: Organisation | null): Promise<string | null> {
  const asset = logoAssetOf(library, organisation);
  return asset === null ? null : logoSvgOf(library, asset.sha256);
}

/** An SVG of the library, sanitised; null for one that cannot be read as such. */
export async function logoSvgOf(library: OpenLibrary, sha256: string): Promise<string | null> {
  const text = readSvg(await readFile(originalOf(library, sha256)));
  const clean = text.ok ? sanitiseSvg(text.value) : text;
  return clean.ok ? clean.value : null;
}

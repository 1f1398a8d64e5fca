import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Organisation } from '#contract/organisations.ts';
import { getAsset, originalOf } from '../assets/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { variantOfAsset } from '../logos/store.ts';
import { readSvg, sanitiseSvg } from '../pictures/svg.ts';

/** The organisation's logo as a sanitised SVG for the head of a document; null when it has none, or none that may be used. */
export async function logoForDocuments(library: OpenLibrary, organisation: Organisation | null): Promise<string | null> {
  const db = library.catalogue.read;
  if (organisation?.logoAssetId == null || db.get('SELECT 1 FROM assets WHERE id = ?', organisation.logoAssetId) === undefined)
    return null;
  const asset = getAsset(db, organisation.logoAssetId);
  const path = originalOf(library, asset.sha256);
  if (asset.mime !== 'image/svg+xml' || !existsSync(path) || variantOfAsset(db, asset.id)?.status === 'superseded') return null;
  const text = readSvg(await readFile(path));
  const clean = text.ok ? sanitiseSvg(text.value) : text;
  return clean.ok ? clean.value : null;
}

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Asset } from '#contract/assets.ts';
import type { Release } from '#contract/releases.ts';
import { usableOn } from '#domain/assets/usable.ts';
import { slug } from '#domain/names.ts';
import type { PrintedAttachment } from '#domain/releases/document.ts';
import { getAsset, isFileThere, originalOf } from '../assets/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { variantOfAsset } from '../logos/store.ts';
import type { Enclosure } from '../mail.ts';

/** The most bytes of one file that a mail carries, and of all its attachments: mail servers refuse more than some 10 MB, a third of it base64. */
const LARGEST_ENCLOSURE = 3_000_000;
const LARGEST_MAIL = 6_000_000;

/** The attachments of a release that may leave the house on a day (YYYY-MM-DD): what is gone, trashed, retired or not for the press is left out. */
export function attachmentsOf(library: OpenLibrary, release: Release, day: string): Asset[] {
  const db = library.catalogue.read;
  return release.attachmentIds.flatMap((id) => {
    if (db.get('SELECT 1 FROM assets WHERE id = ?', id) === undefined) return [];
    const asset = getAsset(db, id);
    const { verdict } = usableOn(asset, day);
    const isOut = asset.trashedAt !== null || variantOfAsset(db, id)?.status === 'superseded';
    return isOut || verdict === 'ended' || verdict === 'restricted' ? [] : [asset];
  });
}

/** What a document says of an attachment. */
export const printedAttachment = (asset: Asset): PrintedAttachment => ({
  title: asset.title || asset.filename,
  filename: asset.filename,
  credit: asset.credit,
});

/** The attachments that are small enough for a mail, in their order, each under a name of its own that every mail program reads. */
export async function enclosuresOf(library: OpenLibrary, attachments: readonly Asset[]): Promise<Enclosure[]> {
  const enclosures: Enclosure[] = [];
  let room = LARGEST_MAIL;
  for (const asset of attachments) {
    if (asset.bytes > Math.min(room, LARGEST_ENCLOSURE)) continue;
    const original = originalOf(library, asset.sha256);
    const bytes = isFileThere(original) ? await readFile(original).catch(() => null) : null;
    if (bytes === null) continue;
    room -= bytes.length;
    enclosures.push({ name: freeName(asset.filename, enclosures), mime: asset.mime, bytes });
  }
  return enclosures;
}

function freeName(filename: string, taken: readonly Enclosure[]): string {
  const extension = extname(filename);
  const ending = /^\.[a-z0-9]{1,8}$/i.test(extension) ? extension.toLowerCase() : '';
  const stem = slug(filename.slice(0, filename.length - extension.length)) || 'attachment';
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? '' : `-${n}`}${ending}`;
    if (!taken.some((one) => one.name === name)) return name;
  }
}

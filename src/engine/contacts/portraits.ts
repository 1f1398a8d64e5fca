import { readFile } from 'node:fs/promises';
import type { Contact } from '#contract/contacts.ts';
import type { AssetId } from '#contract/values.ts';
import { usableOn } from '#domain/assets/usable.ts';
import type { ReadCard } from '#domain/contacts/read-file.ts';
import { getAsset, originalOf } from '../assets/store.ts';
import { trashAssets } from '../assets/trash.ts';
import type { QueryContext } from '../door/handlers.ts';
import type { OpenLibrary } from '../library/open.ts';
import { detectFileType } from '../pictures/file-type.ts';
import { makeRendition } from '../pictures/rendition.ts';
import { localDay } from '../search/search.ts';
import { foresee, knownIn, settleCard } from './import-file.ts';

/** What a portrait may be; anything else a card carries is refused. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** Reading a picture takes some 50 ms: portraits beyond this many of one file are refused, the contacts are not. */
const MOST_PORTRAITS = 300;

/** The longer side of a portrait in a card, in px, and its bytes at most: what a telephone shows full screen. */
const SIDE_PX = 480;
const MOST_BYTES = 60_000;

/**
 * Takes the portraits of cards into the library as pictures, by the place of the card: null for one that is no picture. Left out
 * are cards without one, cards that are refused themselves, and those of contacts that have a portrait, by an earlier card of the same file too.
 */
export async function takeInPortraits(context: QueryContext, cards: readonly ReadCard[]): Promise<Map<number, AssetId | null>> {
  const kept = new Map<number, AssetId | null>();
  if (cards.every(({ photo }) => photo === null)) return kept;
  const known = knownIn(context.db);
  for (const [at, card] of cards.entries()) {
    const settled = settleCard(known, card);
    if (!settled.ok) continue;
    let portraitAssetId: AssetId | null = null;
    if (card.photo !== null && settled.before?.portraitAssetId == null) {
      portraitAssetId = kept.size < MOST_PORTRAITS ? await takeIn(context, settled.fields.name, card.photo) : null;
      kept.set(at, portraitAssetId);
    }
    foresee(known, { ...settled, fields: { ...settled.fields, portraitAssetId } }, at);
  }
  return kept;
}

async function takeIn(context: QueryContext, name: string, base64: string): Promise<AssetId | null> {
  const bytes = Buffer.from(base64, 'base64');
  const ending = ENDINGS[(await detectFileType(bytes, '')).mime];
  if (ending === undefined) return null;
  const { pasteBytes } = await import('../imports/paste.ts');
  const item = await pasteBytes(context, `${name.slice(0, 80)}.${ending}`, bytes);
  const id = item.id ?? item.duplicateOf;
  if (id === undefined) return null;
  const asset = getAsset(context.db, id);
  if (asset.hasPreview && asset.trashedAt === null) return id;
  // Bytes that begin like a picture and hold none are of no use to anybody.
  if (item.outcome === 'imported') context.library.catalogue.transact((db) => trashAssets(db, [id], context.app.now()));
  return null;
}

/** The portrait of a contact as a small JPEG in base64; '' where there is none that the press may have. */
export async function writePortrait(library: OpenLibrary, { portraitAssetId: id }: Contact, now: Date): Promise<string> {
  const db = library.catalogue.read;
  if (id === null || db.get('SELECT 1 FROM assets WHERE id = ?', id) === undefined) return '';
  const asset = getAsset(db, id);
  const { verdict } = usableOn(asset, localDay(now));
  if (asset.trashedAt !== null || verdict === 'ended' || verdict === 'restricted') return '';
  const { width, height } = asset;
  if (width === null || height === null) return '';
  const scale = Math.min(1, SIDE_PX / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const original = await readFile(originalOf(library, asset.sha256)).catch(() => null);
  if (original === null) return '';
  const made = await makeRendition(original, { ...size, quality: 80, maxBytes: MOST_BYTES }, NOTHING_INSIDE);
  return made.ok ? Buffer.from(made.value.bytes).toString('base64') : '';
}

/** A card says who it is; the picture in it needs no captions. */
const NOTHING_INSIDE: Parameters<typeof makeRendition>[2] = {
  title: '',
  caption: '',
  altText: '',
  extendedDescription: '',
  creator: '',
  credit: '',
  source: '',
  copyright: '',
  usageTerms: '',
  licenseUrl: '',
  location: '',
  city: '',
  country: '',
  dateTaken: null,
  keywords: [],
  people: [],
  instructions: '',
  digitalSourceType: '',
};

import type { AssetId, ReleaseId } from '#contract/values.ts';
import type { KitContent } from '#domain/exports/content.ts';
import type { Plan } from '#domain/exports/plan.ts';
import { checkKit, type Judgement } from '#domain/exports/preflight/check.ts';
import { releasesOf } from '#domain/exports/preflight/embargo.ts';
import { type Consent, everyAsset, logosOf, type Surroundings } from '#domain/exports/preflight/rule.ts';
import { compareWholes } from '#domain/imports/alike.ts';
import { createHashIndex } from '#domain/imports/hash-index.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { seen, WHOLE_REACH } from '../imports/likeness-index.ts';
import type { OpenLibrary } from '../library/open.ts';
import { isDrawable } from '../logos/one-ink.ts';
import { getBrand } from '../logos/store.ts';
import { withPeople } from '../releases/people.ts';
import { originalOf, translationsOf } from '../releases/store.ts';

/** Preflight of a loaded kit at a moment: the one verdict of preview, export and mending. */
export const judgeKit = (library: OpenLibrary, content: KitContent, plan: Plan, now: Date): Judgement =>
  checkKit({ content, plan, around: surroundingsOf(library, content), now: now.toISOString() });

/** What the library knows beside the content. */
function surroundingsOf(library: OpenLibrary, content: KitContent): Surroundings {
  const db = library.catalogue.read;
  const brandIds = new Set(everyAsset(content).flatMap(({ variant }) => (variant === null ? [] : [variant.brandId])));
  const origins = new Map(content.releases.map((release) => originalOf(db, release)).map((release) => [release.id, release]));
  return {
    consents: consentsOf(
      db,
      everyAsset(content).map(({ id }) => id),
    ),
    alike: alikeOf(
      db,
      content.photos.map(({ id }) => id),
    ),
    brands: [...brandIds].map((id) => getBrand(db, id)),
    drawable: new Set(
      logosOf(content).flatMap(({ variant }) => (variant !== null && isDrawable(library, variant) ? [variant.id] : [])),
    ),
    versions: [...origins.values()].flatMap((origin) => [origin, ...translationsOf(db, origin.id)]),
    people: new Map(releasesOf(content).map((release) => [release.id, withPeople(db, release)] as const)) satisfies ReadonlyMap<
      ReleaseId,
      unknown
    >,
  };
}

/** Model and property releases and consents attached to assets, those in the trash left out; a licence is no consent. */
function consentsOf(db: ReadDb, ids: readonly AssetId[]): Map<AssetId, Consent[]> {
  const rows = db.all(
    `SELECT asset_id, title, filename, expires FROM asset_documents JOIN assets ON assets.id = document_id
     WHERE role IN ('release', 'consent') AND trashed_at IS NULL AND asset_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const consents = new Map<AssetId, Consent[]>();
  for (const row of rows) {
    const id = row.asset_id as AssetId;
    const one = { title: String(row.title || row.filename), expires: row.expires as string | null };
    consents.set(id, [...(consents.get(id) ?? []), one]);
  }
  return consents;
}

/** Pairs that show the same, in the order of the kit: found by the hashes that the import made, and looked at closely. */
function alikeOf(db: ReadDb, ids: readonly AssetId[]): Surroundings['alike'] {
  const order = new Map(ids.map((id, index) => [id, index]));
  const rows = db
    .all(
      `SELECT id, sha256, pixel_hash, likeness FROM assets
       WHERE (pixel_hash IS NOT NULL OR likeness IS NOT NULL) AND id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    .map((row) => ({
      id: row.id as AssetId,
      sha256: String(row.sha256),
      pixels: row.pixel_hash as string | null,
      likeness: row.likeness as string | null,
    }))
    .sort((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
  const isApart = (one: AssetId, other: AssetId): boolean =>
    db.get('SELECT 1 FROM set_apart WHERE a = ? AND b = ?', ...[one, other].sort()) !== undefined;

  const pairs: { one: AssetId; other: AssetId; isSame: boolean }[] = [];
  const byPixels = new Map<string, AssetId>();
  const index = createHashIndex();
  const indexed: (typeof rows)[number][] = [];
  for (const row of rows) {
    const twin = row.pixels === null ? undefined : byPixels.get(row.pixels);
    if (twin !== undefined) {
      if (!isApart(twin, row.id)) pairs.push({ one: twin, other: row.id, isSame: true });
      continue;
    }
    if (row.pixels !== null) byPixels.set(row.pixels, row.id);
    if (row.likeness === null) continue;
    const [high, low] = [Number.parseInt(row.likeness.slice(0, 8), 16) | 0, Number.parseInt(row.likeness.slice(8), 16) | 0];
    index.near(high, low, WHOLE_REACH, (number) => {
      const before = indexed[number];
      const [a, b] = [seen(db, before?.sha256), seen(db, row.sha256)];
      if (before === undefined || a === null || b === null || compareWholes(a, b) === null || isApart(before.id, row.id)) return;
      pairs.push({ one: before.id, other: row.id, isSame: false });
    });
    index.add(high, low);
    indexed.push(row);
  }
  return pairs;
}

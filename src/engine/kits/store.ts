import { isDeepStrictEqual } from 'node:util';
import { Kit, type KitFields, KitFile, type KitItem, type KitSection } from '#contract/kits.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { keyOf, referenceOf } from '#domain/kits/items.ts';
import { allSections } from '#domain/kits/sections.ts';
import { slug } from '#domain/names.ts';
import { requireInUse } from '../assets/trash.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { sayIssue } from '../issues.ts';
import { refuseRetired, refuseUnlessCurrent } from '../logos/retired.ts';
import { getVariant } from '../logos/store.ts';
import { listOrganisations, requireOrganisation } from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';
import { getRelease } from '../releases/store.ts';

/** One kit, or the refusal `kits.not_found`. */
export const getKit = (db: ReadDb, id: KitId): Kit =>
  readContent(db, 'kits', id, Kit, 'kits.not_found', 'This kit is not in the library.');

/** All kits, the last edited first. */
export const listKits = (db: ReadDb): Kit[] => listContent(db, 'kits', 'edited_at DESC, id', Kit);

/** Stores a new kit. What is not given comes from its first release (date, language, organisation, embargo), else from the library's only organisation. */
export function createKit(db: WriteDb, fields: Partial<KitFields> & { title: string }, now: Date): Kit {
  requireOrganisation(db, fields.organisationId);
  const release = firstRelease(db, fields.sections ?? []);
  const organisations = listOrganisations(db);
  const organisationId =
    fields.organisationId ?? release?.organisationId ?? (organisations.length === 1 ? (organisations[0]?.id ?? null) : null);
  const organisation = organisations.find((one) => one.id === organisationId);
  const at = now.toISOString();
  const kit = Kit.parse({
    slug: slug(fields.title),
    organisationId,
    date: release?.date ?? null,
    timeZone: organisation?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: release?.language ?? 'en',
    embargo: release?.embargo ?? null,
    license: '',
    note: '',
    ...fields,
    sections: allSections(fields.sections ?? []),
    id: newId('kit'),
    createdAt: at,
    editedAt: at,
  });
  refuseMissing(db, kit);
  return insertKit(db, kit);
}

/** A kit with the same composition under another title; also what the library no longer has comes along, for preflight to name. */
export function duplicateKit(db: WriteDb, id: KitId, title: string, now: Date): Kit {
  const at = now.toISOString();
  return insertKit(db, { ...getKit(db, id), id: newId('kit'), title, slug: slug(title), createdAt: at, editedAt: at });
}

function insertKit(db: WriteDb, kit: Kit): Kit {
  db.run(
    'INSERT INTO kits (id, title, content, created_at, edited_at) VALUES (?, ?, ?, ?, ?)',
    kit.id,
    kit.title,
    JSON.stringify(kit),
    kit.createdAt,
    kit.editedAt,
  );
  linkAssets(db, kit);
  return kit;
}

/** Changes fields of a kit; values that are so already are no change. References that the library no longer has may stay (preflight names them); new ones must exist. */
export function editKit(db: WriteDb, id: KitId, set: Partial<KitFields>, now: Date): Kit {
  const before = getKit(db, id);
  requireOrganisation(db, set.organisationId);
  const kit = Kit.parse({
    ...before,
    ...fromFirstRelease(db, before, set.sections ?? []),
    ...set,
    ...(set.sections === undefined ? {} : { sections: allSections(set.sections) }),
  });
  if (set.sections !== undefined) refuseMissing(db, kit, before);
  return putKit(db, before, kit, now);
}

/** Writes a kit over what it was, whatever the library still has; values that are so already are no change. */
export function putKit(db: WriteDb, before: Kit, next: Kit, now: Date): Kit {
  const kit = { ...next, id: before.id, editedAt: now.toISOString() };
  if (isDeepStrictEqual({ ...kit, editedAt: '' }, { ...before, editedAt: '' })) return before;
  db.run(
    'UPDATE kits SET title = ?, content = ?, edited_at = ? WHERE id = ?',
    kit.title,
    JSON.stringify(kit),
    kit.editedAt,
    kit.id,
  );
  linkAssets(db, kit);
  return kit;
}

/** What a kit takes from the first release that is put into it: its date, its language, its embargo, where the kit has none of its own. */
function fromFirstRelease(db: ReadDb, before: Kit, sections: readonly KitSection[]): Partial<KitFields> {
  const release = firstRelease(db, before.sections) === null ? firstRelease(db, sections) : null;
  if (release === null) return {};
  return {
    language: release.language,
    ...(before.date === null ? { date: release.date } : {}),
    ...(before.embargo === null ? { embargo: release.embargo } : {}),
    ...(before.organisationId === null ? { organisationId: release.organisationId } : {}),
  };
}

/** Removes a kit; its exports stay in the history. */
export function removeKit(db: WriteDb, id: KitId): void {
  getKit(db, id);
  db.run('DELETE FROM kits WHERE id = ?', id);
}

/** Creates or updates a kit from the parsed content of a file. */
export function applyKit(db: WriteDb, raw: unknown, now: Date): Kit {
  const file = KitFile.safeParse(raw);
  if (!file.success) {
    if (typeof raw === 'object' && raw !== null && !('title' in raw))
      throw new Refusal('kits.invalid_file', 'This kit file has no title.');
    const unknown = file.error.issues.find((issue) => issue.code === 'unrecognized_keys');
    if (unknown !== undefined) {
      const keys = unknown.keys.map((key) => `“${[...unknown.path, key].join('.')}”`).join(', ');
      throw new Refusal('kits.invalid_file', `Dateline does not know the key ${keys} of this kit file.`);
    }
    const issue = file.error.issues[0];
    throw new Refusal(
      'kits.invalid_file',
      `This is not a kit file: ${issue?.path.join('.') || 'the whole'}: ${sayIssue(issue)}.`,
    );
  }
  const { id, ...fields } = file.data;
  return id === undefined
    ? createKit(db, fields as Partial<KitFields> & { title: string }, now)
    : editKit(db, id, fields as Partial<KitFields>, now);
}

/** What a kit refers to that can be named: `keyOf` of every item. */
export const referencesOf = (sections: readonly KitSection[]): string[] =>
  sections.flatMap((section) => section.items.map(keyOf));

/** The tables of what items point to. */
const TABLES = {
  release: 'releases',
  asset: 'assets',
  contact: 'contacts',
  variant: 'variants',
  quote: 'releases',
  figure: 'releases',
  sheet: 'sheets',
} as const satisfies Record<KitItem['kind'], string>;

/** True when the library still has what an item refers to; a quote or a figure must still stand in its release, word for word. */
export function isPresent(db: ReadDb, item: KitItem): boolean {
  const table = TABLES[item.kind];
  if (db.get(`SELECT 1 FROM ${table} WHERE id = ?`, referenceOf(item)) === undefined) return false;
  if (item.kind === 'quote') return getRelease(db, item.releaseId).quotes.some((quote) => quote.text === item.text);
  if (item.kind === 'figure') return getRelease(db, item.releaseId).figures.some((figure) => figure.text === item.text);
  return true;
}

function refuseMissing(db: ReadDb, kit: Kit, before?: Kit): void {
  const known = new Set(before === undefined ? [] : referencesOf(before.sections));
  for (const item of kit.sections.flatMap((section) => section.items)) {
    const reference = keyOf(item);
    if (known.has(reference)) continue;
    refuseUnusable(db, item);
  }
}

/** Refuses to put into a kit what the library does not have, what lies in the trash, and a mark that is superseded. */
function refuseUnusable(db: ReadDb, item: KitItem): void {
  if (!isPresent(db, item))
    throw new Refusal('kits.reference_missing', `The kit names ${keyOf(item)}, which is not in the library.`, {
      id: keyOf(item),
    });
  if (item.kind === 'asset') {
    requireInUse(db, item.assetId);
    refuseRetired(db, item.assetId);
  }
  if (item.kind === 'variant') refuseUnlessCurrent(getVariant(db, item.variantId));
}

/** True for what may be put into a kit. */
export function isUsable(db: ReadDb, item: KitItem): boolean {
  try {
    refuseUnusable(db, item);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function firstRelease(db: ReadDb, sections: readonly KitSection[]) {
  for (const item of sections.flatMap((section) => section.items)) {
    if (item.kind === 'release' && isPresent(db, item)) return getRelease(db, item.releaseId);
  }
  return null;
}

function linkAssets(db: WriteDb, kit: Kit): void {
  const ids = new Set<AssetId>();
  for (const item of kit.sections.flatMap((section) => section.items)) if (item.kind === 'asset') ids.add(item.assetId);
  // only what differs is written, so that a step of undo holds only that
  db.run(
    'DELETE FROM kit_assets WHERE kit_id = ? AND asset_id NOT IN (SELECT value FROM json_each(?))',
    kit.id,
    JSON.stringify([...ids]),
  );
  for (const assetId of ids)
    db.run('INSERT INTO kit_assets (kit_id, asset_id) VALUES (?, ?) ON CONFLICT DO NOTHING', kit.id, assetId);
}

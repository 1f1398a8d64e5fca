import { type Kit, type KitComparison, type KitRevision, KitSnapshot } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { compareKits } from '#domain/kits/compare.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';
import { snapshotOf } from './facts.ts';
import { getKit, putKit } from './store.ts';

const ROW = 'SELECT kit_id, revision, label, frozen_at, content FROM kit_revisions WHERE kit_id = ?';

function toRevision(row: Row): KitRevision & { readonly snapshot: KitSnapshot } {
  const snapshot = KitSnapshot.parse(JSON.parse(String(row.content)));
  return {
    kitId: row.kit_id as KitId,
    revision: Number(row.revision),
    label: String(row.label),
    frozenAt: String(row.frozen_at),
    items: snapshot.kit.sections.reduce((sum, { items }) => sum + items.length, 0),
    snapshot,
  };
}

const withoutSnapshot = ({ snapshot: _, ...revision }: ReturnType<typeof toRevision>): KitRevision => revision;

/** Keeps a kit as it is composed now under the next number. */
export function freezeKit(db: WriteDb, id: KitId, label: string, now: Date): KitRevision {
  const content = JSON.stringify(snapshotOf(db, getKit(db, id)));
  const revision = Number(db.get('SELECT coalesce(max(revision), 0) AS n FROM kit_revisions WHERE kit_id = ?', id)?.n ?? 0) + 1;
  db.run(
    'INSERT INTO kit_revisions (kit_id, revision, label, content, frozen_at) VALUES (?, ?, ?, ?, ?)',
    id,
    revision,
    label,
    content,
    now.toISOString(),
  );
  return withoutSnapshot(getKitRevision(db, id, revision));
}

/** The frozen states of a kit, the newest first. */
export function listKitRevisions(db: ReadDb, id: KitId): KitRevision[] {
  getKit(db, id);
  return db.all(`${ROW} ORDER BY revision DESC`, id).map((row) => withoutSnapshot(toRevision(row)));
}

/** One frozen state with all that it kept, or the refusal `kits.revision_not_found`. */
export function getKitRevision(db: ReadDb, id: KitId, revision: number) {
  const row = db.get(`${ROW} AND revision = ?`, id, revision);
  if (row === undefined) throw new Refusal('kits.revision_not_found', `This kit has no frozen state ${revision}.`);
  return toRevision(row);
}

/** What changed from a frozen state to another, or to the kit as it is now. */
export function compareRevisions(db: ReadDb, id: KitId, from: number, to: number | null): KitComparison {
  const before = getKitRevision(db, id, from).snapshot;
  const after = to === null ? snapshotOf(db, getKit(db, id)) : getKitRevision(db, id, to).snapshot;
  return { from, to, changes: compareKits(before, after) };
}

/** Composes a kit as it was frozen. */
export function restoreKit(db: WriteDb, id: KitId, revision: number, now: Date): Kit {
  const before = getKit(db, id);
  const { kit } = getKitRevision(db, id, revision).snapshot;
  return putKit(db, before, { ...kit, createdAt: before.createdAt }, now);
}

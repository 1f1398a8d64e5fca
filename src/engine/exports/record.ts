import { existsSync } from 'node:fs';
import { z } from 'zod';
import { ExportedFile, type ExportRun, ExportRun as ExportRunSchema } from '#contract/exports.ts';
import type { AssetId, ExportId } from '#contract/values.ts';
import { Sha256 } from '#contract/values.ts';
import type { KitContent } from '#domain/exports/content.ts';
import type { Plan } from '#domain/exports/plan.ts';
import { VERIFY_PATHS } from '#domain/exports/sums.ts';
import type { ReadDb, Row, WriteDb } from '../db/sqlite.ts';
import { Refusal } from '../refusal.ts';
import { GENERATOR_VERSION } from '../version.ts';
import type { Made } from './make.ts';

/** What is written down of an export beside its row of figures, so that it can be made again to the byte. */
export interface Written {
  readonly fingerprint: string;
  readonly content: KitContent;
  readonly plan: Plan;
  readonly files: ReadonlyMap<string, Made>;
}

const Signed = z.object({ address: z.string(), fingerprint: z.string(), armored: z.string() });

/** What an asset looks like anywhere inside a content, however deep: the walk needs no knowledge of the kit's parts. */
const CarriedAsset = z.object({ id: z.string().startsWith('ast_'), sha256: Sha256, filename: z.string() });

/** Every asset of a content, each once. */
export function assetsIn(content: unknown): { id: AssetId; sha256: string; filename: string }[] {
  const found = new Map<string, z.infer<typeof CarriedAsset>>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const asset = Array.isArray(value) ? null : CarriedAsset.safeParse(value);
    if (asset?.success) found.set(asset.data.id, asset.data);
    for (const part of Object.values(value)) walk(part);
  };
  walk(content);
  return [...found.values()] as { id: AssetId; sha256: string; filename: string }[];
}

/** Writes an export into the history with all that it was made of. */
export function recordExport(db: WriteDb, run: ExportRun, { fingerprint, content, plan, files }: Written): void {
  const roles = new Map(plan.files.map((file) => [file.path, file.role]));
  const listed = [...files].map(([path, { bytes, sha256 }]) => ({ path, role: roles.get(path) ?? 'asset', bytes, sha256 }));
  db.run(
    `INSERT INTO exports (id, kit_id, kit_title, version, fingerprint, path, bytes, sha256, entries, seconds, finished_at, forced,
       findings, content, files, signature, generator, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run.id,
    run.kitId,
    run.kitTitle,
    run.version,
    fingerprint,
    run.place.$path,
    run.bytes,
    run.sha256,
    run.entries,
    run.seconds,
    run.finishedAt,
    Number(run.forced),
    JSON.stringify(run.findings),
    JSON.stringify(content),
    JSON.stringify(listed),
    signatureOf(content, files),
    GENERATOR_VERSION,
    run.note,
  );
  for (const { id, sha256 } of assetsIn(content))
    db.run('INSERT INTO export_assets (export_id, asset_id, sha256) VALUES (?, ?, ?)', run.id, id, sha256);
}

/** The signature is kept as it was made: a rebuild needs no key, and no passphrase. */
function signatureOf({ signer }: KitContent, files: ReadonlyMap<string, Made>): string | null {
  const source = files.get(VERIFY_PATHS.signature)?.source;
  if (signer === undefined || source?.kind !== 'bytes') return null;
  const { address, fingerprint } = signer;
  return JSON.stringify({ address, fingerprint, armored: Buffer.from(source.bytes).toString('latin1') });
}

/** A row of the history as the window and the command line show it. */
function toRun(row: Row): ExportRun {
  const signed = row.signature === null ? null : Signed.parse(JSON.parse(String(row.signature)));
  return ExportRunSchema.parse({
    id: row.id,
    kitId: row.kit_id,
    kitTitle: row.kit_title,
    version: row.version,
    place: { $path: row.path },
    bytes: row.bytes,
    sha256: row.sha256,
    entries: row.entries,
    seconds: row.seconds,
    finishedAt: row.finished_at,
    forced: row.forced === 1,
    findings: JSON.parse(String(row.findings)),
    exists: existsSync(String(row.path)),
    signer: signed?.address ?? null,
    keyFingerprint: signed?.fingerprint ?? null,
    note: row.note,
    canRebuild: row.can_rebuild === 1,
  });
}

/** The exports of the history without what they were made of, which is large and shown by nobody; `more` narrows them. Newest first. */
export const listRuns = (db: ReadDb, more = '', ...values: readonly string[]): ExportRun[] =>
  db
    .all(
      `SELECT id, kit_id, kit_title, version, path, bytes, sha256, entries, seconds, finished_at, forced, findings, signature, note,
         content IS NOT NULL AS can_rebuild
       FROM exports WHERE forgotten = 0 ${more} ORDER BY finished_at DESC, rowid DESC`,
      ...values,
    )
    .map(toRun);

/** One export as it is shown, or the refusal `exports.not_found`. */
export function getRun(db: ReadDb, id: ExportId): ExportRun {
  const [run] = listRuns(db, 'AND id = ?', id);
  if (run === undefined) throw notFound();
  return run;
}

const notFound = (): Refusal => new Refusal('exports.not_found', 'This export is not in the history.');

/** One export of the history with all that it was made of, or the refusal `exports.not_found`. */
export function exportRow(db: ReadDb, id: ExportId): Row {
  const row = db.get('SELECT * FROM exports WHERE id = ? AND forgotten = 0', id);
  if (row === undefined) throw notFound();
  return row;
}

/** The files of an export as they were made; none for one of before they were written down. */
export const filesOf = (row: Row): ExportedFile[] =>
  row.files === null ? [] : z.array(ExportedFile).parse(JSON.parse(String(row.files)));

/** The signature of an export as it was made, or null. */
export const signatureIn = (row: Row): string | null =>
  row.signature === null ? null : Signed.parse(JSON.parse(String(row.signature))).armored;

/** What an export was made of, or the refusal `exports.rebuild_unknown`. */
export function frozenContent(row: Row): KitContent {
  if (typeof row.content !== 'string') {
    throw new Refusal(
      'exports.rebuild_unknown',
      'This export was made before Dateline wrote down what exports are made of. Export the kit anew instead.',
    );
  }
  return JSON.parse(row.content) as KitContent;
}

/** Takes an export out of the history. Its number stays taken; what it was made of is forgotten. */
export function forgetExport(db: WriteDb, id: ExportId): void {
  exportRow(db, id);
  db.run('DELETE FROM export_assets WHERE export_id = ?', id);
  db.run(
    "UPDATE exports SET forgotten = 1, path = '', note = '', findings = '[]', content = NULL, files = NULL, signature = NULL WHERE id = ?",
    id,
  );
}

/** The exports that carried an asset or a file of the same content, newest first. */
export const exportsCarrying = (db: ReadDb, assetId: AssetId): ExportRun[] =>
  listRuns(
    db,
    `AND id IN (
       SELECT export_id FROM export_assets WHERE asset_id = ?
       UNION SELECT export_id FROM export_assets WHERE sha256 = (SELECT sha256 FROM assets WHERE id = ?))`,
    assetId,
    assetId,
  );

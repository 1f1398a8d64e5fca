import { existsSync } from 'node:fs';
import { type ExportRun, ExportRun as ExportRunSchema } from '#contract/exports.ts';
import { pathOf } from '#contract/values.ts';
import { planExport } from '#domain/exports/plan.ts';
import { checkKit, isReady } from '#domain/exports/preflight/check.ts';
import type { Row } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { getKit } from '../kits/store.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { loadKit } from './load.ts';
import { measuresOf } from './renditions.ts';

export const exportHandlers: RoomHandlers<'exports'> = {
  preview: ({ library, app }, { kitId }) => {
    const { content } = loadKit(library, kitId);
    const plan = planExport(content, measuresOf(library, content));
    const findings = checkKit({ content, plan, now: app.now().toISOString() });
    return {
      zipName: plan.zipName,
      rootFolder: plan.rootFolder,
      version: content.version,
      bytes: plan.zipBytes,
      files: plan.files.map(({ path, role, reason, estimate }) => ({ path, role, reason, bytes: estimate })),
      ok: isReady(findings),
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      findings,
    };
  },
  page: async ({ library }, { kitId }) => {
    const { content } = loadKit(library, kitId);
    const plan = planExport(content, measuresOf(library, content));
    const estimates = new Map(plan.files.map((file) => [file.path, file.estimate]));
    const { makePage } = await import('./page.ts');
    return { html: await makePage(library, content, plan, (path) => estimates.get(path) ?? 0, true) };
  },
  run: {
    title: ({ kitId }, { library }) => getKit(library.catalogue.read, kitId).title,
    run: async (context, { kitId, place, force, tier }) => {
      const { runExport } = await import('./run.ts');
      return runExport(context, { kitId, path: pathOf(place), force, tier });
    },
  },
  toFolder: {
    title: ({ kitId }, { library }) => getKit(library.catalogue.read, kitId).title,
    run: async (context, { kitId, place, form, tier, force }) => {
      const { runFolder } = await import('./folder.ts');
      return runFolder(context, { kitId, path: pathOf(place), form, tier, force });
    },
  },
  history: ({ db }, { kitId }) => {
    const rows =
      kitId === undefined
        ? db.all('SELECT * FROM exports ORDER BY finished_at DESC, rowid DESC')
        : db.all('SELECT * FROM exports WHERE kit_id = ? ORDER BY finished_at DESC, rowid DESC', kitId);
    return { total: rows.length, items: rows.map(toRun) };
  },
  forget: ({ db }, { id }) => {
    const { changes } = db.run('DELETE FROM exports WHERE id = ?', id);
    if (changes === 0) throw new Refusal('exports.not_found', 'This export is not in the history.');
    return { id };
  },
  verify: async (_context, { place }) => {
    const { verifyKit } = await import('./verify.ts');
    return unwrap(await verifyKit(pathOf(place)));
  },
};

const toRun = (row: Row): ExportRun =>
  ExportRunSchema.parse({
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
  });

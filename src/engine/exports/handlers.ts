import { basename } from 'node:path';
import { KitTier } from '#contract/kits.ts';
import { pathOf } from '#contract/values.ts';
import { planExport } from '#domain/exports/plan.ts';
import { isReady } from '#domain/exports/preflight/check.ts';
import { LITE_BYTES } from '#domain/exports/sizes.ts';
import { inLanguage } from '#domain/kits/in-language.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { getKit } from '../kits/store.ts';
import { unwrap } from '../refusal.ts';
import { judgeKit } from './judge.ts';
import { hasKeychain, makeKey, officeKey, protectKey, removeKey, suggestedAddress, unlockKey } from './keys.ts';
import { loadKit, withTier } from './load.ts';
import { prepareMend } from './mend.ts';
import { exportRow, exportsCarrying, filesOf, forgetExport, getRun, listRuns } from './record.ts';
import { measuresOf } from './renditions.ts';
import { replaceKit } from './replace.ts';
import { fingerprintOfText, noteSigner, withTrust } from './trust.ts';

export const exportHandlers: RoomHandlers<'exports'> = {
  preview: ({ library, app }, { kitId, tier }) => {
    const { content } = withTier(loadKit(library, kitId), tier);
    const plan = planExport(content, measuresOf(library, content));
    const { findings, ignored } = judgeKit(library, content, plan, app.now());
    return {
      zipName: plan.zipName,
      rootFolder: plan.rootFolder,
      version: content.version,
      bytes: plan.zipBytes,
      files: plan.files.map(({ path, role, reason, estimate }) => ({ path, role, reason, bytes: estimate })),
      ok: isReady(findings),
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      findings: [...findings],
      ignored: [...ignored],
    };
  },
  sizes: ({ library }, { kitId }) => {
    const loaded = loadKit(library, kitId);
    const measures = measuresOf(library, loaded.content);
    const items = KitTier.options.map((tier) => {
      const { zipName, zipBytes, files } = planExport(withTier(loaded, tier).content, measures);
      return { tier, zipName, bytes: zipBytes, files: files.length, fits: zipBytes <= LITE_BYTES };
    });
    return { items };
  },
  mend: { prepare: prepareMend },
  page: async ({ library }, { kitId, language, pictures }) => {
    const loaded = loadKit(library, kitId).content;
    const content = language === undefined ? loaded : inLanguage(loaded, language);
    const plan = planExport(content, measuresOf(library, content));
    const estimates = new Map(plan.files.map((file) => [file.path, file.estimate]));
    const { makePage } = await import('./page.ts');
    const pageFor = pictures === 'beside' ? 'frame' : 'preview';
    return { html: await makePage(library, content, plan, (path) => estimates.get(path) ?? 0, pageFor) };
  },
  run: {
    title: ({ kitId }, { library }) => getKit(library.catalogue.read, kitId).title,
    run: async (context, { place, ...order }) => {
      const { runExport } = await import('./run.ts');
      return runExport(context, { ...order, path: pathOf(place) });
    },
  },
  toFolder: {
    title: ({ kitId }, { library }) => getKit(library.catalogue.read, kitId).title,
    run: async (context, { place, ...order }) => {
      const { runFolder } = await import('./folder.ts');
      return runFolder(context, { ...order, path: pathOf(place) });
    },
  },
  history: ({ db }, { kitId }) => {
    const items = kitId === undefined ? listRuns(db) : listRuns(db, 'AND kit_id = ?', kitId);
    return { total: items.length, items };
  },
  files: ({ db }, { id }) => ({ files: filesOf(exportRow(db, id)) }),
  startPage: {
    prepare: async ({ app, library, db }, { id }) => {
      const { handOutPage } = await import('./start-page.ts');
      const path = await handOutPage(library, getRun(db, id), filesOf(exportRow(db, id)), app.now());
      return () => ({ place: { $path: path } });
    },
  },
  note: ({ db }, { id, note }) => {
    getRun(db, id);
    db.run('UPDATE exports SET note = ? WHERE id = ?', note, id);
    return getRun(db, id);
  },
  forget: ({ db }, { id }) => {
    forgetExport(db, id);
    return { id };
  },
  rebuild: {
    title: ({ id }, { library }) => getRun(library.catalogue.read, id).kitTitle,
    run: async (context, { id, place }) => {
      const { rebuildExport } = await import('./rebuild.ts');
      return rebuildExport(context, { id, path: pathOf(place) });
    },
  },
  copy: {
    title: ({ id }, { library }) => basename(getRun(library.catalogue.read, id).place.$path),
    run: async (context, { id, place }) => {
      const { copyExport } = await import('./copy.ts');
      return { place: { $path: await copyExport(context, id, pathOf(place)) } };
    },
  },
  mail: {
    prepare: async (context, { place, ...order }) => {
      const { mailExport } = await import('./mail.ts');
      const { path, ...made } = await mailExport(context, { ...order, path: pathOf(place) });
      return () => ({ place: { $path: path }, ...made });
    },
  },
  carrying: ({ db }, { assetId }) => {
    const items = exportsCarrying(db, assetId);
    return { total: items.length, items };
  },
  replace: ({ db, app }, { id, without }) => replaceKit(db, id, without, app.now()),
  verify: async (context, { place, key }) => {
    const { verifyKit } = await import('./verify.ts');
    const verdict = unwrap(await verifyKit(pathOf(place), key === undefined ? {} : { key: fingerprintOfText(key) }));
    const current = context.app.session.current();
    return current === null ? verdict : withTrust(current.library, verdict);
  },
  diff: async (_context, { from, to }) => {
    const { diffKits } = await import('./diff.ts');
    return diffKits(pathOf(from), pathOf(to));
  },
  correct: {
    title: ({ to }) => basename(pathOf(to)),
    run: async (context, { from, to, place, note }) => {
      const { writeCorrection } = await import('./delta.ts');
      const { path, ...made } = await writeCorrection(context, {
        from: pathOf(from),
        to: pathOf(to),
        path: pathOf(place),
        note,
      });
      return { place: { $path: path }, ...made };
    },
  },
  patch: {
    title: ({ place }) => basename(pathOf(place)),
    run: async (context, { from, delta, place }) => {
      const { patchKit } = await import('./patch.ts');
      const order = { from: pathOf(from), delta: pathOf(delta), path: pathOf(place) };
      const { path, ...made } = await patchKit(order, { ...context, libraryRoot: context.library.folder.root });
      return { place: { $path: path }, ...made };
    },
  },
  verifyPage: {
    prepare: async ({ app }, { place }) => {
      const { saveVerifyPage } = await import('./verify-page.ts');
      const path = await saveVerifyPage(app, pathOf(place));
      return () => ({ place: { $path: path } });
    },
  },
  trust: ({ db, app }, { address, keyFingerprint }) => {
    noteSigner(db, { address, fingerprint: keyFingerprint, trusted: true }, app.now());
    return {};
  },
  key: async ({ app, library, db }) => ({
    key: officeKey(library),
    hasKeychain: await hasKeychain(app),
    suggestedAddress: suggestedAddress(db),
  }),
  makeKey: {
    prepare: async ({ app, library }, wish) => {
      const key = await makeKey(app, library, wish);
      return () => key;
    },
  },
  unlockKey: {
    prepare: async ({ library }, { passphrase }) => {
      const key = await unlockKey(library, passphrase);
      return () => key;
    },
  },
  protectKey: {
    prepare: async ({ app, library }, { keep }) => {
      const key = await protectKey(app, library, keep);
      return () => key;
    },
  },
  saveKey: {
    prepare: async ({ library }, { place }) => {
      const { savePublicKey } = await import('./save-key.ts');
      const path = await savePublicKey(library, pathOf(place));
      return () => ({ place: { $path: path } });
    },
  },
  removeKey: {
    prepare: async ({ library }, { fingerprint }) => {
      await removeKey(library, fingerprint);
      return () => ({});
    },
  },
};

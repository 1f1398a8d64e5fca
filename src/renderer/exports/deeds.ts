import type { ExportRun } from '#contract/exports.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';
import { baseName } from '../words/format.ts';

/** Asks where the same zip goes once more, and makes it. */
export async function makeAgain(app: App, run: ExportRun): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.exports.pickAgain,
    button: words.pick.save,
    suggestedName: baseName(run.place.$path),
    extensions: ['zip'],
    filterName: words.pick.zip,
  });
  const place = picked?.places[0];
  if (place !== undefined) await ask(app, 'exports.rebuild', { id: run.id, place: { $token: place.token } });
}

/** Asks for a folder, such as a stick or a network share, and copies the zip into it. */
export async function copyToFolder(app: App, run: ExportRun): Promise<void> {
  const picked = await askHost(app, 'pick', { kind: 'folder', title: words.exports.pickFolder, button: words.exports.copyHere });
  const place = picked?.places[0];
  if (place !== undefined) await ask(app, 'exports.copy', { id: run.id, place: { $token: place.token } });
}

/** Opens the start page of a zip in the browser. */
export async function openStartPage(app: App, run: ExportRun): Promise<void> {
  const page = await ask(app, 'exports.startPage', { id: run.id });
  const token = page?.place.$token;
  if (token !== undefined) await askHost(app, 'openPlace', { token });
}

/** Asks for a zip and a correction kit for it, and makes the corrected zip. */
export async function applyCorrection(app: App): Promise<void> {
  const zips = { extensions: ['zip'], filterName: words.pick.zip };
  const t = words.exports.patch;
  const pickZip = async (title: string) =>
    (await askHost(app, 'pick', { kind: 'files', title, button: t.next, ...zips }))?.places[0];
  const old = await pickZip(t.pickOld);
  if (old === undefined) return;
  const delta = await pickZip(t.pickDelta);
  if (delta === undefined) return;
  const suggestedName = old.name.replace(/(\.zip)?$/i, '_corrected.zip');
  const into = await askHost(app, 'pick', { kind: 'save', title: t.pickNew, button: words.pick.save, suggestedName, ...zips });
  const [place] = into?.places ?? [];
  if (place === undefined) return;
  const order = { from: { $token: old.token }, delta: { $token: delta.token }, place: { $token: place.token } };
  await ask(app, 'exports.patch', order);
}

/** Asks where the verify page goes, and writes it. */
export async function saveVerifyPage(app: App): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.exports.pickVerifyPage,
    button: words.pick.save,
    suggestedName: 'verify-press-kit.html',
    extensions: ['html'],
    filterName: words.exports.html,
  });
  const place = picked?.places[0];
  if (place !== undefined) await ask(app, 'exports.verifyPage', { place: { $token: place.token } });
}

/** The export of the same kit that another one corrects: the newest before it that is still there. */
export const correctedBy = (run: ExportRun, runs: readonly ExportRun[]): ExportRun | undefined =>
  run.exists
    ? runs.find((one) => one.kitId === run.kitId && one.exists && one.version < run.version && one.sha256 !== run.sha256)
    : undefined;

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

import type { KitId } from '#contract/values.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/en.ts';

/** How an export goes on in spite of what preflight found, or with or without a signature, whatever the settings say. */
interface How {
  readonly force?: boolean;
  readonly sign?: boolean;
}

/**
 * Exports a kit in the form and to the place that the settings say: shows what stops it, asks for a locked key, asks where it goes, and
 * starts the job.
 */
export async function exportKit(app: App, kitId: KitId, { force = false, sign }: How = {}): Promise<void> {
  const { form, note, sign: signs } = app.store.getState().settings.exports;
  const isSigned = sign ?? signs;
  const preview = await ask(app, 'exports.preview', { kitId });
  if (preview === null) return;
  if (!preview.ok && !force) return app.store.getState().open({ kind: 'blocked', kitId });
  if (isSigned && !(await hasReadyKey(app))) return app.store.getState().open({ kind: 'unlockKey', kitId, force });
  const picked = await askHost(app, 'pick', {
    title: words.pick.exportKit,
    button: words.pick.save,
    forExport: true,
    ...(form === 'zip'
      ? { kind: 'save', suggestedName: preview.zipName, extensions: ['zip'], filterName: words.pick.zip }
      : { kind: 'new-folder', suggestedName: preview.rootFolder }),
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const order = { kitId, place: { $token: place.token }, force, sign: isSigned };
  if (form !== 'zip') return void (await ask(app, 'exports.toFolder', { ...order, form }));
  const started = await ask(app, 'exports.run', { ...order, ...(note === '' ? {} : { note }) });
  if (started !== null) app.store.getState().go({ kind: 'exports', text: '' });
}

/**
 * False when the library's key waits for its passphrase. Where the system keeps secrets, the key is made here, on first use, and nobody
 * has to decide anything; where it does not, kits stay unsigned until a person has chosen a passphrase.
 */
async function hasReadyKey(app: App): Promise<boolean> {
  const state = await ask(app, 'exports.key', {});
  if (state === null) return true;
  if (state.key !== null) return state.key.isUnlocked;
  if (state.hasKeychain && state.suggestedAddress !== '')
    await ask(app, 'exports.makeKey', { address: state.suggestedAddress, keep: { protection: 'system' } });
  return true;
}

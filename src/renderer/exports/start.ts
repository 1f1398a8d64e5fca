import type { KitId } from '#contract/values.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';

/** How an export goes on in spite of what preflight found, or without the signature that it could have. */
interface How {
  readonly force?: boolean;
  readonly sign?: boolean;
}

/** Exports a kit: shows what stops it, asks for a locked key, asks where the zip goes, and starts the job. */
export async function exportKit(app: App, kitId: KitId, { force = false, sign = true }: How = {}): Promise<void> {
  const preview = await ask(app, 'exports.preview', { kitId });
  if (preview === null) return;
  if (!preview.ok && !force) return app.store.getState().open({ kind: 'blocked', kitId });
  if (sign && !(await hasReadyKey(app))) return app.store.getState().open({ kind: 'unlockKey', kitId, force });
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.pick.exportKit,
    button: words.pick.save,
    suggestedName: preview.zipName,
    extensions: ['zip'],
    filterName: words.pick.zip,
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const started = await ask(app, 'exports.run', { kitId, place: { $token: place.token }, force, sign });
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

import type { KitId } from '#contract/values.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/en.ts';

/** Exports a kit: shows what stops it, or asks where the zip goes and starts the job. `force` goes on in spite of errors. */
export async function exportKit(app: App, kitId: KitId, force = false): Promise<void> {
  const preview = await ask(app, 'exports.preview', { kitId });
  if (preview === null) return;
  if (!preview.ok && !force) return app.store.getState().open({ kind: 'blocked', kitId });
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
  const started = await ask(app, 'exports.run', { kitId, place: { $token: place.token }, force });
  if (started !== null) app.store.getState().go({ kind: 'exports', text: '' });
}

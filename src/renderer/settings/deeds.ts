import { type Settings, ZOOMS } from '#contract/settings.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';

/** Changes that were asked for; only the answer to the last one says what holds, an earlier one would take a later choice back for a moment. */
let asked = 0;

/** Keeps a change of this computer's settings; the window shows it at once, and what main keeps in the end. */
export async function changeSettings(
  app: App,
  change: Partial<Settings> & { readonly exportPlace?: string | null },
): Promise<void> {
  const { exportPlace: _, ...plain } = change;
  const { settings, set } = app.store.getState();
  const mine = ++asked;
  set({ settings: { ...settings, ...plain } });
  const kept = (await askHost(app, 'settings', { change })) ?? (await askHost(app, 'settings', { change: {} }));
  if (mine === asked) app.store.getState().set({ settings: kept ?? settings });
}

/** Makes everything a step larger or smaller; 0 goes back to the size it was drawn for. */
export function zoom(app: App, step: -1 | 0 | 1): void {
  const at = ZOOMS.indexOf(app.store.getState().settings.zoom);
  const next = step === 0 ? 100 : ZOOMS[at + step];
  if (next !== undefined) void changeSettings(app, { zoom: next });
}

/** Asks where the support bundle goes and has the engine write it: what main knows of the app, and what the engine does of the library. */
export async function makeSupportBundle(app: App): Promise<void> {
  const t = words.settings;
  const known = await askHost(app, 'supportFacts', {});
  if (known === null) return;
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: t.bundlePick,
    button: words.pick.save,
    suggestedName: t.bundleName,
    extensions: ['zip'],
    filterName: words.pick.zip,
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const made = await ask(app, 'library.support', {
    place: { $token: place.token },
    facts: known.facts,
    log: known.log === null ? null : { $token: known.log },
  });
  const token = made?.place.$token;
  if (made === null || token === undefined) return;
  tellDone(app, t.bundleDone, [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }]);
}

/** Asks the place for updates now and says what came of it. */
export async function lookForUpdate(app: App): Promise<void> {
  const t = words.settings;
  const answer = await askHost(app, 'checkForUpdates', {});
  if (answer === null) return;
  const { state, version } = answer;
  if (state === 'failed') app.store.getState().tell({ tone: 'error', text: t.updateIs.failed, actions: [] });
  else tellDone(app, state === 'ready' ? t.updateReady(version ?? '') : t.updateIs[state]);
}

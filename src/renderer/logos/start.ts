import type { PickedPlace } from '#contract/host.ts';
import type { AssetId } from '#contract/values.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';

/** Begins a guided import of files and folders, or of files that the library has; the window goes to the proposal and shows how far it is. */
export async function propose(
  app: App,
  from: { readonly places?: readonly PickedPlace[]; readonly assetIds?: readonly AssetId[] },
): Promise<void> {
  const { places = [], assetIds = [] } = from;
  if (places.length === 0 && assetIds.length === 0) return;
  const begun = await ask(app, 'logos.propose', {
    places: places.map((place) => ({ $token: place.token })),
    assetIds: [...assetIds],
  });
  if (begun !== null) app.store.getState().go({ kind: 'logoImport', jobId: begun.jobId });
}

/** Lets the person pick files or a folder of logos and begins a guided import of them. */
export async function pickAndPropose(app: App, what: 'files' | 'folder'): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: what,
    title: what === 'files' ? words.logos.addFiles : words.logos.addFolder,
    button: words.pick.import,
  });
  if (picked !== null) await propose(app, picked);
}

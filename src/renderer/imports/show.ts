import type { AssetId } from '#contract/values.ts';
import type { App } from '../shell/app.tsx';

/** Goes to where an asset lies and selects it. */
export function showAsset(app: App, id: AssetId, isTrashed = false): void {
  const { go, select, set } = app.store.getState();
  go({ kind: 'assets', shelf: 'all', text: '', ...(isTrashed ? { trash: true } : {}) });
  select({ ids: [id], current: id, anchor: id });
  set({ inspectorTab: 'details' });
}

import type { Asset, ColourLabel } from '#contract/assets.ts';
import type { App } from '../shell/app.tsx';
import { rate } from './asset-deeds.ts';

/** Keys of the colour labels, as press photographers know them from Lightroom. */
export const LABEL_KEYS: Readonly<Partial<Record<string, ColourLabel>>> = {
  '6': 'red',
  '7': 'yellow',
  '8': 'green',
  '9': 'blue',
};

/** What a press on one of a thumbnail's own buttons does. */
export function actOn(app: App, act: string, asset: Asset): void {
  if (act === 'look') app.store.getState().open({ kind: 'quickLook' });
  if (act === 'star') void rate(app, [asset.id], asset.rating > 0 ? 0 : 5);
}

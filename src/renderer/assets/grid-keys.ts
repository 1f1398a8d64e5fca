import type { ShownList } from '../engine/stretches.ts';
import { useApp } from '../shell/app.tsx';
import { labelAssets } from './deeds.ts';
import type { Layout } from './justify.ts';
import type { Picking } from './picking.ts';
import { neighbour } from './selection.ts';
import { LABEL_KEYS } from './thumbnail-acts.ts';
import type { Viewport } from './use-viewport.ts';

/** What the keys do in the grid. A key that means nothing here is left alone. */
export function useGridKeys({
  list,
  layout,
  picking,
  viewport,
}: {
  list: ShownList;
  layout: Layout;
  picking: Picking;
  viewport: Viewport;
}): (event: React.KeyboardEvent) => void {
  const app = useApp();
  return (event) => {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.altKey || event.defaultPrevented) return;
    const { selection, open, set } = app.store.getState();
    const current = Math.min(picking.currentAt(), list.total - 1);
    const chooseOne = (): void => {
      if (selection.ids.length === 0) picking.pick(Math.max(0, current), 'only');
    };
    const take = (deed: () => void): void => {
      event.preventDefault();
      deed();
    };
    if (isMod && !event.shiftKey && event.key.toLowerCase() === 'a') return take(() => void picking.all());
    if (event.key === 'Escape' && selection.ids.length > 0) return take(picking.none);
    // A button within a cell has keys of its own.
    if (event.target instanceof HTMLElement && event.target.getAttribute('role') !== 'gridcell') return;
    if (event.key === ' ' && isMod) return take(() => picking.pick(Math.max(0, current), 'toggle'));
    if (event.key === ' ')
      return take(() => {
        chooseOne();
        open({ kind: 'quickLook' });
      });
    if (event.key === 'Enter' || event.key === 'F2')
      return take(() => {
        chooseOne();
        set({ inspector: 'open' });
        // Enter goes into the inspector, F2 begins to rename; the inspector may still be asking what it is to show.
        const title = () => document.querySelector<HTMLElement>('.insp .val');
        app.focus.wish(title, event.key === 'F2' ? (found) => found.click() : undefined);
      });
    if (!isMod && !event.shiftKey && selection.ids.length > 0) {
      const label = LABEL_KEYS[event.key];
      if (label !== undefined) return take(() => void labelAssets(app, selection.ids, label));
      if (event.key.toLowerCase() === 'c' && selection.ids.length >= 2 && selection.ids.length <= 4)
        return take(() => open({ kind: 'quickLook' }));
    }
    if (isMod && event.key !== 'Home' && event.key !== 'End') return;
    const next = neighbour(event.key, Math.max(0, current), layout, list.total, viewport.height());
    if (next !== null) take(() => picking.moveTo(current < 0 ? 0 : next, event.shiftKey ? 'range' : 'only'));
  };
}

import { useRef } from 'react';
import type { Stretches } from '../engine/stretches.ts';
import { useApp } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';
import { carry, DRAG_FROM } from './drag.ts';
import type { Picking } from './picking.ts';

/** Pictures are carried by the pointer: the chosen ones when the pressed one is among them, else that one. */
export function useGridDrag({ picking, stretches }: { picking: Picking; stretches: Stretches }): {
  onPointerDown: (event: React.PointerEvent, at: number) => void;
  /** Whether the click that just came is the end of a drag. */
  hasJustDragged: () => boolean;
} {
  const app = useApp();
  const draggedAt = useRef(0);
  return {
    hasJustDragged: () => performance.now() - draggedAt.current < 60,
    onPointerDown: (event, at) => {
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      if (event.target.closest('button') !== null) return;
      const picture = event.target.closest('[data-at], [data-row]')?.querySelector<HTMLElement>('.photo') ?? null;
      const asset = stretches.at(at);
      if (picture === null || asset === undefined) return;
      const { clientX, clientY } = event;
      const stop = (): void => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', stop);
        window.removeEventListener('pointercancel', stop);
      };
      const move = (next: PointerEvent): void => {
        const isReleased = next.buttons === 0;
        if (!isReleased && Math.hypot(next.clientX - clientX, next.clientY - clientY) < DRAG_FROM) return;
        stop();
        if (isReleased) return;
        const chosen = app.store.getState().selection.ids;
        const isChosen = chosen.includes(asset.id);
        if (!isChosen) picking.pick(at, 'only');
        const ids = isChosen ? chosen : [asset.id];
        carry(app, { ids, picture, count: words.deeds.dragged(ids.length) }, next, () => {
          draggedAt.current = performance.now();
        });
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', stop);
      window.addEventListener('pointercancel', stop);
    },
  };
}

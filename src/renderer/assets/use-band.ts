import { useCallback, useEffect, useRef, useState } from 'react';
import type { Layout } from './justify.ts';
import type { Picking } from './picking.ts';
import { type Box, thingsIn } from './selection.ts';

/** Within so many px of an edge the list scrolls, by up to so many px a frame. */
const EDGE = 36;
const FASTEST = 28;
/** A press that moves less is a press on empty paper. */
const THRESHOLD = 4;

/** A rubber band over the pictures, from a press on empty paper. It scrolls at the edges; Ctrl, Cmd or Shift keep what was chosen. */
export function useBand({
  scroller,
  layout,
  picking,
}: {
  scroller: React.RefObject<HTMLDivElement | null>;
  layout: Layout;
  picking: Picking;
}): { box: Box | null; onPointerDown: (event: React.PointerEvent) => void } {
  const [box, setBox] = useState<Box | null>(null);
  const laid = useRef(layout);
  laid.current = layout;
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const onPointerDown = useCallback(
    (event: React.PointerEvent): void => {
      const frame = scroller.current;
      const rows = frame?.querySelector<HTMLElement>('.rows-of-grid') ?? null;
      if (event.button !== 0 || frame === null || rows === null) return;
      const isScrollbar = event.target === frame && event.clientX >= frame.getBoundingClientRect().left + frame.clientWidth;
      if (isScrollbar) return;
      const isMore = event.ctrlKey || event.metaKey || event.shiftKey;
      const toList = (x: number, y: number): { x: number; y: number } => {
        const from = rows.getBoundingClientRect();
        return { x: x - from.left, y: y - from.top };
      };
      const start = toList(event.clientX, event.clientY);
      let pointer = { x: event.clientX, y: event.clientY };
      let drawn: Box | null = null;
      let timer = 0;

      const draw = (): void => {
        const at = toList(pointer.x, pointer.y);
        if (drawn === null && Math.hypot(at.x - start.x, at.y - start.y) < THRESHOLD) return;
        drawn = {
          left: Math.max(0, Math.min(start.x, at.x)),
          top: Math.max(0, Math.min(start.y, at.y)),
          right: Math.min(laid.current.width, Math.max(start.x, at.x)),
          bottom: Math.min(laid.current.top[laid.current.lines] ?? 0, Math.max(start.y, at.y)),
        };
        setBox(drawn);
      };
      const tick = (): void => {
        const edges = frame.getBoundingClientRect();
        const over = Math.max(0, pointer.y - (edges.bottom - EDGE)) - Math.max(0, edges.top + EDGE - pointer.y);
        if (over !== 0 && drawn !== null) {
          frame.scrollTop += Math.max(-FASTEST, Math.min(FASTEST, over / 2));
          draw();
        }
        timer = requestAnimationFrame(tick);
      };
      const move = (next: PointerEvent): void => {
        pointer = { x: next.clientX, y: next.clientY };
        draw();
      };
      const end = (): void => {
        stop.current();
        setBox(null);
      };
      const up = (): void => {
        end();
        void picking.things(drawn === null ? [] : thingsIn(drawn, laid.current), isMore);
      };
      const key = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape') return;
        pressed.preventDefault();
        pressed.stopPropagation();
        end();
      };
      stop.current = () => {
        cancelAnimationFrame(timer);
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', key, true);
        stop.current = () => {};
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', key, true);
      timer = requestAnimationFrame(tick);
    },
    [scroller, picking],
  );
  return { box, onPointerDown };
}

import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import type { ShownList } from '../engine/stretches.ts';
import type { AssetsPlace } from '../shell/store.ts';
import { GRID, type Layout, lineAt, lineOf } from './justify.ts';

/** Rows are drawn so far beyond what is in sight, px: about half a turn of the wheel. Of another list, what is in sight comes first. */
const BEYOND = 600;
/** What of the scroller's width no row may fill: its padding. The scrollbar is not part of clientWidth. */
const PADDING = 35;

/** Where the eye is in a list: the thing at the top of what is in sight, and how far above the edge its row begins, px. */
export interface Eye {
  at: number;
  offset: number;
  isTop: boolean;
  /** The asset at that place as it was when the eye came there; null while it has not arrived. */
  id: AssetId | null;
  /** Names the asset at a place; set by the grid. */
  idAt: (at: number) => AssetId | null;
}

/** An eye at the beginning of a list. */
export const makeEye = (): Eye => ({ at: 0, offset: 0, isTop: true, id: null, idAt: () => null });

/** Where each place of the window's history was scrolled to, as long as it is remembered. */
const seen = new WeakMap<AssetsPlace, { at: number; offset: number }>();

/** The lines that are drawn, and ways to move them. Stable but for `range`. */
export interface Viewport {
  readonly range: { readonly from: number; readonly to: number };
  readonly onScroll: () => void;
  /** Scrolls as little as needed until a thing's row is in sight, clear of the heading that stays. */
  reveal(thing: number): void;
  /** The height of what is in sight, px. */
  height(): number;
}

/** Follows a scroller over a layout. The thing at the eye keeps its place when the list, the width or the size changes. */
export function useViewport(
  scroller: React.RefObject<HTMLDivElement | null>,
  layout: Layout,
  list: ShownList,
  place: AssetsPlace,
  eye: Eye,
  onWidth: (width: number) => void,
): Viewport {
  const query = useMemo(() => JSON.stringify(list.query), [list]);
  const [range, setRange] = useState({ query, from: 0, to: 0 });
  const height = useRef(0);
  // Another list begins at its beginning, in its very first drawing, with what will be in sight.
  if (range.query !== query) setRange({ query, from: 0, to: lineAt(layout, height.current) });
  const latest = useRef({ layout, list, place, query });
  latest.current = { layout, list, place, query };
  /** Where the scroller was put by us: its event says nothing new. */
  const put = useRef(-1);
  const drawnList = useRef<ShownList | null>(null);
  const drawn = useRef<{ layout: Layout; query: unknown } | null>(null);

  const look = useCallback(
    (beyond = BEYOND): void => {
      const box = scroller.current;
      if (box === null) return;
      const { layout: laid, query: of } = latest.current;
      const from = lineAt(laid, box.scrollTop - beyond);
      const to = lineAt(laid, box.scrollTop + box.clientHeight + beyond);
      setRange((before) => (before.query === of && before.from === from && before.to === to ? before : { query: of, from, to }));
    },
    [scroller],
  );
  const widening = useRef(0);
  const widenSoon = useCallback((): void => {
    cancelAnimationFrame(widening.current);
    widening.current = requestAnimationFrame(() => {
      widening.current = requestAnimationFrame(() => startTransition(() => look()));
    });
  }, [look]);
  useLayoutEffect(() => () => cancelAnimationFrame(widening.current), []);

  const follow = useCallback((): void => {
    const box = scroller.current;
    if (box === null || Math.abs(box.scrollTop - put.current) < 1) return;
    put.current = -1;
    const { layout: laid, place: here } = latest.current;
    const line = lineAt(laid, box.scrollTop);
    eye.at = laid.first[line] ?? 0;
    eye.offset = box.scrollTop - (laid.top[line] ?? 0);
    eye.isTop = box.scrollTop < 4;
    eye.id = eye.idAt(eye.at);
    seen.set(here, { at: eye.at, offset: eye.offset });
  }, [scroller, eye]);
  const onScroll = useCallback((): void => {
    follow();
    look();
  }, [follow, look]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    let width = -1;
    const read = (): void => {
      // An observer begins by telling what is known.
      if (box.clientWidth === width && box.clientHeight === height.current) return;
      width = box.clientWidth;
      height.current = box.clientHeight;
      onWidth(Math.max(0, (box.clientWidth || 1000) - PADDING));
      look();
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller, onWidth, look]);

  // Before the first paint of another layout: back to where the eye was.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || layout.width <= 0 || drawn.current?.layout === layout) return;
    const isSameList = drawn.current?.query === query;
    drawn.current = { layout, query };
    const known = isSameList ? (eye.isTop ? null : eye) : (seen.get(latest.current.place) ?? null);
    put.current = -1;
    if (known === null) {
      if (!isSameList && box.scrollTop !== 0) box.scrollTop = 0;
      follow();
      look(isSameList ? BEYOND : 0);
      if (!isSameList) widenSoon();
    } else {
      const at = (isSameList && list !== drawnList.current ? list.movedTo : null) ?? known.at;
      const line = lineOf(layout, Math.min(at, list.total - 1));
      const most = (layout.top[line + 1] ?? 0) - (layout.top[line] ?? 0);
      box.scrollTop = (layout.top[line] ?? 0) + Math.min(known.offset, most);
      put.current = box.scrollTop;
      eye.at = at;
      eye.offset = Math.min(known.offset, most);
      eye.isTop = false;
      if (!isSameList) eye.id = null;
      seen.set(latest.current.place, { at, offset: eye.offset });
      look();
    }
    drawnList.current = list;
  }, [scroller, layout, list, query, eye, follow, look, widenSoon]);

  return useMemo(
    () => ({
      range,
      onScroll,
      reveal: (thing) => {
        const box = scroller.current;
        if (box === null) return;
        const { layout: laid, list: shown } = latest.current;
        const line = lineOf(laid, thing);
        const top = laid.top[line] ?? 0;
        const bottom = laid.top[line + 1] ?? top;
        const isFirst = thing === 0;
        const above = isFirst ? top : shown.groups.length > 0 ? GRID.heading + 4 : 8;
        if (top - above < box.scrollTop) box.scrollTop = Math.max(0, top - above);
        else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
        look();
      },
      height: () => scroller.current?.clientHeight ?? 0,
    }),
    [range, onScroll, look, scroller],
  );
}

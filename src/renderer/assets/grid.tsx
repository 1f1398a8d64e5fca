import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { LoadedAssets } from '../engine/pages.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { NO_SELECTION, type Shelf } from '../shell/store.ts';
import { words } from '../words/en.ts';
import { useLogoGrounds } from './grounds.ts';
import { type GridRow, justify, ratioOf } from './justify.ts';
import { ListHead, ListRow } from './list-row.tsx';
import { choose, neighbour, type SelectHow } from './selection.ts';
import { Thumbnail } from './thumbnail.tsx';

const CAPTION = 22;
const ROW_GAP = 10;
const LIST_ROW = 38;

/** The shelf as rows of thumbnails or as a table; only rows near the window's edge exist. One tab stop, arrows move. */
export function AssetGrid({ shelf, loaded, layout }: { shelf: Shelf; loaded: LoadedAssets; layout: 'grid' | 'list' }) {
  const app = useApp();
  const { items, hasMore, isAsking, loadMore } = loaded;
  const selection = useWindow((state) => state.selection);
  const select = useWindow((state) => state.select);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const grounds = useLogoGrounds(shelf === 'all' || shelf === 'logo');
  const isList = layout === 'list';

  const order = useMemo(() => items.map((item) => item.id), [items]);
  const chosen = useMemo(() => new Set(selection.ids), [selection.ids]);
  const rows: readonly GridRow[] = useMemo(
    () =>
      isList ? items.map((_, at) => ({ start: at, height: LIST_ROW, widths: [width] })) : justify(items.map(ratioOf), width),
    [items, isList, width],
  );
  const heightOf = useCallback(
    (at: number) => (isList ? LIST_ROW : (rows[at]?.height ?? 150) + CAPTION + ROW_GAP),
    [rows, isList],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    overscan: isList ? 12 : 4,
    paddingStart: isList ? 0 : 12,
    paddingEnd: 24,
    initialRect: { width: 1000, height: 800 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are read anew when the rows are laid anew
  useEffect(() => virtual.measure(), [rows]);

  const visible = virtual.getVirtualItems();
  const lastShown = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isAsking && lastShown >= rows.length - 6) loadMore();
  }, [hasMore, isAsking, lastShown, rows.length, loadMore]);

  // A cell that was far away is there only when the rows have been scrolled to it.
  const focusCell = (id: string): void =>
    app.focus.wish(() => scroller.current?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null);

  const pick = (at: number, how: SelectHow, focus: boolean): void => {
    const id = order[at];
    if (id === undefined) return;
    select(choose(order, app.store.getState().selection, id, how));
    if (!focus) return;
    virtual.scrollToIndex(rows.findIndex((row) => at >= row.start && at < row.start + row.widths.length));
    focusCell(id);
  };

  const current = selection.current === null ? -1 : order.indexOf(selection.current);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.altKey) return;
    if (isMod && !event.shiftKey && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      select({ ids: order, current: order[Math.max(0, current)] ?? null, anchor: order[0] ?? null });
      return;
    }
    if (event.key === 'Escape' && selection.ids.length > 0) {
      event.preventDefault();
      select({ ...NO_SELECTION, current: selection.current });
      return;
    }
    if (event.target instanceof HTMLElement && event.target.getAttribute('role') !== 'gridcell') return;
    if (event.key === ' ') {
      event.preventDefault();
      if (isMod) pick(Math.max(0, current), 'toggle', false);
      else if (selection.ids.length === 0) pick(Math.max(0, current), 'only', false);
      if (!isMod) app.store.getState().open({ kind: 'quickLook' });
      return;
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      if (selection.ids.length === 0) pick(Math.max(0, current), 'only', false);
      app.store.getState().set({ inspector: 'open' });
      // Enter goes into the inspector, F2 begins to rename; the inspector may still be asking what it is to show.
      const title = () => document.querySelector<HTMLElement>('.insp .val');
      app.focus.wish(title, event.key === 'F2' ? (found) => found.click() : undefined);
      return;
    }
    if (isMod && event.key !== 'Home' && event.key !== 'End') return;
    const next = neighbour(event.key, Math.max(0, current), order.length, rows);
    if (next === null) return;
    event.preventDefault();
    pick(current < 0 ? 0 : next, event.shiftKey ? 'range' : 'only', true);
  };

  const tabStop = Math.max(0, current);
  return (
    <>
      {isList && <ListHead />}
      <div ref={scroller} className={isList ? 'grid as-list' : 'grid'}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised in rows of unlike cells */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={words.assets.gridLabel(words.assets.titles[shelf])}
          aria-multiselectable="true"
          aria-rowcount={hasMore ? -1 : rows.length}
          className="rows-of-grid"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {visible.map((row) => {
            const laid = rows[row.index];
            if (laid === undefined) return null;
            const style = { transform: `translateY(${row.start}px)`, height: row.size };
            const propsAt = (at: number, asset: Asset) => ({
              asset,
              isSelected: chosen.has(asset.id),
              isTabStop: at === tabStop,
              ground: grounds.get(asset.id),
              onPick: (how: SelectHow) => pick(at, how, false),
            });
            const first = items[laid.start];
            if (isList) return first && <ListRow key={row.key} index={row.index} style={style} {...propsAt(laid.start, first)} />;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: the cells have the focus
              <div key={row.key} role="row" aria-rowindex={row.index + 1} className="jr" style={style}>
                {laid.widths.map((cellWidth, offset) => {
                  const at = laid.start + offset;
                  const asset = items[at];
                  return asset && <Thumbnail key={asset.id} {...propsAt(at, asset)} width={cellWidth} height={laid.height} />;
                })}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** The width that rows may fill: the scroller's (its scrollbar is not part of it) without its padding. */
const PADDING = 35;

function useWidth(scroller: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const read = (): void => setWidth(Math.max(0, (box.clientWidth || 1000) - PADDING));
    read();
    const observer = new ResizeObserver(read);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller]);
  return width;
}

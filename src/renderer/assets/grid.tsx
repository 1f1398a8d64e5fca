import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type ShownList, useStretches } from '../engine/stretches.ts';
import { markPainted } from '../marks.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import type { AssetsPlace } from '../shell/store.ts';
import { words } from '../words/catalogue.ts';
import { ContextMenu } from './context-menu.tsx';
import { useGridDrag } from './grid-drag.ts';
import { useGridKeys } from './grid-keys.ts';
import { useLogoGrounds } from './grounds.ts';
import { GRID, type Layout, layOut, layOutList, lineOf } from './justify.ts';
import { GroupHead, Line } from './lines.tsx';
import { ListHead } from './list-row.tsx';
import { usePicking } from './picking.ts';
import { actOn } from './thumbnail-acts.ts';
import { useBand } from './use-band.ts';
import { type Eye, useViewport } from './use-viewport.ts';

const LIST_ROW = 38;
/** The line of a thing that is far away, when nothing is. */
const NONE = -1;

interface GridProps {
  readonly place: AssetsPlace;
  readonly title: string;
  readonly list: ShownList;
  readonly look: 'grid' | 'list';
  /** Told where the eye is, so that a changed list does not move under it. */
  readonly eye: Eye;
}

/**
 * A list of any length as rows of thumbnails or as a table, under headings; only rows near the window exist. One tab stop, arrows
 * move. What stands in a place comes later than the place.
 */
export const AssetGrid = memo(function AssetGrid({ place, title, list, look, eye }: GridProps) {
  const app = useApp();
  const selection = useWindow((state) => state.selection);
  const thumbnail = useWindow((state) => state.thumbnail);
  const scroller = useRef<HTMLDivElement>(null);
  const isList = look === 'list';
  const [width, setWidth] = useState(0);
  const layout: Layout = useMemo(
    () =>
      isList
        ? layOutList(list.total, list.groups, width, LIST_ROW, GRID.heading)
        : layOut(list.ratios, list.groups, width, { ...GRID, target: thumbnail }),
    [isList, list, width, thumbnail],
  );
  const viewport = useViewport(scroller, layout, list, place, eye, setWidth);
  const { from, to } = viewport.range;
  const first = layout.first[from] ?? 0;
  const last = (layout.first[to] ?? 0) + (layout.count[to] ?? 0);
  const stretches = useStretches(list.query, first, Math.max(first, last - 1));
  useLayoutEffect(() => {
    eye.idAt = (at) => stretches.at(at)?.id ?? null;
    eye.id ??= eye.idAt(eye.at);
  }, [eye, stretches]);

  const isThere = stretches.at(first) !== undefined;
  const { text = '' } = list.query;
  useEffect(() => {
    if (isThere || list.total === 0) markPainted('grid.painted', { text, total: list.total });
  }, [isThere, text, list.total]);

  const grounds = useLogoGrounds(place.shelf === 'all' || place.shelf === 'logo');
  const chosen = useMemo(() => new Set(selection.ids), [selection.ids]);
  const [hovered, setHovered] = useState(NONE);
  const picking = usePicking(list, stretches, viewport, scroller);
  const band = useBand({ scroller, layout, picking });
  const drag = useGridDrag({ picking, stretches });
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const onKeyDown = useGridKeys({ list, layout, picking, viewport });
  const current = picking.currentAt();

  // The focus stays on the asset when what stands around it has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the arrival of other assets that counts
  useEffect(() => {
    const held = document.activeElement;
    if (!(held instanceof HTMLElement) || held.dataset.at === undefined || !scroller.current?.contains(held)) return;
    const { current: id } = app.store.getState().selection;
    if (id === null || held.dataset.id === id) return;
    scroller.current.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus({ preventScroll: true });
  }, [stretches.version, app]);

  const placeUnder = (target: EventTarget): number => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at], [data-row]') : null;
    return Number(cell?.dataset.at ?? cell?.dataset.row ?? NONE);
  };
  const onClick = (event: React.MouseEvent): void => {
    const at = placeUnder(event.target);
    if (at < 0 || drag.hasJustDragged() || !(event.target instanceof Element)) return;
    const act = event.target.closest<HTMLElement>('[data-act]')?.dataset.act;
    const asset = stretches.at(at);
    if (act !== undefined && act !== 'toggle') {
      if (asset === undefined) return;
      if (act === 'look') picking.pick(at, 'only');
      actOn(app, act, asset);
      return;
    }
    if (act === undefined && event.target.closest('.acts') !== null) return;
    picking.press(at, act === 'toggle' ? { ...event, ctrlKey: true, shiftKey: false } : event);
  };
  const onContextMenu = (event: React.MouseEvent): void => {
    const at = placeUnder(event.target);
    if (at < 0) return;
    event.preventDefault();
    const asset = stretches.at(at);
    if (asset !== undefined && !chosen.has(asset.id)) picking.pick(at, 'only');
    const box = (event.target as Element).closest('[data-at], [data-row]')?.getBoundingClientRect();
    // The menu key says no place of the mouse: the menu opens on the picture.
    const isInside =
      box !== undefined &&
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    setMenu(isInside ? { x: event.clientX, y: event.clientY } : { x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + 40 });
  };
  const closeMenu = useCallback(() => {
    setMenu(null);
    picking.focusCurrent();
  }, [picking]);

  const tabStop = current >= 0 && current < list.total ? current : firstThing(layout, from);
  const sections = sectionsOf(layout, list, from, to, current >= 0 && current < list.total ? lineOf(layout, current) : NONE);
  const lineProps = (line: number, y: number) => {
    const start = layout.first[line] ?? 0;
    const end = start + (layout.count[line] ?? 0);
    const isIn = (at: number): number => (at >= start && at < end ? at : NONE);
    return {
      layout,
      line,
      y,
      isList,
      stretches,
      chosen,
      band: band.box !== null && isTouched(band.box, layout, line) ? band.box : null,
      tabStop: isIn(tabStop),
      hovered: isIn(hovered),
      grounds,
    };
  };
  return (
    <>
      {isList && <ListHead />}
      <div
        ref={scroller}
        className={`grid ${isList ? 'as-list' : ''} ${place.trash === true ? 'in-trash' : ''}`}
        onScroll={viewport.onScroll}
        onPointerDown={(event) => {
          if (placeUnder(event.target) >= 0) drag.onPointerDown(event, placeUnder(event.target));
          else band.onPointerDown(event);
        }}
        onPointerOver={(event) => {
          // A menu that was opened from a picture keeps it as it is.
          if (scroller.current?.querySelector('.acts [aria-expanded="true"]') == null) setHovered(placeUnder(event.target));
        }}
        onPointerLeave={() => {
          if (scroller.current?.querySelector('.acts [aria-expanded="true"]') == null) setHovered(NONE);
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be virtualised in rows of unlike cells */}
        <div
          role="grid"
          tabIndex={-1}
          aria-label={words.grid.label(title, words.order.said[list.query.sort][list.query.reverse ? 1 : 0])}
          aria-multiselectable="true"
          aria-rowcount={layout.lines}
          className="rows-of-grid"
          style={{ height: (layout.top[layout.lines] ?? 0) + 24 }}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={(event) => {
            if (placeUnder(event.target) >= 0) app.store.getState().open({ kind: 'quickLook' });
          }}
          onContextMenu={onContextMenu}
        >
          {sections.map(({ group, top, height, head, rows }) =>
            head === null ? (
              rows.map((line) => <Line key={line} {...lineProps(line, layout.top[line] ?? 0)} />)
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div key={`g${group}`} role="rowgroup" className="gs" style={{ top, height }}>
                <GroupHead
                  label={words.order.heading(list.query.group, list.groups[group]?.label ?? '')}
                  count={words.find.inGroup(list.groups[group]?.count ?? 0, place.shelf)}
                  line={head}
                />
                {rows.map((line) => (
                  <Line key={line} {...lineProps(line, (layout.top[line] ?? 0) - top)} />
                ))}
              </div>
            ),
          )}
          {band.box !== null && (
            <span
              aria-hidden="true"
              className="band"
              style={{
                left: band.box.left,
                top: band.box.top,
                width: band.box.right - band.box.left,
                height: band.box.bottom - band.box.top,
              }}
            />
          )}
        </div>
      </div>
      {menu !== null && <ContextMenu at={menu} place={place} onClose={closeMenu} />}
    </>
  );
});

/** The first thing at or below a line: a heading has that of its first row. */
const firstThing = (layout: Layout, line: number): number => layout.first[line] ?? 0;

const isTouched = (box: { top: number; bottom: number }, layout: Layout, line: number): boolean =>
  (layout.top[line] ?? 0) <= box.bottom && (layout.top[line + 1] ?? 0) >= box.top;

interface Section {
  readonly group: number;
  readonly top: number;
  readonly height: number;
  readonly head: number | null;
  readonly rows: readonly number[];
}

/** The lines that are drawn, by group; a group's frame is as high as all of it, so that its heading can stay in sight. */
function sectionsOf(layout: Layout, list: ShownList, from: number, to: number, current: number): readonly Section[] {
  const lines: number[] = [];
  // The line with the focus stays, or the focus would be lost with it.
  if (current >= 0 && current < from) lines.push(current);
  for (let line = from; line <= to && line < layout.lines; line += 1) lines.push(line);
  if (current > to) lines.push(current);
  const sections: { group: number; rows: number[] }[] = [];
  for (const line of lines) {
    const group = layout.group[line] ?? 0;
    let section = sections.at(-1);
    if (section?.group !== group) {
      section = { group, rows: [] };
      sections.push(section);
    }
    if ((layout.count[line] ?? 0) > 0) section.rows.push(line);
  }
  if (list.groups.length === 0) return sections.map(({ group, rows }) => ({ group, top: 0, height: 0, head: null, rows }));
  return sections.map(({ group, rows }) => {
    const start = list.groups[group]?.start ?? 0;
    const head = lineOf(layout, start) - 1;
    const end = lineOf(layout, start + (list.groups[group]?.count ?? 1) - 1) + 1;
    const top = layout.top[head] ?? 0;
    return { group, top, height: (layout.top[end] ?? top) - top, head, rows };
  });
}

import { useMemo, useRef } from 'react';
import type { AssetId } from '#contract/values.ts';
import type { ShownList, Stretches } from '../engine/stretches.ts';
import { type App, ask, useApp } from '../shell/app.tsx';
import { NO_SELECTION } from '../shell/store.ts';
import { choose, chooseRange, type SelectHow } from './selection.ts';
import { howOf } from './thumbnail.tsx';
import type { Viewport } from './use-viewport.ts';

/** Changes of the selection by place in the list. Places whose assets have not arrived are asked for. Stable. */
export interface Picking {
  /** Where the current asset stands, as far as is known; -1 when there is none. */
  currentAt(): number;
  pick(at: number, how: SelectHow): void;
  /** As a press of the mouse chooses. */
  press(at: number, keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void;
  /** Picks, scrolls there and takes the focus along. */
  moveTo(at: number, how: SelectHow): void;
  /** Everything; the engine names it. */
  all(): Promise<void>;
  none(): void;
  /** The things of a rubber band; `isMore` adds them to what was chosen. */
  things(places: readonly number[], isMore: boolean): Promise<void>;
  focusCurrent(): void;
}

/** Picking in one list. */
export function usePicking(
  list: ShownList,
  stretches: Stretches,
  viewport: Viewport,
  scroller: React.RefObject<HTMLElement | null>,
): Picking {
  const app = useApp();
  const now = useRef({ list, stretches, viewport });
  now.current = { list, stretches, viewport };
  // Places by id that were seen last: the current asset and the anchor may be scrolled far away.
  const places = useRef<{ current: Seen; anchor: Seen }>({ current: NOWHERE, anchor: NOWHERE });
  return useMemo(() => makePicking(app, now, places, scroller), [app, scroller]);
}

interface Seen {
  readonly id: AssetId | null;
  readonly at: number;
}
const NOWHERE: Seen = { id: null, at: -1 };

function makePicking(
  app: App,
  now: React.RefObject<{ list: ShownList; stretches: Stretches; viewport: Viewport }>,
  places: React.RefObject<{ current: Seen; anchor: Seen }>,
  scroller: React.RefObject<HTMLElement | null>,
): Picking {
  const selection = () => app.store.getState().selection;
  const select = (next: ReturnType<typeof selection>): void => app.store.getState().select(next);

  /** Where an id stands: near, or where it was seen last. */
  const find = (which: 'current' | 'anchor', id: AssetId | null): number => {
    if (id === null) return -1;
    const { stretches } = now.current;
    const last = places.current[which];
    if (last.id === id && (stretches.at(last.at)?.id ?? id) === id) return last.at;
    const at = stretches.placeOf(id);
    if (at >= 0) places.current[which] = { id, at };
    return at;
  };
  let turn = 0;
  /** Begins a wish; the answer says whether it is still the last one, and the list still the one in which it was made: the engine may be slow. */
  const wish = (): (() => boolean) => {
    const mine = ++turn;
    const { view } = app.store.getState();
    return () => mine === turn && app.store.getState().view === view;
  };
  const idsOf = async (start: number, count: number): Promise<readonly AssetId[]> => {
    const { list, stretches } = now.current;
    const near = Array.from({ length: Math.min(count, 2000) }, (_, offset) => stretches.at(start + offset)?.id);
    if (count <= 2000 && near.every((id) => id !== undefined)) return near;
    return (await ask(app, 'assets.ids', { ...list.query, start, count }))?.ids ?? [];
  };
  /** Does at once what needs no answer of the engine. */
  const withIds = (start: number, count: number, then: (ids: readonly AssetId[]) => void): void => {
    const { stretches } = now.current;
    const near: AssetId[] = [];
    for (let at = start; at < start + count && near.length === at - start; at += 1) {
      const id = stretches.at(at)?.id;
      if (id !== undefined) near.push(id);
    }
    if (near.length === count) {
      turn++;
      then(near);
    } else {
      const isWanted = wish();
      void idsOf(start, count).then((ids) => ids.length > 0 && isWanted() && then(ids));
    }
  };
  const pickId = (at: number, id: AssetId, how: SelectHow): void => {
    places.current.current = { id, at };
    if (how !== 'range') {
      places.current.anchor = { id, at };
      select(choose(selection(), id, how));
      return;
    }
    const before = selection();
    const anchor = before.anchor ?? before.current ?? id;
    const from = find('anchor', anchor);
    const range = (anchorAt: number): void => {
      places.current.anchor = { id: anchor, at: anchorAt };
      withIds(Math.min(anchorAt, at), Math.abs(at - anchorAt) + 1, (ids) => select(chooseRange({ ...before, anchor }, ids, id)));
    };
    if (from >= 0) {
      range(from);
      return;
    }
    const isWanted = wish();
    void app.engine.ask('assets.placeOf', { ...now.current.list.query, id: anchor }).then((found) => {
      if (!isWanted()) return;
      if (found.ok && found.value.at !== null) range(found.value.at);
      else select({ ids: [id], current: id, anchor: id });
    });
  };
  const pick = (at: number, how: SelectHow): void => withIds(at, 1, ([id]) => id !== undefined && pickId(at, id, how));
  const focusAt = (at: number): void =>
    app.focus.wish(() => scroller.current?.querySelector<HTMLElement>(`[data-at="${at}"]`) ?? null);

  return {
    currentAt: () => find('current', selection().current),
    pick,
    press: (at, keys) => pick(at, howOf(keys)),
    moveTo: (at, how) => {
      now.current.viewport.reveal(at);
      pick(at, how);
      focusAt(at);
    },
    all: async () => {
      const isWanted = wish();
      const { ids } = (await ask(app, 'assets.ids', now.current.list.query)) ?? { ids: [] };
      if (!isWanted()) return;
      const { current } = selection();
      select({ ids, current: current ?? ids[0] ?? null, anchor: ids[0] ?? null });
      places.current.anchor = { id: ids[0] ?? null, at: 0 };
    },
    none: () => {
      turn++;
      select({ ...NO_SELECTION, current: selection().current });
    },
    things: async (found, isMore) => {
      const start = found[0];
      const end = found.at(-1);
      const before = isMore ? selection().ids : [];
      const isWanted = wish();
      if (start === undefined || end === undefined) {
        if (!isMore) select({ ...NO_SELECTION, current: selection().current });
        return;
      }
      const ids = await idsOf(start, end - start + 1);
      if (!isWanted()) return;
      const touched = found.map((at) => ids[at - start]).filter((id) => id !== undefined);
      const all = isMore ? [...new Set([...before, ...touched])] : touched;
      places.current.current = { id: touched.at(-1) ?? null, at: end };
      places.current.anchor = { id: touched[0] ?? null, at: start };
      select({ ids: all, current: touched.at(-1) ?? null, anchor: touched[0] ?? null });
    },
    focusCurrent: () => {
      const at = find('current', selection().current);
      if (at >= 0) focusAt(at);
    },
  };
}

import { useEffect } from 'react';
import type { AssetId } from '#contract/values.ts';
import { useOutside, useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { queryOf } from './place.ts';

/** What comes before and after an asset in the list the window shows, however long it is; within the selection when several are selected. */
export function useWalk(id: AssetId | null): {
  readonly previous: AssetId | null;
  readonly next: AssetId | null;
  readonly at: number | null;
  readonly total: number | null;
  /** Whether `previous` and `next` are an answer; before that they are null because nobody has looked yet. */
  readonly isKnown: boolean;
} {
  const { sources } = useOutside();
  const view = useWindow((state) => state.view);
  const order = useWindow((state) => state.order);
  const ids = useWindow((state) => state.selection.ids);
  const isOwn = ids.length > 1;
  const query = view.kind === 'assets' && !isOwn ? queryOf(view, order) : null;
  const at = useQuery('assets.placeOf', query === null || id === null ? null : { ...query, id }).data?.at ?? null;
  const start = at === null ? 0 : Math.max(0, at - 1);
  const around = useQuery('assets.slice', query === null || at === null ? null : { ...query, start, count: 3 }).data;
  const items = around?.items ?? [];
  const own = items.findIndex((asset) => asset.id === id);
  const next = own < 0 ? undefined : items[own + 1];
  useEffect(() => {
    if (next?.hasPreview !== true) return;
    // So that the next picture is there when it is asked for.
    new Image().src = sources.picture(next.sha256, 1600);
  }, [next, sources]);
  if (isOwn) {
    const place = id === null ? -1 : ids.indexOf(id);
    return {
      previous: ids[place - 1] ?? null,
      next: ids[place + 1] ?? null,
      at: place < 0 ? null : place,
      total: ids.length,
      isKnown: true,
    };
  }
  return {
    previous: own > 0 ? (items[own - 1]?.id ?? null) : null,
    next: next?.id ?? null,
    at,
    total: around?.total ?? null,
    isKnown: query === null || own >= 0,
  };
}

import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Failure } from '#contract/result.ts';
import { useOutside } from './engine.tsx';
import type { Input } from './routes.ts';

/** The assets of one search as far as they were scrolled to. */
export interface LoadedAssets {
  readonly items: readonly Asset[];
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly isAsking: boolean;
  readonly error: Failure | undefined;
  loadMore(): void;
}

const PAGE = 200;
const NONE: LoadedAssets['items'] = [];

/** Follows the cursors of assets.list page by page. While pages are asked again, what was shown last stays in sight. */
export function useAssetPages(search: Omit<Input<'assets.list'>, 'after' | 'limit'>): LoadedAssets {
  const { cache } = useOutside();
  const key = JSON.stringify(search);
  const [wanted, setWanted] = useState({ key, pages: 1 });
  const pages = wanted.key === key ? wanted.pages : 1;
  const last = useRef<Omit<LoadedAssets, 'loadMore'> | null>(null);

  // One walk along the cursors; each page's answer names the next question.
  const walk = useCallback(
    (visit: (input: Input<'assets.list'>) => string | null | undefined): void => {
      let after: string | undefined;
      for (let page = 0; page < pages; page += 1) {
        const next = visit({ ...(JSON.parse(key) as typeof search), limit: PAGE, ...(after === undefined ? {} : { after }) });
        if (next === null || next === undefined) return;
        after = next;
      }
    },
    [key, pages],
  );

  const read = useCallback((): Omit<LoadedAssets, 'loadMore'> => {
    const items: Asset[] = [];
    let total: number | undefined;
    let isComplete = false;
    let hasMore = false;
    let isAsking = false;
    let error: Failure | undefined;
    walk((input) => {
      const snapshot = cache.read('assets.list', input);
      isAsking ||= snapshot.isAsking;
      error ??= snapshot.error;
      isComplete = snapshot.data !== undefined;
      if (snapshot.data === undefined) return undefined;
      for (const item of snapshot.data.items) items.push(item);
      total = snapshot.data.total;
      hasMore = snapshot.data.next !== null;
      return snapshot.data.next;
    });
    const previous = last.current;
    isAsking ||= !isComplete && error === undefined;
    if (!isComplete && previous !== null && error === undefined) {
      if (!previous.isAsking) last.current = { ...previous, isAsking: true };
      return last.current ?? previous;
    }
    const isSame =
      previous !== null &&
      previous.isAsking === isAsking &&
      previous.total === total &&
      previous.hasMore === hasMore &&
      previous.error === error &&
      previous.items.length === items.length &&
      previous.items.every((item, at) => item === items[at]);
    if (isSame) return previous;
    last.current = { items: items.length === 0 ? NONE : items, total, hasMore, isAsking, error };
    return last.current;
  }, [cache, walk]);

  const listen = useCallback(
    (listener: () => void): (() => void) => {
      let stops: (() => void)[] = [];
      const heard = (): void => {
        // A page's answer may have named a new next page: listen along the new chain, then let go of the old one.
        const old = stops;
        stops = [];
        walk((input) => {
          stops.push(cache.listen('assets.list', input, heard));
          return cache.read('assets.list', input).data?.next;
        });
        for (const stop of old) stop();
        listener();
      };
      walk((input) => {
        stops.push(cache.listen('assets.list', input, heard));
        return cache.read('assets.list', input).data?.next;
      });
      return () => {
        for (const stop of stops) stop();
      };
    },
    [cache, walk],
  );

  const state = useSyncExternalStore(listen, read);
  const loadMore = useCallback(() => setWanted({ key, pages: pages + 1 }), [key, pages]);
  return useMemo(() => ({ ...state, loadMore }), [state, loadMore]);
}

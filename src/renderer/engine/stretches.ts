import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Asset, AssetQuery } from '#contract/assets.ts';
import type { Failure } from '#contract/result.ts';
import type { AssetId } from '#contract/values.ts';
import type { QueryCache } from './cache.ts';
import { useOutside, useQuery } from './engine.tsx';
import type { Answer } from './routes.ts';

/** Assets that are asked for at once. */
export const STRETCH = 100;
/** Stretches kept at hand around what is in sight. */
const NEAR = 16;
/** A jump over more than this many stretches is a scrollbar that is being dragged: nothing is asked until it rests, ms. */
const FAR = 2;
const REST_MS = 80;

/** A whole list as it is shown: what was asked, and what is needed to lay it out. */
export interface ShownList {
  readonly query: AssetQuery;
  readonly total: number;
  /** 32 x width / height of every asset, in list order. */
  readonly ratios: Uint8Array;
  readonly groups: Answer<'assets.layout'>['groups'];
  /** Where the asset now stands that the eye was on, when the same list has changed. */
  readonly movedTo: number | null;
}

/** What a list says of itself. `shown` lags behind `isAsking`: the last list stays until the next can be seen. */
export interface AssetList {
  readonly shown: ShownList | null;
  readonly isAsking: boolean;
  readonly error: Failure | undefined;
}

/**
 * Keeps a list of any length ready to be laid out. When the same list changes, `eye` names the asset that must not move, and the new
 * list comes with its new place.
 */
export function useAssetList(query: AssetQuery, eye: () => AssetId | null): AssetList {
  const { engine } = useOutside();
  const key = JSON.stringify(query);
  const asked = useQuery('assets.layout', query);
  const [state, setState] = useState<{ key: string; answer: Answer<'assets.layout'>; list: ShownList } | null>(null);
  const isSame = state?.key === key;
  const head = useQuery('assets.slice', isSame ? null : { ...query, start: 0, count: STRETCH });
  const answer = asked.data;
  const isReady = answer !== undefined && (isSame || answer.total === 0 || head.data !== undefined || head.error !== undefined);

  useLayoutEffect(() => {
    if (!isReady || answer === undefined || state?.answer === answer) return;
    let isOver = false;
    const show = (movedTo: number | null): void => {
      if (!isOver) setState({ key, answer, list: listOf(JSON.parse(key), answer, movedTo) });
    };
    const id = isSame ? eye() : null;
    if (id === null) show(null);
    else
      void engine.ask('assets.placeOf', { ...(JSON.parse(key) as AssetQuery), id }).then((place) => {
        show(place.ok ? place.value.at : null);
      });
    return () => {
      isOver = true;
    };
  }, [isReady, answer, state, key, isSame, engine, eye]);

  return useMemo(
    () => ({ shown: state?.list ?? null, isAsking: asked.isAsking || !isSame, error: asked.error }),
    [state, asked.isAsking, asked.error, isSame],
  );
}

function listOf(query: AssetQuery, answer: Answer<'assets.layout'>, movedTo: number | null): ShownList {
  const text = atob(answer.ratios);
  const ratios = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) ratios[at] = text.charCodeAt(at);
  return { query, total: answer.total, ratios, groups: answer.groups, movedTo };
}

/** The assets of a list near what is in sight, by place. */
export interface Stretches {
  /** The asset at a place, when it has arrived. Stable. */
  at(place: number): Asset | undefined;
  /** Where an asset stands, when it is near; else -1. */
  placeOf(id: AssetId): number;
  /** Changes whenever an asset has arrived or changed. */
  readonly version: number;
}

/** Fetches the stretches of a list between two places, and keeps a few around them. */
export function useStretches(query: AssetQuery | null, from: number, to: number): Stretches {
  const { cache } = useOutside();
  const key = query === null ? null : JSON.stringify(query);
  const held = useRef<{ key: string | null; items: Map<number, readonly Asset[]> }>({ key: null, items: new Map() });
  const [version, arrived] = useReducer((n: number) => n + 1, 0);
  const last = useRef({ key, first: -1 });
  const firstStretch = Math.max(0, Math.floor(from / STRETCH));
  const lastStretch = Math.max(firstStretch, Math.floor(to / STRETCH));
  // What has been answered is there in the first drawing: without it, each cell would be emptied and filled again.
  if (held.current.key !== key) held.current = { key, items: answeredOf(cache, key, firstStretch, lastStretch) };

  useLayoutEffect(() => {
    if (key === null) return;
    const { items } = held.current;
    const stops: (() => void)[] = [];
    const listen = (): void => {
      for (let stretch = firstStretch; stretch <= lastStretch; stretch += 1) {
        const input = stretchOf(key, stretch);
        const take = (): void => {
          const data = cache.read('assets.slice', input).data;
          if (data === undefined || items.get(stretch) === data.items) return;
          items.set(stretch, data.items);
          arrived();
        };
        stops.push(cache.listen('assets.slice', input, take));
        take();
      }
      for (const stretch of items.keys())
        if (stretch < firstStretch - NEAR || stretch > lastStretch + NEAR) items.delete(stretch);
    };
    const isJump = last.current.key === key && last.current.first >= 0 && Math.abs(last.current.first - firstStretch) > FAR;
    last.current = { key, first: firstStretch };
    const timer = isJump ? setTimeout(listen, REST_MS) : undefined;
    if (!isJump) listen();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [cache, key, firstStretch, lastStretch]);

  const at = useCallback(
    (place: number): Asset | undefined => held.current.items.get(Math.floor(place / STRETCH))?.[place % STRETCH],
    [],
  );
  const placeOf = useCallback((id: AssetId): number => {
    for (const [stretch, items] of held.current.items) {
      const found = items.findIndex((asset) => asset.id === id);
      if (found >= 0) return stretch * STRETCH + found;
    }
    return -1;
  }, []);
  return useMemo(() => ({ at, placeOf, version }), [at, placeOf, version]);
}

const stretchOf = (key: string, stretch: number): AssetQuery & { start: number; count: number } => ({
  ...(JSON.parse(key) as AssetQuery),
  start: stretch * STRETCH,
  count: STRETCH,
});

/** The stretches of a list, from one to another, that are known already. */
function answeredOf(cache: QueryCache, key: string | null, from: number, to: number): Map<number, readonly Asset[]> {
  const known = new Map<number, readonly Asset[]>();
  for (let stretch = from; key !== null && stretch <= to; stretch += 1) {
    const { data } = cache.read('assets.slice', stretchOf(key, stretch));
    if (data !== undefined) known.set(stretch, data.items);
  }
  return known;
}

import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import type { HostBridge } from '#contract/host.ts';
import { createQueryCache, type QueryCache, type Snapshot } from './cache.ts';
import type { Connection } from './connection.ts';
import type { Answer, Input, QueryName } from './routes.ts';

/** Where pictures and pages come from; the harness of the tests has its own. */
export interface Sources {
  picture(sha256: string, size: 320 | 1600): string;
  /** The original itself, for looking at every pixel: only of kinds that a browser draws. */
  original(assetId: string, sha256: string): string;
  /** An empty document in which nothing runs; the window fills it with a kit's start page. */
  readonly frame: string;
}

/** The addresses that main's `dateline:` protocol serves. */
export const DATELINE_SOURCES: Sources = {
  picture: (sha256, size) => `dateline://picture/${sha256}/${size}`,
  original: (assetId, sha256) => `dateline://original/${assetId}?v=${sha256.slice(0, 16)}`,
  frame: 'dateline://app/page/',
};

/** Everything outside the window that a component may use. */
export interface Outside {
  readonly host: HostBridge;
  readonly engine: Connection;
  readonly cache: QueryCache;
  readonly sources: Sources;
}

/** Ties the cache to the connection: announced topics go stale, a new engine makes everything stale. */
export function createOutside(host: HostBridge, engine: Connection, sources: Sources = DATELINE_SOURCES): Outside {
  const cache = createQueryCache((name, input) => engine.ask(name, input));
  engine.onConnected(() => cache.markAllStale());
  engine.onEvent((event) => {
    if (event.type === 'changed') return cache.markStale(event.topics);
    const list = cache.read('jobs.list', {}).data;
    if (list === undefined) return;
    const isKnown = list.items.some((job) => job.id === event.job.id);
    const items = isKnown ? list.items.map((job) => (job.id === event.job.id ? event.job : job)) : [event.job, ...list.items];
    cache.put('jobs.list', {}, { items });
  });
  return { host, engine, cache, sources };
}

const OutsideContext = createContext<Outside | null>(null);

/** Lets everything within use what is outside the window. */
export function OutsideProvider({ outside, children }: { outside: Outside; children: ReactNode }) {
  return <OutsideContext value={outside}>{children}</OutsideContext>;
}

/** What is outside the window; throws where no provider is around. */
export function useOutside(): Outside {
  const outside = useContext(OutsideContext);
  if (outside === null) throw new Error('OutsideProvider is missing.');
  return outside;
}

const NOTHING: Snapshot<never> = { data: undefined, error: undefined, isAsking: false };
const noListen = () => () => {};

/** The answer to a question, kept fresh while the component is shown; `null` as input asks nothing. */
export function useQuery<N extends QueryName>(name: N, input: Input<N> | null): Snapshot<Answer<N>> {
  const { cache } = useOutside();
  const key = input === null ? null : JSON.stringify(input);
  const listen = useCallback(
    (listener: () => void) => (key === null ? noListen() : cache.listen(name, JSON.parse(key), listener)),
    [cache, name, key],
  );
  const read = useCallback(
    (): Snapshot<Answer<N>> => (key === null ? NOTHING : cache.read(name, JSON.parse(key))),
    [cache, name, key],
  );
  return useSyncExternalStore(listen, read);
}

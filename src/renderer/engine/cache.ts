import type { Topic } from '#contract/kernel.ts';
import type { Failure, Result } from '#contract/result.ts';
import { findRoute } from '#contract/routes.ts';
import type { Answer, Input, QueryName } from './routes.ts';
import { share } from './share.ts';

/** What is known about one question: the last good answer, the last refusal, and whether it is being asked again. */
export interface Snapshot<T> {
  readonly data: T | undefined;
  readonly error: Failure | undefined;
  readonly isAsking: boolean;
}

/** The one place for answers of the engine. A question is a route with its input. */
export interface QueryCache {
  read<N extends QueryName>(name: N, input: Input<N>): Snapshot<Answer<N>>;
  /** The last answer where it still holds: somebody looks at it, an edit of the window's is ahead of it, or nothing has touched it since; else undefined. */
  fresh<N extends QueryName>(name: N, input: Input<N>): Answer<N> | undefined;
  /** Keeps the question answered while somebody listens: asks when unknown or stale. */
  listen<N extends QueryName>(name: N, input: Input<N>, listener: () => void): () => void;
  /** Puts an answer that came another way (a command's result, an event). */
  put<N extends QueryName>(name: N, input: Input<N>, data: Answer<N>): void;
  /**
   * Shows an edit that is on its way; until the returned function is told whether it was taken, answers from the engine are not. After a refusal what
   * stood there before stands there again, unless a later edit is shown by then: that one's answer is waited for.
   */
  ahead<N extends QueryName>(
    name: N,
    input: Input<N>,
    edit: (known: Answer<N> | undefined) => Answer<N> | undefined,
  ): (isTaken: boolean) => void;
  markStale(topics: readonly Topic[]): void;
  markAllStale(): void;
  /** Forgets every answer about a library; what is asked without one stays. */
  clear(): void;
}

interface Entry {
  readonly name: QueryName;
  readonly input: unknown;
  snapshot: Snapshot<never>;
  readonly listeners: Set<() => void>;
  isStale: boolean;
  /** A change has touched it, and it has not been asked since. */
  isTouched: boolean;
  holds: number;
  asking: symbol | null;
  timer: ReturnType<typeof setTimeout> | null;
  answeredAt: number;
}

const isIdle = (entry: Entry): boolean => entry.listeners.size === 0 && entry.holds === 0 && entry.asking === null;

type Ask = (name: QueryName, input: never) => Promise<Result<unknown>>;
const UNKNOWN: Snapshot<never> = { data: undefined, error: undefined, isAsking: false };
/** While an import runs the engine announces changes many times a second; a question is asked again at most this often. */
const MIN_GAP_MS = 200;
/** Answers nobody looks at are kept for going back, the oldest beyond this number are dropped. */
const KEPT = 300;
/** Of these, whose answers or questions are large (a whole page, a whole text with every letter typed), fewer are kept unwatched. */
const KEPT_OF: Partial<Record<QueryName, number>> = {
  'assets.slice': 24,
  'assets.layout': 4,
  'assets.ids': 1,
  'search.suggest': 20,
  'releases.parse': 2,
  'exports.page': 8,
  'exports.preview': 12,
  'sheets.preview': 12,
};

/** Of these, what a new answer has in common with the last one stays the same object, so that nobody draws again what did not change. */
const SHARED: ReadonlySet<QueryName> = new Set(['kits.get', 'exports.preview', 'assets.getMany', 'logos.brands']);
/** What an editor looks at. After a change it is asked first, and what else the change touches waits until it is answered: the engine does one thing at a time. */
const FIRST: QueryName = 'exports.page';
/** What waits for it always. */
const LAST: QueryName = 'exports.preview';

/** Makes a cache over a way to ask. */
export function createQueryCache(ask: Ask, now: () => number = () => performance.now()): QueryCache {
  const entries = new Map<string, Entry>();

  const entryOf = (name: QueryName, input: unknown): Entry => {
    const key = `${name} ${JSON.stringify(input)}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    for (const [oldKey, old] of entries) {
      if (entries.size < KEPT) break;
      if (isIdle(old)) entries.delete(oldKey);
    }
    const most = KEPT_OF[name];
    if (most !== undefined) {
      const idle = [...entries].filter(([, entry]) => entry.name === name && isIdle(entry));
      for (const [oldKey] of idle.slice(0, Math.max(0, idle.length - most))) entries.delete(oldKey);
    }
    const entry: Entry = {
      name,
      input,
      snapshot: UNKNOWN,
      listeners: new Set(),
      isStale: true,
      isTouched: false,
      holds: 0,
      asking: null,
      timer: null,
      answeredAt: Number.NEGATIVE_INFINITY,
    };
    entries.set(key, entry);
    return entry;
  };

  const show = (entry: Entry, snapshot: Snapshot<unknown>): void => {
    entry.snapshot = snapshot as Snapshot<never>;
    for (const listener of [...entry.listeners]) listener();
  };

  const fetchNow = async (entry: Entry): Promise<void> => {
    const turn = Symbol();
    entry.asking = turn;
    entry.isStale = false;
    entry.isTouched = false;
    if (!entry.snapshot.isAsking) show(entry, { ...entry.snapshot, isAsking: true });
    const result = await ask(entry.name, entry.input as never);
    if (entry.asking !== turn) return;
    entry.asking = null;
    entry.answeredAt = now();
    letFollow(entry);
    if (entry.holds > 0) {
      entry.isStale = true;
      return show(entry, { ...entry.snapshot, isAsking: false });
    }
    // That no library is open says nothing of the next one: whoever looks at it then asks anew, and sees no refusal meanwhile.
    if (!result.ok && result.error.code === 'door.no_library') {
      entry.isStale = true;
      return show(entry, { ...entry.snapshot, isAsking: false });
    }
    // A refusal keeps the last good answer in sight.
    show(
      entry,
      result.ok
        ? {
            data: SHARED.has(entry.name) ? share(entry.snapshot.data, result.value) : result.value,
            error: undefined,
            isAsking: false,
          }
        : { data: entry.snapshot.data, error: result.error, isAsking: false },
    );
    if (entry.isStale) schedule(entry);
  };

  const schedule = (entry: Entry): void => {
    if (entry.timer !== null || entry.asking !== null || entry.listeners.size === 0 || entry.holds > 0) return;
    if (isBehind(entry)) return;
    const wait = Math.max(0, MIN_GAP_MS - (now() - entry.answeredAt));
    if (wait === 0) return void fetchNow(entry);
    entry.timer = setTimeout(() => {
      entry.timer = null;
      if (entry.isStale && entry.listeners.size > 0) void fetchNow(entry);
      else letFollow(entry);
    }, wait);
  };

  /** Whether what comes before this question is being asked, or will be in a moment. */
  const isBehind = ({ name, isTouched }: Entry): boolean => {
    if (name === FIRST || (name !== LAST && !isTouched)) return false;
    return [...entries.values()].some((entry) => entry.name === FIRST && (entry.asking !== null || entry.timer !== null));
  };

  const turnOf = ({ name }: Entry): number => (name === FIRST ? 0 : name === LAST ? 2 : 1);
  const scheduleInTurn = (stale: readonly Entry[]): void => {
    for (const entry of stale.toSorted((one, other) => turnOf(one) - turnOf(other))) schedule(entry);
  };

  const letFollow = ({ name }: Entry): void => {
    if (name === FIRST) scheduleInTurn([...entries.values()].filter((entry) => entry.name !== FIRST && entry.isStale));
  };

  const touch = (stale: readonly Entry[]): void => {
    for (const entry of stale) {
      entry.isStale = true;
      entry.isTouched = true;
    }
    scheduleInTurn(stale);
  };

  return {
    read: (name, input) => entryOf(name, input).snapshot,
    fresh: (name, input) => {
      const { snapshot, listeners, holds, isStale, asking } = entryOf(name, input);
      return listeners.size > 0 || holds > 0 || (!isStale && asking === null) ? snapshot.data : undefined;
    },
    listen: (name, input, listener) => {
      const entry = entryOf(name, input);
      // A listener of its own each time: the same function may listen twice and stop once.
      const own = (): void => listener();
      entry.listeners.add(own);
      if (entry.isStale) schedule(entry);
      return () => entry.listeners.delete(own);
    },
    put: (name, input, data) => show(entryOf(name, input), { data, error: undefined, isAsking: false }),
    ahead: (name, input, edit) => {
      const entry = entryOf(name, input);
      entry.holds += 1;
      const before = entry.snapshot;
      const edited = edit(before.data);
      if (edited !== undefined) show(entry, { data: edited, error: undefined, isAsking: false });
      return (isTaken) => {
        if (!isTaken && entry.snapshot.data === edited) show(entry, { ...before, isAsking: false });
        entry.holds -= 1;
        if (entry.holds === 0) touch([entry]);
      };
    },
    markStale: (topics) => {
      const stale = [...entries.values()].filter(({ name }) => {
        const route = findRoute(name);
        return route?.kind === 'query' && route.reads.some((topic) => topics.includes(topic));
      });
      touch(stale);
    },
    markAllStale: () => {
      for (const entry of entries.values()) entry.asking = null;
      touch([...entries.values()]);
    },
    clear: () => {
      const ofLibrary = [...entries.values()].filter(({ name }) => findRoute(name)?.needs !== 'nothing');
      for (const entry of ofLibrary) {
        entry.asking = null;
        show(entry, UNKNOWN);
      }
      touch(ofLibrary);
    },
  };
}

import { type ComponentType, useEffect, useReducer, useState } from 'react';

const all: (() => Promise<unknown>)[] = [];

/**
 * A component whose code is a file of its own, loaded when it is first shown or by `loadEverything`. Once it is there it is drawn at once,
 * as any other, which React's own lazy never does; until then nothing is drawn. A file that does not come is thrown where it was to be
 * shown, and asked for again when it is shown the next time.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const start = (): Promise<void> => {
    if (Loaded !== null) return Promise.resolve();
    loading ??= load()
      .then((found) => {
        Loaded = found;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  };
  all.push(start);
  // biome-ignore lint/correctness/noComponentHookFactories: each is made once, when its module is loaded
  return function Later(props: Props) {
    const [, again] = useReducer((n: number) => n + 1, 0);
    const [fault, setFault] = useState<unknown>(null);
    const isThere = Loaded !== null;
    useEffect(() => {
      if (isThere) return;
      let isOver = false;
      const settled = (then: () => void) => (): void => {
        if (!isOver) then();
      };
      start().then(settled(again), (error: unknown) => settled(() => setFault(error))());
      return () => {
        isOver = true;
      };
    }, [isThere]);
    if (fault !== null) throw fault;
    return Loaded === null ? null : <Loaded {...props} />;
  };
}

/** Loads what `later` has not loaded yet, one file after the other; `rest` settles before each, when there is time. What does not come is left to whoever shows it. */
export async function loadEverything(rest: () => Promise<void> = async () => {}): Promise<void> {
  for (const start of all) {
    await rest();
    await start().catch(() => {});
  }
}

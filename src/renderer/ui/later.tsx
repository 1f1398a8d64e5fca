import { type ComponentType, useEffect, useReducer } from 'react';

const all: (() => Promise<unknown>)[] = [];

/**
 * A component whose code is a file of its own, loaded when it is first shown or by `loadEverything`. Once it is there it is drawn at once,
 * as any other, which React's own lazy never does; until then nothing is drawn.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const start = (): Promise<void> => {
    loading ??= load().then((found) => {
      Loaded = found;
    });
    return loading;
  };
  all.push(start);
  // biome-ignore lint/correctness/noComponentHookFactories: each is made once, when its module is loaded
  return function Later(props: Props) {
    const [, again] = useReducer((n: number) => n + 1, 0);
    const isThere = Loaded !== null;
    useEffect(() => {
      if (isThere) return;
      let isOver = false;
      void start().then(() => {
        if (!isOver) again();
      });
      return () => {
        isOver = true;
      };
    }, [isThere]);
    return Loaded === null ? null : <Loaded {...props} />;
  };
}

/** Loads what `later` has not loaded yet, one file after the other; `rest` settles before each, when there is time. */
export async function loadEverything(rest: () => Promise<void> = async () => {}): Promise<void> {
  for (const start of all) {
    await rest();
    await start();
  }
}

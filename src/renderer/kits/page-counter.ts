import { useEffect, useState } from 'react';
import { exports } from '#contract/exports.ts';
import type { KitId } from '#contract/values.ts';
import { useOutside } from '../engine/engine.tsx';

/** Changes come in bursts while a person types; the page is asked for again this long after the last one. */
const QUIET_MS = 120;

/** Rises whenever something changed that the kit's page is made of. */
export function usePageCounter(kitId: KitId): number {
  const { engine } = useOutside();
  const [counter, setCounter] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kit counts anew
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rise = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setCounter((before) => before + 1), QUIET_MS);
    };
    const stopEvents = engine.onEvent((event) => {
      if (event.type === 'changed' && exports.page.reads.some((topic) => event.topics.includes(topic))) rise();
    });
    const stopConnected = engine.onConnected(rise);
    return () => {
      clearTimeout(timer);
      stopEvents();
      stopConnected();
    };
  }, [engine, kitId]);
  return counter;
}

import { useEffect, useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import type { Answer } from '../engine/routes.ts';
import { useApp } from '../shell/app.tsx';

/** What many assets have in common. */
export type Common = Answer<'assets.common'>;

/** The contract's limit of one question. */
export const MOST_AT_ONCE = 100_000;
/** A range that grows with each press of an arrow is asked about once it stands still. */
const STILL_MS = 90;

/**
 * What a selection has in common, kept fresh; undefined until the first answer. Not through the query cache: ten thousand ids
 * are no key to keep. While a selection grows, the last answer stays in sight.
 */
export function useCommon(ids: readonly AssetId[] | null): Common | undefined {
  const { engine } = useApp();
  const [common, setCommon] = useState<Common | undefined>();
  useEffect(() => {
    if (ids === null || ids.length === 0 || ids.length > MOST_AT_ONCE) {
      setCommon(undefined);
      return;
    }
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout>;
    const read = async (): Promise<void> => {
      const result = await engine.ask('assets.common', { ids: [...ids] });
      if (isCurrent && result.ok) setCommon(result.value);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), STILL_MS);
    };
    soon();
    const stop = engine.onEvent((event) => {
      if (event.type === 'changed' && event.topics.includes('assets')) soon();
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      stop();
    };
  }, [engine, ids]);
  return common;
}

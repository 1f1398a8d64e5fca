import { useEffect, useState } from 'react';
import type { ReviewItem } from '#contract/imports.ts';
import type { Failure } from '#contract/result.ts';
import type { JobId } from '#contract/values.ts';
import { useApp } from '../shell/app.tsx';

const PAGE = 1000;

/** The rows of a finished scan as they arrive, page by page; a person decides about all of them, so all of them are needed. */
export function useReview(jobId: JobId): {
  readonly items: readonly ReviewItem[];
  readonly isComplete: boolean;
  readonly error: Failure | undefined;
} {
  const { engine } = useApp();
  const [state, setState] = useState<ReturnType<typeof useReview>>({ items: [], isComplete: false, error: undefined });
  useEffect(() => {
    let reading = Symbol();
    let isDone = false;
    const read = async (): Promise<void> => {
      const own = Symbol();
      reading = own;
      const items: ReviewItem[] = [];
      for (;;) {
        const page = await engine.ask('imports.review', { jobId, start: items.length, count: PAGE });
        if (reading !== own) return;
        if (!page.ok) return setState({ items: [...items], isComplete: false, error: page.error });
        items.push(...page.value.items);
        const isComplete = items.length >= page.value.total || page.value.items.length === 0;
        setState({ items: [...items], isComplete, error: undefined });
        isDone = isComplete;
        if (isComplete) return;
      }
    };
    void read();
    // An engine that stopped in the middle of it left a part, or nothing.
    const stop = engine.onConnected(() => {
      if (!isDone) void read();
    });
    return () => {
      stop();
      reading = Symbol();
    };
  }, [engine, jobId]);
  return state;
}

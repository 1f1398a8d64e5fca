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
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const items: ReviewItem[] = [];
      for (;;) {
        const page = await engine.ask('imports.review', { jobId, start: items.length, count: PAGE });
        if (!isCurrent) return;
        if (!page.ok) return setState({ items: [...items], isComplete: false, error: page.error });
        items.push(...page.value.items);
        const isComplete = items.length >= page.value.total || page.value.items.length === 0;
        setState({ items: [...items], isComplete, error: undefined });
        if (isComplete) return;
      }
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [engine, jobId]);
  return state;
}

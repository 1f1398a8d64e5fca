import { useEffect, useState } from 'react';
import type { Job } from '#contract/jobs.ts';

/** At most so many points; older ones are thinned, so a long export keeps its whole line. */
const POINTS = 120;

/** The speeds of a job since it was first seen here, in bytes a second. */
export function useSpeeds(job: Job): readonly number[] {
  const [speeds, setSpeeds] = useState<readonly number[]>([]);
  const { progress } = job;
  useEffect(() => {
    const speed = progress.bytesPerSecond;
    if (speed === null || speed === 0) return;
    setSpeeds((before) => [...(before.length >= POINTS ? before.filter((_, at) => at % 2 === 0) : before), speed]);
  }, [progress]);
  return speeds;
}

import { z } from 'zod';
import { command, query } from './kernel.ts';
import { Failure } from './result.ts';
import { Instant, JobId } from './values.ts';

/** How far a job is. `done` and `total` count things (files, entries), `bytes` what was read or written; null where not known. */
export const JobProgress = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  bytes: z.number(),
  totalBytes: z.number().nullable(),
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** What is being worked on, as a name a person knows (a file name). */
  current: z.string().nullable(),
});
export type JobProgress = z.infer<typeof JobProgress>;

/** `interrupted`: the engine died while it ran; the row survived and can be resumed or discarded. */
export const JobState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']);
export type JobState = z.infer<typeof JobState>;

/** One run of a job route. `result` has the shape of the route's output once `state` is done. */
export const Job = z.object({
  id: JobId,
  route: z.string(),
  title: z.string(),
  state: JobState,
  progress: JobProgress,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  error: Failure.nullable(),
  result: z.json().nullable(),
});
export type Job = z.infer<typeof Job>;

/** What a job route answers at once. */
export const JobStarted = z.object({ jobId: JobId });
export type JobStarted = z.infer<typeof JobStarted>;

const ById = z.object({ id: JobId });

export const jobs = {
  list: query({ input: z.object({}), output: z.object({ items: z.array(Job) }), reads: ['jobs'] }),
  get: query({ input: ById, output: Job, reads: ['jobs'] }),
  cancel: command({ input: ById, output: Job, touches: ['jobs'] }),
  /** Runs an interrupted or failed job again from where it stopped; what was finished is not done twice. */
  resume: command({ input: ById, output: Job, touches: ['jobs'] }),
  /** Forgets an interrupted, failed or finished job; what it finished stays. */
  discard: command({ input: ById, output: z.object({ id: JobId }), touches: ['jobs'] }),
};

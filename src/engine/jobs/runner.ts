import type { Job, JobProgress } from '#contract/jobs.ts';
import type { Topic } from '#contract/kernel.ts';
import type { EngineEvent } from '#contract/port.ts';
import type { Failure } from '#contract/result.ts';
import type { JobId } from '#contract/values.ts';
import type { JobContext } from '../door/handlers.ts';
import { closedMeanwhile } from '../door/turns.ts';
import type { App } from '../engine.ts';
import { removeScratch } from '../files/staged.ts';
import { newId } from '../ids.ts';
import type { OpenLibrary } from '../library/open.ts';
import { damageOf, Refusal, systemCode } from '../refusal.ts';
import { settlesWithin } from '../within.ts';
import { insertJob, NO_PROGRESS, saveJob, saveScratch } from './ledger.ts';

/** At most so often, in ms, is progress announced (performance.md asks for at least four a second) … */
const ANNOUNCE_MS = 150;
/** … and stored, so that an interrupted job shows how far it was. */
const STORE_MS = 1000;

/** One job to start: a fresh one, or (`resumes`) the row of an interrupted one. */
export interface JobOrder {
  readonly route: string;
  readonly title: string;
  readonly input: unknown;
  readonly topics: readonly Topic[];
  readonly resumes?: Job;
  readonly work: (context: JobContext) => Promise<unknown>;
}

/** Runs jobs of one library. */
export interface JobRunner {
  /** Starts and answers at once; the work begins in a later turn. */
  start(order: JobOrder): Job;
  /** Asks a running job to stop; false when it is not running here. */
  cancel(id: JobId): boolean;
  isRunning(id: JobId): boolean;
  /** Settles when the job has ended, at once when it is not running here. */
  ended(id: JobId): Promise<void>;
  /**
   * Stops everything because the library is being left, and waits at most so long; what was running counts as interrupted, not as
   * cancelled. A job that hangs longer is cut off: it can neither write nor say anything any more.
   */
  stopAll(patienceMs: number): Promise<void>;
}

/** Makes the runner of a library; `announce` carries events to every port. */
export function createJobRunner(app: App, library: OpenLibrary, announce: (event: EngineEvent) => void): JobRunner {
  const running = new Map<JobId, { controller: AbortController; ended: Promise<void> }>();
  let isLeaving = false;
  let isCutOff = false;

  const start = (order: JobOrder): Job => {
    if (isLeaving) throw closedMeanwhile();
    const controller = new AbortController();
    const scratch = new Set<string>();
    let job: Job = {
      id: order.resumes?.id ?? newId('job'),
      route: order.route,
      title: order.title,
      state: 'running',
      progress: NO_PROGRESS,
      startedAt: app.now().toISOString(),
      finishedAt: null,
      error: null,
      result: null,
    };
    if (order.resumes === undefined) insertJob(library.catalogue, job, order.input);
    else saveJob(library.catalogue, job);

    const beganAt = performance.now();
    let announcedAt = 0;
    let storedAt = performance.now();
    const report = (change: Partial<JobProgress>): void => {
      if (isCutOff) return;
      const stageChanged = change.stage !== undefined && change.stage !== job.progress.stage;
      job = { ...job, progress: withRate({ ...job.progress, ...change }, performance.now() - beganAt) };
      const now = performance.now();
      if (stageChanged || now - announcedAt >= ANNOUNCE_MS) {
        announcedAt = now;
        announce({ type: 'job', job });
      }
      if (now - storedAt >= STORE_MS) {
        storedAt = now;
        storeProgress();
      }
    };
    /** Whoever reports may be a timer, with nobody to tell: what cannot be written on a full disk shows as the job's own writing fails. */
    const storeProgress = (): void => {
      try {
        saveJob(library.catalogue, job);
      } catch (error) {
        app.log('The progress of a job could not be stored', error);
      }
    };
    const context: JobContext = {
      app,
      library,
      id: job.id,
      signal: controller.signal,
      report,
      changed: (topics) => {
        if (!isCutOff) announce({ type: 'changed', topics });
      },
      scratch: (path) => {
        scratch.add(path);
        saveScratch(library.catalogue, job.id, [...scratch]);
      },
      write: (deed) => {
        if (isCutOff) throw closedMeanwhile();
        return library.catalogue.transact(deed);
      },
    };

    const finish = (end: Pick<Job, 'state' | 'error' | 'result'>): void => {
      running.delete(job.id);
      // Opening the library again finds the job as it was, and marks it as interrupted.
      if (isCutOff) return;
      job = { ...job, ...end, finishedAt: app.now().toISOString() };
      try {
        saveJob(library.catalogue, job);
      } catch (error) {
        app.log('The end of a job could not be stored', error);
      }
      announce({ type: 'job', job });
      announce({ type: 'changed', topics: order.topics });
    };
    const ended = Promise.resolve()
      .then(() => order.work(context))
      .then(
        (result) => finish({ state: 'done', error: null, result: JSON.parse(JSON.stringify(result)) }),
        async (error) => {
          for (const path of scratch) await removeScratch(path);
          if (controller.signal.aborted) finish({ state: isLeaving ? 'interrupted' : 'cancelled', error: null, result: null });
          else finish({ state: 'failed', error: failureOf(error, app), result: null });
        },
      );
    running.set(job.id, { controller, ended });
    announce({ type: 'job', job });
    return job;
  };

  return {
    start,
    cancel: (id) => {
      const entry = running.get(id);
      entry?.controller.abort();
      return entry !== undefined;
    },
    isRunning: (id) => running.has(id),
    ended: async (id) => running.get(id)?.ended,
    stopAll: async (patienceMs) => {
      isLeaving = true;
      const entries = [...running.values()];
      for (const entry of entries) entry.controller.abort();
      isCutOff = !(await settlesWithin(Promise.all(entries.map((entry) => entry.ended)), patienceMs));
      if (isCutOff) app.log('A job did not stop; its library is closed without it');
    },
  };
}

/** Rate and remaining time from what was done since the start; null until a second has passed. */
function withRate(progress: JobProgress, elapsedMs: number): JobProgress {
  if (elapsedMs < 1000) return progress;
  const share =
    progress.totalBytes !== null && progress.totalBytes > 0
      ? progress.bytes / progress.totalBytes
      : progress.total !== null && progress.total > 0
        ? progress.done / progress.total
        : 0;
  return {
    ...progress,
    bytesPerSecond: Math.round((progress.bytes / elapsedMs) * 1000),
    secondsLeft: share > 0.01 ? Math.max(0, Math.round((elapsedMs / 1000) * (1 / share - 1))) : null,
  };
}

/** The envelope of whatever a job threw; the unexpected is logged once, here. */
function failureOf(error: unknown, app: App): Failure {
  if (error instanceof Refusal) return error.failure;
  if (systemCode(error) === 'ENOSPC')
    return { code: 'library.disk_full', message: 'The disk of the library is full. Free some space and resume.' };
  app.log('A job failed unexpectedly', error);
  return (
    damageOf(error) ?? { code: 'door.unexpected', message: 'Something went wrong inside Dateline. The details are in its log.' }
  );
}

import type { Client } from '#contract/client.ts';
import type { Job, JobProgress } from '#contract/jobs.ts';
import type { JobId } from '#contract/values.ts';
import { NO_PROGRESS } from '#engine/jobs/ledger.ts';
import { Refusal } from '#engine/refusal.ts';
import { answerOf, Refused } from './command.ts';
import { withSignals } from './signals.ts';
import { oneLine } from './words.ts';

/** What is said of a job that Ctrl-C or SIGTERM stopped. */
export const STOPPED = 'Stopped. What was finished stays, nothing half-done was left.';
/** Characters of the bar. */
const BAR = 24;

/**
 * Waits until a job has ended; draws its progress when standard error is a terminal. Ctrl-C and SIGTERM cancel the job: what
 * was finished stays, nothing half-done is left. A failed or cancelled job is thrown as its refusal.
 */
export async function finishJob(client: Client, id: JobId): Promise<Job> {
  const job = answerOf(
    await withSignals(
      () => void client.jobs.cancel({ id }),
      () => client.waitForJob(id, (running) => draw(running.progress)),
    ),
  );
  draw(null);
  if (job.state === 'failed' && job.error !== null) throw new Refused(job.error);
  if (job.state === 'cancelled') throw new Refused({ code: 'door.cancelled', message: STOPPED });
  return job;
}

/**
 * Work that needs no library and so is no job of one, in the same way: with a bar, and stopped by Ctrl-C and SIGTERM. What it refuses is
 * thrown as its refusal.
 */
export async function workAlone<T>(
  work: (how: { signal: AbortSignal; report: (change: Partial<JobProgress>) => void }) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let progress = NO_PROGRESS;
  const report = (change: Partial<JobProgress>): void => {
    progress = { ...progress, ...change };
    draw(progress);
  };
  try {
    return await withSignals(
      () => controller.abort(),
      () => work({ signal: controller.signal, report }),
    );
  } catch (error) {
    if (controller.signal.aborted) throw new Refused({ code: 'door.cancelled', message: STOPPED });
    throw error instanceof Refusal ? new Refused(error.failure) : error;
  } finally {
    draw(null);
  }
}

/** The bar on a terminal; null wipes it. */
function draw(progress: JobProgress | null): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\r\u001b[K${progress === null ? '' : line(progress)}`);
}

function line(progress: JobProgress): string {
  const { done, total, bytes, totalBytes, secondsLeft } = progress;
  const share = totalBytes !== null && totalBytes > 0 ? bytes / totalBytes : total !== null && total > 0 ? done / total : 0;
  const filled = Math.min(BAR, Math.round(share * BAR));
  const left = secondsLeft === null ? '' : `  ${secondsLeft} s left`;
  return `${oneLine(progress.stage).padEnd(10)} ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}${total === null ? '' : ` of ${total}`}${left}`;
}

import type { Client } from '#contract/client.ts';
import type { Job } from '#contract/jobs.ts';
import type { JobId } from '#contract/values.ts';
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
  const draws = process.stderr.isTTY === true;
  const job = answerOf(
    await withSignals(
      () => void client.jobs.cancel({ id }),
      () =>
        client.waitForJob(id, (running) => {
          if (draws) process.stderr.write(`\r\u001b[K${line(running)}`);
        }),
    ),
  );
  if (draws) process.stderr.write('\r\u001b[K');
  if (job.state === 'failed' && job.error !== null) throw new Refused(job.error);
  if (job.state === 'cancelled') throw new Refused({ code: 'door.cancelled', message: STOPPED });
  return job;
}

function line({ progress }: Job): string {
  const { done, total, bytes, totalBytes, secondsLeft } = progress;
  const share = totalBytes !== null && totalBytes > 0 ? bytes / totalBytes : total !== null && total > 0 ? done / total : 0;
  const filled = Math.min(BAR, Math.round(share * BAR));
  const left = secondsLeft === null ? '' : `  ${secondsLeft} s left`;
  return `${oneLine(progress.stage).padEnd(10)} ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}${total === null ? '' : ` of ${total}`}${left}`;
}

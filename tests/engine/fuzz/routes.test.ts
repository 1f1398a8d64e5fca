import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { JobStarted } from '#contract/jobs.ts';
import type { Route } from '#contract/kernel.ts';
import { ErrorCode, type Result } from '#contract/result.ts';
import { rooms } from '#contract/routes.ts';
import { fitting, HOSTILE, spoiled } from './arbitrary.ts';
import { openPlayground, type Playground } from './playground.ts';

/*
 * Every route of the contract is asked with values that fit it, with values of which one part is spoiled, and with nonsense. It
 * answers, in time, with what the contract promises; nothing unexpected happens inside; nothing beside the library is written.
 * fast-check prints the seed and the question when one fails. DATELINE_TESTS=full asks each route sixty times.
 */

const TIMES = process.env.DATELINE_TESTS === 'full' ? 60 : 5;
/** A hanging answer, not a slow one: in ms. */
const HANGS = 30_000;
/** A job that takes longer is cancelled, in ms. */
const JOB_MS = 1500;
/** Routes that leave the open library or put another in its place come last, after those that remove what others need. */
const LEAVING = new Set(['library.close', 'library.open', 'library.create', 'integrity.restore']);
const REMOVING = /\.(remove\w*|trash|emptyTrash|forget|discard|unwatch|close|merge|undo|take|takeFiles)$/;

const names = Object.entries(rooms)
  .flatMap(([room, verbs]) =>
    Object.entries(verbs as Record<string, Route>).map(([verb, route]) => ({ name: `${room}.${verb}`, room, verb, route })),
  )
  .toSorted((a, b) => rank(a) - rank(b));

function rank({ name, route }: { name: string; route: Route }): number {
  if (LEAVING.has(name)) return 4;
  return REMOVING.test(name) ? 3 : { query: 0, command: 1, job: 2 }[route.kind];
}

/** What is wrong with an answer, or null. */
function faultOf(route: Route, answer: Result<unknown>): string | null {
  if (!answer.ok) {
    if (!ErrorCode.safeParse(answer.error.code).success) return `the code ${answer.error.code} is in no list`;
    if (answer.error.message.trim() === '') return 'a refusal without a sentence';
    return answer.error.code === 'door.unexpected' ? 'something unexpected' : null;
  }
  const schema = route.kind === 'job' ? JobStarted : route.output;
  const parsed = schema.safeParse(answer.value);
  return parsed.success ? null : `an answer of another shape: ${z.prettifyError(parsed.error)}`;
}

async function within<T>(what: Promise<T>, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${name} hangs`)), HANGS);
  });
  return Promise.race([what, late]).finally(() => clearTimeout(timer));
}

/** Asks once and follows a job to its end. */
async function askOnce({ client, log }: Playground, one: (typeof names)[number], input: unknown): Promise<void> {
  const heard = log.length;
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<Result<unknown>>>>)[one.room]?.[
    one.verb
  ];
  if (call === undefined) throw new Error(`There is no ${one.name}.`);
  const answer = await within(call(input), one.name);
  const fault = faultOf(one.route, answer);
  if (fault !== null) throw new Error(`${one.name}: ${fault}\n${log.slice(heard).join('\n')}`);
  if (one.route.kind !== 'job' || !answer.ok) return;
  const { jobId } = JobStarted.parse(answer.value);
  const ending = client.waitForJob(jobId);
  const limit = setTimeout(() => void client.jobs.cancel({ id: jobId }), JOB_MS);
  const ended = await within(ending, `the job of ${one.name}`).finally(() => clearTimeout(limit));
  if (ended.ok && ended.value.error?.code === 'door.unexpected')
    throw new Error(`the job of ${one.name}: something unexpected\n${log.slice(heard).join('\n')}`);
}

test('every route answers whatever it is asked, and writes nothing beside the library', { timeout: 1_800_000 }, async () => {
  const playground = await openPlayground();
  const before = await playground.beside();
  const faults: string[] = [];
  for (const one of names) {
    const schema = z.toJSONSchema(one.route.input, { io: 'input', unrepresentable: 'any' }) as Parameters<typeof fitting>[0];
    const good = fitting(schema, await playground.stock());
    const asked = fc.oneof({ weight: 4, arbitrary: good }, { weight: 4, arbitrary: spoiled(good) }, fc.constantFrom(...HOSTILE));
    const property = fc.asyncProperty(asked, async (input) => {
      await askOnce(playground, one, input);
      await playground.reopen();
    });
    const { failed, counterexample, errorInstance, seed } = await fc.check(property, { numRuns: TIMES, endOnFailure: true });
    if (failed)
      faults.push(
        `${one.name} (seed ${seed}) asked ${JSON.stringify(counterexample)?.slice(0, 600)}: ${String((errorInstance as Error)?.message ?? errorInstance)}`,
      );
  }
  expect(faults).toEqual([]);
  expect(await playground.beside()).toBe(before);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type Client, createClient } from '#contract/client.ts';
import { IntegrityReport } from '#contract/integrity.ts';
import type { Job } from '#contract/jobs.ts';
import { createPortPair } from '#contract/port.ts';
import type { Result } from '#contract/result.ts';
import { createEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { createReader, type Reader } from '#engine/imports/reader/reader.ts';

/** A folder that is gone after the test. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

// The process that reads foreign files takes a second to start: the engines of one file of tests share one.
let shared: Reader | undefined;
afterAll(() => shared?.close());

/** An engine of its own with a client over an in-memory line, closed after the test. */
export async function startEngine(
  options: EngineOptions = {},
): Promise<{ engine: Engine; client: Client; folder: string; log: string[] }> {
  const folder = await tempFolder();
  const log: string[] = [];
  shared ??= createReader(() => {});
  const engine = createEngine({ home: join(folder, 'home'), log: (line) => log.push(line), reader: shared, ...options });
  const [near, far] = createPortPair();
  engine.serve(far);
  onTestFinished(() => engine.close());
  return { engine, client: createClient(near), folder, log };
}

/** The same with a new library open in it. */
export async function startLibrary({ example = false, ...options }: EngineOptions & { example?: boolean } = {}) {
  const started = await startEngine(options);
  const path = join(started.folder, 'library');
  value(await started.client.library.create({ place: { $path: path }, name: 'Test', example }));
  return { ...started, path };
}

/** The value of a good answer; a refusal fails the test with its code and sentence. */
export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}

/** The code of a refusal; a good answer fails the test. */
export function code(result: Result<unknown>): string {
  if (!result.ok) return result.error.code;
  throw new Error(`Expected a refusal and got ${JSON.stringify(result.value)}`);
}

/** Starts a job and waits for its end. */
export async function finish(client: Client, started: Promise<Result<{ jobId: Job['id'] }>>): Promise<Job> {
  const { jobId } = value(await started);
  return value(await client.waitForJob(jobId));
}

/** Imports paths and answers the report. */
export async function importAll(client: Client, ...paths: string[]) {
  const job = await finish(client, client.imports.run({ places: paths.map(($path) => ({ $path })) }));
  return { job, report: value(await client.imports.report({ jobId: job.id })) };
}

/** Checks the library and answers the report. A check that ends otherwise fails the test with what it said. */
export async function scanLibrary(client: Client, ask: { rehash?: boolean } = {}): Promise<IntegrityReport> {
  const job = await finish(client, client.integrity.scan(ask));
  if (job.state !== 'done') throw new Error(`The check ended as ${job.state}: ${JSON.stringify(job.error)}`);
  return IntegrityReport.parse(job.result);
}

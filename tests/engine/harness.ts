import { constants, existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
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

/** The same with a new library open in it, or with one of the example: a copy, so its ids are those of every other copy in this run. */
export async function startLibrary({ example = false, ...options }: EngineOptions & { example?: boolean } = {}) {
  const started = await startEngine(options);
  const path = join(started.folder, 'library');
  if (example) {
    await copyExample(path);
    value(await started.client.library.open({ place: { $path: path } }));
  } else value(await started.client.library.create({ place: { $path: path }, name: 'Test' }));
  return { ...started, path };
}

/**
 * Copies the example library to a path. It is made by an engine once a run, into the run's own temporary folder, where every file of tests
 * finds it: making it takes two seconds, copying it a twentieth of that. Two that make it at once both do, and the first keeps the place.
 */
export async function copyExample(path: string): Promise<void> {
  const made = join(tmpdir(), 'example-library');
  if (!existsSync(made)) {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-example-'));
    const staged = join(folder, 'library');
    shared ??= createReader(() => {});
    const engine = createEngine({ home: join(folder, 'home'), log: () => {}, reader: shared });
    const [near, far] = createPortPair();
    engine.serve(far);
    try {
      value(await createClient(near).library.create({ place: { $path: staged }, name: 'Test', example: true }));
    } finally {
      await engine.close();
    }
    await rename(staged, made).catch((error: unknown) => {
      if (!existsSync(made)) throw error;
    });
    await rm(folder, { recursive: true, force: true });
  }
  await cp(made, path, { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true });
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

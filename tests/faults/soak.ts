/* `npm run soak [-- --minutes 60]`: an engine process that is used as a busy office uses it, and looked at every minute. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from '#contract/client.ts';
import { IntegrityReport } from '#contract/integrity.ts';
import type { JobStarted } from '#contract/jobs.ts';
import type { Result } from '#contract/result.ts';
import { createRandom } from '../../scripts/random.ts';
import { writeJpeg } from '../engine/files.ts';
import { startEngineProcess } from '../engine/process.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } } });
const minutes = Number(values.minutes);
const random = createRandom(Number(values.seed));
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}

async function finish(client: Client, started: Promise<Result<JobStarted>>) {
  const job = value(await client.waitForJob(value(await started).jobId));
  if (job.state !== 'done') throw new Error(`${job.route} ended as ${job.state}: ${JSON.stringify(job.error)}`);
  return job;
}

/** Memory of a process and its own pages in MB (VmRSS, RssAnon); zeros where /proc is not. */
async function memoryOf(pid: number): Promise<{ all: number; own: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { all: Math.round(kb('VmRSS') / 1024), own: Math.round(kb('RssAnon') / 1024) };
}

const folder = await mkdtemp(join(tmpdir(), 'dateline-soak-'));
const engine = startEngineProcess(join(folder, 'home'));
const { client } = engine;
let files = 0;
let deeds = 0;

const DEEDS: readonly (() => Promise<unknown>)[] = [
  async () => value(await client.contacts.create({ name: `Person ${deeds}`, email: `p${deeds}@example.org` })),
  async () => {
    const one = pick(value(await client.contacts.list({})).items);
    if (one) value(await client.contacts.edit({ id: one.id, set: { role: `Role ${deeds}` } }));
  },
  async () => {
    const one = pick(value(await client.assets.list({ limit: 200 })).items);
    if (one) value(await client.assets.edit({ id: one.id, set: { caption: `Caption ${deeds}`, keywords: [`k${deeds % 50}`] } }));
  },
  async () => value(await client.assets.list({ text: `k${deeds % 50}`, limit: 50 })),
  async () => {
    const state = value(await client.history.state({}));
    if (state.undo) value(await client.history.undo({}));
  },
  async () => {
    const state = value(await client.history.state({}));
    if (state.redo) value(await client.history.redo({}));
  },
  async () => {
    const source = await mkdtemp(join(folder, 'in-'));
    for (let file = 0; file < 3; file++) await writeJpeg(join(source, `${files}.jpg`), files++, 800, 600);
    await finish(client, client.imports.run({ places: [{ $path: source }] }));
    await rm(source, { recursive: true });
  },
  async () => {
    const kit = pick(value(await client.kits.list({})).items);
    const out = join(folder, `kit-${deeds}.zip`);
    if (!kit) return;
    await finish(client, client.exports.run({ kitId: kit.id, place: { $path: out }, force: true }));
    const verdict = value(await client.exports.verify({ place: { $path: out } }));
    if (!verdict.ok) throw new Error(`A kit that was just made does not verify: ${JSON.stringify(verdict.problems)}`);
    await rm(out);
  },
];
/** How often each is done, of a hundred. */
const SHARES = [14, 14, 26, 28, 7, 7, 2, 2];

function choose(): (typeof DEEDS)[number] {
  let at = random() * 100;
  for (const [index, share] of SHARES.entries()) {
    at -= share;
    if (at < 0) return DEEDS[index] as (typeof DEEDS)[number];
  }
  return DEEDS[3] as (typeof DEEDS)[number];
}

let code = 0;
try {
  value(await client.library.create({ place: { $path: join(folder, 'library') }, example: true }));
  const end = Date.now() + minutes * 60_000;
  let look = Date.now() + 60_000;
  const seen: { all: number; own: number }[] = [];
  while (Date.now() < end) {
    await choose()();
    deeds += 1;
    if (Date.now() < look && Date.now() < end) continue;
    look = Date.now() + 60_000;
    const report = IntegrityReport.parse((await finish(client, client.integrity.scan({ rehash: false }))).result);
    if (report.findings.length > 0) throw new Error(`The check found ${JSON.stringify(report.findings.slice(0, 5))}`);
    const memory = await memoryOf(engine.child.pid ?? 0);
    seen.push(memory);
    const { total } = value(await client.assets.list({ limit: 1 }));
    console.log(`${seen.length} min: ${deeds} deeds, ${total} assets, ${memory.all} MB (own ${memory.own} MB), nothing found`);
  }
  await finish(client, client.integrity.scan({ rehash: true }));
  const left = (await readdir(join(folder, 'library', '.staging')).catch(() => [])).length;
  console.log(
    `${deeds} deeds in ${minutes} minutes, ${left} unfinished files left, own memory ${seen.map(({ own }) => own).join(' ')} MB`,
  );
  if (left > 0) code = 1;
} catch (error) {
  console.error(`After ${deeds} deeds (seed ${values.seed}): ${error instanceof Error ? error.message : error}`);
  code = 1;
} finally {
  await engine.kill();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = code;

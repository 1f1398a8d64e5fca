// npm run bench -- export [--photos 60] [--rounds 3] [--gb 5]: a kit built through the engine's contract beside cp -r, zip -0 and bsdtar
// on the very files that are in it, in one run; the writing alone; a second build; progress, cancelling and the engine's memory. With --gb
// a kit of that many gigabytes of documents as well: up to two beside the peers, more of them once, for the memory.
import { spawn, spawnSync } from 'node:child_process';
import { hash, randomFillSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { createZipWriter } from '../src/engine/exports/zip/write.ts';
import { makePhotos } from './import-corpus.mjs';
import { cpuOf } from './processor.mjs';

export const name = 'export';

const root = resolve(import.meta.dirname, '..');
const TARGETS = { zip: 0.5, write: 0.3, bsdtar: 0.9, second: 0.1, peakMB: 300, gapMs: 250, cancelMs: 200 };

/** Measures and prints. */
export async function run(options) {
  for (const peer of ['zip', 'unzip', 'bsdtar'])
    if (spawnSync(peer, ['--version']).error !== undefined) return complain(`${peer} is missing`);
  const rounds = Number(options.rounds ?? 3);
  const corpus = await makePhotos(join(root, '.cache', 'bench'), Number(options.photos ?? 60));
  console.log(`load ${loadavg()[0].toFixed(1)} before`);
  await within(async (home, start) => {
    const engine = await start();
    const kitId = await photoKit(engine.client, corpus);
    const first = await build(engine, kitId, join(home, 'first.zip'));
    console.log(`photos, first build with all pictures made: ${first.seconds.toFixed(1)} s`);
    const { runs, ratio, WHOLE, WRITE, ZIP, BSDTAR } = await compare(engine, kitId, home, rounds);
    const peak = Math.max(...runs[WHOLE].map((one) => one.peakMB));
    const verdicts = [
      ['whole build of zip -0', ratio(WHOLE, ZIP), TARGETS.zip],
      ['writing of zip -0', ratio(WRITE, ZIP), TARGETS.write],
      ['writing of bsdtar', ratio(WRITE, BSDTAR), TARGETS.bsdtar],
      ['second build of the first', median(runs[WHOLE].map((one) => one.seconds)) / first.seconds, TARGETS.second],
      ['longest wait for progress, ms', Math.max(...runs[WHOLE].map((one) => one.longestGapMs)), TARGETS.gapMs],
    ];
    console.log('\n| | reached | target |\n|---|---|---|');
    for (const [what, reached, target] of verdicts)
      console.log(
        `| ${what} | ${reached.toFixed(reached < 10 ? 3 : 0)} | ≤ ${target}${reached <= target ? '' : ', **missed**'} |`,
      );
    console.log(
      `| memory of the engine with pictures at hand, its own pages / all, MB | ${Math.round(Math.max(...runs[WHOLE].map((one) => one.ownMB)))} / ${Math.round(peak)} | |`,
    );
    console.log(`| the same while pictures are made | ${Math.round(first.ownMB)} / ${Math.round(first.peakMB)} | |`);
    for (const stage of ['make', 'write', 'verify']) {
      const ms = await cancelAt(engine, kitId, join(home, 'cancelled.zip'), stage);
      console.log(
        `| cancelled at ${stage}: gone after, ms | ${ms === null ? 'over before' : ms.toFixed(0)} | ≤ ${TARGETS.cancelMs} |`,
      );
    }
  });
  if (options.gb !== undefined) await large(Number(options.gb), rounds);
  console.log(`\nload ${loadavg()[0].toFixed(1)} after\n`);
}

/** The build of a kit whose pictures are at hand beside the peers, on the files that are in it, all of them in every round. */
async function compare(engine, kitId, home, rounds) {
  const files = join(home, 'files');
  await build(engine, kitId, join(home, 'out.zip'));
  must0(spawnSync('unzip', ['-q', join(home, 'out.zip'), '-d', files]));
  rmSync(join(home, 'out.zip'));
  const inside = walk(files);
  const sums = inside.map((path) => {
    const content = readFileSync(path); // warm for everybody
    return { path, bytes: content.length, crc32: crc32(content), sha256: hash('sha256', content, 'hex') };
  });
  const bytes = sums.reduce((sum, one) => sum + one.bytes, 0);
  console.log(`${inside.length} files, ${(bytes / 1e6).toFixed(0)} MB, ${rounds} rounds\n`);
  const ways = {
    'Dateline, whole build with verification': () => build(engine, kitId, join(home, 'out.zip')),
    'Dateline, the writing alone': () => writeAlone(sums, files, join(home, 'out.zip')),
    'cp -r': () => timed('cp', ['-r', files, join(home, 'copy')], home),
    'zip -0': () => timed('zip', ['-0', '-r', '-q', '-X', join(home, 'out.zip'), '.'], files),
    'bsdtar, stored': () =>
      timed('bsdtar', ['-cf', join(home, 'out.zip'), '--format', 'zip', '--options', 'zip:compression=store', '.'], files),
  };
  const [WHOLE, WRITE, , ZIP, BSDTAR] = Object.keys(ways);
  const runs = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [way, work] of Object.entries(ways)) {
      runs[way].push(await work());
      rmSync(join(home, 'out.zip'), { force: true });
      rmSync(join(home, 'copy'), { recursive: true, force: true });
    }
  }
  rmSync(files, { recursive: true });
  const ratio = (of, against) => median(runs[of].map((one, index) => one.seconds / runs[against][index].seconds));
  console.log('| what | s (min–max) | processor s | MB/s | of zip -0 | of bsdtar | of cp -r |\n|---|---|---|---|---|---|---|');
  for (const [way, measured] of Object.entries(runs)) {
    const seconds = measured.map((one) => one.seconds);
    const shares = [ZIP, BSDTAR, 'cp -r'].map((peer) => (peer === way ? '' : ratio(way, peer).toFixed(2)));
    console.log(
      `| ${way} | ${median(seconds).toFixed(2)} (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}) | ${median(measured.map((one) => one.cpu)).toFixed(2)} | ${(bytes / 1e6 / median(seconds)).toFixed(0)} | ${shares.join(' | ')} |`,
    );
  }
  return { runs, ratio, WHOLE, WRITE, ZIP, BSDTAR };
}

/** A kit of so many gigabytes of documents: beside the peers while that is not too long, else built once for its memory. */
async function large(gigabytes, rounds) {
  await within(async (home, start) => {
    const source = join(home, 'source');
    mkdirSync(source);
    const each = gigabytes <= 2 ? 5_000_000 : 100_000_000;
    const noise = Buffer.alloc(each);
    for (let n = 0; n < Math.ceil((gigabytes * 1e9) / each); n++) {
      randomFillSync(noise);
      noise.write('%PDF-1.4\n', 0, 'latin1');
      const fd = openSync(join(source, `document-${n}.pdf`), 'w');
      writeSync(fd, noise);
      closeSync(fd);
    }
    const importer = await start();
    const kitId = await documentKit(importer.client, source);
    await importer.end();
    rmSync(source, { recursive: true });
    const engine = await start();
    const built = await build(engine, kitId, join(home, 'large.zip'));
    if (gigabytes <= 2) await compare(engine, kitId, home, rounds);
    const cancelled = await cancelAt(engine, kitId, join(home, 'cancelled.zip'), 'write');
    console.log(
      `\n${gigabytes} GB of documents: ${built.seconds.toFixed(0)} s with verification, ${(statSync(join(home, 'large.zip')).size / 1e6 / built.seconds).toFixed(0)} MB/s; ` +
        `engine, its own pages ${Math.round(built.ownMB)} MB, all ${Math.round(built.peakMB)} MB (target ${TARGETS.peakMB}); longest wait for progress ${built.longestGapMs.toFixed(0)} ms; cancelled in ${cancelled?.toFixed(0)} ms`,
    );
  });
}

/** A folder and engines of its own, which are gone afterwards. */
async function within(work) {
  const home = mkdtempSync(join(tmpdir(), 'dateline-bench-export-'));
  const running = [];
  const start = async () => {
    const { createChannelPort } = await import('../src/contract/channel.ts');
    const { createClient } = await import('../src/contract/client.ts');
    // As main starts it (src/main/engine.ts): the allocator decides how much of what libvips has let go of stays.
    const child = spawn(process.execPath, ['--max-semi-space-size=4', join(root, 'src/engine/process.ts')], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576', DATELINE_HOME: join(home, 'home') },
    });
    const client = createClient(createChannelPort(child));
    const ended = new Promise((settle) => child.once('exit', settle));
    const end = async () => {
      if (child.connected) child.disconnect();
      await ended;
    };
    running.push(end);
    const place = { $path: join(home, 'library') };
    must(await (existsSync(place.$path) ? client.library.open({ place }) : client.library.create({ place })));
    return { client, pid: child.pid, end };
  };
  try {
    await work(home, start);
  } finally {
    for (const end of running) await end();
    rmSync(home, { recursive: true, force: true });
  }
}

async function imported(client, folder) {
  const job = must(await client.waitForJob(must(await client.imports.run({ places: [{ $path: folder }] })).jobId));
  if (job.state !== 'done') throw new Error(`The import ended as ${job.state}.`);
  return must(await client.assets.list({ limit: 1000 })).items;
}

async function photoKit(client, folder) {
  const items = await imported(client, folder);
  for (const { id } of items)
    must(
      await client.assets.edit({
        id,
        set: { caption: 'A photo of the bench', altText: 'Noise', credit: 'Photo: bench', usageTerms: 'Free' },
      }),
    );
  const sections = [{ kind: 'photos', items: items.map(({ id }) => ({ kind: 'asset', assetId: id })) }];
  return must(await client.kits.create({ title: 'Bench', date: '2026-01-02', sections })).id;
}

async function documentKit(client, folder) {
  const items = await imported(client, folder);
  const sections = [{ kind: 'documents', items: items.map(({ id }) => ({ kind: 'asset', assetId: id })) }];
  return must(await client.kits.create({ title: 'Bench', date: '2026-01-02', sections })).id;
}

/** One build, with the engine's memory and the longest time without news of it. */
async function build({ client, pid }, kitId, path) {
  const memory = watchMemory(pid);
  let heardAt = performance.now();
  let longestGapMs = 0;
  const stop = client.onEvent((event) => {
    if (event.type !== 'job') return;
    longestGapMs = Math.max(longestGapMs, performance.now() - heardAt);
    heardAt = performance.now();
  });
  const cpuBefore = cpuOf(pid);
  const beganAt = performance.now();
  const job = must(await client.waitForJob(must(await client.exports.run({ kitId, place: { $path: path }, force: true })).jobId));
  const seconds = (performance.now() - beganAt) / 1000;
  const cpu = cpuOf(pid) - cpuBefore;
  stop();
  const peaks = memory.stop();
  if (job.state !== 'done') throw new Error(`The export ended as ${job.state}: ${JSON.stringify(job.error)}`);
  return { seconds, cpu, longestGapMs, ...peaks };
}

/** Milliseconds from the wish to cancel until the job has ended; null when it was over before. */
async function cancelAt({ client }, kitId, path, stage) {
  const { jobId } = must(await client.exports.run({ kitId, place: { $path: path }, force: true }));
  let askedAt = 0;
  const stop = client.onEvent((event) => {
    if (event.type !== 'job' || event.job.id !== jobId || event.job.progress.stage !== stage || askedAt !== 0) return;
    askedAt = performance.now();
    void client.jobs.cancel({ id: jobId });
  });
  const job = must(await client.waitForJob(jobId));
  const ms = performance.now() - askedAt;
  stop();
  const left = readdirSync(join(path, '..')).filter((name) => name.endsWith('.dateline-part') || name === 'cancelled.zip');
  if (job.state === 'cancelled' && left.length > 0) throw new Error(`A cancelled export left ${left.join(', ')}.`);
  rmSync(path, { force: true });
  return job.state === 'cancelled' ? ms : null;
}

/** The zip writer alone, checksums known, as for originals since their import. */
async function writeAlone(sums, folder, path) {
  const cpuBefore = process.cpuUsage();
  const beganAt = performance.now();
  const writer = must(
    await createZipWriter(path, {
      at: { y: 2026, m: 1, d: 2, h: 12, min: 0, s: 0 },
      expectedBytes: sums.reduce((sum, one) => sum + one.bytes, 0),
    }),
  );
  for (const one of sums) {
    const source = { kind: 'file', ...one };
    must(await writer.add({ name: one.path.slice(folder.length + 1), source }));
  }
  must(await writer.finish());
  const seconds = (performance.now() - beganAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds, cpu: (user + system) / 1e6 };
}

function timed(command, words, cwd) {
  return new Promise((settle, refuse) => {
    const beganAt = performance.now();
    const child = spawn(command, words, { cwd, stdio: 'ignore' });
    let cpu = 0;
    const look = setInterval(() => {
      cpu = Math.max(cpu, cpuOf(child.pid));
    }, 10);
    child.once('error', refuse);
    child.once('exit', (status) => {
      clearInterval(look);
      if (status !== 0) return refuse(new Error(`A peer ended with ${status}`));
      settle({ seconds: (performance.now() - beganAt) / 1000, cpu });
    });
  });
}

/** Samples what a process holds: with the pages of files, and without them. */
function watchMemory(pid) {
  let peakMB = 0;
  let ownMB = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kB = (field) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
      peakMB = Math.max(peakMB, (kB('VmRSS') * 1024) / 1e6);
      ownMB = Math.max(ownMB, (kB('RssAnon') * 1024) / 1e6);
    } catch {
      // ended, or a system without /proc
    }
  }, 25);
  return {
    stop: () => {
      clearInterval(timer);
      return { peakMB, ownMB };
    },
  };
}

const walk = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function must(result) {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function must0({ status, error }) {
  if (status !== 0) throw new Error(`A peer ended with ${status} ${error ?? ''}`);
}

function complain(message) {
  console.error(`bench: ${message}`);
  process.exitCode = 2;
}

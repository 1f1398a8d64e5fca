// npm run bench -- import [--size small|full] [--rounds 3]: an import through the engine's contract beside vipsthumbnail, which makes only
// the two previews, on the same files and cores in one run; and the engine's memory while many files come in.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makePhotos, makeSmallFiles } from './import-corpus.mjs';

export const name = 'import';

const APP = 'Dateline';

const root = resolve(import.meta.dirname, '..');
/** Photos for the comparison, and small files for the two looks at memory. */
const SIZES = {
  /** To see that the bench itself works; its figures say nothing. */
  tiny: { photos: 6, few: 50, many: 200 },
  small: { photos: 30, few: 200, many: 2000 },
  full: { photos: 150, few: 1000, many: 10_000 },
};
const TARGETS = { effort4: 0.4, effort1: 0.55, peakMB: 650 };

/** Measures and prints; ends without figures, and says so, when the peer is not installed. */
export async function run(options) {
  const size = SIZES[options.size ?? 'small'];
  if (size === undefined) return complain('--size is tiny, small or full');
  if (spawnSync('vipsthumbnail', ['--version']).status !== 0)
    return complain('vipsthumbnail is missing: apt-get install --no-install-recommends libvips-tools');
  const cores = Number(options.cores ?? availableParallelism());
  const rounds = Number(options.rounds ?? 3);
  const corpus = await makePhotos(join(root, '.cache', 'bench'), size.photos);
  const files = readdirSync(corpus).map((file) => join(corpus, file));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  for (const file of files) readFileSync(file); // warm, so that nobody pays for the disk
  console.log(`${files.length} photos, ${(bytes / 1e6).toFixed(0)} MB, ${rounds} rounds, load ${loadavg()[0].toFixed(1)} before`);

  const ways = {
    [APP]: () => importInto(corpus),
    'vipsthumbnail, effort 4': () => thumbnails(files, cores, 4),
    'vipsthumbnail, effort 1': () => thumbnails(files, cores, 1),
  };
  const runs = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  // all of them in every round, so that a slow minute of the machine is shared
  for (let round = 0; round < rounds; round++) for (const [way, work] of Object.entries(ways)) runs[way].push(await work());
  const ratio = (against) => median(runs[APP].map((one, index) => one.seconds / runs[against][index].seconds));

  console.log(
    '\n| what | s (min–max) | photos/s | MB/s | peak memory MB | Dateline takes, of it | target |\n|---|---|---|---|---|---|---|',
  );
  for (const [way, measured] of Object.entries(runs)) {
    const seconds = measured.map((one) => one.seconds);
    const middle = median(seconds);
    const share = way === APP ? '' : ratio(way).toFixed(2);
    const target = way === APP ? `peak ≤ ${TARGETS.peakMB}` : `≤ ${way.endsWith('4') ? TARGETS.effort4 : TARGETS.effort1}`;
    console.log(
      `| ${way} | ${middle.toFixed(1)} (${Math.min(...seconds).toFixed(1)}–${Math.max(...seconds).toFixed(1)}) | ${(files.length / middle).toFixed(1)} | ${(bytes / 1e6 / middle).toFixed(0)} | ${Math.round(Math.max(...measured.map((one) => one.peakMB)))} | ${share} | ${target} |`,
    );
  }
  console.log(`\nlongest wait of a query during an import: ${Math.max(...runs[APP].map((one) => one.longestMs)).toFixed(0)} ms`);

  console.log(
    '\n| small files | s | files/s | engine, peak MB | of it its own, MB | engine and reader, peak MB | second import s |\n|---|---|---|---|---|---|---|',
  );
  for (const count of [size.few, size.many]) {
    const folder = await makeSmallFiles(join(root, '.cache', 'bench'), count);
    const one = await importInto(folder, true);
    console.log(
      `| ${count} | ${one.seconds.toFixed(1)} | ${(count / one.seconds).toFixed(0)} | ${Math.round(one.engineMB)} | ${Math.round(one.ownMB)} | ${Math.round(one.peakMB)} | ${one.again.toFixed(2)} |`,
    );
  }
  console.log(`\nload ${loadavg()[0].toFixed(1)} after\n`);
}

/** Imports a folder into a new library by an engine process of its own; the engine's start is not counted, its reader's is. */
async function importInto(folder, twice = false) {
  const { createChannelPort } = await import('../src/contract/channel.ts');
  const { createClient } = await import('../src/contract/client.ts');
  const home = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const child = spawn(process.execPath, [join(root, 'src/engine/process.ts')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, DATELINE_HOME: join(home, 'home') },
  });
  const client = createClient(createChannelPort(child));
  const ended = new Promise((settle) => child.once('exit', settle));
  try {
    must(await client.library.create({ place: { $path: join(home, 'library') } }));
    const memory = watchMemory(child.pid);
    const questions = askMeanwhile(client);
    const beganAt = performance.now();
    const job = must(await client.waitForJob(must(await client.imports.run({ places: [{ $path: folder }] })).jobId));
    const seconds = (performance.now() - beganAt) / 1000;
    const longestMs = await questions.stop();
    const peaks = memory.stop();
    if (job.state !== 'done' || job.result.refused > 0)
      throw new Error(`The import ended as ${job.state}: ${JSON.stringify(job.result)}`);
    let again = 0;
    if (twice) {
      const secondAt = performance.now();
      must(await client.waitForJob(must(await client.imports.run({ places: [{ $path: folder }] })).jobId));
      again = (performance.now() - secondAt) / 1000;
    }
    return { seconds, longestMs, again, ...peaks };
  } finally {
    child.disconnect();
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}

/** Asks the engine for the newest page again and again, and remembers the longest wait. */
function askMeanwhile(client) {
  let isOver = false;
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      const askedAt = performance.now();
      await client.assets.list({ limit: 50 });
      longest = Math.max(longest, performance.now() - askedAt);
      await new Promise((settle) => setTimeout(settle, 200));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await asking;
      return longest;
    },
  };
}

/** Both sizes by vipsthumbnail, a process a core, eight files a call: the best it does from a shell. */
async function thumbnails(files, cores, effort) {
  const out = mkdtempSync(join(tmpdir(), 'dateline-bench-vips-'));
  const batches = Array.from({ length: Math.ceil(files.length / 8) }, (_, index) =>
    files.slice(index * 8, index * 8 + 8),
  ).values();
  const memory = watchMemory(process.pid, false);
  const beganAt = performance.now();
  const worker = async () => {
    for (const batch of batches) {
      for (const px of [1600, 320]) {
        const target = join(out, `%s.${px}.webp[Q=80,effort=${effort}]`);
        const child = spawn('vipsthumbnail', ['--size', `${px}x${px}`, '--output', target, ...batch], {
          stdio: 'ignore',
          env: { ...process.env, VIPS_CONCURRENCY: '1' },
        });
        const code = await new Promise((settle) => child.once('exit', settle));
        if (code !== 0) throw new Error(`vipsthumbnail ended with ${code}.`);
      }
    }
  };
  await Promise.all(Array.from({ length: cores }, worker));
  const seconds = (performance.now() - beganAt) / 1000;
  const peaks = memory.stop();
  const made = readdirSync(out).length;
  rmSync(out, { recursive: true, force: true });
  if (made !== files.length * 2) throw new Error(`vipsthumbnail made ${made} of ${files.length * 2} previews.`);
  return { seconds, ...peaks };
}

/**
 * Samples the resident memory of a process and everything it started, or only of what it started; and of the process alone, with and
 * without the pages of files, which belong to the system and are given back when somebody needs them (the catalogue is read through mmap).
 */
function watchMemory(pid, includesItself = true) {
  let peakMB = 0;
  let engineMB = 0;
  let ownMB = 0;
  const timer = setInterval(() => {
    const own = residentMB(pid);
    engineMB = Math.max(engineMB, own);
    ownMB = Math.max(ownMB, anonymousMB(pid));
    peakMB = Math.max(peakMB, (includesItself ? own : 0) + descendants(pid).reduce((sum, each) => sum + residentMB(each), 0));
  }, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return { peakMB, engineMB, ownMB };
    },
  };
}

/** What a process holds that no file stands behind, in MB. */
function anonymousMB(pid) {
  try {
    const kB = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kB ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

function residentMB(pid) {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6;
  } catch {
    return 0;
  }
}

function descendants(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
    return children.flatMap((child) => [child, ...descendants(child)]);
  } catch {
    return [];
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function must(result) {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function complain(message) {
  console.error(`bench: ${message}`);
  process.exitCode = 2;
}

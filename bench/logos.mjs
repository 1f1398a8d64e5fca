// npm run bench -- logos [--count 3000] [--rounds 3]: real logos (simple-icons) imported through the engine's contract beside rsvg-convert, which
// only draws the two previews; whether each preview is right; and five renditions a logo beside the same peer.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const name = 'logos';

const root = resolve(import.meta.dirname, '..');
/** Of rsvg-convert on the same files and cores: it starts a process for each drawing and writes PNG, an import hashes, stores, indexes and writes WebP. */
const TARGETS = { import: 1, renditions: 1 };
const SAMPLE = 60;

/** Measures and prints; ends without figures, and says so, when the peer or the package is missing. */
export async function run(options) {
  if (spawnSync('rsvg-convert', ['--version']).status !== 0)
    return complain('rsvg-convert is missing: apt-get install --no-install-recommends librsvg2-bin');
  const icons = iconsFolder();
  if (icons === null) return complain('simple-icons is missing: npm install');
  const count = Number(options.count ?? 3000);
  const rounds = Number(options.rounds ?? 3);
  const cores = availableParallelism();
  const work = mkdtempSync(join(tmpdir(), 'dateline-bench-logos-'));
  try {
    const corpus = join(work, 'icons');
    mkdirSync(corpus);
    const names = readdirSync(icons)
      .filter((one) => one.endsWith('.svg'))
      .toSorted();
    for (let at = 0; at < Math.min(count, names.length); at++) copyFileSync(join(icons, names[at]), join(corpus, names[at]));
    const files = readdirSync(corpus).map((one) => join(corpus, one));
    console.log(`${files.length} logos, ${rounds} rounds, load ${loadavg()[0].toFixed(1)} before`);
    const times = { dateline: [], peer: [] };
    let checked = null;
    for (let round = 0; round < rounds; round++) {
      const one = await importAndCheck(corpus, work, round === 0);
      times.dateline.push(one.seconds);
      checked ??= one.checked;
      times.peer.push(await drawAll(files, cores, join(work, 'peer'), [320, 1600]));
    }
    table('import', times, files.length, TARGETS.import);
    console.log(
      `\npreviews: ${checked.right} of ${checked.seen} right, ${checked.missing} missing (compared with rsvg-convert at 320 px)`,
    );
    const some = files.filter((_, at) => at % Math.ceil(files.length / SAMPLE) === 0);
    const sets = { dateline: [], peer: [] };
    for (let round = 0; round < rounds; round++) {
      sets.dateline.push(await renditions(some, cores));
      sets.peer.push(await drawAll(some, cores, join(work, 'sets'), [512, 1024, 2048]));
    }
    table('renditions: PNG 512, 1024, 2048, WebP and JPEG 1024; the peer only the PNGs', sets, some.length, TARGETS.renditions);
    console.log(`\nload ${loadavg()[0].toFixed(1)} after\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function iconsFolder() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('simple-icons')), 'icons');
  } catch {
    return null;
  }
}

function table(what, { dateline, peer }, count, target) {
  const ratio = median(dateline.map((seconds, at) => seconds / peer[at]));
  console.log(`\n| ${what} | s (min–max) | logos/s | of the peer | target |\n|---|---|---|---|---|`);
  for (const [way, seconds] of [
    ['Dateline', dateline],
    ['rsvg-convert', peer],
  ])
    console.log(
      `| ${way} | ${median(seconds).toFixed(1)} (${Math.min(...seconds).toFixed(1)}–${Math.max(...seconds).toFixed(1)}) | ${(count / median(seconds)).toFixed(0)} | ${way === 'Dateline' ? ratio.toFixed(2) : ''} | ${way === 'Dateline' ? `≤ ${target}` : ''} |`,
    );
}

/** Imports a folder into a new library by an engine process of its own and looks at every preview. */
async function importAndCheck(folder, work, wantsCheck) {
  const { createChannelPort } = await import('../src/contract/channel.ts');
  const { createClient } = await import('../src/contract/client.ts');
  const home = mkdtempSync(join(work, 'home-'));
  const child = spawn(process.execPath, [join(root, 'src/engine/process.ts')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, DATELINE_HOME: join(home, 'home') },
  });
  const client = createClient(createChannelPort(child));
  const ended = new Promise((settle) => child.once('exit', settle));
  try {
    must(await client.library.create({ place: { $path: join(home, 'library') } }));
    const beganAt = performance.now();
    const job = must(await client.waitForJob(must(await client.imports.run({ places: [{ $path: folder }] })).jobId));
    const seconds = (performance.now() - beganAt) / 1000;
    if (job.state !== 'done' || job.result.refused > 0)
      throw new Error(`The import ended as ${job.state}: ${JSON.stringify(job.result)}`);
    return { seconds, checked: wantsCheck ? await check(client, folder) : null };
  } finally {
    child.disconnect();
    await ended;
  }
}

/** Compares each preview with the peer's drawing: a previews is right when at most one pixel in a hundred is far off (WebP loses a little). */
async function check(client, folder) {
  const { sharp } = await import('../src/engine/pictures/sharp.ts');
  const result = { seen: 0, right: 0, missing: 0 };
  for (let after; ; ) {
    const page = must(await client.assets.list({ limit: 500, ...(after === undefined ? {} : { after }) }));
    for (const asset of page.items) {
      result.seen++;
      const made = await client.assets.preview({ sha256: asset.sha256, size: 320 });
      if (!made.ok) {
        result.missing++;
        continue;
      }
      const own = await sharp(made.value.place.$path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const { width, height } = own.info;
      const drawn = spawnSync('rsvg-convert', ['-w', String(width), '-h', String(height), join(folder, asset.filename)], {
        maxBuffer: 1e8,
      });
      const peer = await sharp(drawn.stdout).ensureAlpha().raw().toBuffer();
      let far = 0;
      for (let at = 3; at < peer.length; at += 4) if (Math.abs(peer[at] - own.data[at]) > 48) far++;
      if (far <= (width * height) / 100) result.right++;
    }
    if (page.next === null) return result;
    after = page.next;
  }
}

/** Five renditions of each logo, as the toolbox makes them, on all cores. */
async function renditions(files, cores) {
  const { readFile } = await import('node:fs/promises');
  const { renderSvg } = await import('../src/engine/pictures/svg.ts');
  const beganAt = performance.now();
  const queue = files.values();
  await Promise.all(
    Array.from({ length: cores + 1 }, async () => {
      for (const file of queue) {
        const svg = await readFile(file, 'utf8');
        for (const wish of [
          { width: 512, format: 'png' },
          { width: 1024, format: 'png' },
          { width: 2048, format: 'png' },
          { width: 1024, format: 'webp' },
          { width: 1024, format: 'jpg' },
        ])
          must(await renderSvg(svg, wish));
      }
    }),
  );
  return (performance.now() - beganAt) / 1000;
}

/** The peer: one process a drawing, as many at once as there are cores. */
async function drawAll(files, cores, out, widths) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const jobs = files.flatMap((file) => widths.map((width) => ({ file, width }))).values();
  const beganAt = performance.now();
  await Promise.all(
    Array.from({ length: cores }, async () => {
      for (const { file, width } of jobs)
        await new Promise((settle, refuse) => {
          const child = spawn(
            'rsvg-convert',
            ['-w', String(width), file, '-o', join(out, 'drawn.png').replace('drawn', `${width}-${file.split('/').at(-1)}`)],
            {
              stdio: 'ignore',
            },
          );
          child.once('exit', settle).once('error', refuse);
        });
    }),
  );
  return (performance.now() - beganAt) / 1000;
}

function must(result) {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function complain(what) {
  console.error(`bench logos: ${what}`);
  process.exitCode = 2;
}

// npm run bench -- sheets [--rounds 3]: contact sheets of 200 and 1,000 cached previews as PDF and PNG beside ImageMagick's montage on the same
// previews with their names under them; whole processes, start-up included, with their peak memory.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cpuOf } from './processor.mjs';

export const name = 'sheets';

const root = resolve(import.meta.dirname, '..');
/** Of montage's time for 200 pictures as PNG; of the time of 200, what 1,000 may take; MB. */
const TARGETS = { pdf: 0.08, png: 0.12, growth: 5, memory: 450 };
/** Six columns of ten rows on A3, which at 150 dots an inch is about the page of montage with its cells of 320 x 240 px. */
const LOOK = {
  columns: 6,
  rows: 10,
  paper: 'a3',
  orientation: 'portrait',
  marginMm: 10,
  captions: ['number', 'title', 'filename'],
  captionLines: 2,
  showRights: true,
  pageNumbers: true,
  marks: 'none',
  language: 'en',
};
const FEW = 200;
const MANY = 1000;

/** Measures and prints; ends without figures, and says so, when the peer is missing. */
export async function run(options) {
  if (spawnSync('montage', ['-version']).status !== 0) {
    console.error('bench: montage is missing: apt-get install --no-install-recommends imagemagick');
    process.exitCode = 1;
    return;
  }
  const rounds = Number(options.rounds ?? 3);
  const work = mkdtempSync(join(tmpdir(), 'dateline-bench-sheets-'));
  try {
    const previews = join(work, 'previews');
    await makePreviews(previews);
    const files = readdirSync(previews)
      .toSorted()
      .map((one) => join(previews, one));
    console.log(`${rounds} rounds, load ${loadavg()[0].toFixed(1)} before`);
    const ways = {
      montage: () => measured('montage', montage(files.slice(0, FEW), work), work),
      pdf: () => made('pdf', previews, FEW, work),
      // The same once more: what was printed is in the cache of the library.
      pdfAgain: () => made('pdfAgain', previews, FEW, work),
      png: () => made('png', previews, FEW, work),
      pdfMany: () => made('pdf', previews, MANY, work),
      pngMany: () => made('png', previews, MANY, work),
    };
    await ways.pdfAgain(); // puts the prints into the cache
    await ways.png(); // and what Node compiles into its own
    const runs = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
    for (let round = 0; round < rounds; round++)
      for (const [way, measure] of Object.entries(ways)) runs[way].push(await measure());
    print(runs);
    checkMany(await made('pdf', previews, MANY, work, true));
    console.log(`\nload ${loadavg()[0].toFixed(1)} after\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Shapes of photographs as they stand in a library, as 320 px previews: 3 : 2, 4 : 3, and every fourth on end. */
const SHAPES = [
  [213, 320],
  [320, 213],
  [320, 240],
  [320, 213],
];
const shapeOf = (at) => SHAPES[at % SHAPES.length] ?? [320, 213];

/** Small previews as an import makes them: 320 px WebP of the example's pictures, each a part of its own in colours of its own. */
async function makePreviews(folder) {
  const { sharp } = await import('../src/engine/pictures/sharp.ts');
  mkdirSync(folder);
  const photos = join(root, 'resources', 'example', 'photos');
  const small = [];
  for (const photo of readdirSync(photos).toSorted())
    small.push(
      await sharp(readFileSync(join(photos, photo)))
        .autoOrient()
        .resize(400, 400, { fit: 'cover' })
        .png()
        .toBuffer(),
    );
  for (let at = 0; at < MANY; at++) {
    const [width, height] = shapeOf(at);
    await sharp(small[at % small.length])
      .extract({ left: at % 77, top: at % 79, width, height })
      .modulate({ hue: (at * 7) % 360, brightness: 0.85 + (at % 7) / 20 })
      .webp({ quality: 80, effort: 1 })
      .toFile(join(folder, `${String(at).padStart(4, '0')}.webp`));
  }
}

const montage = (files, work) => [
  '-label',
  '%t',
  ...files,
  '-tile',
  '6x10',
  '-geometry',
  '320x240+8+8',
  join(outIn(work), 'montage.png'),
];

function outIn(work) {
  const out = join(work, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  return out;
}

const made = (format, previews, count, work, keep = false) =>
  measured(process.execPath, [import.meta.filename, format, previews, String(count), outIn(work)], work, keep);

/** Runs a program and answers its seconds and the most memory it held, in MB. */
function measured(program, words, work, keep) {
  return new Promise((settle, refuse) => {
    const beganAt = performance.now();
    // As main starts the engine (src/main/engine.ts): Node keeps what it has compiled.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(work, 'compiled') };
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'], env });
    let memory = 0;
    let cpu = 0;
    const look = setInterval(() => {
      memory = Math.max(memory, peakOf(child.pid));
      cpu = Math.max(cpu, cpuOf(child.pid));
    }, 10);
    child.once('exit', (code) => {
      clearInterval(look);
      if (code !== 0) return refuse(new Error(`${program} ended with ${code}`));
      settle({ seconds: (performance.now() - beganAt) / 1000, memory, cpu, out: keep ? join(work, 'out') : null });
    });
  });
}

function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function print(runs) {
  const ratio = (way, other) => median(runs[way].map(({ seconds }, at) => seconds / runs[other][at].seconds));
  const rows = [
    ['montage, 200 as PNG', 'montage', '', ''],
    ['Dateline, 200 as PDF', 'pdf', `${ratio('pdf', 'montage').toFixed(3)} of montage`, `≤ ${TARGETS.pdf}`],
    [
      'Dateline, the same 200 as PDF again',
      'pdfAgain',
      `${ratio('pdfAgain', 'montage').toFixed(3)} of montage`,
      `≤ ${TARGETS.pdf}`,
    ],
    ['Dateline, 200 as PNG', 'png', `${ratio('png', 'montage').toFixed(3)} of montage`, `≤ ${TARGETS.png}`],
    [
      'Dateline, 1,000 as PDF',
      'pdfMany',
      `${ratio('pdfMany', 'pdf').toFixed(1)} of 200`,
      `≤ ${TARGETS.growth}, ≤ ${TARGETS.memory} MB`,
    ],
    [
      'Dateline, 1,000 as PNG',
      'pngMany',
      `${ratio('pngMany', 'png').toFixed(1)} of 200`,
      `≤ ${TARGETS.growth}, ≤ ${TARGETS.memory} MB`,
    ],
  ];
  console.log('\n| what | s (min–max) | processor s | peak memory MB | ratio | target |\n|---|---|---|---|---|---|');
  for (const [what, way, said, target] of rows) {
    const seconds = runs[way].map((one) => one.seconds);
    const memory = Math.max(...runs[way].map((one) => one.memory));
    console.log(
      `| ${what} | ${median(seconds).toFixed(2)} (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}) | ${median(runs[way].map((one) => one.cpu)).toFixed(2)} | ${memory.toFixed(0)} | ${said} | ${target} |`,
    );
  }
}

/** That nothing was left out: a PDF is fast that has no pictures. */
function checkMany({ out }) {
  const list = spawnSync('pdfimages', ['-list', join(out, 'sheet.pdf')], { encoding: 'utf8', maxBuffer: 1e8 });
  if (list.status !== 0) return console.log('\npdfimages is missing: the pictures of the PDF were not counted.');
  console.log(`\n${list.stdout.split('\n').filter((line) => / jpeg /.test(line)).length} of ${MANY} pictures are in the PDF.`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Makes one sheet: what a run of this file as a program does, so that its start and its memory count. */
async function make(format, folder, count, out) {
  const resources = join(root, 'resources');
  const pictures = Array.from({ length: count }, (_, at) => {
    const name = String(at).padStart(4, '0');
    return {
      assetId: `ast_${name.padStart(16, '0')}`,
      label: name,
      title: `Harbour at dawn, ${at}`,
      caption: '',
      filename: `2014-12-08_copenhagen_${name}.jpg`,
      credit: '',
      altText: `Boats in the harbour, ${at}`,
      date: null,
      width: shapeOf(at)[0],
      height: shapeOf(at)[1],
      sha256: name,
      ground: 'ground',
      isPhoto: true,
      usable: { verdict: 'unset' },
      rating: 0,
      colour: null,
      choice: null,
    };
  });
  const content = {
    title: 'Bench',
    look: LOOK,
    brand: { organisation: 'City of Copenhagen', colour: '#0b4f79', logo: null, footer: [] },
    date: '2014-12-08',
    notice: null,
    body: { kind: 'pictures', pictures },
  };
  const workshop = {
    previews: (sha256) => readFile(join(folder, `${sha256}.webp`)),
    prints: null,
    logoSvg: null,
    signal: new AbortController().signal,
  };
  if (format === 'pdfAgain') {
    const { printsOfLibrary } = await import('../src/engine/sheets/prints.ts');
    workshop.prints = printsOfLibrary({ cache: join(folder, '..', 'cache'), staging: join(folder, '..', 'staging') });
  }
  if (format !== 'png') {
    const { createPdfWriter } = await import('../src/engine/releases/documents/pdf.ts');
    const { sheetPdf } = await import('../src/engine/sheets/pdf.ts');
    const documents = createPdfWriter({
      templatesFolder: join(resources, 'templates', 'typst'),
      fontsFolder: join(resources, 'fonts'),
    });
    await writeFile(join(out, 'sheet.pdf'), (await sheetPdf(documents, content, '2014-12-08T12:00:00Z', workshop)).bytes);
  } else {
    const { sheetPngs } = await import('../src/engine/sheets/png.ts');
    await sheetPngs(join(resources, 'fonts'), content, workshop, (page, bytes) =>
      writeFile(join(out, `sheet-${page + 1}.png`), bytes),
    );
  }
}

if (process.argv[1] === import.meta.filename) {
  const [format, folder, count, out] = process.argv.slice(2);
  await make(format, folder, Number(count), out);
}

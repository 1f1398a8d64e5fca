import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { writeJpeg } from '../engine/files.ts';
import { tempFolder } from '../engine/harness.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const EXAMPLE = join(import.meta.dirname, '../../resources/example');

/** Runs a command as a user would and answers its exit code, the JSON document and standard error. */
function dateline(...words: string[]) {
  const run = spawnSync(process.execPath, [MAIN, ...words], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    // A command that waits for ever is a failure, not the end of the tests.
    timeout: 60_000,
  });
  return {
    exit: run.status,
    json: words.includes('--json') && run.stdout !== '' ? JSON.parse(run.stdout) : null,
    out: run.stdout,
    err: run.stderr,
  };
}

describe('one library, command after command', () => {
  let folder = '';
  let library = '';
  beforeAll(async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    folder = await mkdtemp(join(tmpdir(), 'dateline-cli-'));
    library = join(folder, 'library');
    return () => rm(folder, { recursive: true, force: true });
  });

  test('create, import twice, list, edit', async () => {
    const created = dateline('create', library, '--name', 'Press office', '--json');
    expect(created).toMatchObject({ exit: 0, json: { name: 'Press office', path: library } });
    expect(created.json.id).toMatch(/^lib_/);
    const files = join(folder, 'files');
    await writeJpeg(join(files, 'a.jpg'), 1);
    await writeJpeg(join(files, 'sub', 'b.jpg'), 2);
    await writeFile(join(files, 'broken.jpg'), 'no picture');
    const first = dateline('import', library, files, '--json');
    expect(first).toMatchObject({ exit: 1, json: { imported: 2, duplicates: 0, refused: 1 } });
    expect(first.json.items.map((item: { outcome: string }) => item.outcome).sort()).toEqual(['imported', 'imported', 'refused']);
    expect(dateline('import', library, files, '--json').json).toMatchObject({ imported: 0, duplicates: 2, refused: 1 });
    const { json } = dateline('assets', library, '--kind', 'photo', '--limit', '1', '--json');
    expect(json).toMatchObject({ total: 2, items: [{ kind: 'photo', width: 240, height: 160 }] });
    const rest = dateline('assets', library, '--kind', 'photo', '--after', json.next, '--json').json;
    expect(rest).toMatchObject({ next: null, items: [{}] });
    const edited = dateline(
      'asset',
      'edit',
      library,
      json.items[0].id,
      '--set',
      'caption=Ærø i dag',
      '--set',
      'keywords=havn, sommer',
      '--json',
    );
    expect(edited.json).toMatchObject({ caption: 'Ærø i dag', keywords: ['havn', 'sommer'] });
    expect(dateline('assets', library, 'aero', '--json').json.total).toBe(1);
  });

  test('release add, release export, contacts from a vCard, kit apply, check, build, verify', async () => {
    const added = dateline('release', 'add', library, join(EXAMPLE, 'release.txt'), '--json').json;
    expect(added).toMatchObject({
      headline: 'Copenhagen Delegation to Promote Sustainable Technology in Beijing',
      date: '2014-12-08',
      status: 'draft',
    });
    expect(dateline('organisations', library, '--json').json.items).toMatchObject([
      {
        name: 'City of Copenhagen',
        facts: [
          { value: 42, label: 'Solutions' },
          { value: 11, label: 'News' },
        ],
      },
    ]);
    expect(dateline('contacts', library, '--json').json.items).toMatchObject([
      { name: 'Kristian Holmelund Jakobsen', role: 'Press Officer' },
    ]);
    await writeFile(
      join(folder, 'people.vcf'),
      'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Sørensen;Åse;;;\r\nFN:Åse Sørensen\r\nTITLE:Head of press\\, water\r\nEMAIL:ase@example.dk\r\nTEL:+45 00 11 22 33\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Kristian Holmelund Jakobsen\r\nTEL:+45 00 12 34 56\r\nEND:VCARD\r\n',
    );
    expect(dateline('contact', 'import', library, join(folder, 'people.vcf'), '--json').json).toMatchObject({
      imported: 1,
      merged: 1,
      refused: 0,
    });
    const documents = dateline(
      'release',
      'export',
      library,
      added.id,
      '--format',
      'pdf,txt,md',
      '--out',
      join(folder, 'documents'),
      '--json',
    ).json.files;
    expect(documents.map((file: { format: string }) => file.format)).toEqual(['pdf', 'txt', 'md']);
    for (const file of documents) expect(readFileSync(file.path).length).toBe(file.bytes);

    const contact = dateline('contacts', library, '--json').json.items.find(
      (one: { role: string }) => one.role === 'Press Officer',
    );
    await writeFile(
      join(folder, 'kit.json'),
      JSON.stringify({
        title: 'Beijing',
        sections: [
          { kind: 'releases', items: [{ kind: 'release', releaseId: added.id }] },
          { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] },
        ],
      }),
    );
    const kit = dateline('kit', 'apply', library, join(folder, 'kit.json'), '--json').json;
    expect(kit).toMatchObject({ title: 'Beijing', date: '2014-12-08', slug: 'beijing' });
    expect(dateline('kit', 'check', library, kit.id, '--json')).toMatchObject({ exit: 0, json: { ok: true } });
    const zip = join(folder, 'beijing.zip');
    const built = dateline('kit', 'build', library, 'Beijing', '--out', zip, '--json');
    expect(built).toMatchObject({ exit: 0, json: { path: zip, revision: 1 } });
    expect(dateline('kit', 'verify', zip, '--json')).toMatchObject({ exit: 0, json: { ok: true, signed: false } });
    const bytes = await readFile(zip);
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
    await writeFile(join(folder, 'flipped.zip'), bytes);
    const verdict = dateline('kit', 'verify', join(folder, 'flipped.zip'), '--json');
    expect(verdict.exit).toBe(1);
    expect(verdict.json.problems[0].path).not.toBe('');
    expect(dateline('doctor', library, '--json')).toMatchObject({ exit: 0, json: { ok: true } });
    expect(existsSync(dateline('backup', library, '--json').json.path)).toBe(true);
  });

  test('a kit that is not ready is refused with findings and exit 1, and built when forced', async () => {
    await writeFile(join(folder, 'poor.json'), JSON.stringify({ title: 'Poor' }));
    const kit = dateline('kit', 'apply', library, join(folder, 'poor.json'), '--json').json;
    expect(dateline('kit', 'check', library, kit.id, '--json')).toMatchObject({ exit: 1, json: { ok: false } });
    const refused = dateline('kit', 'build', library, kit.id, '--out', join(folder, 'poor.zip'), '--json');
    expect(refused.exit).toBe(1);
    expect(refused.json.findings.length).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'poor.zip'))).toBe(false);
    expect(dateline('kit', 'build', library, kit.id, '--out', join(folder, 'poor.zip'), '--force', '--json').exit).toBe(0);
  });
});

test('release parse reads a file and standard input alike, with nothing but JSON on standard output', async () => {
  const file = dateline('release', 'parse', join(EXAMPLE, 'release.txt'), '--json');
  expect(file).toMatchObject({
    exit: 0,
    json: {
      byline: { name: 'Kristian Holmelund Jakobsen', role: 'Press Officer' },
      date: '2014-12-08',
      organisation: 'City of Copenhagen',
      language: 'en',
      quotes: [{ speaker: 'Frank Jensen' }, { speaker: 'Frank Jensen' }],
    },
  });
  expect(file.json.body).toHaveLength(10);
  const piped = spawnSync(process.execPath, [MAIN, 'release', 'parse', '-', '--json'], {
    input: await readFile(join(EXAMPLE, 'release.txt')),
    encoding: 'utf8',
  });
  expect(JSON.parse(piped.stdout)).toEqual(file.json);
});

test('a name that is too long for any disk is told as a file that is not there, on one line', () => {
  const { exit, err } = dateline('release', 'parse', 'x'.repeat(300));
  expect(exit).toBe(2);
  expect(err).toMatch(/^dateline: There is no file at .*\n$/);
});

test('standard input is decoded as a file is: UTF-8, UTF-16 with its mark and without, Windows-1252, a Word document', async () => {
  const text = 'Pressemitteilung\n\n„Brücke“ über den Fluß öffnet\n\nMünchen, 3. März 2026 – Die Brücke öffnet wieder.\n';
  // Windows-1252 has the German quotes at 0x84 and 0x93, and every other letter of this text where Latin-1 has it.
  const windows = Buffer.from(text.replace('„', '\u0084').replace('“', '\u0093').replace('–', '\u0096'), 'latin1');
  const inputs = [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le'), windows];
  for (const input of inputs) {
    const piped = spawnSync(process.execPath, [MAIN, 'release', 'parse', '-', '--json'], { input, encoding: 'utf8' });
    expect(JSON.parse(piped.stdout)).toMatchObject({
      headline: '„Brücke“ über den Fluß öffnet',
      date: '2026-03-03',
      dateline: { place: 'München' },
    });
  }
  const word = await readFile(new URL('../domain/releases/recognition/tuned/da-bibliotek.docx', import.meta.url));
  const piped = spawnSync(process.execPath, [MAIN, 'release', 'parse', '-', '--json'], { input: word, encoding: 'utf8' });
  expect(JSON.parse(piped.stdout)).toMatchObject({ headline: 'Biblioteket i Lyngsø holder åbent hele natten' });
  const noise = spawnSync(process.execPath, [MAIN, 'release', 'parse', '-'], { input: Buffer.alloc(400, 7), encoding: 'utf8' });
  expect(noise.status).not.toBe(0);
  expect(noise.stderr).toContain('“standard input” is not a text');
});

test('the release is read from Markdown, HTML and Word as from text', async () => {
  const folder = await tempFolder();
  const text = await readFile(join(EXAMPLE, 'release.txt'), 'utf8');
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  await writeFile(
    join(folder, 'a.md'),
    paragraphs.map((paragraph, index) => (index === 0 ? `# ${paragraph}` : paragraph)).join('\n\n'),
  );
  await writeFile(
    join(folder, 'a.html'),
    `<!doctype html><html><head><title>x</title><script>alert(1)</script></head><body><nav>Menu</nav><h1>${paragraphs[0]}</h1>${paragraphs
      .slice(1)
      .map((paragraph) => `<p>${paragraph.replace(/&/g, '&amp;')}</p>`)
      .join('')}</body></html>`,
  );
  const library = join(folder, 'library');
  dateline('create', library);
  const { id } = dateline('release', 'add', library, join(EXAMPLE, 'release.txt'), '--json').json;
  const [docx] = dateline('release', 'export', library, id, '--format', 'docx', '--out', folder, '--json').json.files;
  for (const path of [join(folder, 'a.md'), join(folder, 'a.html'), docx.path]) {
    const { json } = dateline('release', 'parse', path, '--json');
    expect(json.headline, path).toBe('Copenhagen Delegation to Promote Sustainable Technology in Beijing');
    expect(json.body, path).toHaveLength(10);
    expect(json.quotes, path).toHaveLength(2);
    expect(json.date, path).toBe('2014-12-08');
  }
});

test('wrong use ends with 2, one line on standard error and no stack', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 9]));
  await writeFile(join(folder, 'broken.docx'), 'PK\u0003\u0004 this is no zip');
  await writeFile(join(folder, 'no.json'), '{');
  spawnSync('mkfifo', [join(folder, 'pipe')]);
  await mkdir(join(folder, 'empty'));
  const library = join(folder, 'library');
  dateline('create', library);
  for (const words of [
    ['frobnicate'],
    ['create'],
    ['create', library],
    ['import', library],
    ['import', join(folder, 'nothing'), folder],
    ['assets', library, '--kind', 'rubbish'],
    ['assets', library, '--limit', 'many'],
    ['assets', library, '--unknown'],
    ['assets', join(folder, 'empty')],
    ['asset', 'edit', library, 'x', '--set', 'title=a'],
    ['asset', 'edit', library, 'ast_0123456789abcdef', '--set', 'nonsense=a'],
    ['asset', 'edit', library, 'ast_0123456789abcdef', '--set', 'title=a'],
    ['release', 'parse', join(folder, 'nothing.txt')],
    ['release', 'parse', join(folder, 'binary.txt')],
    ['release', 'parse', join(folder, 'broken.docx')],
    ['release', 'parse', folder],
    ['kit', 'apply', library, join(folder, 'no.json')],
    ['kit', 'build', library, 'no kit', '--out', join(folder, 'a.zip')],
    ['kit', 'verify', join(folder, 'binary.txt')],
    ['kit', 'verify', join(folder, 'nothing.zip')],
    ['logo', 'render', library, 'x', '--format', 'png', '--out', 'y'],
    ['logo', 'import', library, folder, '--rows', join(folder, 'pipe')],
  ]) {
    const run = dateline(...words, '--json');
    expect(run.exit, words.join(' ')).toBe(2);
    expect(run.out, words.join(' ')).toBe('');
    expect(run.err.trim().split('\n'), words.join(' ')).toHaveLength(1);
    expect(run.err, words.join(' ')).not.toMatch(/\n\s+at /);
  }
});

test.skipIf(process.platform === 'win32')(
  'a pipe with a name is waited for without holding the command: a writer may come later, a signal ends it',
  async () => {
    const folder = await tempFolder();
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    /** Starts the command, and waits until the text from the pipe would be laid down. */
    const start = async (name: string) => {
      const scratch = join(folder, name);
      await mkdir(scratch);
      const run = spawn(process.execPath, [MAIN, 'release', 'parse', pipe, '--json'], {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { ...process.env, TMPDIR: scratch },
      });
      onTestFinished(() => void run.kill('SIGKILL'));
      let printed = '';
      run.stdout.on('data', (text) => {
        printed += text;
      });
      const ended = new Promise<number | null>((resolve) => run.once('close', resolve));
      await expect.poll(() => readdir(scratch), { timeout: 20_000 }).toHaveLength(1);
      return { run, ended, scratch, printed: () => printed };
    };
    const waiting = await start('waiting');
    await writeFile(pipe, 'For immediate release\n\nThe bridge opens\n\nAarhus, 3 March 2026 – It opens again.\n');
    expect(await waiting.ended).toBe(0);
    expect(JSON.parse(waiting.printed())).toMatchObject({ headline: 'The bridge opens', date: '2026-03-03' });
    const stopped = await start('stopped');
    stopped.run.kill('SIGTERM');
    expect(await stopped.ended).toBe(1);
    expect(await readdir(stopped.scratch)).toEqual([]);
  },
);

test('a library that is busy in another process is refused politely', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  dateline('create', library);
  for (let index = 0; index < 60; index++) await writeJpeg(join(folder, 'files', `${index}.jpg`), index, 1600, 1200);
  const busy = spawn(process.execPath, [MAIN, 'import', library, join(folder, 'files'), '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  busy.stdout.on('data', (text) => {
    printed += text;
  });
  const ended = new Promise<number | null>((resolve) => busy.once('close', resolve));
  await new Promise<void>((resolve) => {
    const timer = setInterval(async () => {
      if ((await readdir(join(library, 'originals')).catch(() => [])).length < 3) return;
      clearInterval(timer);
      resolve();
    }, 50);
  });
  const second = dateline('assets', library, '--json');
  expect(second.exit).toBe(2);
  expect(second.err).toContain('open in another Dateline');
  // SIGTERM stops the import cleanly: what was finished stays and is reported, and the library is free again.
  busy.kill('SIGTERM');
  expect(await ended).toBe(1);
  const { imported } = JSON.parse(printed);
  expect(imported).toBeGreaterThan(0);
  expect(dateline('doctor', library, '--json')).toMatchObject({ exit: 0, json: { ok: true } });
  expect(dateline('assets', library, '--json').json.total).toBe(imported);
});

test('an empty path, a folder that is gone and an option before the command are said, not taken for the present folder', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  const here = join(folder, 'here');
  expect(dateline('create', library).exit).toBe(0);
  await writeJpeg(join(here, 'a.jpg'), 1);
  const called = (...words: string[]) => spawnSync(process.execPath, [MAIN, ...words], { cwd: here, encoding: 'utf8' });
  for (const words of [
    ['import', library, join(folder, 'none'), here, ''],
    ['contact', 'export', library, '--out', ''],
  ])
    expect(called(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('a path is empty') });
  expect(dateline('assets', library, '--json').json.total).toBe(0);
  expect(dateline('--json', 'assets', library).err).toContain('The command comes first');
  const gone = ['-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', 'sh', process.execPath, MAIN, 'assets', 'library'];
  const lost = spawnSync('sh', gone, { cwd: folder, encoding: 'utf8' });
  expect(lost).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^dateline: .*is gone.*\n$/) });
});

test('an empty DATELINE_HOME is none: nothing is written into the present folder', async () => {
  const folder = await tempFolder();
  const env = { ...process.env, DATELINE_HOME: '', HOME: join(folder, 'home'), USERPROFILE: join(folder, 'home') };
  const made = spawnSync(process.execPath, [MAIN, 'create', join(folder, 'library')], { cwd: folder, env, encoding: 'utf8' });
  expect(made.status).toBe(0);
  expect(await readdir(folder)).toEqual(['home', 'library']);
});

test.runIf(process.getuid?.() === 0)(
  'a library of which somebody may use only a part is refused in words of the missing right, never as damaged',
  async () => {
    const folder = await tempFolder();
    const library = join(folder, 'library');
    for (const path of [tmpdir(), folder]) await chmod(path, 0o755);
    await writeJpeg(join(folder, 'a.jpg'), 1);
    expect(dateline('create', library).exit).toBe(0);
    const asNobody = (...words: string[]) =>
      spawnSync(process.execPath, [MAIN, ...words], {
        uid: 65534,
        gid: 65534,
        cwd: '/',
        env: { PATH: process.env.PATH ?? '', DATELINE_HOME: '/nonexistent' },
        encoding: 'utf8',
      });
    // Where the clone itself may not be read by others, there is nothing to see.
    if (asNobody('--version').status !== 0) return;
    for (const name of ['library.db', 'backups', 'cache']) {
      spawnSync('chown', ['-R', '65534:65534', library]);
      await chown(join(library, name), 0, 0);
      await chmod(join(library, name), 0o000);
      const { status, stderr } = asNobody('assets', library);
      await chmod(join(library, name), 0o755);
      expect([status, stderr]).toEqual([
        2,
        `dateline: Dateline may not write in “${join(library, name)}”. Choose another folder or ask for the right to write there.\n`,
      ]);
    }
    await chown(join(library, 'cache'), 65534, 65534);
    await chown(join(library, 'originals'), 0, 0);
    const { status, stdout } = asNobody('import', library, join(folder, 'a.jpg'), '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).items).toMatchObject([{ outcome: 'refused', code: 'library.not_writable' }]);
  },
);

test('a Ctrl-C that comes before the work has begun is not lost', () => {
  const script = `import ${JSON.stringify(join(MAIN, '../signals.ts'))};
    process.kill(process.pid, 'SIGINT'); setTimeout(() => process.exit(7), 20_000);`;
  const early = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 60_000 });
  expect(early.status).toBe(1);
});

test('help, help of one command and the version', () => {
  expect(dateline('-h').out).toBe(dateline('help').out);
  expect(dateline('help', 'import')).toMatchObject({ exit: 0, out: expect.stringContaining('Usage: dateline import <library>') });
  expect(dateline('kit', 'build', '--help').out).toBe(dateline('help', 'kit', 'build').out);
  expect(dateline('help', 'nonsense')).toMatchObject({ exit: 2, out: '' });
  expect(dateline('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('logos are listed and rendered at the asked size', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  expect(dateline('create', library, '--example', '--json').exit).toBe(0);
  const brand = dateline('brands', library, '--json').json.items[0];
  expect(brand.variants).toHaveLength(9);
  const white = brand.variants.find(
    (one: { lockup: string; colourway: string }) => one.lockup === 'primary' && one.colourway === 'white',
  );
  const out = join(folder, 'white.png');
  const rendered = dateline(
    'logo',
    'render',
    library,
    white.id,
    '--format',
    'png',
    '--width',
    '1200',
    '--background',
    '#0B4F79',
    '--padding',
    '40',
    '--out',
    out,
    '--json',
  );
  expect(rendered).toMatchObject({ exit: 0, json: { path: out, width: 1280 } });
  const { sharp } = await import('#engine/pictures/sharp.ts');
  expect((await sharp(out).metadata()).width).toBe(1280);
  await copyFile(out, join(folder, 'copy.png'));
});

test('a home that nobody can make, a number below its bounds, a log that is not there', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'a\nb');
  // Node’s recursive mkdir tries for ever below /proc.
  const created = spawnSync(process.execPath, [MAIN, 'create', library], {
    encoding: 'utf8',
    env: { ...process.env, DATELINE_HOME: process.platform === 'linux' ? '/proc/dateline' : join(folder, 'home') },
    timeout: 30_000,
  });
  expect(created).toMatchObject({ status: 0, stderr: '' });
  expect(created.stdout.trimEnd()).toBe(`“a\\nb” is ready at ${folder}/a\\nb (0 files).`);
  expect(dateline('assets', library, '--limit', '-1').err).toContain('not “-1”.');
  const asked = dateline('support', join(folder, 'support.zip'), '--log', join(folder, 'no.log'));
  expect(asked).toMatchObject({ exit: 2, out: '' });
  expect(asked.err).toContain('there is nothing at “');
});

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../harness.ts';

const MAIN = join(import.meta.dirname, '../../../src/cli/main.ts');
let env: NodeJS.ProcessEnv;
const run = (words: readonly string[], stdio: 'pipe' | ['ignore', number, 'pipe'] = 'pipe') =>
  spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8', env, stdio });

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'dateline-hostile-'));
  env = { ...process.env, DATELINE_HOME: home };
  return () => rm(home, { recursive: true, force: true });
});

describe('the promises of the command line', () => {
  test.skipIf(!existsSync('/dev/full'))('standard output that cannot be written: no stack, exit 2', async () => {
    const folder = await tempFolder();
    const done = run(['create', join(folder, 'library'), '--json'], ['ignore', openSync('/dev/full', 'w'), 'pipe']);
    expect(done.stderr).not.toMatch(/^\s+at /m);
    expect(done.status).toBe(2);
  });

  test('wrong usage is one line on standard error', async () => {
    const folder = await tempFolder();
    const done = run(['assets', join(folder, 'library'), '--after', '-5']);
    expect(done.status).toBe(2);
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('an unusable place for a library is one line on standard error', async () => {
    const folder = await tempFolder();
    const done = run(['create', join(folder, 'x'.repeat(256))]);
    expect(done.status).toBe(2);
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a reader of standard error that leaves early does not end the work', async () => {
    const folder = await tempFolder();
    const child = spawn(process.execPath, [MAIN, 'demo', '--out', join(folder, 'demo'), '--json'], { env });
    child.stderr.destroy();
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const exit = await new Promise((resolve) => child.on('close', resolve));
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ zip: expect.any(String) });
  });

  test('names of files never command the terminal', async () => {
    const folder = await tempFolder();
    const library = join(folder, 'library');
    run(['create', library]);
    await writeFile(join(folder, 'a\u001b[31m\u001b]0;title\u0007.txt'), 'text');
    const first = run(['import', library, join(folder, 'a\u001b[31m\u001b]0;title\u0007.txt')]);
    const again = run(['import', library, join(folder, 'a\u001b[31m\u001b]0;title\u0007.txt')]);
    const list = run(['assets', library]);
    expect(`${first.stdout}${again.stdout}${list.stdout}`).not.toContain('\u001b');
  });

  test('an import that is stopped still prints its one JSON document', async () => {
    const folder = await tempFolder();
    const library = join(folder, 'library');
    run(['create', library]);
    const { writeJpeg } = await import('../files.ts');
    for (let n = 0; n < 40; n++) await writeJpeg(join(folder, 'in', `${n}.jpg`), n, 2000, 1400);
    const child = spawn(process.execPath, [MAIN, 'import', library, join(folder, 'in'), '--json'], { env });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    // As soon as something is in the library, the user changes their mind.
    const { readdirSync } = await import('node:fs');
    const isOn = () => existsSync(join(library, 'originals')) && readdirSync(join(library, 'originals')).length > 2;
    await expect.poll(isOn, { timeout: 20_000, interval: 20 }).toBe(true);
    child.kill('SIGINT');
    const exit = await new Promise((resolve) => child.on('close', resolve));
    expect(exit).toBe(1);
    expect(out === '' ? null : JSON.parse(out)).toMatchObject({ imported: expect.any(Number) });
  });
});

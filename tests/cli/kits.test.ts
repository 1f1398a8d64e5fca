import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../engine/harness.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

const dateline = (...words: string[]) => {
  const run = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });
  return { exit: run.status, out: run.stdout.trim(), err: run.stderr };
};

test('a kit is made from a template, frozen, changed, compared and restored by hand', async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  dateline('create', library, '--name', 'Press office');
  const kit = JSON.parse(dateline('kit', 'create', library, '--title', 'Flood', '--template', 'crisis statement', '--json').out);
  expect(kit).toMatchObject({ title: 'Flood', tier: 'lite' });
  expect(dateline('kit', 'freeze', library, 'Flood', '--label', 'First words').out).toBe('Frozen as 1, First words');
  await writeFile(join(folder, 'kit.json'), JSON.stringify({ id: kit.id, title: 'Flood, second statement', tier: 'web' }));
  dateline('kit', 'apply', library, join(folder, 'kit.json'));
  expect(dateline('kit', 'compare', library, kit.id, '--since', '1').out.split('\n')).toEqual([
    'Title: “Flood” became “Flood, second statement”.',
    'Pictures in the zip: “lite” became “web”.',
  ]);
  expect(dateline('kit', 'restore', library, kit.id, '--revision', '1').exit).toBe(0);
  expect(dateline('kit', 'compare', library, kit.id, '--since', '1').out).toBe('Nothing changed.');
  expect(dateline('kit', 'compare', library, kit.id, '--since', '7')).toMatchObject({ exit: 2 });
  expect(dateline('kit', 'create', library, '--title', 'X', '--template', 'wedding')).toMatchObject({ exit: 2, out: '' });
});

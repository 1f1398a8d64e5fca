import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePhotos, makeSmallFiles } from '../../bench/import-corpus.mjs';

/* A bench is no test and times nothing here; but one that no longer runs is found before somebody needs its figures. */

const root = join(import.meta.dirname, '..', '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...words: string[]): string =>
  execFileSync(process.execPath, [join(root, 'bench', 'run.mjs'), ...words], { encoding: 'utf8', timeout: 110_000 });

test('the bench of the search measures a small library to its end', { timeout: 120_000 }, () => {
  const printed = bench('search', '--rows', '400', '--queries', '12');
  expect(printed).toContain('### Search, 400 assets');
  for (const line of ['opening the library', 'typed word', 'facets / GROUP BY', 'page 18,000', 'similar to a picture'])
    expect(printed).toContain(line);
  expect(printed).not.toMatch(/NaN|undefined/);
});

test('the bench of the import makes its photos and its small files, all of them pictures', { timeout: 120_000 }, async () => {
  const photos = await makePhotos(folder, 1);
  const [photo = ''] = readdirSync(photos);
  const { width = 0, height = 0, exif } = await sharp(join(photos, photo)).metadata();
  expect(width * height).toBeGreaterThan(11e6);
  expect(exif).toBeDefined();
  const small = await makeSmallFiles(folder, 3);
  const files = readdirSync(small, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files).toHaveLength(3);
  for (const { parentPath, name } of files)
    expect((await sharp(join(parentPath, name)).stats()).channels.length).toBeGreaterThanOrEqual(3);
});

test.each(readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.mjs') && name !== 'run.mjs'))(
  '%s finds every name that it imports',
  (name) => {
    // In Node itself: vitest would give undefined for a name that is not exported, and no compiler reads these files.
    const loaded = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `await import(${JSON.stringify(pathToFileURL(join(root, 'bench', name)).href)}); console.log('loaded')`,
      ],
      { encoding: 'utf8', timeout: 60_000 },
    );
    expect(loaded.trim()).toBe('loaded');
  },
);

test('a bench that is not there is told to the caller', () => {
  expect(() => bench('nothing')).toThrow(/there is no bench/);
});

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

describe('contact sheets on the command line', { timeout: 120_000 }, () => {
  let folder = '';
  let library = '';
  const dateline = (...words: string[]) => {
    const env = { ...process.env, DATELINE_HOME: join(folder, 'home') };
    const run = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8', env });
    return {
      exit: run.status,
      json: words.includes('--json') && run.stdout !== '' ? JSON.parse(run.stdout) : null,
      err: run.stderr,
    };
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-sheets-'));
    library = join(folder, 'library');
    dateline('create', library, '--example');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a query as PDF, some files as one PNG, everything as numbered PNGs', async () => {
    const pdf = join(folder, 'sheet.pdf');
    expect(
      dateline('sheet', library, 'kind:photo', '-harbour', '--columns', '4', '--paper', 'A3', '--out', pdf, '--json'),
    ).toMatchObject({
      exit: 0,
      json: { path: pdf, pages: 1, cells: 13 },
    });
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Page size: +841\.\d+ x 1190\.\d+/);
    const { json } = dateline('assets', library, 'kind:photo', '--limit', '2', '--json');
    const ids = json.items.map(({ id }: { id: string }) => id).join(',');
    const png = join(folder, 'two.png');
    expect(dateline('sheet', library, '--ids', ids, '--out', png, '--landscape', '--json').json).toMatchObject({
      path: png,
      cells: 2,
    });
    expect((await sharp(png).metadata()).width).toBe(1754);
    const all = dateline('sheet', library, '--columns', '2', '--out', join(folder, 'all.png'), '--json').json;
    expect(all.paths).toEqual(Array.from({ length: all.pages }, (_, page) => join(folder, `all-${page + 1}.png`)));
    expect(all.paths.every(existsSync)).toBe(true);
    expect(all.path).toBe(all.paths[0]);
  });

  test.each([
    [['sheet'], /the library is missing/],
    [['sheet', 'LIBRARY'], /--out/],
    [['sheet', 'LIBRARY', '--out', 'a.gif'], /ends in/],
    [['sheet', 'LIBRARY', '--columns', '13', '--out', 'a.pdf'], /1 to 12/],
    [['sheet', 'LIBRARY', '--paper', 'b5', '--out', 'a.pdf'], /one of a4, a3, letter/],
    [['sheet', 'LIBRARY', '--captions', 'weather', '--out', 'a.pdf'], /--captions/],
    [['sheet', 'LIBRARY', '--ids', 'nonsense', '--out', 'a.pdf'], /not the id of a file/],
    [['sheet', 'LIBRARY', '--sheet', 'Nobody’s', '--out', 'a.pdf'], /no contact sheet/],
    [['sheet', 'LIBRARY', 'nothing-has-this-word', '--out', 'a.pdf'], /nothing on this sheet/],
  ])('%j ends with 2 and one line', (words, says) => {
    const run = dateline(...words.map((word) => (word === 'LIBRARY' ? library : word === 'a.pdf' ? join(folder, word) : word)));
    expect(run.exit).toBe(2);
    expect(run.err.trim().split('\n')).toHaveLength(1);
    expect(run.err).toMatch(says);
    expect(existsSync(join(folder, 'a.pdf'))).toBe(false);
  });
});

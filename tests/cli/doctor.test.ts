import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { writeJpeg } from '../engine/files.ts';
import { tempFolder } from '../engine/harness.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** Each command starts a process of its own, which takes seconds on a busy machine. */
const PATIENCE_MS = 240_000;

let made: { base: string; items: { id: string; filename: string; sha256: string }[] } | undefined;
afterAll(() => made && rm(made.base, { recursive: true, force: true }));

/** A library of three photos, and the command line over it with a home of its own. */
async function start() {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  const dateline = (...words: string[]) => {
    const run = spawnSync(process.execPath, [MAIN, ...words, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, DATELINE_HOME: join(folder, 'home') },
    });
    return { exit: run.status, json: run.stdout === '' ? null : JSON.parse(run.stdout), err: run.stderr };
  };
  const text = (...words: string[]): string =>
    spawnSync(process.execPath, [MAIN, ...words], {
      encoding: 'utf8',
      env: { ...process.env, DATELINE_HOME: join(folder, 'home') },
    }).stdout;
  // Made by commands once and copied for the others: what is looked at here comes after.
  if (made === undefined) {
    const base = await mkdtemp(join(tmpdir(), 'dateline-doctor-'));
    for (const n of [1, 2, 3]) await writeJpeg(join(base, 'files', `${n}.jpg`), n, 400, 300);
    expect(dateline('create', join(base, 'library')).exit).toBe(0);
    expect(dateline('import', join(base, 'library'), join(base, 'files')).exit).toBe(0);
    made = { base, items: dateline('assets', join(base, 'library'), '--sort', 'filename').json.items };
  }
  await cp(join(made.base, 'library'), library, { recursive: true, preserveTimestamps: true });
  const { items } = made;
  const one = (n: number) => items.find((item) => item.filename === `${n}.jpg`) as (typeof items)[number];
  const original = (n: number): string => join(library, 'originals', one(n).sha256.slice(0, 2), one(n).sha256, `${n}.jpg`);
  const preview = (n: number): string =>
    join(library, 'cache', 'previews', one(n).sha256.slice(0, 2), `${one(n).sha256}-320.webp`);
  return { folder, library, dateline, text, one, original, preview };
}

test(
  'doctor: one document in the promised shape, exit 0 when all is well and 1 when something is found, nothing on standard error',
  async () => {
    const { dateline, library, text, one, original, preview } = await start();
    expect(dateline('doctor', library)).toEqual({ exit: 0, json: { ok: true, findings: [] }, err: '' });
    expect(text('doctor', library)).toBe('Every entry has its file, and every file is what was imported.\n');
    await rm(original(1));
    await truncate(preview(2), 20);
    const seen = dateline('doctor', library);
    expect([seen.exit, seen.err]).toEqual([1, '']);
    expect(seen.json).toEqual({
      ok: false,
      findings: [
        {
          code: 'original_missing',
          path: original(1),
          assetId: one(1).id,
          message: 'The original of “1.jpg” is missing.',
          repair: null,
        },
        {
          code: 'preview_damaged',
          path: preview(2),
          assetId: one(2).id,
          message: 'A preview of “2.jpg” is damaged: it has lost its end.',
          repair: 'Make it again.',
        },
      ],
    });
    expect(dateline('doctor', library, '--quick').json).toEqual(seen.json);
    expect(dateline('doctor', join(library, 'none')).exit).toBe(2);
  },
  PATIENCE_MS,
);

test(
  'doctor --repair does what is safe and reports what is left; --take-in imports stray originals, and only with --repair',
  async () => {
    const { dateline, library, text, preview } = await start();
    await rm(preview(1));
    const stray = join(library, 'originals', 'aa', 'a'.repeat(64), 'stray.jpg');
    await mkdir(join(stray, '..'), { recursive: true });
    await writeJpeg(stray, 9);
    const database = new DatabaseSync(join(library, 'library.db'));
    database.exec('DELETE FROM asset_words WHERE rowid = 2');
    database.close();
    expect(dateline('doctor', library).json.findings).toHaveLength(3);
    const repaired = dateline('doctor', library, '--repair');
    expect(repaired).toMatchObject({
      exit: 1,
      json: { ok: false, findings: [{ code: 'orphan_file', path: stray, repair: null }] },
    });
    expect(existsSync(preview(1))).toBe(true);
    expect(dateline('doctor', library, '--take-in').exit).toBe(2);
    expect(text('doctor', library, '--repair', '--take-in')).toContain('1 stray original imported.');
    expect(dateline('assets', library, 'stray').json.total).toBe(1);
    expect(existsSync(stray)).toBe(true);
  },
  PATIENCE_MS,
);

test(
  'doctor lists more findings than a report keeps',
  async () => {
    const { dateline, library } = await start();
    const folder = join(library, 'originals', 'bb', 'b'.repeat(64));
    await mkdir(folder, { recursive: true });
    for (let n = 0; n < 1234; n++) await writeFile(join(folder, `${n}.bin`), `${n}`);
    const { exit, json } = dateline('doctor', library, '--quick');
    expect(exit).toBe(1);
    expect(new Set(json.findings.map((finding: { path: string }) => finding.path)).size).toBe(1234);
  },
  PATIENCE_MS,
);

test(
  'locate finds missing originals of a folder, forget removes what is gone for good, undo brings it back',
  async () => {
    const { folder, dateline, library, one, original } = await start();
    const away = join(folder, 'away');
    await mkdir(away);
    for (const n of [1, 2]) await rename(original(n), join(away, `${n}.moved`));
    expect(dateline('doctor', library, '--quick').json.findings).toHaveLength(2);
    expect(dateline('locate', library, one(3).id, away).exit).toBe(2);
    expect(dateline('locate', library, one(1).id, away)).toMatchObject({ exit: 0, json: { found: 2 } });
    expect(dateline('doctor', library).exit).toBe(0);
    await rm(original(1));
    expect(dateline('locate', library, one(1).id, join(folder, 'home'))).toMatchObject({ exit: 1, json: { found: 0 } });
    expect(dateline('forget', library, one(1).id)).toMatchObject({
      exit: 0,
      json: { forgotten: 1, kits: 0, organisations: 0, variants: 0 },
    });
    expect(dateline('doctor', library).exit).toBe(0);
    expect(dateline('undo', library).exit).toBe(0);
    expect(dateline('assets', library).json.total).toBe(3);
    expect(dateline('forget', library, one(2).id).exit).toBe(2);
    expect(dateline('forget', library, 'nonsense').exit).toBe(2);
  },
  PATIENCE_MS,
);

test(
  'backup and restore: the answer names files that are there, and what was written since is gone and kept',
  async () => {
    const { folder, dateline, library, one } = await start();
    const { json: made, exit } = dateline('backup', library);
    expect([exit, existsSync(made.path)]).toEqual([0, true]);
    dateline('asset', 'edit', library, one(1).id, '--set', 'caption=later');
    const restored = dateline('restore', library, made.path);
    expect(restored).toMatchObject({ exit: 0, json: { path: join(library, 'library.db') } });
    expect(dateline('assets', library, 'later').json.total).toBe(0);
    expect(dateline('restore', library, restored.json.kept).exit).toBe(0);
    expect(dateline('assets', library, 'later').json.total).toBe(1);
    const cut = join(folder, 'cut.db');
    await copyFile(made.path, cut);
    await truncate(cut, 20_000);
    expect(dateline('restore', library, cut).exit).toBe(2);
    expect(dateline('doctor', library).exit).toBe(0);
    expect((await readdir(join(library, 'backups'))).every((name) => name.endsWith('.db'))).toBe(true);
  },
  PATIENCE_MS,
);

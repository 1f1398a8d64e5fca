import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { readRecents } from '#engine/library/recent.ts';
import giveHome from '../home.ts';
import { startEngine, tempFolder, value } from './harness.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

test('an engine that a test starts without a home keeps its list in the home of the tests', async () => {
  const engine = createEngine({ log: () => {} });
  onTestFinished(() => engine.close());
  expect(engine.app.home).toBe(process.env.DATELINE_HOME);
  expect(engine.app.home.startsWith(tmpdir() + sep)).toBe(true);
});

test('a command that a test starts with its own environment does not touch the home of whoever runs the tests', async () => {
  const folder = await tempFolder();
  const user = join(folder, 'user');
  mkdirSync(user);
  const made = spawnSync(process.execPath, [MAIN, 'create', join(folder, 'library')], {
    encoding: 'utf8',
    env: { ...process.env, HOME: user, USERPROFILE: user },
  });
  expect(made.status, made.stderr).toBe(0);
  expect(existsSync(join(user, '.config'))).toBe(false);
  const recents = await readRecents(process.env.DATELINE_HOME ?? '');
  expect(recents.map((recent) => recent.path)).toContain(join(folder, 'library'));
});

test('a library of the tests in the real list fails the run; one of somebody else does not', async () => {
  const { engine, client, folder } = await startEngine();
  const { DATELINE_HOME: home } = process.env;
  onTestFinished(() => {
    process.env.DATELINE_HOME = home;
  });
  // As if this engine's home were that of whoever runs the tests.
  process.env.DATELINE_HOME = engine.app.home;
  const check = giveHome();
  const own = tmpdir();
  expect(process.env.DATELINE_HOME?.startsWith(own)).toBe(true);
  value(await client.library.create({ place: { $path: join(folder, 'somebody’s') } }));
  check();
  expect([process.env.DATELINE_HOME, existsSync(own)]).toEqual([engine.app.home, false]);
  const checkAgain = giveHome();
  value(await client.library.create({ place: { $path: join(tmpdir(), 'ours') } }));
  value(await client.library.close({}));
  expect(checkAgain).toThrow('The tests wrote into');
});

test('when the list is full, libraries that are gone are forgotten first', async () => {
  const { client, engine, folder } = await startEngine();
  const { rm } = await import('node:fs/promises');
  const make = async (name: string) => value(await client.library.create({ place: { $path: join(folder, name) } }));
  await make('kept');
  for (let n = 1; n <= 3; n++) {
    await make(`gone ${n}`);
    value(await client.library.close({}));
    await rm(join(folder, `gone ${n}`), { recursive: true });
  }
  for (let n = 1; n <= 8; n++) await make(`later ${n}`);
  const names = (await readRecents(engine.app.home)).map(({ name }) => name);
  expect(names).toHaveLength(10);
  expect(names).toContain('kept');
  expect(names[0]).toBe('later 8');
});

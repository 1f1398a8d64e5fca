import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSmall } from '#engine/files/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-small-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a small file is read; a pipe, a folder, a large file and none at all are errors at once', () => {
  const file = join(folder, 'note.json');
  writeFileSync(file, '{"bytes":1}');
  expect(readSmall(file, 100).toString()).toBe('{"bytes":1}');
  expect(() => readSmall(file, 10)).toThrow('at most 10 bytes');
  const pipe = join(folder, 'pipe');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  expect(() => readSmall(pipe, 100)).toThrow('no plain file');
  mkdirSync(join(folder, 'folder'));
  expect(() => readSmall(join(folder, 'folder'), 100)).toThrow();
  expect(() => readSmall(join(folder, 'gone'), 100)).toThrow('ENOENT');
});

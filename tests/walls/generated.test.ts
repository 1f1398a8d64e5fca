import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staleFiles } from '../../scripts/generate.ts';
import { GENERATOR_VERSION } from '../../src/engine/version.ts';

const root = join(import.meta.dirname, '../..');

test('docs/generated is what the code says now', () => {
  expect(staleFiles()).toEqual([]);
});

test('the version that kits name is the version of the package', () => {
  expect(GENERATOR_VERSION).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
});

test('the lock file names no registry', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staleFiles } from '../../scripts/generate.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { GENERATOR_VERSION } from '../../src/engine/version.ts';

const root = join(import.meta.dirname, '../..');

test('docs/generated, and the keys of the guide, are what the code says now', async () => {
  expect(await staleFiles()).toEqual([]);
});

test('docs/cli.md tells of every command and every option', () => {
  const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
  // “collection create|rename|…” stands for each of them.
  const said = page.replace(/`(\w+) (\w+(?:\|\w+)+)/g, (_, room: string, verbs: string) =>
    verbs
      .split('|')
      .map((verb) => `\`${room} ${verb}`)
      .join(' '),
  );
  const missing = COMMANDS.flatMap(({ name, options }) => [
    ...(new RegExp(`[\`\n ]${name}[ \`]`).test(said) ? [] : [name]),
    ...Object.keys(options).flatMap((option) => (new RegExp(`--${option}\\b`).test(page) ? [] : [`${name} --${option}`])),
  ]);
  expect(missing).toEqual([]);
});

test('the version that kits name is the version of the package', () => {
  expect(GENERATOR_VERSION).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
});

test('the lock file names no registry', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
});

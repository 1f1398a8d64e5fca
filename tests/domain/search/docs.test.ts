import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELDS } from '#domain/search/fields.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/search.md'), 'utf8');
const rows = page
  .slice(page.indexOf('## Fields'), page.indexOf('Numbers and days take'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('the reference names every field and every other name of it, and no more', () => {
  const named = rows.flatMap(([, names = '']) => [...names.matchAll(/`(\w+):`/g)].map((match) => match[1]));
  expect([...named].sort()).toEqual(FIELDS.map((field) => field.name).sort());
  const others = rows.flatMap(([, , also = '']) => also.split(', ').filter((name) => name !== ''));
  expect([...others].sort()).toEqual(FIELDS.flatMap((field) => field.aliases).sort());
});

test('no name of a field means two', () => {
  const all = FIELDS.flatMap((field) => [field.name, ...field.aliases]);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

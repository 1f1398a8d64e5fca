import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../../src/renderer/words/en.ts';

/* The guide cannot go stale unnoticed: its pictures, its links and the names that it gives to buttons are looked up. */

const root = resolve(import.meta.dirname, '../..');
const guide = join(root, 'docs/guide');
const chapters = readdirSync(guide)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ path: join(guide, name), text: readFileSync(join(guide, name), 'utf8') }));
const readme = { path: join(root, 'README.md'), text: readFileSync(join(root, 'README.md'), 'utf8') };

/** Every text of the window's words that is not made of values. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What a page links to or shows, without web addresses and anchors of its own. */
const targetsOf = (text: string, isPicture: boolean): string[] =>
  [...text.matchAll(/(!?)\[[^\]]*\]\(([^)#\s]+)[^)]*\)/g)]
    .filter(([, mark, target = '']) => (mark === '!') === isPicture && !/^https?:/.test(target))
    .map(([, , target = '']) => target);

test('every picture that the guide and README show is there, and every one there is shown', () => {
  const shown = [...chapters, readme].flatMap(({ path, text }) =>
    targetsOf(text, true).map((target) => resolve(dirname(path), target)),
  );
  const pictures = readdirSync(join(guide, 'pictures')).map((name) => join(guide, 'pictures', name));
  expect(shown.filter((path) => !existsSync(path))).toEqual([]);
  expect(pictures.filter((path) => !shown.includes(path))).toEqual([]);
  expect(pictures.filter((path) => statSync(path).size > 250_000).map((path) => basename(path))).toEqual([]);
});

test('every bold name in the guide is one that the window uses', () => {
  const known = new Set(textsIn(words));
  const unknown = chapters.flatMap(({ path, text }) =>
    [...text.matchAll(/\*\*([^*]+)\*\*/g)]
      .map(([, name = '']) => name.replace(/\s+/g, ' '))
      .filter((name) => name !== 'bold' && !known.has(name))
      .map((name) => `${basename(path)}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('every link of the guide and README leads somewhere', () => {
  const dead = [...chapters, readme].flatMap(({ path, text }) =>
    targetsOf(text, false)
      .filter((target) => !existsSync(resolve(dirname(path), target)))
      .map((target) => `${basename(path)}: ${target}`),
  );
  expect(dead).toEqual([]);
});

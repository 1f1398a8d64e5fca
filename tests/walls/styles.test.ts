import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

/* All style sheets of the window are one: a class that two rooms choose by chance takes its looks from both. */

const renderer = join(import.meta.dirname, '../../src/renderer');
/** Classes that one room styles and others take from it knowingly, with a word of their own. */
const LENT = new Set(['av', 'column-page', 'end-row', 'lg-mark', 'r', 'tags']);

/** The classes that the last element of each selector of a style sheet has; `isAlone` where the selector is nothing else. */
function classesOf(css: string): { name: string; isAlone: boolean }[] {
  const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g);
  return [...rules].flatMap(([, selectors = '']) =>
    selectors.split(',').flatMap((selector) => {
      const last =
        selector
          .trim()
          .split(/[\s>+~]+/)
          .at(-1) ?? '';
      return [...last.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => ({
        name,
        isAlone: selector.trim() === `.${name}`,
      }));
    }),
  );
}

/** Classes that one room styles by themselves and another room styles too, with the rooms; those that `styles` has are everybody's. */
function sharedByChance(sheets: readonly { room: string; css: string }[]): string[] {
  const rooms = new Map<string, Set<string>>();
  const alone = new Set<string>();
  const common = new Set(
    sheets.flatMap(({ room, css }) =>
      room === 'styles' ? classesOf(css).flatMap(({ name, isAlone }) => (isAlone ? [name] : [])) : [],
    ),
  );
  for (const { room, css } of sheets.filter((sheet) => sheet.room !== 'styles'))
    for (const { name, isAlone } of classesOf(css)) {
      rooms.set(name, (rooms.get(name) ?? new Set()).add(room));
      if (isAlone) alone.add(name);
    }
  return [...rooms].flatMap(([name, where]) =>
    where.size > 1 && alone.has(name) && !LENT.has(name) && !common.has(name) ? [`${name}: ${[...where].sort().join(', ')}`] : [],
  );
}

test('no class is styled by one room and, by chance, by another', () => {
  const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({
      room: relative(renderer, join(renderer, path)).split(sep)[0] ?? '',
      css: readFileSync(join(renderer, path), 'utf8'),
    }));
  expect(sheets.length).toBeGreaterThan(10);
  expect(sharedByChance(sheets)).toEqual([]);
});

test('the rule sees a class that another room has, whatever it is combined with', () => {
  const there = { room: 'imports', css: '.it.alike { gap: 6px }' };
  expect(sharedByChance([there, { room: 'contacts', css: 'a, .alike { padding: 0 }' }])).toEqual(['alike: contacts, imports']);
  expect(sharedByChance([there, { room: 'contacts', css: '.card .alike { padding: 0 }' }])).toEqual([]);
});

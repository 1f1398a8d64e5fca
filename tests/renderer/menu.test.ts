import { expect, it } from 'vitest';
import { COMMANDS, PLACES } from '../../src/renderer/commands.ts';
import { GROUPS } from '../../src/renderer/shell/menu.ts';

const inMenu = GROUPS.flatMap(({ ids }) => ids);

it('names only commands that exist: a misspelt one would silently be missing', () => {
  const known = COMMANDS.map(({ id }) => id);
  expect(inMenu.filter((id) => !known.includes(id))).toEqual([]);
});

it('leads to every place of the sidebar', () => {
  expect(PLACES.map(({ id }) => id).filter((id) => !inMenu.includes(id))).toEqual([]);
});

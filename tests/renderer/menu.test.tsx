// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { hostCalls } from '#contract/host.ts';
import { done } from '#contract/result.ts';
import { COMMANDS, PLACES, runCommand, shortcutNow } from '../../src/renderer/commands.ts';
import { GROUPS, RECENT } from '../../src/renderer/shell/menu.ts';
import { words as da } from '../../src/renderer/words/da.ts';
import { stage, still } from './stage.tsx';

const inMenu = GROUPS.flatMap(({ ids }) => ids).filter((id) => id !== '-' && id !== RECENT);

it('names only commands that exist: a misspelt one would silently be missing', () => {
  const known = COMMANDS.map(({ id }) => id);
  expect(inMenu.filter((id) => !known.includes(id))).toEqual([]);
  expect(inMenu.length).toBe(new Set(inMenu).size);
});

it('leads to every place of the sidebar', () => {
  expect(PLACES.map(({ id }) => id).filter((id) => !inMenu.includes(id))).toEqual([]);
});

describe('the commands', () => {
  it('have ids and words of their own: nobody can choose between two that are called the same', () => {
    const twice = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);
    expect(twice(COMMANDS.map(({ id }) => id))).toEqual([]);
    expect(twice(COMMANDS.map(({ label }) => label))).toEqual([]);
    expect(twice(Object.values(da.commands).filter((word) => typeof word === 'string'))).toEqual([]);
  });

  it('show a key only where it is theirs', async () => {
    const { app } = await stage();
    const keyOf = (id: string) => {
      const command = COMMANDS.find((one) => one.id === id);
      return command === undefined ? undefined : shortcutNow(app, command);
    };
    expect(keyOf('item.new')).toBe('Mod+N');
    expect(keyOf('library.create')).toBeNull();
  });

  it('offer the newest version only to those who have switched updates on', async () => {
    const { app } = await stage();
    const isOffered = () => COMMANDS.find(({ id }) => id === 'help.updates')?.when(app);
    expect(isOffered()).toBe(false);
    app.store.getState().set({ settings: { ...app.store.getState().settings, updates: true } });
    expect(isOffered()).toBe(true);
  });
});

const FIELD = 'Search everything, or type a command';

describe('recent libraries', () => {
  const at = '2014-12-08T09:00:00Z';
  const known = [
    { name: 'North', place: { $path: '/north', $token: 'n' }, openedAt: at, exists: true },
    { name: 'Stick', place: { $path: '/stick', $token: 's' }, openedAt: at, exists: false },
  ];
  type Menu = z.output<(typeof hostCalls)['setMenu']['input']>;

  it('stand in the menu as in the settings, are opened from it and from the palette, and are cleared', async () => {
    const { app, engine, asked } = await stage();
    let items = known;
    engine.on('library.recent', () => done({ items }));
    engine.on('library.forget', ({ place }) => {
      items = items.filter((item) => item.place.$token !== (place as { $token?: string }).$token);
      return done({});
    });
    engine.announce('library');
    await still(250);
    const menu = () => asked.findLast(({ name }) => name === 'setMenu')?.input as Menu;
    const recent = () => menu().groups[0]?.items.find((item) => item !== null && 'items' in item);
    // One whose folder is gone cannot be opened.
    expect(recent()).toMatchObject({ label: 'Open recent', items: [{ id: 'library.recent.n', label: 'North' }, null, {}] });
    expect(menu().recent).toEqual(['n']);

    const asksOpen = () => engine.calls.filter(({ route }) => route === 'library.open').map(({ input }) => input);
    runCommand(app, 'library.recent.n');
    await still();
    expect(asksOpen()).toEqual([{ place: { $token: 'n' } }]);

    runCommand(app, 'palette.open');
    fireEvent.change(await screen.findByRole('combobox', { name: FIELD }), { target: { value: 'north' } });
    fireEvent.keyDown(screen.getByRole('combobox', { name: FIELD }), { key: 'Enter' });
    await still(120);
    expect(asksOpen()).toHaveLength(2);

    runCommand(app, 'library.forgetAll');
    await screen.findByText('The list is empty. No folder was touched.');
    engine.announce('library');
    await still(250);
    expect(recent()).toBeUndefined();
    expect(menu().recent).toEqual([]);
  });
});

import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { hostCalls } from '#contract/host.ts';
import { type Groups, menuTemplate } from '../../src/main/menu-template.ts';
import { MAIN_WORDS } from '../../src/main/words.ts';

const command = (id: string, label = id, shortcut: string | null = null) => ({ id, label, shortcut, isEnabled: true });
const GROUPS: Groups = hostCalls.setMenu.input.parse({
  groups: [
    {
      label: 'File',
      role: 'file',
      items: [
        command('item.new', 'New', 'Mod+N'),
        { label: 'Open recent', items: [command('library.recent.x', 'Marks & Søn'), null, command('library.forgetAll')] },
        null,
        command('app.settings', 'Settings…', 'Mod+,'),
      ],
    },
    { label: 'Edit', role: 'edit', items: [command('edit.undo')] },
    { label: 'View', role: 'view', items: [command('zoom.out', 'Smaller', 'Mod+Minus')] },
    { label: 'Help', role: 'help', items: [command('help.about')] },
  ],
}).groups;

type Items = MenuItemConstructorOptions[];
const itemsOf = (menu: MenuItemConstructorOptions | undefined): Items => (menu?.submenu ?? []) as Items;
const rolesIn = (menu: MenuItemConstructorOptions | undefined) => itemsOf(menu).flatMap(({ role }) => role ?? []);
const flat = (items: Items): Items => items.flatMap((item) => [item, ...flat(itemsOf(item))]);

describe.each(['en', 'da'] as const)('the menu in %s', (language) => {
  const words = MAIN_WORDS[language];

  test.each(['darwin', 'win32', 'linux'] as const)('on %s names every entry itself and shows no key twice', (platform) => {
    const all = flat(menuTemplate(GROUPS, language, platform, () => {}));
    // Electron would name a role without a label in English.
    expect(all.filter(({ type, label }) => type !== 'separator' && (label ?? '') === '')).toEqual([]);
    const roles = all.flatMap(({ role, label }) => (role === undefined || role === 'help' ? [] : [[role, label]]));
    expect(roles).toEqual(roles.map(([role]) => [role, words[role as keyof typeof words]]));
    expect(all.every(({ accelerator, registerAccelerator }) => accelerator === undefined || registerAccelerator === false)).toBe(
      true,
    );
  });

  test('on macOS has the menus of the application and of windows where they belong', () => {
    const menus = menuTemplate(GROUPS, language, 'darwin', () => {});
    expect(menus.map(({ label }) => label)).toEqual(['Dateline', 'File', 'Edit', 'View', words.window, 'Help']);
    expect(rolesIn(menus[0])).toEqual(['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit']);
    expect(itemsOf(menus[0]).map(({ label }) => label)).toContain('Settings…');
    expect(itemsOf(menus[1]).map(({ label }) => label)).not.toContain('Settings…');
    expect(rolesIn(menus[1])).toEqual(['close']);
    expect(rolesIn(menus[4])).toEqual(['minimize', 'zoom', 'front']);
    expect(menus[5]?.role).toBe('help');
  });

  test.each(['win32', 'linux'] as const)('on %s has the settings and the way out in the first menu', (platform) => {
    const menus = menuTemplate(GROUPS, language, platform, () => {});
    expect(menus.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Help']);
    expect(itemsOf(menus[0]).map(({ label }) => label)).toContain('Settings…');
    expect(rolesIn(menus[0])).toEqual(['quit']);
    expect(rolesIn(menus[1])).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    expect(rolesIn(menus[2])).toEqual(['togglefullscreen']);
  });
});

test('recent libraries are entries of their own, with & as a sign, and are chosen by their id', () => {
  const chosen: string[] = [];
  const menus = menuTemplate(GROUPS, 'en', 'linux', (id) => chosen.push(id));
  const recent = itemsOf(itemsOf(menus[0])[1]);
  expect(recent.map(({ label, type }) => label ?? type)).toEqual(['Marks && Søn', 'separator', 'library.forgetAll']);
  const click = recent[0]?.click as unknown as () => void;
  click();
  expect(chosen).toEqual(['library.recent.x']);
  expect(itemsOf(menus[2])[0]?.accelerator).toBe('CommandOrControl+-');
});

import type { MenuItemConstructorOptions } from 'electron';
import type { z } from 'zod';
import type { hostCalls } from '#contract/host.ts';
import type { Language } from '#contract/settings.ts';
import { MAIN_WORDS } from './words.ts';

/** The groups of the menu as the window hands them over. */
export type Groups = z.output<(typeof hostCalls)['setMenu']['input']>['groups'];
type Item = Groups[number]['items'][number];
type Command = Extract<Item, { readonly id: string }>;
type Choose = (id: string) => void;

/** macOS has its settings below the application's name and not in a menu of its own making. */
const IN_APP_MENU = 'app.settings';

/**
 * The system's menu as a value: the window's groups, and what each system expects beside them. On macOS the menus of the application and
 * of windows, on the others the way out at the end of the first menu. `choose` gets the chosen command's id.
 */
export function menuTemplate(
  groups: Groups,
  language: Language,
  platform: NodeJS.Platform,
  choose: Choose,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const menus = groups.map((group) => menuOf(isMac ? withoutSettings(group) : group, language, isMac, choose));
  if (!isMac) return menus;
  const settings = groups
    .flatMap(({ items }) => items)
    .filter(isCommand)
    .filter(({ id }) => id === IN_APP_MENU);
  const help = menus.findIndex((_, at) => groups[at]?.role === 'help');
  const before = help < 0 ? menus.length : help;
  return [appMenu(settings, language, choose), ...menus.slice(0, before), windowMenu(language), ...menus.slice(before)];
}

const isCommand = (item: Item): item is Command => item !== null && 'id' in item;
const withoutSettings = (group: Groups[number]): Groups[number] => ({
  ...group,
  items: group.items.filter((item) => !isCommand(item) || item.id !== IN_APP_MENU),
});

/** In a menu `&` underlines the next letter; two of them are the sign itself, which names of libraries have. */
const labelled = (text: string): string => text.replaceAll('&', '&&');

const commandOf = (item: Command, choose: Choose): MenuItemConstructorOptions => ({
  label: labelled(item.label),
  enabled: item.isEnabled,
  // The window's own keyboard table acts on keys; here they are only shown, or one key would do a thing twice.
  ...(item.shortcut === null
    ? {}
    : { accelerator: item.shortcut.replace('Mod', 'CommandOrControl').replace('Minus', '-'), registerAccelerator: false }),
  click: () => choose(item.id),
});

const lineOr = (item: Command | null, choose: Choose): MenuItemConstructorOptions =>
  item === null ? { type: 'separator' } : commandOf(item, choose);

/** A submenu without entries cannot be opened. */
const itemOf = (item: Item, choose: Choose): MenuItemConstructorOptions =>
  item === null || isCommand(item)
    ? lineOr(item, choose)
    : {
        label: labelled(item.label),
        enabled: item.items.length > 0,
        submenu: item.items.map((one) => lineOr(one, choose)),
      };

const menuOf = (group: Groups[number], language: Language, isMac: boolean, choose: Choose): MenuItemConstructorOptions => ({
  label: labelled(group.label),
  // On macOS the system puts its search field into the menu with this role.
  ...(group.role === 'help' ? { role: 'help' } : {}),
  submenu: [...group.items.map((item) => itemOf(item, choose)), ...entries(language, systemOf(group.role, isMac))],
});

type Role = Exclude<keyof (typeof MAIN_WORDS)['en'], 'window'>;
type Entries = readonly (Role | '')[];

/** What the system itself does, at the end of a group. */
function systemOf(role: Groups[number]['role'], isMac: boolean): Entries {
  if (role === 'edit') return ['', 'cut', 'copy', 'paste', 'selectAll'];
  if (role === 'view') return ['', 'togglefullscreen'];
  if (role === 'file') return isMac ? ['', 'close'] : ['', 'quit'];
  return [];
}

/** Entries that the system itself carries out, under our words: Electron would name them in English. */
const entries = (language: Language, roles: Entries): MenuItemConstructorOptions[] =>
  roles.map((role) => (role === '' ? { type: 'separator' } : { role, label: MAIN_WORDS[language][role] }));

/** What macOS expects under the application's name. */
const appMenu = (settings: readonly Command[], language: Language, choose: Choose): MenuItemConstructorOptions => ({
  label: 'Dateline',
  submenu: [
    ...entries(language, ['about', '']),
    ...settings.map((item) => commandOf(item, choose)),
    ...entries(language, ['', 'services', '', 'hide', 'hideOthers', 'unhide', '', 'quit']),
  ],
});
const windowMenu = (language: Language): MenuItemConstructorOptions => ({
  role: 'window',
  label: MAIN_WORDS[language].window,
  submenu: entries(language, ['minimize', 'zoom', '', 'front']),
});

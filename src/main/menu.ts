import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { z } from 'zod';
import type { hostCalls } from '#contract/host.ts';
import type { Language } from '#contract/settings.ts';
import { MAIN_WORDS } from './words.ts';

type Groups = z.output<(typeof hostCalls)['setMenu']['input']>['groups'];

/** Shows the window's commands as the system's menu; the edit menu gets the system's cut, copy and paste below the window's undo and redo. `choose` gets the chosen command's id. */
export function showMenu(groups: Groups, language: Language, choose: (id: string) => void): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [appMenu(language)] : []),
    ...groups.map((group) => menuOf(group, language, choose)),
    ...(isMac ? [windowMenu(language)] : []),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const menuOf = (group: Groups[number], language: Language, choose: (id: string) => void): MenuItemConstructorOptions => ({
  label: group.label,
  submenu: [
    ...group.items.map((item) => ({
      label: item.label,
      enabled: item.isEnabled,
      // The window's own keyboard table acts on keys; here they are only shown, or one key would do a thing twice.
      ...(item.shortcut === null
        ? {}
        : { accelerator: item.shortcut.replace('Mod', 'CommandOrControl').replace('Minus', '-'), registerAccelerator: false }),
      click: () => choose(item.id),
    })),
    ...(group.role === 'edit' ? systemEdit(language) : []),
  ],
});

type Role = Exclude<keyof (typeof MAIN_WORDS)['en'], 'window'>;
/** Entries that the system itself carries out, under our words: Electron would name them in English. */
const entries = (language: Language, roles: readonly (Role | '')[]): MenuItemConstructorOptions[] =>
  roles.map((role) => (role === '' ? { type: 'separator' } : { role, label: MAIN_WORDS[language][role] }));

/** What macOS expects under the application's name. */
const appMenu = (language: Language): MenuItemConstructorOptions => ({
  label: 'Dateline',
  submenu: entries(language, ['about', '', 'services', '', 'hide', 'hideOthers', 'unhide', '', 'quit']),
});
const windowMenu = (language: Language): MenuItemConstructorOptions => ({
  role: 'window',
  label: MAIN_WORDS[language].window,
  submenu: entries(language, ['minimize', 'zoom', '', 'front']),
});

/** The system's own deeds on text. */
const systemEdit = (language: Language): MenuItemConstructorOptions[] =>
  entries(language, ['', 'cut', 'copy', 'paste', 'selectAll']);

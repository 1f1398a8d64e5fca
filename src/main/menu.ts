import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { z } from 'zod';
import type { hostCalls } from '#contract/host.ts';

type Groups = z.output<(typeof hostCalls)['setMenu']['input']>['groups'];

/** Shows the window's commands as the system's menu, with the system's own edit menu beside them. `choose` gets the chosen command's id. */
export function showMenu(groups: Groups, choose: (id: string) => void): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...groups.slice(0, 1).map((group) => menuOf(group, choose)),
    { role: 'editMenu' },
    ...groups.slice(1).map((group) => menuOf(group, choose)),
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const menuOf = (group: Groups[number], choose: (id: string) => void): MenuItemConstructorOptions => ({
  label: group.label,
  submenu: group.items.map((item) => ({
    label: item.label,
    enabled: item.isEnabled,
    // The window's own keyboard table acts on keys; here they are only shown, or one key would do a thing twice.
    ...(item.shortcut === null
      ? {}
      : { accelerator: item.shortcut.replace('Mod', 'CommandOrControl'), registerAccelerator: false }),
    click: () => choose(item.id),
  })),
});

import { app, Menu } from 'electron';
import type { Language } from '#contract/settings.ts';
import { type Groups, menuTemplate } from './menu-template.ts';

/** Shows the window's commands as the system's menu. `choose` gets the chosen command's id. */
export function showMenu(groups: Groups, language: Language, choose: (id: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(groups, language, process.platform, choose)));
}

let shown = '';
/** Gives the system the libraries for its own list, in the dock or the task bar, the newest first. Linux has none. */
export function showRecent(paths: readonly string[]): void {
  if (process.platform === 'linux' || paths.join('\n') === shown) return;
  shown = paths.join('\n');
  app.clearRecentDocuments();
  for (const path of paths.toReversed()) app.addRecentDocument(path);
}

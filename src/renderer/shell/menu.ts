import { useEffect } from 'react';
import { COMMANDS } from '../commands.ts';
import { words } from '../words/catalogue.ts';
import type { App } from './app.tsx';

/** The native menu: which commands stand in which group, by their id in the command table. */
export const GROUPS: readonly { readonly label: string; readonly role?: 'edit'; readonly ids: readonly string[] }[] = [
  {
    label: words.menu.file,
    ids: [
      'library.create',
      'library.example',
      'library.open',
      'library.close',
      'item.new',
      'kit.new',
      'release.new',
      'release.fromClipboard',
      'import.files',
      'import.folder',
      'import.paste',
      'selection.copy',
      'kit.export',
      'export.verify',
      'app.print',
      'app.settings',
    ],
  },
  {
    label: words.commands.edit,
    role: 'edit',
    ids: [
      'edit.undo',
      'edit.redo',
      'selection.copyMetadata',
      'selection.pasteMetadata',
      'selection.template',
      'selection.restore',
      'selection.trash',
    ],
  },
  {
    label: words.menu.view,
    ids: [
      'palette.open',
      'search.filter',
      'selection.look',
      'view.larger',
      'view.smaller',
      'view.sidebar',
      'view.inspector',
      'zoom.in',
      'zoom.out',
      'zoom.reset',
      'theme.system',
      'theme.light',
      'theme.dark',
    ],
  },
  {
    label: words.menu.go,
    ids: [
      'go.back',
      'go.forward',
      'go.all',
      'go.logos',
      'go.photo',
      'go.document',
      'go.video',
      'go.releases',
      'go.kits',
      'go.contacts',
      'go.organisations',
      'go.sheets',
      'go.exports',
      'go.likenesses',
      'go.imports',
      'go.watch',
      'go.trash',
      'go.keep',
    ],
  },
  { label: words.menu.help, ids: ['help.tour', 'help.log', 'help.support', 'help.about'] },
];

/** Gives main the menu, and again whenever what applies has changed. */
export function useMenu(app: App): void {
  useEffect(() => {
    let last = '';
    const tell = (): void => {
      const groups = GROUPS.map(({ label, role, ids }) => ({
        label,
        ...(role === undefined ? {} : { role }),
        items: COMMANDS.filter((command) => ids.includes(command.id)).map((command) => ({
          id: command.id,
          label: command.label,
          shortcut: command.shortcut,
          isEnabled: command.when(app),
        })),
      }));
      const now = JSON.stringify(groups);
      if (now === last) return;
      last = now;
      void app.host.call('setMenu', { groups });
    };
    tell();
    const stopPlaces = app.store.subscribe(tell);
    const stopLibrary = app.cache.listen('library.current', {}, tell);
    return () => {
      stopPlaces();
      stopLibrary();
    };
  }, [app]);
}

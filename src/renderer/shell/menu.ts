import { useEffect } from 'react';
import type { z } from 'zod';
import type { HostCalls } from '#contract/host.ts';
import { COMMANDS, type Command, recentCommand, recentOf } from '../commands.ts';
import { words } from '../words/catalogue.ts';
import type { App } from './app.tsx';

/** Where in the first menu the libraries stand that were opened before. */
export const RECENT = 'library.recent';
/** A line between two entries. */
const LINE = '-';

type Ids = readonly string[];
/** The native menu: which commands stand in which group, by their id in the command table, in this order. */
export const GROUPS: readonly { readonly label: string; readonly role?: 'file' | 'edit' | 'view' | 'help'; readonly ids: Ids }[] =
  [
    {
      label: words.menu.file,
      role: 'file',
      ids: [
        'item.new',
        'kit.new',
        'release.new',
        'release.fromClipboard',
        LINE,
        'library.create',
        'library.example',
        'library.open',
        RECENT,
        'library.close',
        LINE,
        'import.files',
        'import.folder',
        LINE,
        'kit.export',
        'export.verify',
        'library.backUp',
        LINE,
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
        LINE,
        'selection.copy',
        'import.paste',
        'selection.copyMetadata',
        'selection.pasteMetadata',
        'selection.template',
        LINE,
        'selection.addToKit',
        'selection.sheet',
        'selection.restore',
        'selection.trash',
      ],
    },
    {
      label: words.menu.view,
      role: 'view',
      ids: [
        'palette.open',
        'search.filter',
        'selection.look',
        LINE,
        'view.larger',
        'view.smaller',
        'view.sidebar',
        'view.inspector',
        LINE,
        'zoom.in',
        'zoom.out',
        'zoom.reset',
        LINE,
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
        LINE,
        'go.all',
        'go.logos',
        'go.photo',
        'go.document',
        'go.video',
        LINE,
        'go.releases',
        'go.kits',
        'go.contacts',
        'go.organisations',
        'go.sheets',
        'go.exports',
        LINE,
        'go.likenesses',
        'go.imports',
        'go.watch',
        'go.trash',
        'go.keep',
      ],
    },
    {
      label: words.menu.help,
      role: 'help',
      ids: ['help.guide', 'help.tour', 'help.log', 'help.support', 'help.updates', 'help.about'],
    },
  ];

const byId = new Map(COMMANDS.map((command) => [command.id, command]));

type Items = z.input<HostCalls['setMenu']['input']>['groups'][number]['items'];

/** Gives main the menu, and again whenever what applies has changed. */
export function useMenu(app: App): void {
  useEffect(() => {
    let last = '';
    const shown = ({ id, label, shortcut, when }: Command) => ({ id, label, shortcut, isEnabled: when(app) });
    const recentMenu = () => ({
      label: words.menu.recent,
      items: [
        ...recentOf(app)
          .filter(({ exists }) => exists)
          .flatMap((item) => recentCommand(item) ?? [])
          .map(shown),
        null,
        ...[byId.get('library.forgetAll')].flatMap((command) => (command === undefined ? [] : [shown(command)])),
      ],
    });
    const tell = (): void => {
      const recent = recentOf(app);
      const groups = GROUPS.map(({ label, role, ids }) => ({
        label,
        ...(role === undefined ? {} : { role }),
        items: ids.flatMap((id): Items => {
          if (id === LINE) return [null];
          if (id === RECENT) return recent.some(({ exists }) => exists) ? [recentMenu()] : [];
          const command = byId.get(id);
          return command === undefined ? [] : [shown(command)];
        }),
      }));
      const tokens = recent.flatMap(({ place, exists }) => (exists ? (place.$token ?? []) : []));
      const now = JSON.stringify([groups, tokens]);
      if (now === last) return;
      last = now;
      void app.host.call('setMenu', { groups, recent: tokens });
    };
    tell();
    const stopPlaces = app.store.subscribe(tell);
    const stopLibrary = app.cache.listen('library.current', {}, tell);
    const stopRecent = app.cache.listen('library.recent', {}, tell);
    return () => {
      stopPlaces();
      stopLibrary();
      stopRecent();
    };
  }, [app]);
}

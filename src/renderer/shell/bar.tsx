import { ChevronLeft, ChevronRight, Import, PackageOpen, Plus, ShieldCheck } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { newKit, runCommand } from '../commands.ts';
import { KitCrumb, KitVerdict } from '../kits/crumb.tsx';
import { KitMenu } from '../kits/kit-menu.tsx';
import { createPhotoSheet } from '../sheets/deeds.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { keysHere } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { useApp, useWindow } from './app.tsx';
import type { Facts } from './root.tsx';
import { Search } from './search.tsx';
import type { View } from './store.ts';
import { WindowControls } from './window-controls.tsx';

/** Back and forward, search, at most two buttons, then the window's own controls where the system draws none. */
export function Bar({ view, facts }: { view: View; facts: Facts }) {
  const app = useApp();
  const canBack = useWindow((state) => state.past.length > 0);
  const canForward = useWindow((state) => state.future.length > 0);
  return (
    <header className="bar" data-region="search">
      <div className="row">
        <IconButton
          icon={ChevronLeft}
          label={words.nav.back}
          shortcut="Alt ←"
          disabled={!canBack}
          onClick={() => runCommand(app, 'go.back')}
        />
        <IconButton
          icon={ChevronRight}
          label={words.nav.forward}
          shortcut="Alt →"
          disabled={!canForward}
          onClick={() => runCommand(app, 'go.forward')}
        />
      </div>
      {view.kind === 'kit' ? <KitCrumb key={view.id} id={view.id} /> : <Search view={view} />}
      <div className="grow" />
      <Actions view={view} />
      {facts.drawsWindowControls && <WindowControls />}
    </header>
  );
}

const Actions = memo(function Actions({ view }: { view: View }): ReactNode {
  const app = useApp();
  const { open, go } = app.store.getState();
  const plus = (label: string, run: () => void, look: 'plain' | 'primary' = 'primary') => (
    <Button icon={Plus} look={look} onClick={run}>
      {label}
    </Button>
  );
  switch (view.kind) {
    case 'kit':
      return (
        <>
          <KitVerdict id={view.id} />
          <KitMenu id={view.id} />
          <Button
            icon={PackageOpen}
            look="primary"
            title={`${words.bar.export} (${keysHere('Mod+E')})`}
            onClick={() => runCommand(app, 'kit.export')}
          >
            {words.bar.export}
          </Button>
        </>
      );
    case 'releases':
    case 'newRelease':
      return view.kind === 'releases' ? plus(words.bar.newRelease, () => go({ kind: 'newRelease', paste: '' })) : null;
    case 'contacts':
      return plus(words.bar.newContact, () => open({ kind: 'newContact', organisationId: null }));
    case 'organisations':
      return plus(words.bar.newOrganisation, () => open({ kind: 'newOrganisation' }));
    case 'sheets':
      return plus(words.sheets.create, () => void createPhotoSheet(app));
    case 'kits':
    case 'exports':
      return (
        <>
          <Button icon={ShieldCheck} onClick={() => runCommand(app, 'export.verify')}>
            {words.bar.verify}
          </Button>
          {plus(words.bar.newKit, () => newKit(app), view.kind === 'kits' ? 'primary' : 'plain')}
        </>
      );
    default:
      return (
        <>
          <MenuButton
            className="btn plain"
            label={words.bar.import}
            lines={[
              {
                kind: 'item',
                id: 'files',
                label: words.bar.importFiles,
                hint: keysHere('Mod+I'),
                run: () => runCommand(app, 'import.files'),
              },
              {
                kind: 'item',
                id: 'folder',
                label: words.bar.importFolder,
                hint: keysHere('Mod+Shift+I'),
                run: () => runCommand(app, 'import.folder'),
              },
              { kind: 'line' },
              { kind: 'item', id: 'past', label: words.commands.imports, run: () => runCommand(app, 'go.imports') },
              { kind: 'item', id: 'watch', label: words.commands.watch, run: () => runCommand(app, 'go.watch') },
            ]}
          >
            <Icon of={Import} size="s" />
            {words.bar.import}
          </MenuButton>
          {plus(words.bar.newKit, () => newKit(app))}
        </>
      );
  }
}, isSameBar);

/** A letter in the search is another view, and the same deeds. */
function isSameBar(before: { view: View }, after: { view: View }): boolean {
  return before.view === after.view || (before.view.kind === after.view.kind && after.view.kind !== 'kit');
}

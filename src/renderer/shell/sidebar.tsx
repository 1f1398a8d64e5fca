import {
  Blend,
  Building2,
  ChevronsUpDown,
  FileText,
  Film,
  FolderOpen,
  FolderPlus,
  Image,
  LayoutGrid,
  Library as LibraryIcon,
  LogOut,
  type LucideIcon,
  Newspaper,
  Package,
  PanelLeft,
  Settings,
  Shapes,
  Trash2,
  Users,
} from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { Library } from '#contract/library.ts';
import type { AssetId } from '#contract/values.ts';
import { KitMenu } from '../assets/add-to-kit.tsx';
import { useAssetDrop } from '../assets/use-drop.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { keysHere } from '../ui/keys.ts';
import { Mark } from '../ui/mark.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { useApp, useWindow } from './app.tsx';
import { openLibrary } from './library-deeds.ts';
import type { Facts } from './root.tsx';
import { SettingsPanel } from './settings.tsx';
import { CollectionsGroup, isPlaceOf, SavedSearchesGroup } from './shelves.tsx';
import type { View } from './store.ts';

interface Entry {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly view: View;
  readonly count: number;
  readonly takesAssets?: boolean;
}

interface SidebarProps {
  readonly library: Library;
  readonly facts: Facts;
  readonly isRailed: boolean;
}

/** What the library holds, with counts; a rail of icons where the screen needs the width. Typing in the search draws none of it anew. */
export const Sidebar = memo(function Sidebar({ library, facts, isRailed }: SidebarProps) {
  const app = useApp();
  const { counts } = library;
  const alike = useQuery('imports.likenesses', { count: 1 }).data?.total ?? 0;
  const isAtLikenesses = useWindow((state) => state.view.kind === 'likenesses');
  const trashed = useQuery('assets.list', { text: '', trash: true, limit: 1 }).data?.total ?? 0;
  const sheets = useQuery('sheets.list', {}).data?.total ?? 0;
  const shelf = (label: string, icon: LucideIcon, kind: 'all' | 'photo' | 'document' | 'video', n: number): Entry => ({
    label,
    icon,
    view: { kind: 'assets', shelf: kind, text: '' },
    count: n,
  });
  const shelves = [
    shelf(words.nav.all, LibraryIcon, 'all', counts.assets),
    { label: words.nav.logos, icon: Shapes, view: { kind: 'logos', id: null, text: '' }, count: counts.logos } satisfies Entry,
    shelf(words.nav.photos, Image, 'photo', counts.photos),
    shelf(words.nav.documents, FileText, 'document', counts.documents),
    shelf(words.nav.video, Film, 'video', counts.video),
    // Only while there are some, or while one is there to settle the last.
    ...(alike > 0 || isAtLikenesses
      ? [
          {
            label: words.likenesses.title,
            icon: Blend,
            view: { kind: 'likenesses', reason: null },
            count: alike,
          } satisfies Entry,
        ]
      : []),
  ];
  const press: Entry[] = [
    { label: words.nav.releases, icon: Newspaper, view: { kind: 'releases', id: null, text: '' }, count: counts.releases },
    { label: words.nav.kits, icon: Package, view: { kind: 'kits', text: '' }, count: counts.kits, takesAssets: true },
    { label: words.nav.contacts, icon: Users, view: { kind: 'contacts', id: null, text: '' }, count: counts.contacts },
    {
      label: words.nav.organisations,
      icon: Building2,
      view: { kind: 'organisations', id: null, text: '' },
      count: counts.organisations,
    },
    { label: words.sheets.nav, icon: LayoutGrid, view: { kind: 'sheets', id: null, text: '' }, count: sheets },
  ];
  const toggle = (
    <IconButton
      icon={PanelLeft}
      label={isRailed ? words.nav.showSidebar : words.nav.hideSidebar}
      shortcut={keysHere('Mod+Alt+S')}
      onClick={() => runCommand(app, 'view.sidebar')}
    />
  );
  return (
    <nav className={`side ${isRailed ? 'rail' : ''}`} aria-label={words.nav.label} data-region="navigation">
      <div className="brand">
        <Mark />
        {!isRailed && <b>{words.app.name}</b>}
        {!isRailed && toggle}
      </div>
      {!isRailed && <LibrarySwitch library={library} />}
      <Group title={words.nav.library} entries={shelves} isRailed={isRailed} />
      <Group title={words.nav.press} entries={press} isRailed={isRailed} />
      <CollectionsGroup isRailed={isRailed} />
      <SavedSearchesGroup isRailed={isRailed} />
      <div className="foot nav">
        {isRailed && <div className="row rail-toggle">{toggle}</div>}
        <GoButton
          entry={{
            label: words.trash.title,
            icon: Trash2,
            view: { kind: 'assets', shelf: 'all', text: '', trash: true },
            count: trashed,
          }}
          isRailed={isRailed}
        />
        <PopoverButton
          className="go"
          label={words.settings.title}
          title={words.settings.title}
          aria-label={words.settings.title}
          content={(close) => <SettingsPanel library={library} facts={facts} onClose={close} />}
        >
          <Icon of={Settings} />
          {!isRailed && words.nav.settings}
        </PopoverButton>
      </div>
    </nav>
  );
});

/** Which entry of the sidebar a place belongs to. */
function isUnder(view: View, entry: View): boolean {
  if (entry.kind === 'logos')
    return (
      view.kind === 'logos' ||
      view.kind === 'logoImport' ||
      (view.kind === 'assets' && view.shelf === 'logo' && view.trash !== true)
    );
  if (view.kind === 'assets') {
    if (entry.kind !== 'assets' || view.collection !== undefined) return false;
    return view.trash === true ? entry.trash === true : entry.trash !== true && view.shelf === entry.shelf;
  }
  if (view.kind === 'importReport' || view.kind === 'importReview' || view.kind === 'imports')
    return entry.kind === 'assets' && entry.shelf === 'all' && entry.trash !== true;
  if (view.kind === 'newRelease') return entry.kind === 'releases';
  if (view.kind === 'kit' || view.kind === 'exports') return entry.kind === 'kits';
  return view.kind === entry.kind;
}

function Group({ title, entries, isRailed }: { title: string; entries: readonly Entry[]; isRailed: boolean }) {
  return (
    <div className="nav">
      {!isRailed && <h2>{title}</h2>}
      {entries.map((entry) => (
        <GoButton key={entry.label} entry={entry} isRailed={isRailed} />
      ))}
    </div>
  );
}

/** One entry; the kits take dropped pictures and ask which kit is meant. */
function GoButton({ entry, isRailed }: { entry: Entry; isRailed: boolean }) {
  const go = useWindow((state) => state.go);
  const anchor = useRef<HTMLButtonElement>(null);
  const [dropped, setDropped] = useState<readonly AssetId[] | null>(null);
  const drop = useAssetDrop(setDropped);
  const saved = useQuery('search.saved', {}).data?.items ?? [];
  const isCurrent = useWindow(({ view }) => isUnder(view, entry.view) && !saved.some((search) => isPlaceOf(view, search)));
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={drop.isOver ? 'go is-over' : 'go'}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={isRailed ? entry.label : undefined}
        title={isRailed ? entry.label : undefined}
        onClick={() => go(entry.view)}
        {...(entry.takesAssets === true ? drop.props : {})}
      >
        <Icon of={entry.icon} />
        {!isRailed && entry.label}
        {!isRailed && <em>{count(entry.count)}</em>}
      </button>
      {dropped !== null && <KitMenu anchor={anchor} assetIds={dropped} onClose={() => setDropped(null)} />}
    </>
  );
}

function LibrarySwitch({ library }: { library: Library }) {
  const app = useApp();
  const recent = useQuery('library.recent', {}).data?.items ?? [];
  const others = recent
    .filter((item) => item.place.$path !== library.place.$path && item.place.$token !== undefined && item.exists)
    .slice(0, 6);
  const lines: MenuLine[] = [
    ...(others.length > 0 ? [{ kind: 'head', label: words.nav.recent } as const] : []),
    ...others.map(
      (item): MenuLine => ({
        kind: 'item',
        id: item.place.$path,
        label: item.name,
        icon: LibraryIcon,
        run: () => void openLibrary(app, item.place.$token ?? ''),
      }),
    ),
    ...(others.length > 0 ? [{ kind: 'line' } as const] : []),
    { kind: 'item', id: 'open', label: words.nav.openAnother, icon: FolderOpen, run: () => runCommand(app, 'library.open') },
    {
      kind: 'item',
      id: 'create',
      label: words.nav.createAnother,
      icon: FolderPlus,
      run: () => app.store.getState().open({ kind: 'createLibrary', isExample: false, dropped: [] }),
    },
    { kind: 'item', id: 'close', label: words.nav.closeLibrary, icon: LogOut, run: () => runCommand(app, 'library.close') },
  ];
  return (
    <MenuButton className="lib" label={words.nav.recent} lines={lines}>
      <span className="grow">
        <b className="clip">{library.name}</b>
        <span>{words.nav.pressLibrary}</span>
      </span>
      <Icon of={ChevronsUpDown} size="s" />
    </MenuButton>
  );
}

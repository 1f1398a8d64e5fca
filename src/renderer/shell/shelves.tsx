import { Bookmark, Pencil, Plus, SquareStack, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AssetQuery } from '#contract/assets.ts';
import type { Collection } from '#contract/collections.ts';
import type { SavedSearch } from '#contract/search.ts';
import { addToCollection } from '../assets/asset-deeds.ts';
import { placeOf, queryOf } from '../assets/place.ts';
import { shortName } from '../assets/understood.ts';
import { useAssetDrop } from '../assets/use-drop.ts';
import { useQuery } from '../engine/engine.tsx';
import { IconButton } from '../ui/button.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { ask, useApp, useWindow } from './app.tsx';
import { NEWEST_FIRST, type View } from './store.ts';

/** Whether a place is that of a saved search: then its entry is the current one, and no shelf is. */
export const isPlaceOf = (view: View, saved: Pick<SavedSearch, 'query'>): boolean =>
  view.kind === 'assets' &&
  view.trash !== true &&
  JSON.stringify(queryOf(view, NEWEST_FIRST)) === JSON.stringify(queryOf(placeOf(saved.query), NEWEST_FIRST));

/** What counts days till it is too late is said in amber. */
const isUrgent = (query: AssetQuery): boolean => /\brights:(ending|ended)\b/i.test(query.text);

/** Hand-made sets: pictures can be dropped on each. */
export function CollectionsGroup({ isRailed }: { isRailed: boolean }) {
  const app = useApp();
  const items = useQuery('collections.list', {}).data?.items ?? [];
  const { open, go } = app.store.getState();
  const add = (): void => open({ kind: 'nameCollection', id: null, name: '', assetIds: [] });
  if (isRailed)
    return (
      <RailMenu
        label={words.collections.title}
        icon={SquareStack}
        lines={[
          ...items.map(
            (one): MenuLine => ({
              kind: 'item',
              id: one.id,
              label: one.name,
              hint: count(one.count),
              run: () => go({ kind: 'assets', shelf: 'all', text: '', collection: one.id }),
            }),
          ),
          { kind: 'item', id: 'new', label: words.collections.add, icon: Plus, run: add },
        ]}
      />
    );
  return (
    <Group className="nav shelf" label={words.collections.title}>
      <h2>
        {words.collections.title}
        <IconButton icon={Plus} iconSize="s" className="small" label={words.collections.add} onClick={add} />
      </h2>
      {items.map((one) => (
        <CollectionEntry key={one.id} collection={one} />
      ))}
    </Group>
  );
}

function CollectionEntry({ collection }: { collection: Collection }) {
  const app = useApp();
  const isCurrent = useWindow(({ view }) => view.kind === 'assets' && view.collection === collection.id);
  const { open, go } = app.store.getState();
  const drop = useAssetDrop((ids) => void addToCollection(app, collection.id, ids));
  const here: View = { kind: 'assets', shelf: 'all', text: '', collection: collection.id };
  const rename = (): void => open({ kind: 'nameCollection', id: collection.id, name: collection.name, assetIds: [] });
  const remove = async (): Promise<void> => {
    const done = await ask(app, 'collections.remove', { id: collection.id });
    const now = app.store.getState().view;
    if (done !== null && now.kind === 'assets' && now.collection === collection.id)
      go({ kind: 'assets', shelf: 'all', text: '' });
  };
  return (
    <ShelfEntry
      label={collection.name}
      icon={SquareStack}
      count={collection.count}
      isCurrent={isCurrent}
      drop={drop}
      onGo={() => go(here)}
      onRename={rename}
      onRemove={() => void remove()}
      lines={[
        { kind: 'item', id: 'open', label: words.collections.open, run: () => go(here) },
        { kind: 'item', id: 'rename', label: words.collections.rename, hint: 'F2', icon: Pencil, run: rename },
        { kind: 'line' },
        {
          kind: 'item',
          id: 'remove',
          label: words.collections.remove,
          hint: 'Del',
          icon: Trash2,
          look: 'danger',
          run: () => void remove(),
        },
      ]}
    />
  );
}

/** Whether what is shown is a search that can be kept. */
const isToKeep = ({ view }: { readonly view: View }): boolean =>
  view.kind === 'assets' && view.trash !== true && view.text.trim() !== '';

/** Searches with a name and how many they find now. */
export function SavedSearchesGroup({ isRailed }: { isRailed: boolean }) {
  const app = useApp();
  const items = useQuery('search.saved', {}).data?.items ?? [];
  const { open, go } = app.store.getState();
  const canSave = useWindow(isToKeep);
  const t = words.savedSearches;
  const add = (): void => {
    const { view } = app.store.getState();
    if (view.kind !== 'assets') return;
    const query = queryOf(view, app.store.getState().order);
    const { understood = [] } = app.cache.read('search.facets', query).data ?? {};
    open({ kind: 'nameSearch', id: null, name: shortName(query.text, understood), query });
  };
  if (isRailed)
    return (
      <RailMenu
        label={t.title}
        icon={Bookmark}
        lines={[
          ...items.map(
            (one): MenuLine => ({
              kind: 'item',
              id: one.id,
              label: one.name,
              hint: count(one.count),
              run: () => go(placeOf(one.query)),
            }),
          ),
          ...(canSave ? [{ kind: 'item', id: 'new', label: t.add, icon: Plus, run: add } satisfies MenuLine] : []),
          ...(!canSave && items.length === 0 ? [{ kind: 'head', label: t.addDisabled } satisfies MenuLine] : []),
        ]}
      />
    );
  return (
    <Group className="nav shelf" label={t.title}>
      <h2>
        {t.title}
        <IconButton
          icon={Plus}
          iconSize="s"
          className="small"
          label={t.add}
          title={canSave ? t.add : t.addDisabled}
          disabled={!canSave}
          onClick={add}
        />
      </h2>
      {items.map((one) => (
        <SearchEntry key={one.id} saved={one} />
      ))}
    </Group>
  );
}

function SearchEntry({ saved }: { saved: SavedSearch }) {
  const app = useApp();
  const isCurrent = useWindow(({ view }) => isPlaceOf(view, saved));
  const canUpdate = useWindow(isToKeep) && !isCurrent;
  const { open, go } = app.store.getState();
  const here = placeOf(saved.query);
  const rename = (): void => open({ kind: 'nameSearch', id: saved.id, name: saved.name, query: saved.query });
  const remove = (): void => void ask(app, 'search.forget', { id: saved.id });
  const save = (): void => {
    const { view, order } = app.store.getState();
    if (view.kind === 'assets') void ask(app, 'search.save', { id: saved.id, name: saved.name, query: queryOf(view, order) });
  };
  const update: MenuLine[] = canUpdate ? [{ kind: 'item', id: 'update', label: words.savedSearches.update, run: save }] : [];
  return (
    <ShelfEntry
      label={saved.name}
      icon={Bookmark}
      count={saved.count}
      isUrgent={isUrgent(saved.query) && saved.count > 0}
      isCurrent={isCurrent}
      onGo={() => go(here)}
      onRename={rename}
      onRemove={remove}
      lines={[
        { kind: 'item', id: 'open', label: words.collections.open, run: () => go(here) },
        { kind: 'item', id: 'rename', label: words.collections.rename, hint: 'F2', icon: Pencil, run: rename },
        ...update,
        { kind: 'line' },
        {
          kind: 'item',
          id: 'remove',
          label: words.savedSearches.remove,
          hint: 'Del',
          icon: Trash2,
          look: 'danger',
          run: remove,
        },
      ]}
    />
  );
}

/** An entry with a menu of its own (right button, menu key), F2 to rename, Delete to delete; all can be undone. */
function ShelfEntry({
  label,
  icon,
  count: n,
  isUrgent: isAmber = false,
  isCurrent,
  lines,
  drop,
  onGo,
  onRename,
  onRemove,
}: {
  label: string;
  icon: typeof Bookmark;
  count: number;
  isUrgent?: boolean;
  isCurrent: boolean;
  lines: readonly MenuLine[];
  drop?: ReturnType<typeof useAssetDrop>;
  onGo: () => void;
  onRename: () => void;
  onRemove: () => void;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        ref={anchor}
        className={drop?.isOver === true ? 'go is-over' : 'go'}
        aria-current={isCurrent ? 'page' : undefined}
        aria-keyshortcuts="F2 Delete"
        title={label}
        onClick={onGo}
        onContextMenu={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
        onKeyDown={(event) => {
          const deed = event.key === 'F2' ? onRename : event.key === 'Delete' ? onRemove : undefined;
          if (deed === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          deed();
        }}
        {...drop?.props}
      >
        <Icon of={icon} />
        <span className="clip">{label}</span>
        <em className={isAmber ? 'amber' : undefined}>{count(n)}</em>
      </button>
      {isOpen && <Menu anchor={anchor} label={words.collections.menu(label)} lines={lines} onClose={() => setOpen(false)} />}
    </>
  );
}

function RailMenu({ label, icon, lines }: { label: string; icon: typeof Bookmark; lines: readonly MenuLine[] }) {
  return (
    <div className="nav">
      <MenuButton className="go" label={label} aria-label={label} title={label} lines={lines}>
        <Icon of={icon} />
      </MenuButton>
    </div>
  );
}

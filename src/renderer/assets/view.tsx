import { LayoutGrid, PanelRight, Rows3 } from 'lucide-react';
import { useEffect } from 'react';
import type { Library } from '#contract/library.ts';
import { runCommand } from '../commands.ts';
import { useAssetPages } from '../engine/pages.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import type { Shelf } from '../shell/store.ts';
import { isInspectorShown, useMedia, WIDE } from '../shell/use-media.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/field.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/en.ts';
import { AssetGrid } from './grid.tsx';
import { Inspector } from './inspector.tsx';

/** One shelf of the library as a grid or a list, with the inspector beside it. */
export function AssetsView({ shelf, text, library }: { shelf: Shelf; text: string; library: Library }) {
  const app = useApp();
  const searched = useLater(text.trim(), 60);
  const loaded = useAssetPages({ text: searched, ...(shelf === 'all' ? {} : { kind: shelf }) });
  const layout = useWindow((state) => state.layout);
  const set = useWindow((state) => state.set);
  const isShown = isInspectorShown(
    useWindow((state) => state.inspector),
    useMedia(WIDE),
  );
  const total = {
    all: library.counts.assets,
    logo: library.counts.logos,
    photo: library.counts.photos,
    document: library.counts.documents,
    video: library.counts.video,
  }[shelf];
  const title = words.assets.titles[shelf];
  useKeptSelection(loaded);

  return (
    <>
      <main
        className="main"
        data-region="main"
        aria-label={title}
        aria-busy={loaded.total === undefined && loaded.error === undefined}
      >
        <div className="head">
          <h1 className="h1">{title}</h1>
          {loaded.total !== undefined && (
            <span className="n" role="status">
              {words.assets.shown(loaded.total, Math.max(total, loaded.total))}
            </span>
          )}
          <div className="tools">
            <Segmented
              className="icons"
              label={words.assets.view}
              value={layout}
              choices={[
                { value: 'grid', label: words.assets.grid, icon: LayoutGrid },
                { value: 'list', label: words.assets.list, icon: Rows3 },
              ]}
              onChange={(next) => set({ layout: next })}
            />
            <IconButton
              icon={PanelRight}
              label={isShown ? words.inspector.close : words.inspector.label}
              shortcut="Ctrl Alt I"
              aria-pressed={isShown}
              onClick={() => runCommand(app, 'view.inspector')}
            />
          </div>
        </div>
        {loaded.items.length > 0 ? (
          <AssetGrid shelf={shelf} loaded={loaded} layout={layout} />
        ) : (
          loaded.total !== undefined && <Nothing shelf={shelf} text={searched} />
        )}
        {loaded.total === undefined && loaded.error !== undefined && (
          <Empty title={words.assets.failed}>{words.errors[loaded.error.code]}</Empty>
        )}
      </main>
      {isShown && <Inspector />}
    </>
  );
}

/** Drops from the selection what is no longer on the shelf, and takes the first item when nothing is current. */
function useKeptSelection(loaded: ReturnType<typeof useAssetPages>): void {
  const selection = useWindow((state) => state.selection);
  const select = useWindow((state) => state.select);
  const { items, isAsking } = loaded;
  useEffect(() => {
    if (isAsking || selection.ids.length === 0) return;
    const known = new Set(items.map((item) => item.id));
    if (selection.ids.every((id) => known.has(id))) return;
    const ids = selection.ids.filter((id) => known.has(id));
    const current = selection.current !== null && known.has(selection.current) ? selection.current : (ids[0] ?? null);
    select({ ids, current, anchor: current });
  }, [items, isAsking, selection, select]);
}

function Nothing({ shelf, text }: { shelf: Shelf; text: string }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  if (text === '') {
    return (
      <Empty
        title={words.assets.empty[shelf]}
        actions={
          <Button size="big" onClick={() => runCommand(app, 'import.files')}>
            {words.bar.import}
          </Button>
        }
      >
        {words.assets.emptyMore}
      </Empty>
    );
  }
  return (
    <Empty
      title={words.assets.noMatch(words.assets.titles[shelf], text)}
      actions={
        <>
          <Button onClick={() => go({ kind: 'assets', shelf, text: '' })}>{words.assets.clearSearch}</Button>
          {shelf !== 'all' && (
            <Button onClick={() => go({ kind: 'assets', shelf: 'all', text })}>{words.assets.searchAll}</Button>
          )}
        </>
      }
    >
      {words.assets.noMatchMore}
    </Empty>
  );
}

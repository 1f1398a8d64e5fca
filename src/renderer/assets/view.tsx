import { LayoutGrid, PanelRight, Rows3 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Library } from '#contract/library.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { type ShownList, useAssetList } from '../engine/stretches.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import type { AssetsPlace } from '../shell/store.ts';
import { isInspectorShown, useMedia, WIDE } from '../shell/use-media.ts';
import { IconButton } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/field.tsx';
import { keysHere } from '../ui/keys.ts';
import { words } from '../words/catalogue.ts';
import { Chips } from './chips.tsx';
import { AssetGrid } from './grid.tsx';
import { Inspector } from './inspector.tsx';
import { Nothing } from './nothing.tsx';
import { OrderMenu } from './order-menu.tsx';
import { queryOf } from './place.ts';
import { SizeSlider } from './size-slider.tsx';
import { TrashBar } from './trash-bar.tsx';
import { makeEye } from './use-viewport.ts';

/** A list of assets as a grid or a table: a shelf, a collection or the trash, with what narrows it and the inspector beside it. */
export function AssetsView({ place, library }: { place: AssetsPlace; library: Library }) {
  const app = useApp();
  const text = place.text.trim();
  const [searched, search] = useState(text);
  const ofWindow = useWindow((state) => state.order);
  const query = useMemo(() => queryOf(place, ofWindow, searched), [place, ofWindow, searched]);
  const [eye] = useState(makeEye);
  const eyeId = useCallback(() => (eye.isTop ? null : eye.id), [eye]);
  const { shown, isAsking, error } = useAssetList(query, eyeId);
  // A letter is asked for at once; those typed while an answer is on its way wait for it, and only the last of them is asked for.
  if (searched !== text && (!isAsking || error !== undefined)) search(text);
  const facets = useFacets(query);
  const counted = useMemo(() => (facets === undefined ? null : { ...query, text: facets.text }), [query, facets]);
  const layout = useWindow((state) => state.layout);
  const set = useWindow((state) => state.set);
  const isShown = isInspectorShown(
    useWindow((state) => state.inspector),
    useMedia(WIDE),
  );
  const title = useTitle(place);
  const total = totalOf(place, library);
  useKeptSelection(shown, isAsking);

  return (
    <>
      <main className="main" data-region="main" aria-label={title} aria-busy={shown === null && error === undefined}>
        <div className="head">
          <h1 className="h1 clip">{title}</h1>
          {shown !== null && (
            <span className="n" role="status">
              {words.assets.shown(shown.total, Math.max(total ?? 0, shown.total))}
            </span>
          )}
          <div className="tools">
            <OrderMenu place={place} />
            {layout === 'grid' && <SizeSlider />}
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
              shortcut={keysHere('Mod+Alt+I')}
              aria-pressed={isShown}
              onClick={() => runCommand(app, 'view.inspector')}
            />
          </div>
        </div>
        {place.trash === true && <TrashBar />}
        {facets !== undefined && counted !== null && (facets.total > 0 || query.text !== '') && (
          <Chips place={place} query={counted} facets={facets} />
        )}
        {shown !== null && shown.total > 0 && <AssetGrid place={place} title={title} list={shown} look={layout} eye={eye} />}
        {shown?.total === 0 && <Nothing place={place} text={shown.query.text} facets={facets} />}
        {shown === null && error !== undefined && <Empty title={words.assets.failed}>{words.errors[error.code]}</Empty>}
      </main>
      {isShown && <Inspector />}
    </>
  );
}

/** The facets of a question; while the next ones are asked for, the last stay, with the text they belong to. */
function useFacets(query: ReturnType<typeof queryOf>) {
  const answer = useQuery('search.facets', query).data;
  const [last, setLast] = useState<{ answer: NonNullable<typeof answer>; text: string } | null>(null);
  if (answer !== undefined && last?.answer !== answer) setLast({ answer, text: query.text });
  return useMemo(() => (last === null ? undefined : { ...last.answer, text: last.text }), [last]);
}

function useTitle(place: AssetsPlace): string {
  const collections = useQuery('collections.list', place.collection === undefined ? null : {}).data?.items;
  if (place.trash === true) return words.grid.trash;
  if (place.collection !== undefined)
    return collections?.find((one) => one.id === place.collection)?.name ?? words.grid.collection;
  return words.assets.titles[place.shelf];
}

/** How many there are without the search; null where the library does not count them. */
function totalOf(place: AssetsPlace, { counts }: Library): number | null {
  if (place.trash === true || place.collection !== undefined) return null;
  return {
    all: counts.assets,
    logo: counts.logos,
    photo: counts.photos,
    document: counts.documents,
    video: counts.video,
  }[place.shelf];
}

/** How long a list must have been still before the selection is compared with it, ms. */
const SETTLED_MS = 300;

/** Drops from the selection what is no longer in the list. */
function useKeptSelection(shown: ShownList | null, isAsking: boolean): void {
  const app = useApp();
  useEffect(() => {
    if (shown === null || isAsking || app.store.getState().selection.ids.length === 0) return;
    let isOver = false;
    const compare = async (): Promise<void> => {
      const known = await app.engine.ask('assets.ids', shown.query);
      const { selection, select } = app.store.getState();
      if (isOver || !known.ok || selection.ids.length === 0) return;
      const there = new Set(known.value.ids);
      const ids = selection.ids.filter((id) => there.has(id));
      if (ids.length === selection.ids.length) return;
      const current = selection.current !== null && there.has(selection.current) ? selection.current : (ids[0] ?? null);
      select({ ids, current, anchor: current });
    };
    const timer = setTimeout(() => void compare(), SETTLED_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [app, shown, isAsking]);
}

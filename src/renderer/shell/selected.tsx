import type { ReactNode } from 'react';
import type { AssetId } from '#contract/values.ts';
import { useCommon } from '../assets/common.ts';
import { useQuery } from '../engine/engine.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';
import { useWindow } from './app.tsx';
import { NO_SELECTION, type View } from './store.ts';

/** How much is selected, of how many, and how large it is. */
export function Selected({
  view,
  addToKit,
}: {
  view: Extract<View, { kind: 'assets' }>;
  addToKit: (ids: readonly AssetId[]) => ReactNode;
}) {
  const { ids } = useWindow((state) => state.selection);
  const select = useWindow((state) => state.select);
  const one = useQuery('assets.get', ids.length === 1 && ids[0] !== undefined ? { id: ids[0] } : null).data;
  const common = useCommon(ids.length > 1 ? ids : null);
  const total = useTotal(view);
  const size = ids.length === 1 ? one?.bytes : common?.bytes;
  return (
    <>
      {view.trash !== true && addToKit(ids)}
      {ids.length > 1 && (
        <Button look="link" className="sm" onClick={() => select(NO_SELECTION)}>
          {words.strip.clearSelection}
        </Button>
      )}
      <span>{total === undefined ? words.inspector.many(ids.length) : words.strip.selected(ids.length, total)}</span>
      {size !== undefined && <span className="faint">{bytes(size)}</span>}
    </>
  );
}

/** How many the list in sight has. */
function useTotal(view: Extract<View, { kind: 'assets' }>): number | undefined {
  const { shelf, text, collection, trash } = view;
  return useQuery('assets.list', {
    text: text.trim(),
    ...(shelf === 'all' ? {} : { kind: shelf }),
    ...(collection === undefined ? {} : { collection }),
    ...(trash === true ? { trash } : {}),
    limit: 1,
  }).data?.total;
}

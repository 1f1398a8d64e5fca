import { RotateCcw, Trash2 } from 'lucide-react';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { NO_SELECTION } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';
import { restoreAssets } from './asset-deeds.ts';

/** Above the grid of the trash: take what is selected back, delete it for good, or empty the whole trash. */
export function TrashBar() {
  const app = useApp();
  const ids = useWindow((state) => state.selection.ids);
  const open = useWindow((state) => state.open);
  const total = useQuery('assets.list', { text: '', trash: true, limit: 1 }).data?.total;
  const t = words.trash;
  const restoreAll = async (): Promise<void> => {
    const all = await ask(app, 'assets.ids', { trash: true });
    if (all !== null) await restoreAssets(app, all.ids);
  };
  // An empty trash says so in the middle of the page.
  if (!total) return null;
  return (
    <div className="trash-bar">
      <p className="soft grow">{t.lead(total)}</p>
      {ids.length > 0 ? (
        <>
          <Button icon={RotateCcw} onClick={() => void restoreAssets(app, ids)}>
            {t.restore(ids.length)}
          </Button>
          <Button look="danger" onClick={() => open({ kind: 'emptyTrash', ids, count: ids.length })}>
            {t.remove(ids.length)}
          </Button>
        </>
      ) : (
        <Button icon={RotateCcw} onClick={() => void restoreAll()}>
          {t.restoreAll}
        </Button>
      )}
      <Button look="danger" icon={Trash2} onClick={() => open({ kind: 'emptyTrash', ids: null, count: total })}>
        {t.empty}
      </Button>
    </div>
  );
}

/** The one question before something is gone for good. */
export function EmptyTrashDialog({ ids, count }: { ids: readonly AssetId[] | null; count: number }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.trash.dialog;
  const empty = async (): Promise<void> => {
    close();
    const done = await ask(app, 'assets.emptyTrash', ids === null ? {} : { ids: [...ids] });
    if (done === null) return;
    app.store.getState().select(NO_SELECTION);
    tellDone(app, words.trash.removed(done.removed, done.kept, bytes(done.bytes)));
  };
  return (
    <Dialog
      title={ids === null ? t.titleAll : t.titleSome(count)}
      onClose={close}
      footer={
        <div className="end">
          <Button data-autofocus onClick={close}>
            {t.cancel}
          </Button>
          <Button look="danger" onClick={() => void empty()}>
            {ids === null ? t.yesAll : t.yesSome}
          </Button>
        </div>
      }
    >
      <p>{t.more(count)}</p>
      <p className="soft">{t.keeps}</p>
    </Dialog>
  );
}

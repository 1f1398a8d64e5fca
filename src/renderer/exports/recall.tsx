import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { baseName, when } from '../words/format.ts';

/** Which exports carried a file and who got them, with a kit to send in their place. */
export function RecallDialog({ assetId, name }: { assetId: AssetId; name: string }) {
  const app = useApp();
  const close = useCloseThis();
  const runs = useQuery('exports.carrying', { assetId }).data?.items ?? [];
  const t = words.exports;
  const replace = useOnce(async (id: (typeof runs)[number]['id']) => {
    const kit = await ask(app, 'exports.replace', { id, without: [assetId] });
    if (kit === null) return;
    close();
    app.store.getState().go({ kind: 'kit', id: kit.id });
  });
  return (
    <Dialog
      title={t.recall.title}
      className="wide"
      onClose={close}
      footer={
        <div className="end">
          <Button look="primary" data-autofocus onClick={close}>
            {t.close}
          </Button>
        </div>
      }
    >
      <p className="med">{name}</p>
      <p className="soft">{t.recall.more}</p>
      <ul className="problems">
        {runs.map((run) => (
          <li key={run.id} className="recalled">
            <span>
              <b>{run.kitTitle}</b> <span className="soft">{`${t.version(run.version)}, ${when(run.finishedAt)}`}</span>
              <span className="mono breaks block">{baseName(run.place.$path)}</span>
              <span className={run.note === '' ? 'faint block' : 'block'}>{run.note || t.recall.nobody}</span>
            </span>
            <Button size="tiny" disabled={replace.isBusy} onClick={() => replace.run(run.id)}>
              {t.recall.replace}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

import { useEffect, useState } from 'react';
import type { Release, ReleaseFields, Revision } from '#contract/releases.ts';
import type { ReleaseId } from '#contract/values.ts';
import { isOut } from '#domain/releases/writing/status.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, tellDone, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/field.tsx';
import { Rows } from '../ui/rows.tsx';
import { useNow } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { dayAndTime } from '../words/format.ts';
import { DiffView } from './diff-view.tsx';
import { setCorrection } from './use-text.ts';

/** Every kept state of a release, what changed in it, and a way back to it. */
export function VersionsDialog({ id, revision }: { id: ReleaseId; revision?: number | undefined }) {
  const app = useApp();
  const close = useCloseThis();
  const release = useQuery('releases.get', { id }).data;
  const items = useQuery('releases.revisions', { id }).data?.items ?? [];
  const [chosen, setChosen] = useState(revision ?? null);
  const [against, setAgainst] = useState<'before' | 'present'>('before');
  const [isBusy, setBusy] = useState(false);
  const now = useNow();
  const t = words.revisions;
  const isThere = items.length > 0;
  // The list is there a moment after the dialog.
  useEffect(() => {
    if (isThere) document.querySelector<HTMLElement>('dialog.versions .it[aria-current]')?.focus();
  }, [isThere]);
  const newest = items[0]?.revision;
  const own = chosen ?? newest;
  const at = items.findIndex((item) => item.revision === own);
  const before = items[at + 1]?.revision;
  const out = release !== undefined && isOut(release, now);
  const restore = async (): Promise<void> => {
    if (own === undefined || release === undefined) return;
    setBusy(true);
    const done = out ? await correctWith(own) : await ask(app, 'releases.restore', { id, revision: own });
    setBusy(false);
    if (done === null) return;
    close();
    if (out) return;
    app.cache.put('releases.get', { id }, done);
    tellDone(app, t.restored(own));
  };
  /** What is out is not changed by going back: the old text becomes the beginning of a correction. */
  const correctWith = async (wanted: number): Promise<Release | null> => {
    const old = await ask(app, 'releases.revision', { id, revision: wanted });
    return old !== null && (await setCorrection(app, { id }, textOf(old))) ? old : null;
  };
  return (
    <Dialog
      className="wide versions"
      title={t.title}
      onClose={close}
      footer={
        <div className="end">
          <Button onClick={close}>{t.close}</Button>
          {own !== undefined && own !== newest && release?.status !== 'withdrawn' && (
            <Button look="primary" disabled={isBusy} onClick={() => void restore()}>
              {out ? t.asCorrection : t.restore}
            </Button>
          )}
        </div>
      }
    >
      <Rows label={t.list}>
        {items.map((item, index) => (
          <button
            type="button"
            key={item.revision}
            className="it"
            aria-current={item.revision === own ? 'true' : undefined}
            onClick={() => setChosen(item.revision)}
          >
            <b>{dayAndTime(item.savedAt)}</b>
            <span className="faint sm">{about(item, index === items.length - 1)}</span>
            {item.note !== null && <span className="sm note">{item.note}</span>}
          </button>
        ))}
      </Rows>
      <div className="version">
        {own !== undefined && own !== newest && before !== undefined && (
          <Segmented
            label={t.against}
            value={against}
            choices={[
              { value: 'before', label: t.before },
              { value: 'present', label: t.present },
            ]}
            onChange={setAgainst}
          />
        )}
        {own !== undefined && (
          <Change id={id} own={own} before={before} isPresent={against === 'present' || before === undefined} newest={newest} />
        )}
      </div>
    </Dialog>
  );
}

function Change({
  id,
  own,
  before,
  isPresent,
  newest,
}: {
  id: ReleaseId;
  own: number;
  before: number | undefined;
  isPresent: boolean;
  newest: number | undefined;
}) {
  const t = words.revisions;
  const showsPresent = isPresent && own !== newest;
  const input = showsPresent ? { id, from: own } : before === undefined ? null : { id, from: before, to: own };
  const diff = useQuery('releases.diff', input).data;
  if (input === null) return <p className="faint">{t.first}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <section className="change" aria-label={words.stages.changes} tabIndex={0}>
      {diff === undefined ? <p className="faint">{t.reading}</p> : <DiffView diff={diff} />}
    </section>
  );
}

function about(item: Revision, isFirst: boolean): string {
  const t = words.revisions;
  const what = isFirst ? t.first : t.changed([...new Set(item.changed.map(t.field))]);
  return [words.releases.status[item.status], words.releases.words(item.words), what].filter(Boolean).join(' · ');
}

/** The words of a release, without its state, its embargo, its people. */
function textOf(release: Release): Partial<ReleaseFields> {
  const wanted = ['headline', 'subheadline', 'byline', 'dateline', 'body', 'quotes', 'figures', 'boilerplate', 'notes'] as const;
  return Object.fromEntries(wanted.map((name) => [name, release[name]]));
}

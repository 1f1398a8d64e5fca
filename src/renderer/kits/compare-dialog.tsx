import { ArrowUpDown, Minus, PenLine, Plus } from 'lucide-react';
import { useState } from 'react';
import type { KitChange, KitRevision } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { Parts } from '../releases/diff-view.tsx';
import { ask, tellDone, useApp, useCloseThis, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { when } from '../words/format.ts';

const ICONS = { field: PenLine, words: PenLine, added: Plus, removed: Minus, moved: ArrowUpDown } as const;

/** What changed between two frozen states of a kit, or since one; an earlier one can be brought back. */
export function CompareKitDialog({ id }: { id: KitId }) {
  const close = useCloseThis();
  const open = useWindow((state) => state.open);
  const t = words.compose;
  const revisions = useQuery('kits.revisions', { id }).data?.items;
  if (revisions === undefined) return null;
  const [newest] = revisions;
  if (newest === undefined)
    return (
      <Dialog
        title={t.compareTitle}
        onClose={close}
        footer={
          <div className="end">
            <Button onClick={close}>{words.kits.cancel}</Button>
            <Button look="primary" data-autofocus onClick={() => open({ kind: 'freezeKit', id })}>
              {t.freeze}
            </Button>
          </div>
        }
      >
        <p className="soft">{t.nothingFrozen}</p>
      </Dialog>
    );
  return <Compared id={id} revisions={revisions} newest={newest} />;
}

const NOW = 'now';

function Compared({ id, revisions, newest }: { id: KitId; revisions: readonly KitRevision[]; newest: KitRevision }) {
  const app = useApp();
  const close = useCloseThis();
  const t = words.compose;
  const [from, setFrom] = useState(String(newest.revision));
  const [to, setTo] = useState(NOW);
  const compared = useQuery('kits.compare', { id, from: Number(from), to: to === NOW ? null : Number(to) }).data;
  const choices = revisions.map(({ revision, label, frozenAt }) => ({
    value: String(revision),
    label: t.revision(revision, label, when(frozenAt)),
  }));
  const restore = async (): Promise<void> => {
    if ((await ask(app, 'kits.restore', { id, revision: Number(from) })) === null) return;
    close();
    tellDone(app, t.restored(Number(from)));
  };
  return (
    <Dialog
      title={t.compareTitle}
      className="wide compare"
      onClose={close}
      footer={
        <>
          <Button onClick={() => void restore()}>{t.restore(Number(from))}</Button>
          <div className="end">
            <Button look="primary" data-autofocus onClick={close}>
              {t.done}
            </Button>
          </div>
        </>
      }
    >
      <div className="row gaps">
        <Select label={t.from} value={from} choices={choices} onChange={setFrom} />
        <Select label={t.to} value={to} choices={[{ value: NOW, label: t.now }, ...choices]} onChange={setTo} />
      </div>
      {compared !== undefined && compared.changes.length === 0 && <p className="faint">{t.noChange}</p>}
      {compared !== undefined && compared.changes.length > 0 && (
        <ul className="changes" aria-label={t.changes(compared.changes.length)}>
          {compared.changes.map((change) => (
            <Change key={`${change.kind} ${change.key} ${change.field}`} change={change} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** One change: what it is about, then the words that went and came. */
function Change({ change }: { change: KitChange }) {
  const t = words.compose;
  const { kind, section, name, field, parts, sentence } = change;
  return (
    <li className={kind}>
      <Icon of={ICONS[kind]} size="s" />
      {field === null ? (
        <p>{sentence}</p>
      ) : (
        <div>
          <p className="faint sm">
            {[t.changed(field), name === '' ? '' : `“${name}”`, section === null ? '' : words.kits.sections[section]]
              .filter(Boolean)
              .join(', ')}
          </p>
          <p className="parts-of">
            <Parts parts={parts} />
          </p>
        </div>
      )}
    </li>
  );
}

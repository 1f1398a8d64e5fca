import { useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Release } from '#contract/releases.ts';
import type { AssetId, ReleaseId } from '#contract/values.ts';
import { diffReleases, type NameOf } from '#domain/releases/writing/diff.ts';
import { nameOf } from '../assets/badge.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, tellDone, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { DiffView } from './diff-view.tsx';
import { setCorrection, useCorrection } from './use-text.ts';

/** Asks what changed, for readers of the old text, and publishes the correction; or why the release is withdrawn. */
export function CorrectDialog({ id, isWithdrawal }: { id: ReleaseId; isWithdrawal: boolean }) {
  const app = useApp();
  const close = useCloseThis();
  const release = useQuery('releases.get', { id }).data;
  const changes = useCorrection(id);
  const named = useNames([...(release?.attachmentIds ?? []), ...(changes?.attachmentIds ?? [])]);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const t = words.stages;
  if (release === undefined) return null;
  const set = isWithdrawal ? {} : (changes ?? {});
  const diff = isWithdrawal ? null : diffReleases(release, { ...release, ...set } as Release, named);
  const isSame = diff !== null && diff.fields.length === 0 && diff.body.every(({ kind }) => kind === 'same');
  const canSend = note.trim() !== '' && !isBusy && !isSame;
  const send = async (): Promise<void> => {
    if (!canSend) return;
    setBusy(true);
    const corrected = await ask(app, 'releases.correct', { id, note: note.trim(), set, withdraw: isWithdrawal });
    setBusy(false);
    if (corrected === null) return;
    app.cache.put('releases.get', { id }, corrected);
    void setCorrection(app, release, null);
    close();
    tellDone(app, isWithdrawal ? t.withdrawn : t.corrected);
  };
  return (
    <Dialog
      className={isWithdrawal ? '' : 'wide'}
      title={isWithdrawal ? t.withdrawTitle : t.correctTitle}
      onClose={close}
      onSubmit={() => void send()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look={isWithdrawal ? 'danger' : 'primary'} disabled={!canSend} onClick={() => void send()}>
            {isWithdrawal ? t.withdrawYes : t.correctYes}
          </Button>
        </div>
      }
    >
      <Field label={isWithdrawal ? t.withdrawNote : t.note} hint={t.noteMore}>
        {(props) => (
          <textarea
            {...props}
            className="input"
            rows={2}
            maxLength={1000}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {diff !== null && (
        <section className="field" aria-label={t.changes}>
          <span className="label">{t.changes}</span>
          {isSame ? <p className="amber">{t.nothingChanged}</p> : <DiffView diff={diff} />}
        </section>
      )}
    </Dialog>
  );
}

/** What people, organisations and attached files are called, as far as the window knows them. */
function useNames(attached: readonly AssetId[]): NameOf {
  const contacts = useQuery('contacts.list', {}).data?.items ?? [];
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const ids = [...new Set(attached)];
  const assets = useQuery('assets.getMany', ids.length === 0 ? null : { ids }).data?.items ?? [];
  return (id) =>
    [...contacts, ...organisations].find((one) => one.id === id)?.name ?? assetName(assets.find((one) => one.id === id)) ?? id;
}

const assetName = (asset: Asset | undefined): string | undefined => (asset === undefined ? undefined : nameOf(asset));

import { useState } from 'react';
import type { Finding } from '#contract/exports.ts';
import type { Asked } from '#contract/preflight-deed.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { utf8Length } from '#domain/utf8.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useCloseThis, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, Field, TextField } from '../ui/field.tsx';
import { Picture } from '../ui/picture.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { doMend, letPass, mend } from './preflight-deeds.ts';

/** Fields that are written in more than one line. */
const LONG: readonly Asked['field'][] = ['caption', 'altText', 'usageTerms'];

/** Fields in which a day's pictures mostly say the same: one answer may do for all. A caption and an alt text are each picture's own. */
const SHARED: readonly Asked['field'][] = ['creator', 'credit', 'source', 'copyright', 'usageTerms'];

/** The pictures that lack the same field as `finding`, itself first; empty where one answer cannot do for all. */
function sharing(finding: Finding, others: readonly Finding[]): readonly AssetId[] {
  const ids = [finding, ...others].flatMap(({ deed }) => {
    const asks = deed?.asks;
    return asks?.of === 'asset' && asks.value === '' && SHARED.includes(asks.field) ? [asks.id] : [];
  });
  return ids.length === others.length + 1 ? ids : [];
}

/**
 * Asks for the text that mends a finding, with the picture in sight: what is missing, or what is too long. What pictures share is
 * written for all at once where the person says so; what is each one's own is asked one after the other.
 */
export function MendDialog({ kitId, finding, others }: { kitId: KitId; finding: Finding; others: readonly Finding[] }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const asked = finding.deed?.asks ?? null;
  const asset = useQuery('assets.get', asked?.of === 'asset' ? { id: asked.id } : null).data;
  const [text, setText] = useState(asked?.value ?? '');
  const [isForAll, setForAll] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const shared = others.length === 0 ? [] : sharing(finding, others);
  const next = isForAll ? undefined : others[0];
  const t = words.preflightPanel;
  if (asked === null) return null;
  const label = t.fields[asked.field];
  const left = asked.most === null ? null : asked.most - utf8Length(text.trim());
  const canSave = !isBusy && text.trim() !== '' && (left === null || left >= 0);
  const hint = left === null ? t.fix(finding.rule) : left >= 0 ? t.left(left) : undefined;
  const error = left !== null && left < 0 ? t.tooLong(-left) : undefined;
  const save = async (): Promise<void> => {
    if (!canSave) return;
    setBusy(true);
    const { dialog: mine } = app.store.getState();
    const isDone = isForAll
      ? (await ask(app, 'assets.editMany', { ids: [...shared], set: { [asked.field]: text.trim() } })) !== null
      : await doMend(app, kitId, finding, text);
    setBusy(false);
    // Whoever has left it meanwhile is not asked for the next one.
    if (!isDone || app.store.getState().dialog !== mine) return;
    if (next === undefined) close();
    else mend(app, kitId, next, others.slice(1));
  };
  return (
    <Dialog
      title={`${t.message(finding)}: ${finding.subject.label}`}
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={!canSave} onClick={() => void save()}>
            {next === undefined ? t.save : t.saveAndNext(others.length)}
          </Button>
        </div>
      }
    >
      {asset !== undefined && (
        <span className={`photo k-${asset.kind} on-none mend-picture`}>
          <Picture asset={asset} size={1600} icon="l" fit="contain" />
        </span>
      )}
      <p className="soft">{t.why(finding.rule)}</p>
      {LONG.includes(asked.field) ? (
        <Field label={label} hint={hint} error={error}>
          {(props) => (
            <textarea
              {...props}
              className="input"
              rows={4}
              data-autofocus
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <TextField
          label={label}
          {...(hint === undefined ? {} : { hint })}
          error={error}
          data-autofocus
          value={text}
          onChange={setText}
        />
      )}
      {shared.length > 1 && <Check label={t.forAll(shared.length)} isOn={isForAll} onChange={setForAll} />}
    </Dialog>
  );
}

/** Asks why a warning may pass; without a reason it may not. */
export function IgnoreDialog({ kitId, finding }: { kitId: KitId; finding: Finding }) {
  const app = useApp();
  const close = useCloseThis();
  const kit = useQuery('kits.get', { id: kitId }).data;
  const [reason, setReason] = useState('');
  const t = words.preflightPanel;
  const canSave = kit !== undefined && reason.trim() !== '';
  // A reason that was not taken stays in its field, for another try.
  const { isBusy, run: save } = useOnce(async (): Promise<void> => {
    if (canSave && (await letPass(app, kit, finding, reason.trim()))) close();
  });
  return (
    <Dialog
      title={t.ignoreTitle}
      onClose={close}
      onSubmit={save}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={!canSave || isBusy} onClick={save}>
            {t.ignoreYes}
          </Button>
        </div>
      }
    >
      <p>{`${t.message(finding)}: ${finding.subject.label}`}</p>
      <p className="soft">{t.why(finding.rule)}</p>
      <TextField label={t.reason} hint={t.reasonHint} data-autofocus maxLength={1000} value={reason} onChange={setReason} />
    </Dialog>
  );
}

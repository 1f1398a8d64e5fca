import { useState } from 'react';
import type { Finding } from '#contract/exports.ts';
import type { Asked } from '#contract/preflight-deed.ts';
import type { KitId } from '#contract/values.ts';
import { utf8Length } from '#domain/utf8.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { doMend, letPass } from './preflight-deeds.ts';

/** Fields that are written in more than one line. */
const LONG: readonly Asked['field'][] = ['caption', 'altText', 'usageTerms'];

/** Asks for the text that mends a finding: what is missing, or what is too long. */
export function MendDialog({ kitId, finding }: { kitId: KitId; finding: Finding }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const asked = finding.deed?.asks ?? null;
  const [text, setText] = useState(asked?.value ?? '');
  const [isBusy, setBusy] = useState(false);
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
    const isDone = await doMend(app, kitId, finding, text);
    setBusy(false);
    if (isDone) close();
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
            {t.save}
          </Button>
        </div>
      }
    >
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
    </Dialog>
  );
}

/** Asks why a warning may pass; without a reason it may not. */
export function IgnoreDialog({ kitId, finding }: { kitId: KitId; finding: Finding }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const kit = useQuery('kits.get', { id: kitId }).data;
  const [reason, setReason] = useState('');
  const t = words.preflightPanel;
  const canSave = kit !== undefined && reason.trim() !== '';
  const save = (): void => {
    if (!canSave) return;
    close();
    void letPass(app, kit, finding, reason.trim());
  };
  return (
    <Dialog
      title={t.ignoreTitle}
      onClose={close}
      onSubmit={save}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={!canSave} onClick={save}>
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

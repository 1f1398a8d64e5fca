import { CircleAlert, CircleCheck, FileArchive, Folder, FolderOpen, Globe, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { KitTier } from '#contract/kits.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, Field, Segmented, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';
import { SignatureRow, useSigning } from './signing-row.tsx';
import { type ExportPlan, FORMS } from './use-export-plan.ts';

const ICONS = { zip: FileArchive, folder: Folder, site: Globe } as const;

/** What a kit is exported as: form and place, pictures, signature, notes, and what preflight says. */
export function Choose({ plan, wasStopped }: { plan: ExportPlan; wasStopped: boolean }) {
  const close = useWindow((state) => state.closeDialog);
  const signing = useSigning(plan);
  const t = words.exports.dialog;
  const { preview, form, kit } = plan;
  const isReady = preview !== undefined && plan.place !== null && (preview.ok || plan.anyway);
  const isBusy = plan.isBusy || signing.isSettling;
  const start = async (): Promise<void> => {
    if (isReady && !isBusy && (await signing.settle())) await plan.start();
  };
  return (
    <Dialog
      title={t.title(kit.title)}
      className="export"
      onClose={close}
      onSubmit={() => void start()}
      footer={
        <>
          <span className="soft num grow">
            {preview === undefined
              ? plan.problem === undefined
                ? t.measuring
                : ''
              : t.about(bytes(preview.bytes), t.files(preview.files.length))}
          </span>
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={!isReady || isBusy} onClick={() => void start()}>
            {t.export}
          </Button>
        </>
      }
    >
      {wasStopped && (
        <p className="soft" role="status">
          {words.notices.exportStopped}
        </p>
      )}
      <Row label={t.form}>
        <Segmented
          label={t.form}
          value={form}
          choices={FORMS.map((value) => ({ value, label: t.forms[value], icon: ICONS[value] }))}
          onChange={(value) => plan.set({ form: value })}
        />
        <div className="place">
          <p className="grow">
            <span className="mono breaks">{plan.place?.name ?? t.finding}</span>{' '}
            {plan.place !== null && <span className="faint nowrap">{t.inFolder(plan.place.folder)}</span>}
          </p>
          <Button size="tiny" icon={FolderOpen} onClick={() => void plan.pick()}>
            {t.change}
          </Button>
        </div>
        <p className="hint">{t.formMore[form]}</p>
      </Row>
      <Row label={t.tier}>
        <Tiers plan={plan} />
      </Row>
      <Row label={t.signature}>
        <SignatureRow plan={plan} signing={signing} />
      </Row>
      <Row label={words.exports.dialog.preflight}>
        <Verdict plan={plan} />
      </Row>
      <Notes plan={plan} />
    </Dialog>
  );
}

/** One part of the dialog: its name at the left, what is chosen at the right. */
function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="choice" aria-label={label}>
      <h3>{label}</h3>
      <div>{children}</div>
    </fieldset>
  );
}

/** The tiers side by side, each with what the zip will weigh. */
function Tiers({ plan }: { plan: ExportPlan }) {
  const name = useId();
  const t = words.exports.dialog;
  return (
    <div className="tiers" role="radiogroup" aria-label={t.tier}>
      {KitTier.options.map((tier) => {
        const size = plan.sizes.find((one) => one.tier === tier);
        const [title, what] = t.tiers[tier];
        const isOver = tier === 'lite' && size?.fits === false;
        return (
          <label key={tier}>
            <input
              type="radio"
              name={name}
              checked={plan.tier === tier}
              data-autofocus={plan.tier === tier ? '' : undefined}
              onChange={() => plan.set({ tier })}
            />
            <b>{title}</b>
            <span className="weight num">{size === undefined ? '…' : bytes(size.bytes)}</span>
            <span className={isOver ? 'what amber' : 'what'}>{isOver ? t.tooLarge : what}</span>
          </label>
        );
      })}
    </div>
  );
}

/** What preflight says, and the way to its findings. Errors let through only what a person says may go. */
function Verdict({ plan }: { plan: ExportPlan }) {
  const app = useApp();
  const t = words.exports.dialog;
  const { preview } = plan;
  if (plan.problem !== undefined)
    return (
      <p className="red" role="alert">
        {words.errors[plan.problem.code]}
      </p>
    );
  if (preview === undefined) return <p className="faint">{t.checking}</p>;
  const show = (): void => {
    const { go, set } = app.store.getState();
    set({ inspector: 'open' });
    go({ kind: 'kit', id: plan.kit.id });
    requestAnimationFrame(() => {
      const panel = document.getElementById('preflight');
      panel?.scrollIntoView({ block: 'start' });
      panel?.querySelector<HTMLElement>('button')?.focus();
    });
  };
  const [icon, look] = preview.ok
    ? preview.warnings > 0
      ? [TriangleAlert, 'amber']
      : [CircleCheck, 'accent']
    : [CircleAlert, 'red'];
  return (
    <>
      <div className="place">
        <Icon of={icon} size="s" className={look} />
        <p className="grow" role="status">
          {preview.findings.length === 0
            ? t.fine
            : [preview.ok ? '' : t.stops(preview.errors), preview.warnings > 0 ? t.warnings(preview.warnings) : '']
                .filter((text) => text !== '')
                .join(', ')}
        </p>
        {preview.findings.length > 0 && (
          <Button size="tiny" onClick={show}>
            {t.show}
          </Button>
        )}
      </div>
      {!preview.ok && <Check label={t.anyway} isOn={plan.anyway} onChange={(anyway) => plan.set({ anyway })} />}
    </>
  );
}

/** The word to the recipient, which is in the kit, and who gets it, which is in the history of zips alone. */
function Notes({ plan }: { plan: ExportPlan }) {
  const t = words.exports.dialog;
  return (
    <div className="notes">
      <Field label={t.note} hint={t.noteHint}>
        {(props) => (
          <textarea
            {...props}
            className="input"
            rows={2}
            value={plan.note}
            maxLength={5000}
            onChange={(event) => plan.set({ note: event.target.value })}
          />
        )}
      </Field>
      {plan.form === 'zip' && (
        <TextField
          label={t.sentTo}
          hint={t.sentToHint}
          value={plan.sentTo}
          maxLength={1000}
          onChange={(sentTo) => plan.set({ sentTo })}
        />
      )}
    </div>
  );
}

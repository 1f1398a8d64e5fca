import { useState } from 'react';
import type { SectionKind } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { SECTION_ORDER } from '#domain/kits/sections.ts';
import { ask, tellDone, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly first: string;
  readonly deed: string;
  /** A deed without a name is none, unless an empty one is as good. */
  readonly mayBeEmpty?: boolean;
  readonly onDeed: (name: string) => Promise<void>;
  readonly children?: React.ReactNode;
}

/** One name, then the deed. */
function NameDialog({ title, label, hint, first, deed, mayBeEmpty = false, onDeed, children }: NameDialogProps) {
  const close = useCloseThis();
  const [name, setName] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const isFit = mayBeEmpty || name.trim() !== '';
  const run = async (): Promise<void> => {
    if (!isFit || isBusy) return;
    setBusy(true);
    await onDeed(name.trim());
    setBusy(false);
  };
  return (
    <Dialog
      title={title}
      onClose={close}
      onSubmit={() => void run()}
      footer={
        <div className="end">
          <Button onClick={close}>{words.kits.cancel}</Button>
          <Button look="primary" disabled={!isFit || isBusy} onClick={() => void run()}>
            {deed}
          </Button>
        </div>
      }
    >
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={name}
        onChange={setName}
        className="big"
        data-autofocus
        maxLength={200}
      />
      {children}
    </Dialog>
  );
}

/** A second kit with the same composition. */
export function DuplicateKitDialog({ id, title }: { id: KitId; title: string }) {
  const app = useApp();
  const t = words.compose;
  return (
    <NameDialog
      title={t.duplicateTitle}
      label={words.kits.name}
      first={t.copyOf(title)}
      deed={t.duplicateYes}
      onDeed={async (name) => {
        const kit = await ask(app, 'kits.duplicate', { id, title: name });
        if (kit === null) return;
        app.cache.put('kits.get', { id: kit.id }, kit);
        app.store.getState().go({ kind: 'kit', id: kit.id });
      }}
    />
  );
}

/** Keeps the kit as it is now under a word of the editor's. */
export function FreezeKitDialog({ id }: { id: KitId }) {
  const app = useApp();
  const { open } = app.store.getState();
  const close = useCloseThis();
  const t = words.compose;
  return (
    <NameDialog
      title={t.freezeTitle}
      label={t.freezeLabel}
      hint={t.freezeHint}
      first=""
      deed={t.freezeYes}
      mayBeEmpty
      onDeed={async (label) => {
        const frozen = await ask(app, 'kits.freeze', { id, label });
        if (frozen === null) return;
        close();
        tellDone(app, t.frozen(frozen.revision), [{ label: t.compare, run: () => open({ kind: 'compareKit', id }) }]);
      }}
    />
  );
}

/** Sections whose items stay with an office from kit to kit. */
const STANDING: readonly SectionKind[] = ['logos', 'contacts'];

/** Makes a template of the kit: its settings, and the items of the sections that are ticked. */
export function SaveTemplateDialog({ id, title }: { id: KitId; title: string }) {
  const app = useApp();
  const close = useCloseThis();
  const [keep, setKeep] = useState<ReadonlySet<SectionKind>>(new Set(STANDING));
  const t = words.compose;
  const toggle = (kind: SectionKind) => (isOn: boolean) => {
    const next = new Set(keep);
    if (isOn) next.add(kind);
    else next.delete(kind);
    setKeep(next);
  };
  return (
    <NameDialog
      title={t.saveTemplateTitle}
      label={t.templateName}
      first={title}
      deed={t.saveTemplateYes}
      onDeed={async (name) => {
        if ((await ask(app, 'kits.saveTemplate', { id, name, keep: [...keep] })) === null) return;
        close();
        tellDone(app, t.templateSaved(name));
      }}
    >
      <fieldset className="checks">
        <legend>{t.keepItems}</legend>
        {SECTION_ORDER.map((kind) => (
          <Check key={kind} label={words.kits.sections[kind]} isOn={keep.has(kind)} onChange={toggle(kind)} />
        ))}
      </fieldset>
    </NameDialog>
  );
}

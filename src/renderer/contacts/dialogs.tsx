import { useState } from 'react';
import type { ContactId, OrganisationId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, Select, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { emailProblem } from './email.ts';

/** Name, role, phone and e-mail of somebody a journalist can call. */
export function NewContactDialog({ organisationId }: { organisationId: OrganisationId | null }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const [draft, setDraft] = useState({
    name: '',
    role: '',
    email: '',
    phone: '',
    isDesk: false,
    organisationId: (organisationId ?? '') as OrganisationId | '',
  });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const t = words.contacts;
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const nameProblem = draft.name.trim() === '' ? t.nameNeeded : undefined;
  const badEmail = emailProblem(draft.email.trim());
  const create = async (): Promise<void> => {
    setTried(true);
    if (nameProblem !== undefined || badEmail !== undefined) return;
    setBusy(true);
    const { organisationId: chosen, ...rest } = draft;
    const contact = await ask(app, 'contacts.create', {
      ...rest,
      email: draft.email.trim(),
      organisationId: chosen === '' ? null : chosen,
    });
    setBusy(false);
    if (contact !== null) app.store.getState().go({ kind: 'contacts', id: contact.id, text: '' });
  };
  return (
    <Dialog
      title={t.newTitle}
      onClose={close}
      onSubmit={() => void create()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy} onClick={() => void create()}>
            {isBusy ? t.creating : t.create}
          </Button>
        </div>
      }
    >
      <TextField
        label={t.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={isTried ? nameProblem : undefined}
        data-autofocus
        className="big"
      />
      <div className="pair-fields">
        <TextField label={t.role} value={draft.role} onChange={(role) => set({ role })} />
        <Select
          label={t.organisation}
          value={draft.organisationId}
          choices={[
            { value: '', label: t.noOrganisation },
            ...organisations.map((item) => ({ value: item.id, label: item.name })),
          ]}
          onChange={(id) => set({ organisationId: id })}
        />
        <TextField label={t.phone} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} />
        <TextField
          label={t.email}
          type="email"
          value={draft.email}
          onChange={(email) => set({ email })}
          error={isTried ? badEmail : undefined}
        />
      </div>
      <Check label={t.isDesk} isOn={draft.isDesk} onChange={(isDesk) => set({ isDesk })} />
    </Dialog>
  );
}

/** Asks before a contact is deleted: this cannot be undone. */
export function RemoveContactDialog({ id, name }: { id: ContactId; name: string }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.contacts;
  const remove = async (): Promise<void> => {
    close();
    if ((await ask(app, 'contacts.remove', { id })) !== null)
      app.store.getState().replace({ kind: 'contacts', id: null, text: '' });
  };
  return (
    <Confirm
      title={t.removeTitle(name)}
      more={t.removeMore}
      cancel={t.cancel}
      deed={t.removeYes}
      onClose={close}
      onDeed={() => void remove()}
    />
  );
}

import { useState } from 'react';
import type { ContactFields, ContactMerge } from '#contract/contacts.ts';
import type { ContactId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';

/** Fields whose value a person can choose where the contacts differ. */
type Settled = 'name' | 'role' | 'organisationId' | 'hours';
const CAN_SETTLE: readonly string[] = ['name', 'role', 'organisationId', 'hours'] satisfies Settled[];

/** What several contacts would make as one, and which of their differing values to keep. */
export function MergeContactsDialog({
  ids,
  reason,
}: {
  ids: readonly ContactId[];
  reason: keyof typeof words.people.reasons | null;
}) {
  const preview = useQuery('contacts.mergePreview', { ids: [...ids] }).data;
  return preview === undefined ? null : <MergeForm preview={preview} reason={reason} />;
}

function MergeForm({ preview, reason }: { preview: ContactMerge; reason: keyof typeof words.people.reasons | null }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const contacts = useQuery('contacts.list', {}).data?.items ?? [];
  const [chosen, setChosen] = useState<Partial<Record<Settled, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const t = words.people;
  const { merged, differing } = preview;
  const shown = (field: string, value: string): string =>
    field === 'organisationId' ? (organisations.find((one) => one.id === value)?.name ?? value) : value;
  const merge = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const made = await ask(app, 'contacts.merge', {
      ids: [preview.into, ...preview.from],
      set: chosen as Partial<ContactFields>,
    });
    setBusy(false);
    if (made !== null) app.store.getState().go({ kind: 'contacts', id: made.id, text: '' });
  };
  const rows: readonly [string, string][] = [
    [words.contacts.phone, [merged.phone, ...merged.morePhones.map((one) => one.phone)].filter(Boolean).join(', ')],
    [words.contacts.email, [merged.email, ...merged.moreEmails.map((one) => one.email)].filter(Boolean).join(', ')],
    [t.languages, merged.languages.join(', ')],
    [words.contacts.note, merged.note],
  ];
  return (
    <Dialog
      title={t.mergeTitle}
      onClose={close}
      footer={
        <div className="end">
          <Button onClick={close}>{t.apart}</Button>
          <Button look="primary" data-autofocus disabled={isBusy} onClick={() => void merge()}>
            {t.merge}
          </Button>
        </div>
      }
    >
      <ul className="merging">
        {[preview.into, ...preview.from].map((id) => {
          const contact = contacts.find((one) => one.id === id);
          return (
            <li key={id} className="one">
              <span className="row gaps">
                <b className="clip">{contact?.name}</b>
                {id === preview.into && <span className="badge wash green">{t.first}</span>}
              </span>
              <span className="soft clip">{[contact?.role, contact?.email].filter(Boolean).join(', ')}</span>
            </li>
          );
        })}
      </ul>
      <p className="soft">
        {reason === null ? '' : `${t.because(t.reasons[reason])} `}
        {t.mergeMore}
      </p>
      {differing
        .filter(({ field }) => CAN_SETTLE.includes(field))
        .map(({ field, kept, dropped }) => (
          <Select
            key={field}
            label={t.keep(t.fields[field] ?? field)}
            value={chosen[field as Settled] ?? kept}
            choices={[kept, ...dropped].map((value) => ({ value, label: shown(field, value) }))}
            onChange={(value) => setChosen({ ...chosen, [field]: value })}
          />
        ))}
      <dl className="kv">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd className="prewrap">{value}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}

import { useState } from 'react';
import type { Contact } from '#contract/contacts.ts';
import type { ExportRun } from '#contract/exports.ts';
import type { ContactId } from '#contract/values.ts';
import { shareLink } from '#domain/exports/cover-mail.ts';
import { LITE_BYTES } from '#domain/exports/sizes.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, askHost, tellDone, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, Field, Segmented, TextField } from '../ui/field.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { baseName, bytes } from '../words/format.ts';
import { takeEnter } from './key-dialogs.tsx';

/** Writes an export as a mail that is ready to send: attached or as a link, with the contacts that are to get it. */
export function MailDialog({ run }: { run: ExportRun }) {
  const app = useApp();
  const close = useCloseThis();
  const kit = useQuery('kits.get', { id: run.kitId }).data;
  const canAttach = run.exists && run.bytes <= LITE_BYTES;
  const [way, setWay] = useState<'attach' | 'link'>(canAttach ? 'attach' : 'link');
  const [link, setLink] = useState('');
  const [typed, setNote] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<ContactId>>(new Set());
  const [isOpenly, setOpenly] = useState(false);
  const [isTried, setTried] = useState(false);
  const t = words.exports.mail;
  const name = baseName(run.place.$path);
  const isLink = shareLink(link) !== null;
  const isReady = way === 'link' ? isLink : canAttach;
  const note = typed ?? kit?.note ?? '';
  const write = useOnce(async () => {
    const picked = await askHost(app, 'pick', {
      kind: 'save',
      title: t.pick,
      button: words.pick.save,
      suggestedName: name.replace(/(\.zip)?$/i, '.eml'),
      extensions: ['eml'],
      filterName: t.filter,
      isExport: true,
    });
    const [place] = picked?.places ?? [];
    if (place === undefined) return;
    const made = await ask(app, 'exports.mail', {
      id: run.id,
      place: { $token: place.token },
      recipients: [...chosen],
      openly: isOpenly,
      ...(typed === null ? {} : { note: typed }),
      ...(way === 'link' ? { link: link.trim() } : {}),
    });
    const token = made?.place.$token;
    if (made === null || token === undefined) return;
    close();
    tellDone(app, t.made(place.name, made.left), [
      { label: t.openIt, run: () => void askHost(app, 'openPlace', { token }) },
      { label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) },
    ]);
  });
  const save = (): void => {
    setTried(true);
    if (isReady) write.run();
  };
  return (
    <Dialog
      title={t.title}
      className="export"
      onClose={close}
      onSubmit={save}
      footer={
        <>
          <span className="soft num grow">{t.chosen(chosen.size)}</span>
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={write.isBusy || (way === 'attach' && !canAttach)} onClick={save}>
            {t.save}
          </Button>
        </>
      }
    >
      <p className="soft">{t.more}</p>
      <Segmented
        label={t.way}
        value={way}
        choices={(['attach', 'link'] as const).map((value) => ({ value, label: t.ways[value] }))}
        onChange={setWay}
      />
      {way === 'attach' ? (
        <p className={canAttach ? 'mono soft breaks' : 'amber'} role="status">
          {canAttach ? t.attachMore(name, bytes(run.bytes)) : run.exists ? t.tooLarge(bytes(run.bytes)) : t.gone}
        </p>
      ) : (
        <TextField
          label={t.link}
          hint={t.linkHint}
          error={isTried && !isLink ? t.linkBad : undefined}
          type="url"
          value={link}
          onChange={setLink}
          maxLength={2000}
        />
      )}
      <Field label={t.note} hint={t.noteHint}>
        {(props) => (
          <textarea
            {...props}
            className="input"
            rows={2}
            maxLength={5000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Recipients chosen={chosen} onChange={setChosen} />
      <Check label={t.openly} isOn={isOpenly} onChange={setOpenly} />
    </Dialog>
  );
}

/** Contacts that a mail can go to, with a search over names, roles and addresses. */
function Recipients({ chosen, onChange }: { chosen: ReadonlySet<ContactId>; onChange: (ids: ReadonlySet<ContactId>) => void }) {
  const [text, setText] = useState('');
  const contacts = (useQuery('contacts.list', {}).data?.items ?? []).filter(({ email }) => email !== '');
  const t = words.exports.mail;
  const wanted = text.trim().toLowerCase();
  const shown = contacts.filter(({ name, role, email }) => `${name} ${role} ${email}`.toLowerCase().includes(wanted));
  const toggle = ({ id }: Contact): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  if (contacts.length === 0) return <p className="faint">{t.noContacts}</p>;
  return (
    <fieldset className="recipients">
      <legend>{t.recipients}</legend>
      <input
        className="input"
        type="search"
        aria-label={t.search}
        placeholder={t.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => takeEnter(event, () => shown[0] !== undefined && toggle(shown[0]))}
      />
      {shown.length === 0 && <p className="faint">{t.noMatch}</p>}
      <ul className="take">
        {shown.map((contact) => (
          <li key={contact.id}>
            <label>
              <input type="checkbox" checked={chosen.has(contact.id)} onChange={() => toggle(contact)} />
              <span className="grow clip">
                <span className="med">{contact.name}</span> <span className="faint">{contact.role}</span>
              </span>
              <span className="faint clip">{contact.email}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

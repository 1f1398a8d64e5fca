import { useState } from 'react';
import type { KitItem, KitSection, TemplateRef } from '#contract/kits.ts';
import type { AssetId, KitId, KitTemplateId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { SECTION_ORDER } from '#domain/kits/sections.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, Select, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { language } from '../words/language.ts';
import { itemsForAssets } from './add.ts';
import { withItems } from './sections.ts';

/** A title and an organisation; what was selected comes along. */
export function NewKitDialog({ assetIds, releaseId }: { assetIds: readonly AssetId[]; releaseId: ReleaseId | null }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.kits;
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const release = useQuery('releases.get', releaseId === null ? null : { id: releaseId }).data;
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isTaking, setTaking] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const templates = useQuery('kits.templates', {}).data?.items ?? [];
  const [template, setTemplate] = useState<TemplateRef | ''>('');
  const own = templates.find(({ id, createdAt }) => id === template && createdAt !== null);
  const attached = (release?.attachmentIds ?? []).filter((id) => !assetIds.includes(id));
  const organisationId = chosen ?? release?.organisationId ?? organisations[0]?.id ?? '';
  const organisation = organisations.find((candidate) => candidate.id === organisationId);

  const create = async (): Promise<void> => {
    if (title.trim() === '') return;
    setBusy(true);
    // A template has an order of its sections; what is given here only joins it.
    let sections: KitSection[] = template === '' ? SECTION_ORDER.map((kind) => ({ kind, items: [] })) : [];
    const along = isTaking ? attached : [];
    for (const { kind, items } of await itemsForAssets(app, [...assetIds, ...along])) sections = withItems(sections, kind, items);
    if (release !== undefined) sections = withItems(sections, 'releases', [{ kind: 'release', releaseId: release.id }]);
    const people: KitItem[] = (
      release?.contactIds ?? (organisation?.primaryContactId ? [organisation.primaryContactId] : [])
    ).map((contactId) => ({ kind: 'contact', contactId }));
    sections = withItems(sections, 'contacts', people);
    const kit = await ask(app, 'kits.create', {
      title: title.trim(),
      organisationId: organisation?.id ?? null,
      timeZone: organisation?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      // Without a release the kit waits for its first one, or for its editor, to be dated.
      date: release?.date ?? null,
      embargo: release?.embargo ?? null,
      // A kit speaks as its release; before it has one, as the window, unless a template says otherwise.
      ...(release !== undefined ? { language: release.language } : template === '' ? { language } : {}),
      sections,
      ...(template === '' ? { tier: app.store.getState().settings.exports.tier } : { template }),
    });
    setBusy(false);
    if (kit === null) return;
    app.cache.put('kits.get', { id: kit.id }, kit);
    app.store.getState().go({ kind: 'kit', id: kit.id });
  };
  return (
    <Dialog
      title={t.newTitle}
      onClose={close}
      onSubmit={() => void create()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy || title.trim() === ''} onClick={() => void create()}>
            {isBusy ? t.creating : t.create}
          </Button>
        </div>
      }
    >
      <TextField
        label={t.name}
        hint={t.nameHint}
        value={title}
        onChange={setTitle}
        className="big"
        data-autofocus
        maxLength={200}
      />
      <Select
        label={t.organisation}
        value={organisationId as OrganisationId | ''}
        choices={[{ value: '', label: t.noOrganisation }, ...organisations.map((item) => ({ value: item.id, label: item.name }))]}
        onChange={setChosen}
      />
      <Select
        label={words.compose.template}
        value={template}
        choices={[
          { value: '', label: words.compose.noTemplate },
          // Those that every library has are named by the engine.
          ...templates.map((item) => ({ value: item.id, label: item.createdAt === null ? words.said(item.name) : item.name })),
        ]}
        onChange={setTemplate}
      />
      {own !== undefined && (
        <Button
          look="link"
          className="sm"
          onClick={() => {
            setTemplate('');
            void removeTemplate(app, own.id as KitTemplateId, own.name);
          }}
        >
          {words.compose.removeTemplate(own.name)}
        </Button>
      )}
      {attached.length > 0 && <Check label={words.attachments.inNewKit(attached.length)} isOn={isTaking} onChange={setTaking} />}
      {(assetIds.length > 0 || release !== undefined) && (
        <p className="faint sm">{t.items(assetIds.length + (release === undefined ? 0 : 1))}</p>
      )}
    </Dialog>
  );
}

/** Deletes a template; undo brings it back. */
async function removeTemplate(app: App, id: KitTemplateId, name: string): Promise<void> {
  if ((await ask(app, 'kits.removeTemplate', { id })) !== null) tellDone(app, words.compose.templateRemoved(name));
}

/** Asks before a kit is deleted: this cannot be undone. */
export function RemoveKitDialog({ id, title }: { id: KitId; title: string }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.kits;
  const remove = async (): Promise<void> => {
    close();
    if ((await ask(app, 'kits.remove', { id })) === null) return;
    if (app.store.getState().view.kind === 'kit') app.store.getState().go({ kind: 'kits', text: '' });
    tellDone(app, words.notices.kitRemoved(title));
  };
  return (
    <Confirm
      title={t.removeTitle(title)}
      more={t.removeMore}
      cancel={t.cancel}
      deed={t.removeYes}
      onClose={close}
      onDeed={() => void remove()}
    />
  );
}

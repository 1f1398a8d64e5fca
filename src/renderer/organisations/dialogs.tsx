import { useState } from 'react';
import type { OrganisationId } from '#contract/values.ts';
import { AssetOffers } from '../assets/offers.tsx';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { ZoneSelect } from '../ui/zones.tsx';
import { words } from '../words/catalogue.ts';

/** A sender of releases: a name and the zone its embargoes are promised in. */
export function NewOrganisationDialog() {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const [name, setName] = useState('');
  const [timeZone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [isBusy, setBusy] = useState(false);
  const t = words.organisations;
  const create = async (): Promise<void> => {
    if (name.trim() === '') return;
    setBusy(true);
    const organisation = await ask(app, 'organisations.create', { name: name.trim(), timeZone });
    setBusy(false);
    if (organisation !== null) app.store.getState().go({ kind: 'organisations', id: organisation.id, text: '' });
  };
  return (
    <Dialog
      title={t.newTitle}
      onClose={close}
      onSubmit={() => void create()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy || name.trim() === ''} onClick={() => void create()}>
            {isBusy ? t.creating : t.create}
          </Button>
        </div>
      }
    >
      <TextField label={t.name} value={name} onChange={setName} data-autofocus className="big" maxLength={200} />
      <ZoneSelect label={t.timeZone} value={timeZone} onChange={setZone} />
    </Dialog>
  );
}

/** Which of the library's logos stands at the head of a kit's page. */
export function PickLogoDialog({ organisationId }: { organisationId: OrganisationId }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const organisation = useQuery('organisations.get', { id: organisationId }).data;
  const t = words.organisations;
  return (
    <Dialog title={t.pickLogo} className="wide" onClose={close}>
      <AssetOffers
        kind="logo"
        nothing={t.noLogos}
        isOn={(id) => organisation?.logoAssetId === id}
        onPress={(logoAssetId) => {
          close();
          void ask(app, 'organisations.edit', { id: organisationId, set: { logoAssetId } });
        }}
      />
    </Dialog>
  );
}

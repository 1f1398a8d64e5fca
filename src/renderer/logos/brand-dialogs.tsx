import { useState } from 'react';
import type { Brand } from '#contract/logos.ts';
import type { BrandId, OrganisationId } from '#contract/values.ts';
import { logoFileName } from '#domain/logos/file-name.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented, Select, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { saveBrand } from './deeds.ts';

/** A brand of one's own or of a partner: a name, and whose it is. */
export function NewBrandDialog() {
  const app = useApp();
  const close = useCloseThis();
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const [name, setName] = useState('');
  const [whose, setWhose] = useState<'ours' | 'partner'>('ours');
  const [organisationId, setOrganisation] = useState<OrganisationId | ''>('');
  const [isBusy, setBusy] = useState(false);
  const t = words.logos;
  const create = async (): Promise<void> => {
    if (name.trim() === '' || isBusy) return;
    setBusy(true);
    const brand = await ask(app, 'logos.putBrand', {
      name: name.trim(),
      isPartner: whose === 'partner',
      organisationId: organisationId === '' ? null : organisationId,
    });
    setBusy(false);
    if (brand !== null) app.store.getState().go({ kind: 'logos', id: brand.id, text: '' });
  };
  return (
    <Dialog
      title={t.newBrandTitle}
      onClose={close}
      onSubmit={() => void create()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy || name.trim() === ''} onClick={() => void create()}>
            {t.create}
          </Button>
        </div>
      }
    >
      <TextField label={t.brandName} value={name} onChange={setName} data-autofocus className="big" maxLength={200} />
      <div className="field">
        <span className="label">{t.whose}</span>
        <Segmented
          label={t.whose}
          value={whose}
          choices={[
            { value: 'ours', label: t.isOurs },
            { value: 'partner', label: t.isPartner },
          ]}
          onChange={setWhose}
        />
      </div>
      <Select
        label={t.organisation}
        value={organisationId}
        choices={[{ value: '', label: t.noOrganisation }, ...organisations.map((one) => ({ value: one.id, label: one.name }))]}
        onChange={setOrganisation}
      />
    </Dialog>
  );
}

/** Asks once more before a brand goes. */
export function RemoveBrandDialog({ id, name }: { id: BrandId; name: string }) {
  const app = useApp();
  const close = useCloseThis();
  const t = words.logos;
  const remove = async (): Promise<void> => {
    close();
    if ((await ask(app, 'logos.removeBrand', { id })) !== null)
      app.store.getState().replace({ kind: 'logos', id: null, text: '' });
  };
  return (
    <Confirm
      title={t.removeTitle(name)}
      more={t.removeMore}
      cancel={t.cancel}
      deed={t.removeIt}
      onClose={close}
      onDeed={() => void remove()}
    />
  );
}

/** How made files are called. */
export function NamePatternDialog({ brandId }: { brandId: BrandId }) {
  const brand = useQuery('logos.brand', { id: brandId }).data;
  return brand === undefined ? null : <NamePattern brand={brand} />;
}

function NamePattern({ brand }: { brand: Brand }) {
  const app = useApp();
  const close = useCloseThis();
  const [pattern, setPattern] = useState(brand.fileNamePattern);
  const t = words.logos;
  const save = async (): Promise<void> => {
    if (pattern.trim() === '') return;
    if (await saveBrand(app, brand.id, { fileNamePattern: pattern.trim() })) close();
  };
  const sample = logoFileName(
    pattern,
    {
      brand: brand.name,
      lockup: 'primary',
      colourway: 'white',
      ground: 'dark',
      width: 1200,
      height: 490,
      scale: 1,
      format: 'png',
    },
    'png',
  );
  return (
    <Dialog
      title={t.pattern}
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={pattern.trim() === ''} onClick={() => void save()}>
            {t.saveChanges}
          </Button>
        </div>
      }
    >
      <TextField
        label={t.pattern}
        hint={t.patternHint}
        value={pattern}
        onChange={setPattern}
        data-autofocus
        className="mono"
        maxLength={200}
        spellCheck={false}
      />
      <p className="soft">
        {t.patternSample} <span className="mono">{sample}</span>
      </p>
    </Dialog>
  );
}

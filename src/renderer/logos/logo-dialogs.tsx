import { Check, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Brand, LogoWish, Variant } from '#contract/logos.ts';
import type { AssetId, BrandId, VariantId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { useAssetPages } from '../engine/pages.ts';
import { ask, useApp, useCloseThis, useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { dayHere, readDate } from '../ui/date-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { bytes, shortDate } from '../words/format.ts';
import { type Axes, AxesFields, usualGround } from './axes.tsx';
import { retire } from './deeds.ts';
import { GetLogo } from './get-logo.tsx';
import { nameOfVariant } from './names.ts';
import { propose } from './start.ts';

/** A brand and one of its variants, while both are there. */
function useVariant(brandId: BrandId, variantId: VariantId): { brand: Brand; variant: Variant } | null {
  const brand = useQuery('logos.brand', { id: brandId }).data;
  const variant = brand?.variants.find((one) => one.id === variantId);
  return brand === undefined || variant === undefined ? null : { brand, variant };
}

/** The panel of a logo over everything: where it was not opened beside its tile. */
export function GetLogoDialog({ brandId, variantId, wish }: { brandId: BrandId; variantId: VariantId; wish: LogoWish | null }) {
  const close = useCloseThis();
  const found = useVariant(brandId, variantId);
  if (found === null) return null;
  return (
    <Dialog title={`${found.brand.name}`} className="lg-get-dialog" onClose={close}>
      <GetLogo variant={found.variant} brand={found.brand} proposed={wish} onClose={null} />
    </Dialog>
  );
}

/** From when on a logo may not go out any more, and what replaces it. */
export function RetireLogoDialog({ brandId, variantId }: { brandId: BrandId; variantId: VariantId }) {
  const app = useApp();
  const close = useCloseThis();
  const found = useVariant(brandId, variantId);
  const [since, setSince] = useState(() => shortDate(dayHere()));
  const [by, setBy] = useState<VariantId | ''>('');
  const [isBusy, setBusy] = useState(false);
  const t = words.logos;
  if (found === null) return null;
  const { brand, variant } = found;
  const date = readDate(since.trim());
  const others = brand.variants.filter((one) => one.id !== variant.id && one.status === 'current');
  const save = async (): Promise<void> => {
    if (date === null || isBusy) return;
    setBusy(true);
    const done = await retire(app, { id: variant.id, since: date, supersededBy: by === '' ? null : by });
    setBusy(false);
    if (done) close();
  };
  return (
    <Dialog
      title={t.retireTitle(nameOfVariant(variant, brand).toLowerCase())}
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={date === null || isBusy} onClick={() => void save()}>
            {t.retireIt}
          </Button>
        </div>
      }
    >
      <p className="soft">{t.retireMore}</p>
      <TextField label={t.since} value={since} onChange={setSince} error={date === null ? t.badDate : undefined} data-autofocus />
      <Select
        label={t.replacedBy}
        value={by}
        choices={[{ value: '', label: t.nothing }, ...others.map((one) => ({ value: one.id, label: nameOfVariant(one, brand) }))]}
        onChange={setBy}
      />
    </Dialog>
  );
}

/** Notes that somebody was asked for a logo that is not there. */
export function AskForLogoDialog({ brandId, lockup, colourway }: { brandId: BrandId; lockup: string; colourway: string }) {
  const app = useApp();
  const close = useCloseThis();
  const [axes, setAxes] = useState<Axes>({ lockup, colourway, ground: usualGround(colourway) });
  const [since, setSince] = useState(() => shortDate(dayHere()));
  const [note, setNote] = useState('');
  const t = words.logos;
  const date = readDate(since.trim());
  const isFit = date !== null && axes.lockup.trim() !== '' && axes.colourway.trim() !== '';
  const { isBusy, run: save } = useOnce(async (): Promise<void> => {
    if (!isFit) return;
    const asked = await ask(app, 'logos.askFor', { brandId, ...axes, since: date, note: note.trim() });
    if (asked !== null) close();
  });
  return (
    <Dialog
      title={t.askTitle}
      onClose={close}
      onSubmit={save}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={!isFit || isBusy} onClick={save}>
            {t.askIt}
          </Button>
        </div>
      }
    >
      <AxesFields axes={axes} onChange={setAxes} />
      <TextField label={t.since} value={since} onChange={setSince} error={date === null ? t.badDate : undefined} />
      <TextField label={t.note} value={note} onChange={setNote} maxLength={300} data-autofocus />
    </Dialog>
  );
}

/** Other axes, a note, another master, files taken out. */
export function EditLogoDialog({ brandId, variantId }: { brandId: BrandId; variantId: VariantId }) {
  const found = useVariant(brandId, variantId);
  return found === null ? null : <EditLogo brand={found.brand} variant={found.variant} />;
}

function EditLogo({ brand, variant }: { brand: Brand; variant: Variant }) {
  const app = useApp();
  const close = useCloseThis();
  const open = useWindow((state) => state.open);
  const [axes, setAxes] = useState<Axes>({ lockup: variant.lockup, colourway: variant.colourway, ground: variant.ground });
  const [note, setNote] = useState(variant.note);
  const t = words.logos;
  const isFit = axes.lockup.trim() !== '' && axes.colourway.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isFit) return;
    if ((await ask(app, 'logos.editVariant', { id: variant.id, set: { ...axes, note: note.trim() } })) !== null) close();
  };
  return (
    <Dialog
      title={t.editTitle(nameOfVariant(variant, brand).toLowerCase())}
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={() => open({ kind: 'logoFiles', brandId: brand.id, variantId: variant.id })}>{t.addMoreFiles}</Button>
          <div className="end">
            <Button onClick={close}>{t.cancel}</Button>
            <Button look="primary" disabled={!isFit} onClick={() => void save()}>
              {t.saveChanges}
            </Button>
          </div>
        </>
      }
    >
      <AxesFields axes={axes} onChange={setAxes} />
      <TextField label={t.note} value={note} onChange={setNote} maxLength={300} />
      {variant.files.length > 0 && (
        <fieldset className="lg-files">
          <legend className="label">{t.filesOf}</legend>
          {variant.files.map((file) => (
            <div key={file.assetId}>
              <label className="check" title={t.masterOf(plainName(file.filename))}>
                <input
                  type="radio"
                  name="master"
                  checked={file.isMaster}
                  aria-label={t.masterOf(plainName(file.filename))}
                  onChange={() => void ask(app, 'logos.setMaster', { id: variant.id, assetId: file.assetId })}
                />
              </label>
              <span className="mono clip grow" title={plainName(file.filename)}>
                {plainName(file.filename)}
              </span>
              {file.isMaster && <span className="badge wash green">{t.master}</span>}
              <span className="faint sm num nowrap">{bytes(file.bytes)}</span>
              <IconButton
                icon={X}
                iconSize="s"
                className="small"
                label={t.takeOut(plainName(file.filename))}
                onClick={() => {
                  // A logo without a file is none: it goes with its last one, and so does this dialog.
                  if (variant.files.length === 1) close();
                  void ask(app, 'logos.takeFiles', { id: variant.id, assetIds: [file.assetId] });
                }}
              />
            </div>
          ))}
        </fieldset>
      )}
    </Dialog>
  );
}

/** Files of the library that belong to a variant. */
export function LogoFilesDialog({ brandId, variantId }: { brandId: BrandId; variantId: VariantId }) {
  const app = useApp();
  const close = useCloseThis();
  const found = useVariant(brandId, variantId);
  if (found === null) return null;
  return (
    <PickLogoFiles
      title={`${found.brand.name}: ${nameOfVariant(found.variant, found.brand)}`}
      button={words.logos.pickIt}
      onClose={close}
      onPick={async (assetIds) => {
        if ((await ask(app, 'logos.addFiles', { id: variantId, assetIds: [...assetIds] })) !== null) close();
      }}
    />
  );
}

/** Logo files of the library that no brand has yet, to be sorted in by the guided import. */
export function SortLogosDialog() {
  const app = useApp();
  const close = useCloseThis();
  return (
    <PickLogoFiles
      title={words.logos.pickTitle}
      button={words.logos.sortThem}
      onClose={close}
      onPick={(assetIds) => propose(app, { assetIds })}
    />
  );
}

/** Choosing among the logo files that stand in no variant yet. */
function PickLogoFiles({
  title,
  button,
  onPick,
  onClose,
}: {
  title: string;
  button: string;
  onPick: (ids: readonly AssetId[]) => Promise<void>;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly AssetId[]>([]);
  const pages = useAssetPages({ text, kind: 'logo' });
  const brands = useQuery('logos.brands', {}).data?.items;
  const taken = useMemo(
    () =>
      new Set((brands ?? []).flatMap((brand) => brand.variants.flatMap((variant) => variant.files.map((file) => file.assetId)))),
    [brands],
  );
  const grounds = useLogoGrounds(true);
  const free = pages.items.filter((asset) => !taken.has(asset.id));
  const t = words.logos;
  const turn = (id: AssetId): void => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dialog
      title={title}
      className="wide"
      onClose={onClose}
      footer={
        <>
          <span className="soft">{t.pickMore(chosen.length)}</span>
          <div className="end">
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button look="primary" disabled={chosen.length === 0} onClick={() => void onPick(chosen)}>
              {button}
            </Button>
          </div>
        </>
      }
    >
      <TextField label={t.filterFiles} value={text} onChange={setText} data-autofocus />
      {free.length === 0 && pages.total !== undefined && <p className="faint">{t.noFilesLeft}</p>}
      <ul className="offers pictures">
        {free.map((asset) => (
          <li key={asset.id}>
            <button type="button" aria-pressed={chosen.includes(asset.id)} onClick={() => turn(asset.id)}>
              <span className={`photo k-logo on-${groundOf(asset, grounds)}`}>
                <Picture asset={asset} fit="contain" />
              </span>
              <span className="clip mono">{plainName(asset.filename)}</span>
              {chosen.includes(asset.id) && (
                <span className="tick">
                  <Icon of={Check} size="xs" />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

import { useState } from 'react';
import type { Asset, AssetFields, PressUse } from '#contract/assets.ts';
import { Button } from '../ui/button.tsx';
import { dayHere, readDate } from '../ui/date-text.ts';
import { Editable } from '../ui/editable.tsx';
import { Segmented, TextField } from '../ui/field.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/catalogue.ts';
import { shortDate } from '../words/format.ts';
import { rightsOf } from './badge.ts';

type RightsFields = Pick<Asset, 'pressUse' | 'territory' | 'expires'>;
type Save = (set: Partial<AssetFields>) => Promise<boolean>;

/** The line runs out over the last thirty days, the time in which the block is amber. */
const SOON_DAYS = 30;

/** A licence is an address; anything else is refused beside its field. */
export const asLicence = (text: string): string | undefined =>
  text === '' || /^https?:\/\/\S+$/.test(text) ? undefined : words.inspector.notLicence;

/** Press use, territory and the day the rights end: amber within thirty days, red after. Terms and licence below. */
export function Rights({ asset, onSave }: { asset: Asset; onSave: Save }) {
  const t = words.inspector;
  return (
    <section className="sec" aria-label={words.look.rights.title}>
      <RightsBlock rights={asset} onSave={onSave} />
      <dl className="kv below">
        <dt>{t.usageTerms}</dt>
        <dd>
          <Editable label={t.usageTerms} value={asset.usageTerms} isProse onSave={(value) => onSave({ usageTerms: value })} />
        </dd>
        <dt>{t.licence}</dt>
        <dd>
          <Editable
            label={t.licence}
            value={asset.licenseUrl}
            type="url"
            refuse={asLicence}
            onSave={(value) => onSave({ licenseUrl: value })}
          />
        </dd>
      </dl>
    </section>
  );
}

/** How the rights stand, in words. */
function headline(rights: RightsFields): string {
  const t = words.look.rights;
  if (rights.pressUse === 'cleared') return t.cleared(rights.territory);
  if (rights.pressUse === 'restricted') return t.restricted;
  return [t.open, rights.territory].filter(Boolean).join(', ');
}

/** The block itself; a mixed selection has none, only the way to give all the same. */
export function RightsBlock({ rights, isMixed = false, onSave }: { rights: RightsFields; isMixed?: boolean; onSave: Save }) {
  const t = words.look.rights;
  const { kind, days } = rightsOf(rights);
  const panel = (label: string, className: string) => (
    <PopoverButton
      className={className}
      label={t.edit}
      content={(close) => (
        <RightsPanel
          rights={rights}
          onSave={(set) => {
            close();
            if (Object.keys(set).length > 0) void onSave(set);
          }}
        />
      )}
    >
      {label}
    </PopoverButton>
  );
  if (isMixed) return panel(words.inspector.mixed, 'val unset mixed');
  if (rights.pressUse === 'unset' && rights.expires === null && rights.territory === '') return panel(t.add, 'val unset');
  const isRed = kind === 'ended' || rights.pressUse === 'restricted';
  return (
    <div className={`rights ${isRed ? 'red' : kind === 'soon' ? '' : 'calm'}`}>
      <b>{headline(rights)}</b>
      {panel(kind === 'soon' || kind === 'ended' ? t.extend : t.edit, 'btn link sm')}
      <span className="sm">
        {rights.expires === null ? t.forever : kind === 'ended' ? t.ended(rights.expires) : t.until_(rights.expires)}
      </span>
      {kind !== 'open' && <span className="sm num">{kind === 'ended' ? t.daysOver(-days) : t.daysLeft(days)}</span>}
      {kind === 'soon' && (
        <span className="meter" aria-hidden="true">
          <i style={{ width: `${Math.round((100 * (SOON_DAYS - days)) / SOON_DAYS)}%` }} />
        </span>
      )}
    </div>
  );
}

/** A calendar date moved by days or years from a start that is not before today. */
export function later(date: string | null, by: { days?: number; years?: number }, now = new Date()): string {
  const today = dayHere(now);
  const [year = 0, month = 1, day = 1] = (date === null || date < today ? today : date).split('-').map(Number);
  return new Date(Date.UTC(year + (by.years ?? 0), month - 1, day + (by.days ?? 0))).toISOString().slice(0, 10);
}

function RightsPanel({ rights, onSave }: { rights: RightsFields; onSave: (set: Partial<AssetFields>) => void }) {
  const t = words.look.rights;
  const [pressUse, setPressUse] = useState<PressUse>(rights.pressUse);
  const [territory, setTerritory] = useState(rights.territory);
  const [until, setUntil] = useState(rights.expires === null ? '' : shortDate(rights.expires));
  const expires = until.trim() === '' ? null : readDate(until);
  const isBad = until.trim() !== '' && expires === null;
  const save = (): void => {
    if (isBad) return;
    const set: Partial<AssetFields> = {
      ...(pressUse === rights.pressUse ? {} : { pressUse }),
      ...(territory.trim() === rights.territory ? {} : { territory: territory.trim() }),
      ...(expires === rights.expires ? {} : { expires }),
    };
    onSave(set);
  };
  const extend = (by: { days?: number; years?: number }): void => setUntil(shortDate(later(expires, by)));
  return (
    <form
      className="panel-form"
      aria-label={t.edit}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Segmented
        className="wide"
        label={t.use}
        value={pressUse}
        choices={(['unset', 'cleared', 'restricted'] as const).map((value) => ({ value, label: t.uses[value] }))}
        onChange={setPressUse}
      />
      <TextField label={t.territory} placeholder={t.territoryHint} value={territory} onChange={setTerritory} />
      <TextField
        label={t.until}
        placeholder={words.dates.example}
        error={isBad ? words.dates.badDate : undefined}
        value={until}
        onChange={setUntil}
      />
      <div className="row gaps buttons">
        <Button size="tiny" onClick={() => extend({ days: 30 })}>
          {t.plusDays(30)}
        </Button>
        <Button size="tiny" onClick={() => extend({ years: 1 })}>
          {t.plusYear}
        </Button>
        <Button size="tiny" onClick={() => setUntil('')}>
          {t.noEnd}
        </Button>
        <Button type="submit" look="primary" className="push" disabled={isBad}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

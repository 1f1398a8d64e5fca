import type { Asset, AssetFields } from '#contract/assets.ts';
import { Editable } from '../ui/editable.tsx';
import { words } from '../words/en.ts';
import { shortDate } from '../words/format.ts';
import { rightsOf } from './badge.ts';

const asLicence = (text: string): string | undefined =>
  text === '' || /^https?:\/\/\S+$/.test(text) ? undefined : words.inspector.notLicence;

/** Terms, licence and the day the rights end: amber within thirty days, red after. */
export function Rights({ asset, onSave }: { asset: Asset; onSave: (set: Partial<AssetFields>) => Promise<boolean> }) {
  const t = words.inspector;
  const rights = rightsOf(asset);
  const isLoud = rights.kind === 'soon' || rights.kind === 'ended';
  return (
    <section className="sec">
      {isLoud && asset.expires !== null && (
        <div className={`rights ${rights.kind === 'ended' ? 'red' : ''}`}>
          <b>{rights.kind === 'ended' ? t.endedOn(asset.expires) : t.ends}</b>
          {rights.kind === 'soon' && <span className="sm">{t.rightsUntil(asset.expires)}</span>}
          {rights.kind === 'soon' && <span className="sm num">{t.daysLeft(rights.days)}</span>}
        </div>
      )}
      <dl className="kv">
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
        <dt>{t.expires}</dt>
        <dd>
          <Editable
            label={t.expires}
            value={asset.expires ?? ''}
            type="date"
            unset={t.rightsOpen}
            show={shortDate}
            onSave={(value) => onSave({ expires: value === '' ? null : value })}
          />
        </dd>
      </dl>
    </section>
  );
}

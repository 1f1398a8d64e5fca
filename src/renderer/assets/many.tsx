import { useEffect, useMemo, useState } from 'react';
import type { Asset, AssetFields } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { ask, useApp } from '../shell/app.tsx';
import { Editable } from '../ui/editable.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';
import { bytes, shortDate } from '../words/format.ts';
import { AddToKit } from './add-to-kit.tsx';
import { useLogoGrounds } from './grounds.ts';

type Shared = 'credit' | 'creator' | 'copyright' | 'source' | 'city' | 'country' | 'usageTerms' | 'expires';

/** Several selected: what all share, else Mixed. A change goes to every one of them. */
export function ManyInspector({ ids }: { ids: readonly AssetId[] }) {
  const app = useApp();
  const assets = useAssets(ids);
  const grounds = useLogoGrounds(assets.some((asset) => asset.kind === 'logo'));
  const t = words.inspector;
  // A value that is being saved belongs to these assets; the same ones keep their values in place, and the focus on them.
  const shown = useMemo(() => ids.join(), [ids]);
  const saveAll = async (set: Partial<AssetFields>): Promise<boolean> => {
    for (const id of ids) {
      const edited = await ask(app, 'assets.edit', { id, set });
      if (edited === null) return false;
      app.cache.put('assets.get', { id }, edited);
    }
    return true;
  };
  const row = (field: Shared, label: string, type: 'text' | 'date' = 'text') => {
    const values = new Set(assets.map((asset) => asset[field] ?? ''));
    const isMixed = values.size > 1;
    const value = isMixed ? '' : ([...values][0] ?? '');
    return (
      <>
        <dt>{label}</dt>
        <dd>
          <Editable
            key={shown}
            label={label}
            value={value}
            type={type}
            unset={isMixed ? t.mixed : undefined}
            {...(type === 'date' ? { show: shortDate } : {})}
            onSave={(next) => saveAll(field === 'expires' ? { expires: next === '' ? null : next } : { [field]: next })}
          />
        </dd>
      </>
    );
  };
  return (
    <>
      <div className="stack-of" aria-hidden="true">
        {assets.slice(0, 4).map((asset) => (
          <span key={asset.id} className={`photo k-${asset.kind} on-${grounds.get(asset.id) ?? 'none'}`}>
            <Picture asset={asset} icon="l" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
          </span>
        ))}
      </div>
      <div className="ttl">
        <h2 className="h3">{t.many(ids.length)}</h2>
        <p className="faint sm num">{bytes(assets.reduce((sum, asset) => sum + asset.bytes, 0))}</p>
        <div className="row gaps above">
          <AddToKit assetIds={ids} look="button" />
        </div>
      </div>
      <section className="sec">
        <dl className="kv">
          {row('credit', t.credit)}
          {row('creator', t.creator)}
          {row('copyright', t.copyright)}
          {row('source', t.source)}
          {row('city', t.city)}
          {row('country', t.country)}
        </dl>
      </section>
      <section className="sec">
        <dl className="kv">
          {row('usageTerms', t.usageTerms)}
          {row('expires', t.expires, 'date')}
        </dl>
      </section>
    </>
  );
}

/** Everything known about these assets, as it arrives. */
function useAssets(ids: readonly AssetId[]): readonly Asset[] {
  const { cache } = useApp();
  const [assets, setAssets] = useState<readonly Asset[]>([]);
  useEffect(() => {
    // A look at a few hundred is a summary; more would ask the engine for hours.
    const some = ids.slice(0, 300);
    const read = (): void =>
      setAssets(some.map((id) => cache.read('assets.get', { id }).data).filter((asset) => asset !== undefined));
    const stops = some.map((id) => cache.listen('assets.get', { id }, read));
    read();
    return () => {
      for (const stop of stops) stop();
    };
  }, [cache, ids]);
  return assets;
}

import { Ellipsis } from 'lucide-react';
import { useMemo } from 'react';
import type { Asset, AssetFields, ColourLabel } from '#contract/assets.ts';

import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Editable } from '../ui/editable.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { anyDate, bytes, count } from '../words/format.ts';
import { AddToCollection } from './add-to-collection.tsx';
import { AddToKit } from './add-to-kit.tsx';
import { editSome, openTemplate } from './asset-deeds.ts';
import { type Common, MOST_AT_ONCE, useCommon } from './common.ts';
import { groundOf, useLogoGrounds } from './grounds.ts';
import { manyLines } from './many-lines.ts';
import { ManyTags } from './many-tags.tsx';
import { LabelPicker, Stars } from './rating.tsx';
import { asLicence, RightsBlock } from './rights.tsx';

type TextField = 'caption' | 'altText' | 'credit' | 'creator' | 'copyright' | 'source' | 'location' | 'city' | 'country';

/** Several selected: what all share, else Mixed. A change goes to every one of them in one step. */
export function ManyInspector({ ids }: { ids: readonly AssetId[] }) {
  const app = useApp();
  const common = useCommon(ids);
  const copied = useWindow((state) => state.copied);
  const trash = useWindow((state) => state.view.kind === 'assets' && state.view.trash === true);
  const t = words.inspector;
  return (
    <>
      <FirstFour ids={ids} />
      <div className="ttl">
        <div className="row">
          <h2 className="h3 grow">{t.many(ids.length)}</h2>
          <MenuButton
            className="ib"
            label={words.look.moreMany}
            aria-label={words.look.moreMany}
            title={words.look.moreMany}
            lines={manyLines(app, ids, copied !== null, trash)}
          >
            <Icon of={Ellipsis} />
          </MenuButton>
        </div>
        <p className="faint sm num">{common === undefined ? words.many.reading : bytes(common.bytes)}</p>
        {!trash && (
          <div className="row gaps above">
            <AddToKit assetIds={ids} look="button" />
            <AddToCollection assetIds={ids} />
          </div>
        )}
      </div>
      {ids.length > MOST_AT_ONCE && <p className="alarm">{words.many.tooMany(ids.length)}</p>}
      {common !== undefined && !trash && <Shared ids={ids} common={common} />}
    </>
  );
}

/** The first four of a selection: a look at what it is. */
function FirstFour({ ids }: { ids: readonly AssetId[] }) {
  const first = useMemo(() => ids.slice(0, 4), [ids]);
  const assets: readonly Asset[] = useQuery('assets.getMany', { ids: first }).data?.items ?? [];
  const grounds = useLogoGrounds(assets.some((asset) => asset.kind === 'logo'));
  return (
    <div className="stack-of" aria-hidden="true">
      {assets.map((asset) => (
        <span key={asset.id} className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`}>
          <Picture asset={asset} icon="l" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
        </span>
      ))}
    </div>
  );
}

let selections = 0;

function Shared({ ids, common }: { ids: readonly AssetId[]; common: Common }) {
  const app = useApp();
  // A value that is being saved belongs to these assets; the same ones keep their values in place, and the focus on them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection is another number
  const shown = useMemo(() => ++selections, [ids]);
  const t = words.inspector;
  const save = (set: Partial<AssetFields>): Promise<boolean> => editSome(app, ids, set);
  const isMixed = (field: keyof AssetFields): boolean => {
    const known = common.fields[field];
    return known !== undefined && 'mixed' in known;
  };
  const sharedOf = <F extends keyof AssetFields>(field: F): AssetFields[F] | undefined => {
    const known = common.fields[field];
    return known !== undefined && 'value' in known ? (known.value as AssetFields[F]) : undefined;
  };
  const text = (field: TextField, label: string, isProse = false) => (
    <Editable
      key={`${field} ${shown}`}
      className={isMixed(field) ? 'mixed' : ''}
      label={label}
      value={sharedOf(field) ?? ''}
      unset={isMixed(field) ? t.mixed : undefined}
      isProse={isProse}
      {...(field === 'altText' ? { max: 250 } : {})}
      onSave={(value) => save({ [field]: value })}
    />
  );
  const row = (field: TextField, label: string) => (
    <>
      <dt>{label}</dt>
      <dd>{text(field, label)}</dd>
    </>
  );
  const areRightsMixed = isMixed('pressUse') || isMixed('territory') || isMixed('expires');
  return (
    <>
      <section className="sec">
        <div className="marks">
          <Stars value={isMixed('rating') ? null : (sharedOf('rating') ?? 0)} onChange={(rating) => void save({ rating })} />
          <LabelPicker
            value={(sharedOf('label') as ColourLabel | null | undefined) ?? null}
            isMixed={isMixed('label')}
            onChange={(label) => void save({ label })}
          />
        </div>
      </section>
      <section className="sec">
        <div className="ed">
          <div className="lab">
            {t.caption}
            <button type="button" className="btn link sm end" onClick={() => openTemplate(app, ids)}>
              {words.many.template}
            </button>
          </div>
          {text('caption', t.caption, true)}
        </div>
        <div className="ed">
          <div className="lab">{t.altText}</div>
          {text('altText', t.altText, true)}
        </div>
      </section>
      <section className="sec">
        <dl className="kv">
          {row('credit', t.credit)}
          {row('creator', t.creator)}
          {row('copyright', t.copyright)}
          {row('source', t.source)}
          {row('location', words.look.location)}
          {row('city', t.city)}
          {row('country', t.country)}
          <dt>{words.look.date}</dt>
          <dd>
            <Editable
              key={`date ${sharedOf('dateTaken') ?? ''}`}
              className={isMixed('dateTaken') ? 'mixed' : ''}
              label={words.look.date}
              type="date"
              value={sharedOf('dateTaken') ?? ''}
              unset={isMixed('dateTaken') ? t.mixed : undefined}
              show={anyDate}
              onSave={(value) => save({ dateTaken: value === '' ? null : value })}
            />
          </dd>
        </dl>
      </section>
      <section className="sec" aria-label={words.look.rights.title}>
        <div className="lab">{words.look.rights.title}</div>
        <RightsBlock
          isMixed={areRightsMixed}
          key={JSON.stringify([sharedOf('pressUse'), sharedOf('territory'), sharedOf('expires')])}
          rights={{
            pressUse: sharedOf('pressUse') ?? 'unset',
            territory: sharedOf('territory') ?? '',
            expires: sharedOf('expires') ?? null,
          }}
          onSave={save}
        />
        <dl className="kv below">
          <dt>{t.usageTerms}</dt>
          <dd>
            <Editable
              key={`terms ${shown}`}
              className={isMixed('usageTerms') ? 'mixed' : ''}
              label={t.usageTerms}
              isProse
              value={sharedOf('usageTerms') ?? ''}
              unset={isMixed('usageTerms') ? t.mixed : undefined}
              onSave={(usageTerms) => save({ usageTerms })}
            />
          </dd>
          <dt>{t.licence}</dt>
          <dd>
            <Editable
              key={`licence ${shown}`}
              className={isMixed('licenseUrl') ? 'mixed' : ''}
              label={t.licence}
              type="url"
              refuse={asLicence}
              value={sharedOf('licenseUrl') ?? ''}
              unset={isMixed('licenseUrl') ? t.mixed : undefined}
              onSave={(licenseUrl) => save({ licenseUrl })}
            />
          </dd>
        </dl>
      </section>
      <ManyTags ids={ids} kind="keywords" all={common.count} tags={common.keywords} />
      <ManyTags ids={ids} kind="people" all={common.count} tags={common.people} />
      <p className="hidden-word" role="status">{`${count(common.count)}, ${bytes(common.bytes)}`}</p>
    </>
  );
}

import type { Asset, AssetFields } from '#contract/assets.ts';
import { plainName } from '#domain/names.ts';
import { useApp } from '../shell/app.tsx';
import { Editable } from '../ui/editable.tsx';
import { words } from '../words/catalogue.ts';
import { anyDate } from '../words/format.ts';
import { AddToCollection } from './add-to-collection.tsx';
import { AddToKit } from './add-to-kit.tsx';
import { editAsset } from './asset-deeds.ts';
import { Conflicts } from './conflicts.tsx';
import { Facts } from './facts.tsx';
import { Keywords } from './keywords.tsx';
import { Missing } from './missing.tsx';
import { OfBrand } from './of-brand.tsx';
import { Papers } from './papers.tsx';
import { PlaceEditor } from './place-editor.tsx';
import { Preview } from './preview.tsx';
import { LabelPicker, Stars } from './rating.tsx';
import { ReadAsOffer } from './read-as.tsx';
import { Rights } from './rights.tsx';
import { Texts } from './texts.tsx';
import { UsedIn } from './used-in.tsx';

/** Everything that is written about one asset, in the order in which a press officer asks for it. */
export function Details({ asset }: { asset: Asset }) {
  const app = useApp();
  const t = words.inspector;
  const save = (set: Partial<AssetFields>): Promise<boolean> => editAsset(app, asset.id, set);
  const line = (field: 'creator' | 'credit' | 'copyright' | 'source', label: string) => (
    <>
      <dt>{label}</dt>
      <dd>
        <Editable label={label} value={asset[field]} onSave={(value) => save({ [field]: value })} />
      </dd>
    </>
  );
  return (
    <>
      <Preview asset={asset} onSave={save} />
      <div className="ttl">
        <Editable
          className="h3"
          label={t.title}
          value={asset.title}
          unset={plainName(asset.filename)}
          onSave={(value) => save({ title: value })}
        />
        <p className="mono faint can-copy breaks">{plainName(asset.filename)}</p>
        <div className="marks">
          <Stars value={asset.rating} onChange={(rating) => void save({ rating })} />
          <LabelPicker value={asset.label} onChange={(label) => void save({ label })} />
        </div>
      </div>
      {asset.isMissing && <Missing asset={asset} />}
      <ReadAsOffer asset={asset} />
      {asset.kind === 'logo' && asset.trashedAt === null && (
        <section className="sec lg-of" aria-label={words.logos.title}>
          <OfBrand id={asset.id} />
        </section>
      )}
      <section className="sec">
        <Texts asset={asset} onSave={save} />
      </section>
      <section className="sec">
        <dl className="kv">
          {line('credit', t.credit)}
          {line('creator', t.creator)}
          {line('copyright', t.copyright)}
          {line('source', t.source)}
          <dt>{words.look.people}</dt>
          <dd>
            <Keywords
              label={words.look.people}
              add={words.look.addPerson}
              suggest="person"
              words={asset.people}
              isPlain
              onSave={(people) => save({ people })}
            />
          </dd>
          <dt>{words.look.place}</dt>
          <dd>
            <PlaceEditor asset={asset} onSave={save} />
          </dd>
          <dt>{words.look.date}</dt>
          <dd>
            <Editable
              label={words.look.date}
              type="date"
              value={asset.dateTaken ?? ''}
              show={anyDate}
              onSave={(value) => save({ dateTaken: value === '' ? null : value })}
            />
          </dd>
        </dl>
      </section>
      <Rights asset={asset} onSave={save} />
      <Papers asset={asset} />
      <section className="sec">
        <div className="lab">{t.keywords}</div>
        <Keywords
          label={t.keywords}
          add={t.addKeyword}
          suggest="keyword"
          words={asset.keywords}
          onSave={(keywords) => save({ keywords })}
        />
      </section>
      <Conflicts asset={asset} onSave={save} />
      <Facts asset={asset} />
      <section className="sec">
        <UsedIn asset={asset} />
        {asset.trashedAt === null && (
          <div className="row gaps above">
            <AddToKit assetIds={[asset.id]} look="button" />
            <AddToCollection assetIds={[asset.id]} />
          </div>
        )}
      </section>
    </>
  );
}

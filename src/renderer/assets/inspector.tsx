import { FolderOpen, MapPin, Package, Save } from 'lucide-react';
import type { Asset, AssetFields } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, askHost, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';
import { bytes, shortDate, when } from '../words/format.ts';
import { AddToKit } from './add-to-kit.tsx';
import { nameOf } from './badge.ts';
import { useLogoGrounds } from './grounds.ts';
import { Keywords } from './keywords.tsx';
import { ManyInspector } from './many.tsx';
import { Rights } from './rights.tsx';

/** What is known about the selected asset; click a value to change it. */
export function Inspector() {
  const selection = useWindow((state) => state.selection);
  return (
    <aside className="insp" aria-label={words.inspector.label} data-region="complementary">
      {selection.ids.length === 0 ? (
        <div className="empty none">
          <h2>{words.inspector.none}</h2>
          <p>{words.inspector.noneMore}</p>
        </div>
      ) : selection.ids.length === 1 && selection.ids[0] !== undefined ? (
        <One key={selection.ids[0]} id={selection.ids[0]} />
      ) : (
        <ManyInspector ids={selection.ids} />
      )}
    </aside>
  );
}

function One({ id }: { id: AssetId }) {
  const app = useApp();
  const asset = useQuery('assets.get', { id }).data;
  const grounds = useLogoGrounds(asset?.kind === 'logo');
  if (asset === undefined) return null;
  const t = words.inspector;
  const save = async (set: Partial<AssetFields>): Promise<boolean> => {
    const edited = await ask(app, 'assets.edit', { id, set });
    if (edited !== null) app.cache.put('assets.get', { id }, edited);
    return edited !== null;
  };
  const text = (field: 'creator' | 'credit' | 'copyright' | 'source' | 'city' | 'country', label: string) => (
    <Row label={label}>
      <Editable label={label} value={asset[field]} onSave={(value) => save({ [field]: value })} />
    </Row>
  );
  return (
    <>
      <button
        type="button"
        className="pv"
        aria-label={words.assets.quickLook}
        title={`${words.assets.quickLook} (Space)`}
        onClick={() => app.store.getState().open({ kind: 'quickLook' })}
      >
        <span className={`photo k-${asset.kind} on-${grounds.get(asset.id) ?? 'none'}`}>
          <Picture
            asset={asset}
            size={asset.kind === 'logo' ? 320 : 1600}
            icon="l"
            fit={asset.kind === 'photo' ? 'cover' : 'contain'}
          />
        </span>
      </button>
      <div className="ttl">
        <Editable
          className="h3"
          label={t.title}
          value={asset.title}
          unset={asset.filename}
          onSave={(value) => save({ title: value })}
        />
        <p className="mono faint can-copy breaks">{asset.filename}</p>
        <div className="row gaps above">
          <AddToKit assetIds={[id]} look="button" />
          <Button size="tiny" icon={FolderOpen} onClick={() => void reveal(app, id)}>
            {t.reveal}
          </Button>
        </div>
      </div>
      <section className="sec">
        <div className="ed">
          <div className="lab">{t.caption}</div>
          <Editable label={t.caption} value={asset.caption} isProse onSave={(value) => save({ caption: value })} />
        </div>
        <div className="ed">
          <div className="lab">{t.altText}</div>
          <Editable
            label={t.altText}
            value={asset.altText}
            isProse
            max={250}
            unset={t.altHint}
            onSave={(value) => save({ altText: value.replaceAll('\n', ' ') })}
          />
        </div>
      </section>
      <section className="sec">
        <dl className="kv">
          {text('credit', t.credit)}
          {text('creator', t.creator)}
          {text('copyright', t.copyright)}
          {text('source', t.source)}
          {text('city', t.city)}
          {text('country', t.country)}
        </dl>
      </section>
      <Rights asset={asset} onSave={save} />
      <section className="sec">
        <div className="lab">{t.keywords}</div>
        <Keywords words={asset.keywords} onSave={(keywords) => save({ keywords })} />
      </section>
      <Facts asset={asset} />
      <section className="sec">
        <UsedIn id={id} />
      </section>
      <section className="sec">
        <Button size="tiny" icon={Save} onClick={() => void saveCopy(app, asset)}>
          {t.saveCopy}
        </Button>
      </section>
    </>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What the file is: nothing here can be changed. */
function Facts({ asset }: { asset: Asset }) {
  const t = words.inspector;
  const type = asset.filename.split('.').at(-1)?.toUpperCase() ?? asset.mime;
  return (
    <section className="sec">
      <div className="facts num">
        <span>
          {type}, {bytes(asset.bytes)}
        </span>
        {asset.width !== null && asset.height !== null && <span>{t.pixels(asset.width, asset.height)}</span>}
        {asset.colourSpace !== null && <span>{asset.colourSpace}</span>}
        {asset.hasAlpha && <span>{t.alpha}</span>}
        {asset.dateTaken !== null && <span>{t.taken(shortDate(asset.dateTaken.slice(0, 10)))}</span>}
        <span>
          {words.assets.columns.added} {when(asset.importedAt)}
        </span>
        {asset.hasLocation && (
          <span className="wide row gaps">
            <Icon of={MapPin} size="xs" />
            {t.hasLocation}
          </span>
        )}
      </div>
    </section>
  );
}

function UsedIn({ id }: { id: AssetId }) {
  const go = useWindow((state) => state.go);
  const kits = useQuery('assets.usedIn', { id }).data?.kits;
  return (
    <>
      <div className="lab">{words.inspector.usedIn}</div>
      {kits?.length === 0 && <p className="faint">{words.inspector.notUsed}</p>}
      {kits?.map((kit) => (
        <button type="button" key={kit.id} className="use" onClick={() => go({ kind: 'kit', id: kit.id })}>
          <Icon of={Package} size="s" />
          <span className="clip">{kit.title}</span>
          <span className="faint sm push">{words.inspector.kit}</span>
        </button>
      ))}
    </>
  );
}

async function reveal(app: ReturnType<typeof useApp>, id: AssetId): Promise<void> {
  const original = await ask(app, 'assets.original', { id });
  if (original?.place.$token !== undefined) await askHost(app, 'reveal', { token: original.place.$token });
}

async function saveCopy(app: ReturnType<typeof useApp>, asset: Asset): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.pick.saveOriginal,
    button: words.pick.save,
    suggestedName: asset.filename,
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const saved = await ask(app, 'assets.saveOriginal', { id: asset.id, place: { $token: place.token } });
  const token = saved?.place.$token;
  if (saved !== null)
    tellDone(
      app,
      words.notices.savedOriginal(nameOf(asset)),
      token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
    );
}

import { FileText, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Asset, AttachedDocument } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, useApp, useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SearchField, Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { openCopy } from './asset-deeds.ts';
import { nameOf } from './badge.ts';
import { useAssetDrop } from './use-drop.ts';

type Role = AttachedDocument['role'];
const ROLES: readonly Role[] = ['release', 'consent', 'licence'];

async function attach(app: App, id: AssetId, documentId: AssetId, role: Role): Promise<void> {
  const attached = await ask(app, 'assets.attachDocument', { id, documentId, role });
  if (attached !== null) app.cache.put('assets.documents', { id }, attached);
}

/** Model and property releases, consents and licences that belong to a file; documents of the library can be dropped here. */
export function Papers({ asset }: { asset: Asset }) {
  const app = useApp();
  const items = useQuery('assets.documents', { id: asset.id }).data?.items ?? [];
  const drop = useAssetDrop((ids) => {
    for (const documentId of ids) if (documentId !== asset.id) void attach(app, asset.id, documentId, 'release');
  });
  const t = words.look.documents;
  return (
    <section className={`sec papers ${drop.isOver ? 'is-over' : ''}`} aria-label={t.title} {...drop.props}>
      <div className="lab">
        {t.title}
        <Button
          look="link"
          icon={Plus}
          className="end sm"
          aria-label={t.attachLabel}
          onClick={() => app.store.getState().open({ kind: 'attachDocument', assetId: asset.id })}
        >
          {t.attach}
        </Button>
      </div>
      {items.length === 0 && <p className="faint sm">{drop.isOver ? t.drop : t.none}</p>}
      {items.map((item) => (
        <div key={item.documentId} className="paper-row">
          <button type="button" className="use" title={t.open(nameOf(item))} onClick={() => void openCopy(app, item.documentId)}>
            <Icon of={FileText} size="s" />
            <span className="clip">{nameOf(item)}</span> <span className="faint sm push">{t.roles[item.role]}</span>
          </button>
          <IconButton
            icon={X}
            iconSize="s"
            className="small"
            label={t.detach(nameOf(item))}
            onClick={() => void ask(app, 'assets.detachDocument', { id: asset.id, documentId: item.documentId })}
          />
        </div>
      ))}
    </section>
  );
}

/** Chooses a document of the library and says what it is. */
export function AttachDialog({ assetId }: { assetId: AssetId }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const [role, setRole] = useState<Role>('release');
  const [text, setText] = useState('');
  const searched = useLater(text.trim(), 80);
  const found = useQuery('assets.list', { text: searched, kind: 'document', limit: 50 }).data?.items;
  const t = words.look.documents;
  const items = found?.filter((asset) => asset.id !== assetId) ?? [];
  const choose = (documentId: AssetId): void => {
    close();
    void attach(app, assetId, documentId, role);
  };
  return (
    <Dialog
      title={t.dialog}
      onClose={close}
      footer={
        <div className="end">
          <Button onClick={close}>{words.many.cancel}</Button>
        </div>
      }
    >
      <Segmented
        className="wide"
        label={t.role}
        value={role}
        choices={ROLES.map((value) => ({ value, label: t.roles[value] }))}
        onChange={setRole}
      />
      <SearchField label={t.search} value={text} onChange={setText} />
      {found !== undefined && items.length === 0 && <p className="faint">{t.nothing}</p>}
      <ul className="pick-list">
        {items.map((asset) => (
          <li key={asset.id}>
            <button type="button" className="use" onClick={() => choose(asset.id)}>
              <span className="photo k-document">
                <Picture asset={asset} icon="s" />
              </span>
              <span className="clip">{nameOf(asset)}</span>
              <span className="faint sm push clip">{plainName(asset.filename)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

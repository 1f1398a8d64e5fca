import { Check } from 'lucide-react';
import { useState } from 'react';
import type { AssetId, ReleaseId } from '#contract/values.ts';
import { nameOf } from '../assets/badge.ts';
import { useLogoGrounds } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { useAssetPages } from '../engine/pages.ts';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/en.ts';
import { useText } from './use-text.ts';

const KINDS = ['photo', 'document', 'logo', 'video'] as const;

/** What the library has to go along with a release; choose several, then attach them. */
export function AttachToReleaseDialog({ id }: { id: ReleaseId }) {
  const release = useQuery('releases.get', { id }).data;
  return release === undefined ? null : <Picker release={release} />;
}

function Picker({ release: stored }: { release: Parameters<typeof useText>[0] }) {
  const close = useWindow((state) => state.closeDialog);
  const { shown: release, save } = useText(stored);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('photo');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly AssetId[]>([]);
  const searched = useLater(text.trim(), 80);
  const assets = useAssetPages({ text: searched, kind });
  const grounds = useLogoGrounds(kind === 'logo');
  const t = words.attachments;
  const toggle = (id: AssetId): void => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const attach = (): void => {
    if (chosen.length === 0) return;
    close();
    void save({ attachmentIds: [...release.attachmentIds, ...chosen] });
  };
  return (
    <Dialog
      title={t.pick}
      className="wide picker"
      onClose={close}
      onSubmit={attach}
      footer={
        <>
          <span className="faint" role="status">
            {chosen.length > 0 && t.chosen(chosen.length)}
          </span>
          <div className="end">
            <Button onClick={close}>{t.cancel}</Button>
            <Button look="primary" disabled={chosen.length === 0} onClick={attach}>
              {t.attach(chosen.length)}
            </Button>
          </div>
        </>
      }
    >
      <div className="row gaps">
        <Segmented
          label={t.kinds}
          value={kind}
          choices={KINDS.map((value) => ({ value, label: t.kind[value] }))}
          onChange={setKind}
        />
        <input
          className="input"
          type="search"
          data-autofocus
          aria-label={t.search}
          placeholder={t.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {assets.total === 0 && <p className="faint">{t.nothing}</p>}
      <ul className="offers pictures">
        {assets.items.map((asset) => {
          const isHere = release.attachmentIds.includes(asset.id);
          return (
            <li key={asset.id}>
              <button type="button" aria-pressed={chosen.includes(asset.id)} disabled={isHere} onClick={() => toggle(asset.id)}>
                <span className={`photo k-${asset.kind} on-${grounds.get(asset.id) ?? 'none'}`}>
                  <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
                </span>
                <span className="clip">{nameOf(asset)}</span>
                <span className="faint sm clip">{isHere ? t.here : asset.credit || asset.filename}</span>
                {chosen.includes(asset.id) && (
                  <span className="tick">
                    <Icon of={Check} size="xs" />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {assets.hasMore && (
        <Button look="quiet" onClick={assets.loadMore}>
          {t.more}
        </Button>
      )}
    </Dialog>
  );
}

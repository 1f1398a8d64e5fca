import { useState } from 'react';
import type { AssetId, ReleaseId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { AssetOffers } from '../assets/offers.tsx';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
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
  const [chosen, setChosen] = useState<readonly AssetId[]>([]);
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
      <AssetOffers
        key={kind}
        kind={kind}
        nothing={t.nothing}
        isOn={(one) => chosen.includes(one)}
        isHere={(one) => release.attachmentIds.includes(one)}
        more={(asset) => (release.attachmentIds.includes(asset.id) ? t.here : asset.credit || plainName(asset.filename))}
        onPress={toggle}
        beside={
          <Segmented
            label={t.kinds}
            value={kind}
            choices={KINDS.map((value) => ({ value, label: t.kind[value] }))}
            onChange={setKind}
          />
        }
      />
    </Dialog>
  );
}

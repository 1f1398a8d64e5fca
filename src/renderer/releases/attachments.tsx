import { FileX2, Plus, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { PickedPlace } from '#contract/host.ts';
import type { Release } from '#contract/releases.ts';
import type { AssetId } from '#contract/values.ts';
import { usableOn } from '#domain/assets/usable.ts';
import { nameOf } from '../assets/badge.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { useAssetDrop } from '../assets/use-drop.ts';
import { useQuery } from '../engine/engine.tsx';
import { showAsset } from '../imports/show.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { takeInFiles } from './take-in.ts';

const NONE: readonly AssetId[] = [];

/** The files that go along with a release: shown, opened, put into order and taken out; assets and files from outside are dropped here. */
export function Attachments({ release, onSave }: { release: Release; onSave: (ids: AssetId[]) => Promise<boolean> }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const ids = release.attachmentIds ?? NONE;
  const found = useQuery('assets.getMany', ids.length === 0 ? null : { ids: [...ids] }).data?.items;
  const grounds = useLogoGrounds(found?.some(({ kind }) => kind === 'logo') === true);
  const add = (more: readonly AssetId[]): void => {
    const fresh = more.filter((id) => !ids.includes(id));
    if (fresh.length > 0) void onSave([...ids, ...fresh]);
  };
  const drop = useAssetDrop(add);
  const host = useRef<HTMLElement>(null);
  const take = useRef(add);
  take.current = add;
  // Files from outside come by way of the window, which knows their places.
  useEffect(() => {
    const section = host.current;
    const onFiles = (event: Event): void => {
      const places = (event as CustomEvent<readonly PickedPlace[]>).detail;
      void takeInFiles(app, places).then((taken) => take.current(taken));
    };
    section?.addEventListener('dateline-files', onFiles);
    return () => section?.removeEventListener('dateline-files', onFiles);
  }, [app]);
  const move = (id: AssetId, by: number): void => {
    const at = ids.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= ids.length) return;
    const others = ids.filter((one) => one !== id);
    void onSave(others.toSpliced(to, 0, id));
    app.focus.wish(() => document.querySelector<HTMLElement>(`[data-attachment="${id}"]`));
  };
  const remove = (id: AssetId): void => {
    const at = ids.indexOf(id);
    const next = ids[at + 1] ?? ids[at - 1];
    void onSave(ids.filter((one) => one !== id));
    const selector = next === undefined ? '.attachments header button' : `[data-attachment="${next}"]`;
    app.focus.wish(() => document.querySelector<HTMLElement>(selector));
  };
  const t = words.attachments;
  const staying = found === undefined ? 0 : ids.filter((id) => warningOf(found.find((one) => one.id === id)) !== null).length;
  return (
    <section
      ref={host}
      className={`sec attachments ${drop.isOver ? 'is-over' : ''}`}
      aria-label={t.title}
      data-takes-files
      {...drop.props}
    >
      <header>
        {t.title}
        <Button
          look="link"
          className="sm"
          icon={Plus}
          aria-label={t.addLabel}
          onClick={() => open({ kind: 'attachToRelease', id: release.id })}
        >
          {t.add}
        </Button>
      </header>
      {ids.length === 0 ? (
        <p className="faint">{drop.isOver ? t.drop : t.none}</p>
      ) : (
        <ul>
          {ids.map((id, at) => {
            const asset = found?.find((one) => one.id === id);
            return (
              <li
                key={id}
                draggable
                onDragStart={(event) => event.dataTransfer.setData(MOVED, id)}
                onDragOver={(event) => event.dataTransfer.types.includes(MOVED) && event.preventDefault()}
                onDrop={(event) => {
                  const moved = event.dataTransfer.getData(MOVED) as AssetId;
                  if (!ids.includes(moved) || moved === id) return;
                  event.preventDefault();
                  move(moved, at - ids.indexOf(moved));
                }}
              >
                <Tile
                  id={id}
                  asset={asset}
                  isKnown={found !== undefined}
                  ground={asset === undefined ? 'none' : groundOf(asset, grounds)}
                  place={{ isFirst: at === 0, isLast: at === ids.length - 1 }}
                  onMove={(by) => move(id, by)}
                  onRemove={() => remove(id)}
                />
              </li>
            );
          })}
        </ul>
      )}
      {staying > 0 && (
        <p className="amber sm above">
          <Icon of={TriangleAlert} size="xs" /> {t.stays(staying)}
        </p>
      )}
    </section>
  );
}

/** The type under which an attachment is dragged to another place among the others. */
const MOVED = 'application/x-dateline-attachment';

/** Why a file does not leave the house with the release; null when it does. */
function warningOf(asset: Asset | undefined): string | null {
  const t = words.attachments;
  if (asset === undefined) return t.gone;
  if (asset.trashedAt !== null) return t.trashed;
  const { verdict } = usableOn(asset, new Date().toLocaleDateString('sv'));
  return verdict === 'ended' || verdict === 'restricted' ? t.restricted : null;
}

function Tile({
  id,
  asset,
  isKnown,
  ground,
  place,
  onMove,
  onRemove,
}: {
  id: AssetId;
  asset: Asset | undefined;
  isKnown: boolean;
  ground: string;
  place: { readonly isFirst: boolean; readonly isLast: boolean };
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const app = useApp();
  const t = words.attachments;
  const name = asset === undefined ? t.gone : nameOf(asset);
  const warning = isKnown ? warningOf(asset) : null;
  const item = (key: string, label: string, run: () => void, look?: 'danger'): MenuLine => ({
    kind: 'item',
    id: key,
    label,
    run,
    ...(look === undefined ? {} : { look }),
  });
  const lines: MenuLine[] = [
    ...(asset === undefined ? [] : [item('show', t.show, () => showAsset(app, id, asset.trashedAt !== null))]),
    ...(place.isFirst ? [] : [item('earlier', t.earlier, () => onMove(-1))]),
    ...(place.isLast ? [] : [item('later', t.later, () => onMove(1))]),
    { kind: 'line' },
    item('remove', t.remove, onRemove, 'danger'),
  ];
  return (
    <MenuButton
      className="tile"
      label={t.acts(name)}
      lines={lines}
      aria-label={[t.acts(name), warning].filter(Boolean).join(', ')}
      title={[name, warning].filter(Boolean).join('\n')}
      data-attachment={id}
      onKeyDownCapture={(event) => {
        const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
        const isMove = event.altKey && step !== undefined;
        if (!isMove && event.key !== 'Delete') return;
        event.preventDefault();
        event.stopPropagation();
        if (isMove) onMove(step === 1 ? 1 : -1);
        else onRemove();
      }}
    >
      <span className={`photo k-${asset?.kind ?? 'other'} on-${ground}`}>
        {asset === undefined ? <Icon of={FileX2} size="s" /> : <Picture asset={asset} icon="s" fit={fitOf(asset)} />}
        {warning !== null && (
          <span className="mark">
            <Icon of={TriangleAlert} size="xs" />
          </span>
        )}
      </span>
      {asset !== undefined && asset.kind !== 'photo' && <span className="clip sm faint">{name}</span>}
    </MenuButton>
  );
}

const fitOf = (asset: Asset): 'contain' | 'cover' => (asset.kind === 'logo' ? 'contain' : 'cover');

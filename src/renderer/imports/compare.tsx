import { useRef, useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { LikenessGroup } from '#contract/imports.ts';
import type { AssetId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { nameOf } from '../assets/badge.ts';
import { useQuery } from '../engine/engine.tsx';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/field.tsx';
import { Picture } from '../ui/picture.tsx';
import { isTextField } from '../ui/text-field.ts';
import { words } from '../words/catalogue.ts';
import { bytes, count, when } from '../words/format.ts';

interface CompareProps {
  readonly group: LikenessGroup;
  /** Where the group stands: '3 of 12'. */
  readonly place: string;
  readonly carry: boolean;
  readonly onCarry: (carry: boolean) => void;
  readonly onKeep: (id: AssetId) => void;
  readonly onApart: () => void;
  readonly onMove: (step: 1 | -1) => void;
}

type RowId = keyof typeof words.likenesses.rows;
interface Row {
  readonly id: RowId;
  readonly values: readonly string[];
  readonly differs: boolean;
}

const ROWS: readonly [Exclude<RowId, 'kits'>, (asset: Asset) => string][] = [
  ['file', (asset) => plainName(asset.filename)],
  ['pixels', (asset) => (asset.width === null || asset.height === null ? '' : words.inspector.pixels(asset.width, asset.height))],
  ['bytes', (asset) => bytes(asset.bytes)],
  ['type', (asset) => asset.mime.replace(/^image\//, '').toUpperCase()],
  ['added', (asset) => when(asset.importedAt)],
  ['caption', (asset) => asset.caption],
  ['credit', (asset) => asset.credit],
  ['keywords', (asset) => asset.keywords.join(', ')],
  ['rating', (asset) => (asset.rating === 0 ? '' : words.look.stars(asset.rating))],
];

/** The facts of several assets side by side; a row in which all say the same is told apart from one in which they differ. */
export function compareRows(assets: readonly Asset[]): Row[] {
  return ROWS.map(([id, read]) => {
    const values = assets.map(read);
    return { id, values, differs: new Set(values).size > 1 };
  });
}

/** Pictures of one group in columns, what differs in ink; one of them is chosen to stay. */
export function Compare({ group, place, carry, onCarry, onKeep, onApart, onMove }: CompareProps) {
  const answer = useQuery('assets.getMany', { ids: group.ids.slice(0, 12) });
  const assets = answer.data?.items ?? [];
  const [chosen, setChosen] = useState<AssetId>(group.keep);
  const box = useRef<HTMLTableElement>(null);
  const t = words.likenesses;
  const keep = assets.find((asset) => asset.id === chosen) ?? assets[0];
  const move = (step: 1 | -1): void => {
    const at = assets.findIndex((asset) => asset.id === keep?.id);
    const next = assets[(at + step + assets.length) % assets.length];
    if (next === undefined) return;
    setChosen(next.id);
    box.current?.querySelector<HTMLElement>(`[data-choice="${next.id}"]`)?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
    const isChoice = event.target instanceof HTMLElement && event.target.dataset.choice !== undefined;
    const deeds: readonly (readonly [string, () => void])[] = [
      ['ArrowRight', () => move(1)],
      ['ArrowLeft', () => move(-1)],
      ['PageDown', () => onMove(1)],
      ['PageUp', () => onMove(-1)],
      ['d', onApart],
      ['c', () => onCarry(!carry)],
      ...(isChoice && keep !== undefined ? [['Enter', () => onKeep(keep.id)] as const] : []),
    ];
    const deed = deeds.find(([key]) => key === event.key)?.[1];
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  if (answer.data !== undefined && assets.length === 0) return <main className="main" data-region="main" aria-label={t.title} />;
  return (
    <main className="main compare" data-region="main" aria-label={t.title} onKeyDown={onKeyDown}>
      <div className="head">
        <h2 className="h1">{t.reasons[group.reason]}</h2>
        <span className="n num">{place}</span>
      </div>
      <p className="soft in-page">{t.reasonMore[group.reason]}</p>
      <div className="sides">
        <table ref={box} aria-label={t.candidates}>
          <thead>
            <tr>
              <td />
              {assets.map((asset) => (
                <th key={asset.id} scope="col">
                  <button
                    type="button"
                    data-choice={asset.id}
                    aria-pressed={asset.id === keep?.id}
                    tabIndex={asset.id === keep?.id ? 0 : -1}
                    onClick={() => setChosen(asset.id)}
                    onDoubleClick={() => onKeep(asset.id)}
                  >
                    <span className={`photo k-${asset.kind}`}>
                      <Picture asset={asset} size={1600} icon="l" fit="contain" />
                    </span>
                    <span className="h4 clip">{nameOf(asset)}</span>{' '}
                    <span className={asset.id === group.keep ? 'accent sm' : 'faint sm'}>
                      {asset.id === group.keep ? t.wouldKeep(group.why) : ' '}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compareRows(assets).map((row) => (
              <tr key={row.id} className={row.differs ? 'differs' : ''}>
                <th scope="row">{t.rows[row.id]}</th>
                {row.values.map((value, at) => (
                  <td key={assets[at]?.id} className={value === '' ? 'faint' : ''}>
                    {value === '' ? t.none : value}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t.rows.kits}</th>
              {assets.map((asset) => (
                <Kits key={asset.id} id={asset.id} />
              ))}
            </tr>
          </tbody>
        </table>
        {group.ids.length > assets.length && assets.length > 0 && (
          <p className="faint num in-page">{t.more(group.ids.length - assets.length)}</p>
        )}
      </div>
      <footer className="review-foot">
        <span className="row gaps" title={t.carryMore}>
          <Switch label={t.carry} isOn={carry} onChange={onCarry} />
          <span aria-hidden="true">{t.carry}</span>
        </span>
        <span className="faint sm grow hint">{t.keys}</span>
        <Button onClick={onApart}>{t.different}</Button>
        <Button
          look="primary"
          disabled={keep === undefined}
          aria-label={keep === undefined ? t.keep : t.keepLabel(nameOf(keep))}
          onClick={() => keep !== undefined && onKeep(keep.id)}
        >
          {t.keep}
        </Button>
      </footer>
    </main>
  );
}

function Kits({ id }: { id: AssetId }) {
  const kits = useQuery('assets.usedIn', { id }).data?.kits ?? [];
  const names = kits.map((kit) => kit.title).join(', ');
  return (
    <td className={kits.length === 0 ? 'faint' : ''}>
      {kits.length === 0 ? words.likenesses.none : kits.length > 3 ? count(kits.length) : names}
    </td>
  );
}

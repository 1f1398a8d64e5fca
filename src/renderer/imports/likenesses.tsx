import { useState } from 'react';
import { type LikenessGroup, LikenessReason } from '#contract/imports.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { Empty } from '../ui/empty.tsx';
import { Group } from '../ui/group.tsx';
import { Picture } from '../ui/picture.tsx';
import { Rows } from '../ui/rows.tsx';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { Compare } from './compare.tsx';

/** Groups shown at once; settled ones make room for the next. */
const SHOWN = 200;

/** Pictures that show the same, group by group, side by side. Nothing is merged without a click. */
export function LikenessesPage({ reason }: { reason: LikenessReason | null }) {
  const groups = useQuery('imports.likenesses', { ...(reason === null ? {} : { reason }), count: SHOWN });
  const [at, setAt] = useState(0);
  const t = words.likenesses;
  if (groups.data === undefined)
    return groups.error === undefined ? null : (
      <main className="main" data-region="main">
        <Empty title={words.assets.failed}>{words.errors[groups.error.code]}</Empty>
      </main>
    );
  const { items, total } = groups.data;
  const index = Math.min(at, items.length - 1);
  const group = items[index];
  return (
    <>
      <section className="list" aria-label={t.list} data-region="list">
        <div className="hd">
          <h1 className="h2">{t.title}</h1>
          <span className="faint sm num push-end">{t.summary(total)}</span>
        </div>
        <ReasonFilter reason={reason} />
        <Rows label={t.list}>
          {items.map((one, place) => (
            <GroupRow key={one.key} group={one} isCurrent={place === index} onChoose={() => setAt(place)} />
          ))}
        </Rows>
      </section>
      {group === undefined ? (
        <main className="main" data-region="main" aria-label={t.title}>
          <Empty title={reason === null ? t.empty : t.noneOfReason(t.reasons[reason])}>{t.emptyMore}</Empty>
        </main>
      ) : (
        <Settle
          key={group.key}
          group={group}
          place={t.at(index + 1, items.length)}
          onMove={(step) => setAt(clamp(index + step, items.length))}
        />
      )}
    </>
  );
}

const clamp = (at: number, length: number): number => Math.min(Math.max(0, at), Math.max(0, length - 1));

function ReasonFilter({ reason }: { reason: LikenessReason | null }) {
  const replace = useWindow((state) => state.replace);
  const t = words.likenesses;
  return (
    <Group className="reasons" label={t.filter}>
      <Chip isOn={reason === null} label={t.all} reason={null} onPress={() => replace({ kind: 'likenesses', reason: null })} />
      {LikenessReason.options.map((one) => (
        <Chip
          key={one}
          isOn={reason === one}
          label={t.reasons[one]}
          reason={one}
          onPress={() => replace({ kind: 'likenesses', reason: one })}
        />
      ))}
    </Group>
  );
}

/** Zero hides the chip. */
function Chip({
  isOn,
  label,
  reason,
  onPress,
}: {
  isOn: boolean;
  label: string;
  reason: LikenessReason | null;
  onPress: () => void;
}) {
  const total = useQuery('imports.likenesses', { ...(reason === null ? {} : { reason }), count: 1 }).data?.total ?? 0;
  if (total === 0 && !isOn) return null;
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={onPress}>
      {label} <em className="num">{count(total)}</em>
    </button>
  );
}

function GroupRow({ group, isCurrent, onChoose }: { group: LikenessGroup; isCurrent: boolean; onChoose: () => void }) {
  const assets = useQuery('assets.getMany', { ids: group.ids.slice(0, 3) }).data?.items ?? [];
  const grounds = useLogoGrounds(assets.some((asset) => asset.kind === 'logo'));
  const t = words.likenesses;
  return (
    <button type="button" className="it alike" aria-current={isCurrent} onClick={onChoose}>
      <span className="trio" aria-hidden="true">
        {assets.map((asset) => (
          <span key={asset.id} className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`}>
            <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
          </span>
        ))}
      </span>
      <span className="sm">{t.groupOf(group.ids.length, t.reasons[group.reason])}</span>
    </button>
  );
}

/** One group with its deeds. */
function Settle({ group, place, onMove }: { group: LikenessGroup; place: string; onMove: (step: 1 | -1) => void }) {
  const app = useApp();
  const [carry, setCarry] = useState(true);
  const t = words.likenesses;
  const keep = async (id: LikenessGroup['keep']): Promise<void> => {
    const trash = group.ids.filter((other) => other !== id);
    const done = await ask(app, 'imports.settle', { keep: id, trash, carry });
    if (done !== null && done.carried.length > 0)
      tellDone(
        app,
        t.settled(
          done.trashed,
          done.carried.map((field) => (words.fields[field as 'caption'] ?? field).toLowerCase()),
        ),
      );
  };
  const apart = (): void => void ask(app, 'imports.setApart', { ids: group.ids.slice(0, 100) });
  return (
    <Compare
      group={group}
      place={place}
      carry={carry}
      onCarry={setCarry}
      onKeep={(id) => void keep(id)}
      onApart={apart}
      onMove={onMove}
    />
  );
}

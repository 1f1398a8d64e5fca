import { CircleAlert, Copy, FilePlus2, Files, RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReviewItem } from '#contract/imports.ts';
import type { JobId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { ask, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { VirtualTable } from '../ui/virtual-table.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, count } from '../words/format.ts';
import { type Choices, canDecide, FIRST_CHOICES, groupOf, isTaken, REVIEW_GROUPS, type ReviewGroup, skipped } from './groups.ts';
import { showAsset } from './show.ts';
import { useReview } from './use-review.ts';

const LOOKS = {
  inTrash: { icon: RotateCcw, tone: 'amber' },
  sameName: { icon: Files, tone: 'amber' },
  sameBytes: { icon: Copy, tone: 'faint' },
  refused: { icon: CircleAlert, tone: 'red' },
  new: { icon: FilePlus2, tone: 'accent' },
} as const;

const nameOfGroup = (group: ReviewGroup): string => (group === 'inTrash' ? words.look.trashed : words.review.verdicts[group]);
const reasonOfGroup = (group: ReviewGroup): string =>
  group === 'inTrash' ? words.review.restoring : words.review.reasons[group];

/** Before an import where not everything is new: what is known about each file, and one choice per group. */
export function ImportReviewPage({ jobId }: { jobId: JobId }) {
  const app = useApp();
  const { items, isComplete, error } = useReview(jobId);
  const [choices, setChoices] = useState<Choices>(FIRST_CHOICES);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [shownGroup, setShownGroup] = useState<ReviewGroup | null>(null);
  const [isStarting, setStarting] = useState(false);
  const t = words.review;
  const byGroup = useMemo(() => groupItems(items), [items]);
  const present = REVIEW_GROUPS.filter((group) => byGroup[group].length > 0);
  const group = shownGroup !== null && byGroup[shownGroup].length > 0 ? shownGroup : (present[0] ?? 'new');
  const rows = byGroup[group];
  const taken = useMemo(() => items.filter((item) => isTaken(item, choices, turned)).length, [items, choices, turned]);

  if (error !== undefined && items.length === 0)
    return (
      <main className="main" data-region="main">
        <Empty title={t.gone}>{error.code === 'imports.scan_not_found' ? t.goneMore : words.errors[error.code]}</Empty>
      </main>
    );
  const choose = (chosen: ReviewGroup, isTakenIn: boolean): void => {
    setChoices({ ...choices, [chosen]: isTakenIn });
    const own = new Set(byGroup[chosen].map((item) => item.path));
    setTurned(new Set([...turned].filter((path) => !own.has(path))));
  };
  const turn = (item: ReviewItem | undefined): void => {
    if (item === undefined || !canDecide(groupOf(item))) return;
    const next = new Set(turned);
    if (!next.delete(item.path)) next.add(item.path);
    setTurned(next);
  };
  const start = async (): Promise<void> => {
    setStarting(true);
    const begun = await ask(app, 'imports.run', { scanId: jobId, skip: skipped(items, choices, turned) });
    setStarting(false);
    if (begun !== null) app.store.getState().go({ kind: 'assets', shelf: 'all', text: '' });
  };
  const cancel = async (): Promise<void> => {
    await app.engine.ask('jobs.discard', { id: jobId });
    app.store.getState().go({ kind: 'assets', shelf: 'all', text: '' });
  };
  return (
    <main className="main review" data-region="main" aria-label={t.title}>
      <div className="head">
        <h1 className="h1">{t.title}</h1>
        <span className="n num" role="status">
          {isComplete ? t.summary(items.length, bytes(items.reduce((sum, item) => sum + item.bytes, 0))) : t.reading}
        </span>
      </div>
      <ul className="verdicts" aria-label={t.label}>
        {present.map((one) => (
          <GroupLine
            key={one}
            group={one}
            n={byGroup[one].length}
            isShown={one === group}
            isTakenIn={choices[one]}
            isSplit={byGroup[one].some((item) => turned.has(item.path))}
            onShow={() => setShownGroup(one)}
            onChoose={(isTakenIn) => choose(one, isTakenIn)}
          />
        ))}
      </ul>
      <VirtualTable
        label={`${t.label}: ${nameOfGroup(group)}`}
        count={rows.length}
        columns="24px minmax(0, 2fr) minmax(0, 1.4fr) 76px minmax(0, 2fr)"
        head={[
          <span key="take" className="hidden-word">
            {t.take}
          </span>,
          t.columns.file,
          t.columns.folder,
          <span key="size" className="r">
            {t.columns.size}
          </span>,
          t.columns.why,
        ]}
        keyOf={(at) => rows[at]?.path ?? String(at)}
        isChosen={(at) => rows[at] !== undefined && isTaken(rows[at], choices, turned)}
        onPress={(at) => turn(rows[at])}
        cells={(at, isCurrent) => cellsOf(rows[at], isCurrent)}
      />
      {items.length > 0 && (
        <footer className="review-foot">
          <span className="soft grow" role="status">
            {t.counts(taken, items.length - taken)}
          </span>
          <span className="faint sm hint">{t.hint}</span>
          <Button onClick={() => void cancel()}>{t.cancel}</Button>
          <Button look="primary" disabled={!isComplete || isStarting || taken === 0} onClick={() => void start()}>
            {isStarting ? t.starting : t.start(taken)}
          </Button>
        </footer>
      )}
    </main>
  );

  function cellsOf(item: ReviewItem | undefined, isCurrent: boolean): React.ReactNode[] {
    if (item === undefined) return [];
    const own = groupOf(item);
    const box = canDecide(own) && (
      <label className="check alone">
        <input
          type="checkbox"
          tabIndex={isCurrent ? 0 : -1}
          aria-label={t.include(plainName(item.name))}
          checked={isTaken(item, choices, turned)}
          onChange={() => turn(item)}
        />
      </label>
    );
    const why = own === 'inTrash' || item.code === null ? words.said(item.message) : words.errors[item.code];
    return [
      box,
      <span key="name" className="mono clip" title={plainName(item.path)}>
        {plainName(item.name)}
      </span>,
      <span key="folder" className="faint sm clip" title={plainName(item.folder)}>
        {plainName(item.folder)}
      </span>,
      <span key="size" className="r num sm">
        {bytes(item.bytes)}
      </span>,
      <span key="why" className="row gaps">
        <span className="clip sm" title={why}>
          {why || reasonOfGroup(own)}
        </span>
        {item.assetId !== null && (
          <Button
            look="link"
            className="sm"
            tabIndex={isCurrent ? 0 : -1}
            aria-label={words.report.showFileLabel(plainName(item.name))}
            title={t.show}
            onClick={() => item.assetId !== null && showAsset(app, item.assetId, own === 'inTrash')}
          >
            {words.report.showFile}
          </Button>
        )}
      </span>,
    ];
  }
}

function groupItems(items: readonly ReviewItem[]): Record<ReviewGroup, ReviewItem[]> {
  const groups: Record<ReviewGroup, ReviewItem[]> = { inTrash: [], sameName: [], sameBytes: [], refused: [], new: [] };
  for (const item of items) groups[groupOf(item)].push(item);
  return groups;
}

function GroupLine({
  group,
  n,
  isShown,
  isTakenIn,
  isSplit,
  onShow,
  onChoose,
}: {
  group: ReviewGroup;
  n: number;
  isShown: boolean;
  isTakenIn: boolean;
  isSplit: boolean;
  onShow: () => void;
  onChoose: (isTakenIn: boolean) => void;
}) {
  const t = words.review;
  const look = LOOKS[group];
  const take = group === 'inTrash' ? t.restore : group === 'sameName' ? t.takeAnyway : t.take;
  return (
    <li className={isShown ? 'is-shown' : ''}>
      <button type="button" className="verdict-of" aria-pressed={isShown} onClick={onShow}>
        <Icon of={look.icon} className={look.tone} />
        <b>{nameOfGroup(group)}</b>
        <span className="num">{count(n)}</span>
        <span className="faint sm clip">{isSplit ? t.mixed : reasonOfGroup(group)}</span>
      </button>
      {canDecide(group) ? (
        <Segmented
          label={t.choice(nameOfGroup(group))}
          value={isTakenIn ? 'take' : 'leave'}
          choices={[
            { value: 'take', label: take },
            { value: 'leave', label: t.leave },
          ]}
          onChange={(value) => onChoose(value === 'take')}
        />
      ) : (
        <span className="faint sm">{t.leave}</span>
      )}
    </li>
  );
}

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Asset, AssetChange } from '#contract/assets.ts';
import { useQuery } from '../engine/engine.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { dayAndTime } from '../words/format.ts';
import { changeSentence, valueText } from './change-text.ts';

/** Everything that was done to one asset, newest first; what was there before is shown on demand. */
export function Past({ asset }: { asset: Asset }) {
  const items = useQuery('assets.history', { id: asset.id }).data?.items;
  if (items === undefined) return null;
  if (items.length === 0)
    return (
      <div className="empty none">
        <h2>{words.past.empty}</h2>
        <p>{words.past.emptyMore}</p>
      </div>
    );
  return (
    <ol className="past">
      {items.map((change, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes of one field may share their instant
        <Change key={`${change.at}${change.field}${at}`} change={change} />
      ))}
    </ol>
  );
}

function Change({ change }: { change: AssetChange }) {
  const [isOpen, setOpen] = useState(false);
  const sentence = changeSentence(change);
  const hasMore = change.field !== null;
  const line = (
    <>
      <span className="grow">{sentence}</span>
      <time className="faint sm num" dateTime={change.at}>
        {dayAndTime(change.at)}
      </time>
    </>
  );
  if (!hasMore)
    return (
      <li>
        <div className="line-of">
          <span className="i xs" />
          {line}
        </div>
      </li>
    );
  return (
    <li>
      <button type="button" className="line-of" aria-expanded={isOpen} title={words.past.show} onClick={() => setOpen(!isOpen)}>
        <Icon of={isOpen ? ChevronDown : ChevronRight} size="xs" />
        {line}
      </button>
      {isOpen && (
        <dl className="kv">
          <dt>{words.past.before}</dt>
          <dd className="faint was">{valueText(change.field, change.before)}</dd>
          <dt>{words.past.after}</dt>
          <dd className="wraps">{valueText(change.field, change.after)}</dd>
        </dl>
      )}
    </li>
  );
}

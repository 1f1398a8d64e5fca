import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Release, ReleaseFields } from '#contract/releases.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { spotOf } from './block.tsx';
import type { Cell } from './cells.ts';
import { findIn, replaceIn, usePaint } from './places.ts';

interface FindBarProps {
  readonly release: Release;
  readonly cells: readonly Cell[];
  readonly canEdit: boolean;
  readonly onReplace: (set: Partial<ReleaseFields>) => void;
  readonly onClose: () => void;
}

/** Looks for words in the release, and puts others in their stead. */
export function FindBar({ release, cells, canEdit, onReplace, onClose }: FindBarProps) {
  const t = words.write;
  const [query, setQuery] = useState('');
  const [put, setPut] = useState('');
  const [isExact, setExact] = useState(false);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const found = findIn(release, cells, query, isExact);
  const here = Math.min(at, Math.max(0, found.length - 1));
  const spot = found[here];
  usePaint('find', found);
  usePaint('find-now', spot === undefined ? [] : [spot]);
  useEffect(() => field.current?.select(), []);
  const place = spot === undefined ? '' : `${spot.name} ${spot.from}`;
  useEffect(() => {
    if (place !== '') spotOf(place.split(' ')[0] ?? '')?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  const step = (by: 1 | -1): void => {
    if (found.length > 0) setAt((here + by + found.length) % found.length);
  };
  const replace = (): void => {
    if (spot === undefined) return;
    onReplace(replaceIn(release, cells, [spot], put));
    // What was put in is passed over, should it say what is looked for.
    setAt(put.toLowerCase().includes(query.toLowerCase()) ? here + 1 : here);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'F3') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <search className="finder" aria-label={t.find} onKeyDown={onKeyDown}>
      <div>
        <input
          ref={field}
          className="input"
          aria-label={t.findWhat}
          placeholder={t.findWhat}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          }}
        />
        <IconButton
          icon={CaseSensitive}
          iconSize="s"
          className="small"
          label={t.matchCase}
          aria-pressed={isExact}
          onClick={() => setExact(!isExact)}
        />
        <span className="faint num of" role="status">
          {query === '' ? '' : t.found(found.length === 0 ? 0 : here + 1, found.length)}
        </span>
        <IconButton
          icon={ChevronUp}
          iconSize="s"
          className="small"
          label={t.previous}
          shortcut="Shift Enter"
          onClick={() => step(-1)}
        />
        <IconButton icon={ChevronDown} iconSize="s" className="small" label={t.next} shortcut="Enter" onClick={() => step(1)} />
        <IconButton icon={X} iconSize="s" className="small" label={t.closeFind} shortcut="Esc" onClick={onClose} />
      </div>
      {canEdit && (
        <div>
          <input
            className="input"
            aria-label={t.replaceWith}
            placeholder={t.replaceWith}
            value={put}
            onChange={(event) => setPut(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              replace();
            }}
          />
          <Button size="tiny" disabled={spot === undefined} onClick={replace}>
            {t.replace}
          </Button>
          <Button size="tiny" disabled={found.length === 0} onClick={() => onReplace(replaceIn(release, cells, found, put))}>
            {t.replaceAll}
          </Button>
        </div>
      )}
    </search>
  );
}

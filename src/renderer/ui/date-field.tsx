import { Calendar, Clock } from 'lucide-react';
import { useRef, useState } from 'react';
import { words } from '../words/catalogue.ts';
import { shortDate, wallTime } from '../words/format.ts';
import { readDate, readTime } from './date-text.ts';
import { Icon } from './icon.tsx';

interface TypedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
}

/** A date that is read the same everywhere: shown with the month as a word, typed in any clear way, or chosen from a calendar. */
export function DateField({ label, value, onSave }: TypedFieldProps) {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <span className="with-icon">
      <button
        type="button"
        className="ib small"
        aria-label={words.dates.choose}
        title={words.dates.choose}
        onClick={() => calendar.current?.showPicker()}
      >
        <Icon of={Calendar} size="s" />
      </button>
      <input
        ref={calendar}
        type="date"
        className="under"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={(event) => event.target.value !== '' && onSave(event.target.value)}
      />
      <Typed label={label} value={value} shown={shortDate(value)} read={readDate} why={words.dates.badDate} onSave={onSave} />
    </span>
  );
}

/** A time of day, kept in 24 hours, written as the settings say, typed either way. */
export function TimeField({ label, value, onSave }: TypedFieldProps) {
  return (
    <span className="with-icon">
      <Icon of={Clock} size="s" />
      <Typed label={label} value={value} shown={wallTime(value)} read={readTime} why={words.dates.badTime} onSave={onSave} />
    </span>
  );
}

function Typed({
  label,
  value,
  shown,
  read,
  why,
  onSave,
}: TypedFieldProps & {
  shown: string;
  read: (text: string) => string | null;
  why: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const isBad = draft !== null && read(draft) === null;
  const save = (): void => {
    const next = draft === null ? null : read(draft);
    setDraft(null);
    if (next !== null && next !== value) onSave(next);
  };
  return (
    <input
      className="input num"
      aria-label={label}
      aria-invalid={isBad}
      title={isBad ? why : undefined}
      value={draft ?? shown}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}

import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { words } from '../words/catalogue.ts';
import { readDate } from './date-text.ts';
import { useGiveBack } from './use-give-back.ts';
import { useRefusal } from './use-refusal.ts';

interface EditableProps {
  /** The name of the value, such as 'Caption'. */
  readonly label: string;
  readonly value: string;
  /** What stands there while the value is empty. */
  readonly unset?: string | undefined;
  /** Answers whether the value was taken; undefined where nothing was to be saved. */
  readonly onSave: (value: string) => Promise<boolean> | undefined;
  readonly isProse?: boolean;
  readonly type?: 'text' | 'date' | 'url' | 'email' | 'tel';
  /** How the value is shown when it is not being edited. */
  readonly show?: (value: string) => string;
  /** The reason why a value cannot be saved, if there is one. */
  readonly refuse?: (value: string) => string | undefined;
  readonly className?: string;
  readonly max?: number;
}

/**
 * A value that becomes a field when clicked. Enter (Ctrl Enter in running text) or leaving it saves, Esc restores.
 * What was typed stays in sight until the engine's answer has arrived; when that is no, it stays in the field with the reason beside it.
 */
export function Editable({
  label,
  value,
  unset,
  onSave,
  isProse = false,
  type = 'text',
  show,
  refuse,
  className = '',
  max,
}: EditableProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const [why, setWhy] = useState<string | undefined>();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const whyId = useId();
  const listen = useRefusal();
  const shownAs = useRef<HTMLButtonElement | null>(null);
  const { ref: giveTo, give } = useGiveBack<HTMLButtonElement>();
  const holdButton = useCallback(
    (element: HTMLButtonElement | null): void => {
      // Kept while the field stands in its place.
      if (element !== null) shownAs.current = element;
      giveTo(element);
    },
    [giveTo],
  );
  const isEditing = draft !== null;
  /** The field came back by itself, and whoever has gone on to something else is not called back to it. */
  const isQuiet = useRef(false);
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  useLayoutEffect(() => {
    if (!isEditing) return;
    const wasQuiet = isQuiet.current;
    isQuiet.current = false;
    if (wasQuiet) return;
    field.current?.focus();
    if (type === 'text' || type === 'date') field.current?.select();
  }, [isEditing, type]);

  useEffect(() => {
    const box = field.current;
    if (!isEditing || !isProse || box === null || draft === null) return;
    box.style.height = '0';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [isEditing, isProse, draft]);

  const shown = pending ?? value;
  const leave = (giveBack: boolean): void => {
    setDraft(null);
    setWhy(undefined);
    if (giveBack) give();
  };
  const save = async (giveBack: boolean): Promise<void> => {
    if (draft === null) return;
    const typed = isProse ? draft.trimEnd() : draft.trim();
    const date = type === 'date' && typed !== '' && typed !== value ? readDate(typed) : typed;
    const next = date ?? typed;
    const reason = date === null ? words.dates.badDate : next === value ? undefined : refuse?.(next);
    if (reason !== undefined) return setWhy(reason);
    leave(giveBack);
    if (next === value) return;
    setPending(next);
    const refusal = listen();
    const isTaken = await onSave(next);
    setPending(null);
    if (isTaken !== false || !isThere.current) return;
    isQuiet.current = document.activeElement !== shownAs.current;
    // What is being typed there by now is newer.
    setDraft((newer) => newer ?? next);
    setWhy(refusal.take() ?? words.editable.refused);
  };

  const text = shown === '' ? (unset ?? words.inspector.add(label.toLowerCase())) : (show?.(shown) ?? shown);
  if (!isEditing) {
    return (
      <button
        type="button"
        ref={holdButton}
        className={`val ${shown === '' ? 'unset' : ''} ${className}`}
        aria-label={shown === '' ? words.inspector.unset(label, text) : words.inspector.edit(label.toLowerCase(), text)}
        aria-busy={pending !== null}
        onClick={() => setDraft(shown)}
        onKeyDown={(event) => {
          if (event.key === 'F2') setDraft(shown);
        }}
      >
        {text}
      </button>
    );
  }
  const props = {
    ref: field,
    'aria-label': label,
    'aria-invalid': why !== undefined,
    'aria-describedby': why === undefined ? undefined : whyId,
    className: `val-input ${className}`,
    value: draft,
    maxLength: max,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft(event.target.value),
    onBlur: () => void save(false),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        event.preventDefault();
        leave(true);
      } else if (event.key === 'Enter' && (!isProse || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void save(true);
      } else {
        event.stopPropagation();
      }
    },
  };
  return (
    <>
      {isProse ? (
        <textarea {...props} rows={1} />
      ) : (
        <input
          {...props}
          type={type === 'tel' ? 'tel' : 'text'}
          placeholder={type === 'date' ? words.dates.example : undefined}
        />
      )}
      {why !== undefined && (
        <span id={whyId} className="val-why red sm" role="alert">
          {why}
        </span>
      )}
      {max !== undefined && isProse && <p className="lab num">{words.editable.of(draft.length, max)}</p>}
    </>
  );
}

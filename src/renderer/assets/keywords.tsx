import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useQuery } from '../engine/engine.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';

import { useGiveBack } from '../ui/use-give-back.ts';
import { useLater } from '../ui/use-later.ts';
import { words as w } from '../words/catalogue.ts';

interface KeywordsProps {
  readonly label: string;
  /** The name of the button and field that add one. */
  readonly add: string;
  /** The field of the query language whose values are suggested. */
  readonly suggest: 'keyword' | 'person';
  readonly words: readonly string[];
  readonly onSave: (words: string[]) => Promise<boolean>;
  /** Names in running text rather than tags on paper. */
  readonly isPlain?: boolean;
}

/** Tags shown before the rest is folded away. */
const SHOWN = 12;

/** Keywords or people as tags: add several with commas, remove each by its cross; what the library knows is suggested. */
export function Keywords({ label, add, suggest, words, onSave, isPlain = false }: KeywordsProps) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? words : words.slice(0, SHOWN);
  const hidden = words.length - shown.length;
  const save = (more: readonly string[]): void => {
    const fresh = [...new Set(more)].filter((word) => !words.includes(word));
    if (fresh.length > 0) void onSave([...words, ...fresh]);
  };
  return (
    <Group className={isPlain ? 'tags plain' : 'tags'} label={label}>
      {shown.map((word) => (
        <span key={word} className="tag">
          <span className="clip">{word}</span>
          <button
            type="button"
            aria-label={w.inspector.removeKeyword(word)}
            onClick={(event) => {
              // The cross goes with its word; the focus stays among the words.
              event.currentTarget.closest('.tags')?.querySelector<HTMLElement>('.add')?.focus();
              void onSave(words.filter((other) => other !== word));
            }}
          >
            <Icon of={X} size="xs" />
          </button>
        </span>
      ))}
      {hidden > 0 && (
        <button type="button" className="tag" aria-label={w.look.showAllTags(hidden)} onClick={() => setOpen(true)}>
          {w.look.moreTags(hidden)}
        </button>
      )}
      <TagInput label={add} suggest={suggest} known={words} onAdd={save} />
    </Group>
  );
}

/** A plus that becomes a field with suggestions; commas and Enter add, Esc leaves. */
export function TagInput({
  label,
  suggest,
  known,
  onAdd,
}: {
  label: string;
  suggest: 'keyword' | 'person';
  known: readonly string[];
  onAdd: (words: readonly string[]) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const [chosen, setChosen] = useState(-1);
  const plus = useGiveBack<HTMLButtonElement>();
  const listId = useId();
  const last = (draft ?? '').split(',').at(-1)?.trim() ?? '';
  const offers = useSuggestions(suggest, last).filter((offer) => !known.includes(offer.label));
  const isOpen = draft !== null && offers.length > 0;
  const add = (text: string): void => {
    const more = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    setChosen(-1);
    onAdd(more);
  };
  const take = (offer: string): void => {
    const before = (draft ?? '').split(',').slice(0, -1);
    setDraft('');
    add([...before, offer].join(','));
  };
  if (draft === null)
    return (
      <button type="button" ref={plus.ref} className="tag add" aria-label={label} title={label} onClick={() => setDraft('')}>
        <Icon of={Plus} size="xs" />
      </button>
    );
  return (
    <span className="tag-field">
      <input
        className="input tag-input"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && chosen >= 0 ? `${listId}-${chosen}` : undefined}
        ref={(field) => field?.focus()}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setChosen(-1);
        }}
        onBlur={() => {
          add(draft);
          setDraft(null);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step !== 0 && isOpen) {
            event.preventDefault();
            setChosen(
              (chosen + step + offers.length + 1) % (offers.length + 1) === offers.length
                ? -1
                : chosen + step < -1
                  ? offers.length - 1
                  : chosen + step,
            );
          } else if (event.key === 'Enter') {
            event.preventDefault();
            const offer = offers[chosen];
            if (offer !== undefined) return take(offer.label);
            add(draft);
            setDraft('');
          } else if (event.key === 'Escape') {
            event.preventDefault();
            plus.give();
            setDraft(null);
          }
        }}
      />
      {isOpen && (
        <div className="offers-of" role="listbox" tabIndex={-1} id={listId} aria-label={w.look.suggestions}>
          {offers.map((offer, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
            <div
              key={offer.label}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              // The field keeps the focus, so that leaving it does not add half a word.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(offer.label)}
            >
              <span className="clip">{offer.label}</span>
              {offer.count !== null && <em className="num">{offer.count}</em>}
            </div>
          ))}
        </div>
      )}
    </span>
  );
}

function useSuggestions(field: 'keyword' | 'person', typed: string): readonly { label: string; count: number | null }[] {
  const word = useLater(typed, 80);
  const text = `${field}:${word.includes(' ') ? `"${word}` : word}`;
  const items = useQuery('search.suggest', word === '' ? null : { text, cursor: text.length, limit: 6 }).data?.items;
  return word === '' || items === undefined ? [] : items.filter((item) => item.kind === field);
}

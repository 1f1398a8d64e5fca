import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useGiveBack } from '../ui/use-give-back.ts';
import { words as w } from '../words/en.ts';

/** Keywords as tags: add several with commas, remove each by its cross. */
export function Keywords({ words, onSave }: { words: readonly string[]; onSave: (words: string[]) => Promise<boolean> }) {
  const [draft, setDraft] = useState<string | null>(null);
  const plus = useGiveBack<HTMLButtonElement>();
  const add = (): void => {
    const more = (draft ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !words.includes(word));
    setDraft(null);
    if (more.length > 0) void onSave([...words, ...new Set(more)]);
  };
  return (
    <div className="tags">
      {words.map((word) => (
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
      {draft === null ? (
        <button type="button" ref={plus.ref} className="tag add" aria-label={w.inspector.addKeyword} onClick={() => setDraft('')}>
          <Icon of={Plus} size="xs" />
        </button>
      ) : (
        <input
          className="input tag-input"
          aria-label={w.inspector.addKeyword}
          ref={(field) => field?.focus()}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            plus.give();
            if (event.key === 'Enter') add();
            else setDraft(null);
          }}
        />
      )}
    </div>
  );
}

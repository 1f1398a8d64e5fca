import { Bookmark, Folder, Hash, ListFilter, MapPin, Search as SearchIcon, Tag, User, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Suggestion } from '#contract/search.ts';
import { useQuery } from '../engine/engine.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { keysHere } from '../ui/keys.ts';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { useApp, useWindow } from './app.tsx';
import type { AssetsPlace, View } from './store.ts';

/** The search field of the bar: it searches what the window shows; elsewhere, the whole library. */
export function Search({ view }: { view: View }) {
  const app = useApp();
  const replace = useWindow((state) => state.replace);
  const go = useWindow((state) => state.go);
  const text = 'text' in view ? view.text : '';
  const label =
    view.kind === 'assets' && view.trash === true
      ? words.find.searchTrash
      : view.kind === 'assets' && view.collection !== undefined
        ? words.find.searchCollection
        : words.bar.search[view.kind === 'assets' ? view.shelf : 'text' in view ? view.kind : 'all'];
  const type = (next: string): void => {
    if ('text' in view) replace({ ...view, text: next });
    else go({ kind: 'assets', shelf: 'all', text: next });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element needs Chromium 118
    <div role="search" className="search">
      <Icon of={SearchIcon} />
      {view.kind === 'assets' ? (
        <AssetSearch view={view} label={label} onType={type} />
      ) : (
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              if (text === '') app.focus.home();
              else type('');
            }
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              enterResults();
            }
          }}
        />
      )}
      {text !== '' && <IconButton icon={X} iconSize="s" className="small" label={words.bar.clear} onClick={() => type('')} />}
      <span className="kbd" aria-hidden="true">
        {keysHere('Mod+K')}
      </span>
    </div>
  );
}

const enterResults = (): void => document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"], .rows .it')?.focus();

const ICONS: Record<Suggestion['kind'], typeof Tag> = {
  field: ListFilter,
  value: ListFilter,
  word: Hash,
  person: User,
  place: MapPin,
  keyword: Tag,
  saved: Bookmark,
};
const SHOWN = 8;
const NO_SUGGESTIONS: readonly Suggestion[] = [];

/** The field with its suggestions: a combobox whose list follows the word at the cursor. */
function AssetSearch({ view, label, onType }: { view: AssetsPlace; label: string; onType: (text: string) => void }) {
  const app = useApp();
  const { text } = view;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [cursor, setCursor] = useState(text.length);
  const asked = useLater(isOpen ? JSON.stringify({ text, cursor }) : '', 60);
  const question = asked === '' ? null : (JSON.parse(asked) as { text: string; cursor: number });
  const answer = useQuery(
    'search.suggest',
    question === null || question.text.trim() === ''
      ? null
      : {
          text: question.text.slice(0, 500),
          cursor: Math.min(question.cursor, 500),
          limit: SHOWN,
          ...(view.shelf === 'all' ? {} : { kind: view.shelf }),
        },
  );
  const last = useRef(NO_SUGGESTIONS);
  if (answer.data !== undefined) last.current = answer.data.items;
  const items = isOpen && text.trim() !== '' ? (answer.data?.items ?? last.current) : NO_SUGGESTIONS;
  const isShown = items.length > 0;
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const type = (next: string, at: number): void => {
    setCursor(at);
    setActive(-1);
    setOpen(true);
    onType(next);
  };
  const take = (suggestion: Suggestion): void => {
    // A field asks for its value next; anything else is whole.
    const isField = suggestion.kind === 'field';
    setCursor(suggestion.text.length);
    setActive(-1);
    setOpen(isField);
    onType(suggestion.text);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(suggestion.text.length, suggestion.text.length);
    });
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    const chosen = items[active];
    if (event.key === 'Escape') {
      event.preventDefault();
      if (isShown) close();
      else if (text === '') app.focus.home();
      else onType('');
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isShown) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Over the ends the field itself has its turn.
      setActive(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Tab' && chosen !== undefined) take(chosen);
    else if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setOpen(true);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      close();
      enterResults();
    }
  };
  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        value={text}
        maxLength={500}
        onChange={(event) => type(event.target.value, event.target.selectionStart ?? event.target.value.length)}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? text.length)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {isShown && (
        <div
          id={`${id}-list`}
          role="listbox"
          tabIndex={-1}
          aria-label={words.find.suggestions}
          className="suggestions"
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
        >
          {items.map((item, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, aria-activedescendant says which
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
            <div
              key={`${item.kind} ${item.text}`}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              className="option"
              onClick={() => take(item)}
            >
              <Icon of={ICONS[item.kind] ?? Folder} size="s" />
              <span className="clip">{item.label}</span>
              <span className="faint xs">{words.find.suggestionKinds[item.kind]}</span>
              {item.count !== null && <em className="num">{count(item.count)}</em>}
            </div>
          ))}
        </div>
      )}
      <span className="hidden-word" role="status">
        {isOpen && answer.data !== undefined && text.trim() !== '' ? words.find.suggested(items.length) : ''}
      </span>
    </>
  );
}

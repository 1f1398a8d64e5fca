import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Fact } from '#contract/organisations.ts';
import { CountedFact } from '#contract/organisations.ts';
import type { CollectionId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Select } from '../ui/field.tsx';
import { useGiveBack } from '../ui/use-give-back.ts';
import { words } from '../words/catalogue.ts';
import { count, readNumber } from '../words/format.ts';

/** What is being added. `source` is '' for a typed number, a kind of thing, or a collection's id. */
interface Draft {
  readonly value: string;
  readonly label: string;
  readonly source: string;
}

/** Numbers of the organisation's box, such as 42 Solutions: typed, or counted from the library. */
export function Facts({ facts, onSave }: { facts: readonly Fact[]; onSave: (facts: Fact[]) => Promise<boolean> }) {
  const t = words.sender;
  const [draft, setDraft] = useState<Draft | null>(null);
  const plus = useGiveBack<HTMLButtonElement>();
  const collections = useQuery('collections.list', {}).data?.items ?? [];
  const close = (): void => {
    plus.give();
    setDraft(null);
  };
  const add = (): void => {
    const fact = draft === null ? null : factOf(draft);
    if (fact === null) return;
    close();
    void onSave([...facts, fact]);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') add();
    if (event.key === 'Escape') close();
  };
  const nameOf = (id: CollectionId | undefined): string => collections.find((one) => one.id === id)?.name ?? '';
  return (
    <section className="sec" aria-label={t.figures}>
      <header>
        {t.figures}
        {draft === null && (
          <Button
            ref={plus.ref}
            look="link"
            className="sm"
            icon={Plus}
            aria-label={t.addFigure}
            onClick={() => setDraft({ value: '', label: '', source: '' })}
          >
            {t.add}
          </Button>
        )}
      </header>
      {facts.length === 0 && draft === null && <p className="faint">{t.figuresMore}</p>}
      <ul className="fact-list">
        {facts.map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity but their place
          <li key={at}>
            <b className="serif num">{count(fact.value)}</b>
            <Editable
              label={t.label}
              value={fact.label}
              onSave={(label) =>
                label === '' ? undefined : onSave(facts.map((other, index) => (index === at ? { ...other, label } : other)))
              }
            />
            {fact.counted !== undefined && (
              <span
                className="badge wash"
                title={fact.counted === 'collection' ? t.ofCollection(nameOf(fact.collectionId)) : t.sources[fact.counted]}
              >
                {t.counted}
              </span>
            )}
            <IconButton
              icon={X}
              iconSize="xs"
              className="small"
              label={t.remove(fact.label)}
              onClick={() => void onSave(facts.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      {draft !== null && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div className="new-fact above" role="group" aria-label={t.addFigure} onKeyDown={onKeyDown}>
          <Select
            hideLabel
            label={t.source}
            value={draft.source}
            choices={[
              { value: '', label: t.typed },
              ...CountedFact.options.filter((one) => one !== 'collection').map((one) => ({ value: one, label: t.sources[one] })),
              ...collections.map((one) => ({ value: one.id, label: t.ofCollection(one.name) })),
            ]}
            onChange={(source) => setDraft({ ...draft, source: String(source) })}
          />
          {draft.source === '' && (
            <input
              className="input fact-value"
              inputMode="numeric"
              aria-label={t.value}
              placeholder="42"
              ref={(field) => {
                if (field && draft.value === '' && draft.label === '') field.focus();
              }}
              value={draft.value}
              onChange={(event) => setDraft({ ...draft, value: event.target.value })}
            />
          )}
          <input
            className="input"
            aria-label={t.label}
            placeholder={t.labelHint}
            value={draft.label}
            onChange={(event) => setDraft({ ...draft, label: event.target.value })}
          />
          <Button onClick={add} disabled={factOf(draft) === null}>
            {t.add}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The figure that a draft stands for; null while something is missing. What is counted gets its number from the engine. */
function factOf({ value, label, source }: Draft): Fact | null {
  const said = label.trim();
  if (said === '') return null;
  if (source !== '') {
    const kind = CountedFact.safeParse(source).data;
    return kind === undefined
      ? { value: 0, label: said, counted: 'collection', collectionId: source as CollectionId }
      : { value: 0, label: said, counted: kind };
  }
  const number = readNumber(value);
  return !Number.isFinite(number) ? null : { value: number, label: said };
}

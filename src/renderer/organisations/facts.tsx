import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { OrganisationFields } from '#contract/organisations.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { useGiveBack } from '../ui/use-give-back.ts';
import { words } from '../words/en.ts';
import { count } from '../words/format.ts';

type Fact = OrganisationFields['facts'][number];

/** Counts for the organisation's box, such as 42 Solutions. */
export function Facts({ facts, onSave }: { facts: readonly Fact[]; onSave: (facts: Fact[]) => Promise<boolean> }) {
  const t = words.organisations;
  const [draft, setDraft] = useState<{ value: string; label: string } | null>(null);
  const plus = useGiveBack<HTMLButtonElement>();
  const add = (): void => {
    if (draft === null) return;
    const value = Number(draft.value.replaceAll(',', ''));
    if (draft.value.trim() === '' || !Number.isFinite(value) || draft.label.trim() === '') return;
    plus.give();
    setDraft(null);
    void onSave([...facts, { value, label: draft.label.trim() }]);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') add();
    if (event.key !== 'Escape') return;
    plus.give();
    setDraft(null);
  };
  return (
    <section className="sec" aria-label={t.facts}>
      <header>
        {t.facts}
        {draft === null && (
          <Button ref={plus.ref} look="link" className="sm" icon={Plus} onClick={() => setDraft({ value: '', label: '' })}>
            {t.addFact}
          </Button>
        )}
      </header>
      {facts.length === 0 && draft === null && <p className="faint">{t.factsMore}</p>}
      <ul className="fact-list">
        {facts.map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
          <li key={at}>
            <b className="serif num">{count(fact.value)}</b>
            <Editable
              label={t.factLabel}
              value={fact.label}
              onSave={(label) =>
                label === '' ? undefined : onSave(facts.map((other, index) => (index === at ? { ...other, label } : other)))
              }
            />
            <IconButton
              icon={X}
              iconSize="xs"
              className="small"
              label={t.removeFact(fact.label)}
              onClick={() => void onSave(facts.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      {draft !== null && (
        <div className="row gaps above">
          <input
            className="input fact-value"
            inputMode="numeric"
            aria-label={t.factValue}
            placeholder="42"
            ref={(field) => {
              if (field && draft.value === '' && draft.label === '') field.focus();
            }}
            value={draft.value}
            onChange={(event) => setDraft({ ...draft, value: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <input
            className="input"
            aria-label={t.factLabel}
            placeholder="Solutions"
            value={draft.label}
            onChange={(event) => setDraft({ ...draft, label: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <Button onClick={add}>{t.addFact}</Button>
        </div>
      )}
    </section>
  );
}

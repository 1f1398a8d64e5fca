import { useState } from 'react';
import type { BrandTheme, Organisation } from '#contract/organisations.ts';
import { words } from '../words/catalogue.ts';

/** The three colours of a kit's page, with a small sample of how they stand together. */
export function Theme({ organisation, onSave }: { organisation: Organisation; onSave: (theme: BrandTheme) => Promise<boolean> }) {
  const t = words.organisations;
  const { theme } = organisation;
  const names = { primary: t.primary, secondary: t.secondary, ink: t.ink };
  return (
    <section className="sec" aria-label={t.theme}>
      <header>{t.theme}</header>
      {(['primary', 'secondary', 'ink'] as const).map((key) => (
        <Colour key={key} name={names[key]} value={theme[key]} onSave={(colour) => onSave({ ...theme, [key]: colour })} />
      ))}
      <div className="sample" aria-hidden="true" style={{ borderTopColor: theme.primary, color: theme.ink }}>
        <b style={{ color: theme.primary }}>{words.organisations.sample}</b>
        <span className="serif">{organisation.name}</span>
        <i style={{ background: theme.secondary }} />
      </div>
      <p className="faint sm">{t.themeMore}</p>
    </section>
  );
}

function Colour({ name, value, onSave }: { name: string; value: string; onSave: (colour: string) => Promise<boolean> }) {
  // What is typed or chosen, until it is saved.
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? value;
  const save = async (): Promise<void> => {
    const colour = shown.trim().toLowerCase().replace(/^#?/, '#');
    if (/^#[0-9a-f]{6}$/.test(colour) && colour !== value) await onSave(colour);
    setDraft((now) => (now === draft ? null : now));
  };
  return (
    <div className="colour">
      <input
        className="input"
        type="color"
        aria-label={name}
        value={/^#[0-9a-f]{6}$/i.test(shown) ? shown : value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
      />
      <span>{name}</span>
      <input
        className="input mono"
        aria-label={words.organisations.hex(name)}
        value={shown}
        maxLength={7}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => event.key === 'Enter' && void save()}
      />
    </div>
  );
}

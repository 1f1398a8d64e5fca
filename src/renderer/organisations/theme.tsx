import { useState } from 'react';
import type { BrandTheme, Organisation } from '#contract/organisations.ts';
import { words } from '../words/en.ts';

/** The three colours of a kit's page, with a small sample of how they stand together. */
export function Theme({ organisation, onSave }: { organisation: Organisation; onSave: (theme: BrandTheme) => Promise<boolean> }) {
  const t = words.organisations;
  const { theme } = organisation;
  const names = { primary: t.primary, secondary: t.secondary, ink: t.ink };
  return (
    <section className="sec" aria-label={t.theme}>
      <header>{t.theme}</header>
      {(['primary', 'secondary', 'ink'] as const).map((key) => (
        <Colour
          key={`${key}${theme[key]}`}
          name={names[key]}
          value={theme[key]}
          onSave={(colour) => onSave({ ...theme, [key]: colour })}
        />
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
  const [draft, setDraft] = useState(value);
  const save = (): void => {
    const colour = draft.trim().toLowerCase().replace(/^#?/, '#');
    if (!/^#[0-9a-f]{6}$/.test(colour)) setDraft(value);
    else if (colour !== value) void onSave(colour);
  };
  return (
    <div className="colour">
      <input
        className="input"
        type="color"
        aria-label={name}
        value={/^#[0-9a-f]{6}$/i.test(draft) ? draft : value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
      />
      <span>{name}</span>
      <input
        className="input mono"
        aria-label={words.organisations.hex(name)}
        value={draft}
        maxLength={7}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </div>
  );
}

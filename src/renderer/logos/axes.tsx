import { useId } from 'react';
import type { Ground } from '#contract/logos.ts';
import { Field, Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';

/** Where a drawing stands in the matrix. */
export interface Axes {
  readonly lockup: string;
  readonly colourway: string;
  readonly ground: Ground;
}

const GROUNDS: readonly Ground[] = ['light', 'dark', 'brand', 'photo'];

/** The ground a colourway is usually made for. */
export const usualGround = (colourway: string): Ground => (colourway === 'white' ? 'dark' : 'light');

/** Lockup, colours and ground of a logo. The first two take own names beside the usual ones. */
export function AxesFields({ axes, onChange }: { axes: Axes; onChange: (axes: Axes) => void }) {
  const t = words.logos;
  return (
    <div className="lg-axes">
      <NameField
        label={t.lockupLabel}
        names={t.lockups}
        value={axes.lockup}
        onChange={(lockup) => onChange({ ...axes, lockup })}
      />
      <NameField
        label={t.colourwayLabel}
        names={t.colourways}
        value={axes.colourway}
        onChange={(colourway) => onChange({ ...axes, colourway })}
      />
      <Select
        label={t.groundLabel}
        value={axes.ground}
        choices={GROUNDS.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
        onChange={(ground) => onChange({ ...axes, ground })}
      />
    </div>
  );
}

/** The key of a name, or the name itself where it is a house's own. */
export const keyOf = (names: Readonly<Record<string, string>>, text: string): string =>
  Object.keys(names).find((key) => names[key]?.toLowerCase() === text.trim().toLowerCase() || key === text.trim()) ?? text.trim();

/** A field that proposes the usual names and takes any other. */
function NameField({
  label,
  names,
  value,
  onChange,
}: {
  label: string;
  names: Readonly<Record<string, string>>;
  value: string;
  onChange: (value: string) => void;
}) {
  const list = useId();
  return (
    <Field label={label} error={value.trim() === '' ? words.logos.needsName : undefined}>
      {(props) => (
        <>
          <input
            {...props}
            className="input"
            list={list}
            maxLength={60}
            value={names[value] ?? value}
            onChange={(event) => onChange(keyOf(names, event.target.value) || event.target.value)}
          />
          <datalist id={list}>
            {Object.values(names).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

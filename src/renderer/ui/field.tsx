import type { LucideIcon } from 'lucide-react';
import { ChevronsUpDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: (props: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => ReactNode;
}

/** A label over a control, with a hint or the reason why the value is refused below it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const about = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': about === undefined ? undefined : `${id}-about` })}
      {about !== undefined && (
        <div id={`${id}-about`} className={error === undefined ? 'hint' : 'why'}>
          {about}
        </div>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line of text with its label. */
export function TextField({ label, hint, error, value, onChange, className = '', ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => (
        <input
          {...rest}
          {...props}
          className={`input ${className}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The field over what a dialog or a drawer offers; its name stands in it, and the focus begins there. */
export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      className="input"
      type="search"
      data-autofocus
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** One of several: its value, and what the person reads. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
  readonly icon?: LucideIcon;
  readonly id?: string;
  readonly hideLabel?: boolean;
  /** The pointer or the focus comes to it: the moment to have all its choices. */
  readonly onNear?: () => void;
}

/** A choice from many: the system's own list, so typing and arrows work as everywhere. */
export function Select<V extends string>({ label, value, choices, onChange, icon, hideLabel, onNear }: SelectProps<V>) {
  const control = (props: { id?: string } = {}) => (
    <span className={icon ? 'sel lead' : 'sel'}>
      {icon && <Icon of={icon} size="s" />}
      <select
        {...props}
        onPointerEnter={onNear}
        onFocus={onNear}
        className="input"
        aria-label={hideLabel ? label : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon of={ChevronsUpDown} size="xs" />
    </span>
  );
  return hideLabel ? control() : <Field label={label}>{({ id }) => control({ id })}</Field>;
}

/** Two to five choices side by side, one of them chosen. */
export function Segmented<V extends string>({
  label,
  value,
  choices,
  onChange,
  className = '',
}: {
  label: string;
  value: V;
  choices: readonly (Choice<V> & { readonly icon?: LucideIcon; readonly look?: string })[];
  onChange: (value: V) => void;
  className?: string;
}) {
  const isIcons = className.includes('icons');
  const move = (event: React.KeyboardEvent<HTMLElement>): void => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const at = (choices.findIndex((choice) => choice.value === value) + step + choices.length) % choices.length;
    const next = choices[at];
    if (next === undefined) return;
    onChange(next.value);
    (event.currentTarget.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className={`seg ${className}`} role="radiogroup" aria-label={label} onKeyDown={move}>
      {choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: buttons in a radiogroup carry icons and words that radio inputs cannot
        <button
          type="button"
          role="radio"
          key={choice.value}
          aria-checked={choice.value === value}
          aria-label={isIcons ? choice.label : undefined}
          title={isIcons ? choice.label : undefined}
          className={choice.look}
          tabIndex={choice.value === value ? 0 : -1}
          onClick={() => onChange(choice.value)}
        >
          {choice.icon && <Icon of={choice.icon} size={isIcons ? 's' : 'xs'} />}
          {!isIcons && choice.label}
        </button>
      ))}
    </div>
  );
}

/** A switch takes effect at once. */
export function Switch({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <button type="button" role="switch" aria-checked={isOn} aria-label={label} className="sw" onClick={() => onChange(!isOn)} />
  );
}

/** A checkbox is part of a set. */
export function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

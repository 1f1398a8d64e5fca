import { Star } from 'lucide-react';
import { useRef } from 'react';
import { ColourLabel } from '#contract/assets.ts';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/catalogue.ts';

const STARS = [1, 2, 3, 4, 5] as const;

/** Five stars; arrows move, a second press on the last one takes the rating away. `null` is a mixed selection. */
export function Stars({ value, onChange }: { value: number | null; onChange: (rating: number) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const shown = value ?? 0;
  const choose = (next: number, focus: boolean): void => {
    onChange(next);
    if (focus) box.current?.querySelectorAll<HTMLElement>('button')[Math.max(0, next - 1)]?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? -1 : 0;
    const next = Math.min(5, Math.max(0, shown + step));
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== shown) choose(next, true);
  };
  return (
    <div className="stars" ref={box} role="radiogroup" aria-label={words.look.rating} onKeyDown={onKeyDown}>
      {STARS.map((star) => (
        // biome-ignore lint/a11y/useSemanticElements: a star shows the ones before it too, which radio inputs cannot
        <button
          type="button"
          role="radio"
          key={star}
          aria-checked={value === star}
          aria-label={words.look.stars(star)}
          title={`${words.look.stars(star)} (${star})`}
          tabIndex={star === Math.max(1, shown) ? 0 : -1}
          className={star <= shown ? 'is-full' : ''}
          onClick={() => choose(star === value ? 0 : star, false)}
        >
          <Icon of={Star} size="s" />
        </button>
      ))}
      {value === null && <span className="mixed sm">{words.inspector.mixed}</span>}
    </div>
  );
}

/** The colour mark: a dot with its name, and a panel with the seven. */
export function LabelPicker({
  value,
  isMixed = false,
  onChange,
}: {
  value: ColourLabel | null;
  isMixed?: boolean;
  onChange: (label: ColourLabel | null) => void;
}) {
  const t = words.look;
  const name = isMixed ? words.inspector.mixed : value === null ? t.noLabel : words.labels[value];
  return (
    <PopoverButton
      className="label-of"
      label={t.label}
      aria-label={t.labelled(name)}
      title={t.labelled(name)}
      content={(close) => (
        <Group className="label-grid" label={t.label}>
          {[null, ...ColourLabel.options].map((label) => (
            <button
              type="button"
              key={label ?? 'none'}
              aria-pressed={!isMixed && label === value}
              onClick={() => {
                close();
                onChange(label);
              }}
            >
              <span className={`dot ${label === null ? 'none' : `l-${label}`}`} />
              {label === null ? t.noLabel : words.labels[label]}
            </button>
          ))}
        </Group>
      )}
    >
      <span className={`dot ${isMixed || value === null ? 'none' : `l-${value}`}`} />
      <span className={value === null ? 'faint' : ''}>{name}</span>
    </PopoverButton>
  );
}

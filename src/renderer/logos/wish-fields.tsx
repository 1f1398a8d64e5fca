import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Brand, LogoFormat } from '#contract/logos.ts';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';

/** A figure with its unit; what is typed stays as it is typed, and counts as soon as it is a figure. */
export function NumberField({
  label,
  unit,
  value,
  isWhole,
  onChange,
}: {
  label: string;
  unit: string;
  value: number;
  isWhole: boolean;
  onChange: (value: number) => void;
}) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => {
    setDraft((now) => (Number(now.replace(',', '.')) === value ? now : Number.isNaN(value) ? now : String(value)));
  }, [value]);
  const read = (text: string): number => {
    const figure = Number(text.trim().replace(',', '.'));
    return text.trim() === '' || Number.isNaN(figure) || (isWhole && !Number.isInteger(figure)) ? Number.NaN : figure;
  };
  return (
    <span className="lg-number">
      <input
        className="input num"
        inputMode={isWhole ? 'numeric' : 'decimal'}
        aria-label={`${label}, ${unit}`}
        aria-invalid={Number.isNaN(read(draft))}
        value={draft}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setDraft(event.target.value);
          onChange(read(event.target.value));
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (step === 0 || Number.isNaN(value)) return;
          event.preventDefault();
          const next = Math.max(1, value + step * (event.shiftKey ? 100 : 10));
          setDraft(String(next));
          onChange(next);
        }}
      />
      <span aria-hidden="true">{unit}</span>
    </span>
  );
}

/** Nothing, white, the brand's colours, or any other. */
export function Backgrounds({
  brand,
  format,
  value,
  onChange,
}: {
  brand: Brand;
  format: LogoFormat;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = words.logos;
  const own = useRef<HTMLInputElement>(null);
  const named = [
    ...(format === 'jpg' ? [] : [{ name: t.transparent, colour: 'transparent' }]),
    { name: t.grounds_.white ?? '', colour: '#ffffff' },
    ...brand.palette.slice(0, 4).filter((one) => one.colour !== '#ffffff'),
    { name: t.grounds_.black ?? '', colour: '#000000' },
  ].filter((one, at, all) => all.findIndex((other) => other.colour === one.colour) === at);
  const isOwn = value !== 'transparent' && !named.some((one) => one.colour === value);
  return (
    <Group label={t.background} className="lg-swatches">
      {named.map((one) => (
        <button
          type="button"
          key={one.colour}
          aria-pressed={value === one.colour}
          aria-label={one.name}
          title={one.name}
          className={one.colour === 'transparent' ? 'none' : ''}
          style={one.colour === 'transparent' ? undefined : { background: one.colour }}
          onClick={() => onChange(one.colour)}
        />
      ))}
      <span className={`lg-own ${isOwn ? 'on' : ''}`} style={isOwn ? { background: value } : undefined}>
        {!isOwn && <Icon of={Plus} size="xs" />}
        <input
          ref={own}
          type="color"
          aria-label={t.ownColour}
          title={t.ownColour}
          value={isOwn ? value : '#0b4f79'}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </Group>
  );
}

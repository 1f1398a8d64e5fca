import { useRef, useState } from 'react';
import type { Asset, AssetFields } from '#contract/assets.ts';
import { Group } from '../ui/group.tsx';
import { words } from '../words/catalogue.ts';

type Place = Pick<Asset, 'location' | 'city' | 'country'>;
const PARTS = ['location', 'city', 'country'] as const;
/** The first of the three takes the focus, but does not take it back from the others. */
const focusOnce = (field: HTMLInputElement | null): void => {
  if (field !== null && field.closest('.three')?.contains(document.activeElement) !== true) field.focus();
};
const placeOf = ({ location, city, country }: Place): Place => ({ location, city, country });

/** Where a picture was taken, as one line; pressed, it becomes three fields that are saved together. Esc restores. */
export function PlaceEditor({ asset, onSave }: { asset: Asset; onSave: (set: Partial<AssetFields>) => Promise<boolean> }) {
  const [draft, setDraft] = useState<Place | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const t = words.look;
  const names = { location: t.location, city: words.inspector.city, country: words.inspector.country };
  const shown = PARTS.map((part) => asset[part])
    .filter(Boolean)
    .join(', ');
  const leave = (giveBack: boolean): void => {
    setDraft(null);
    if (giveBack) requestAnimationFrame(() => button.current?.focus());
  };
  const save = (giveBack: boolean): void => {
    if (draft === null) return;
    const changed = PARTS.filter((part) => draft[part].trim() !== asset[part]);
    leave(giveBack);
    if (changed.length > 0) void onSave(Object.fromEntries(changed.map((part) => [part, draft[part].trim()])));
  };
  if (draft === null)
    return (
      <button
        type="button"
        ref={button}
        className={`val ${shown === '' ? 'unset' : ''}`}
        aria-label={shown === '' ? t.noPlace : words.inspector.edit(t.place.toLowerCase(), shown)}
        onClick={() => setDraft(placeOf(asset))}
      >
        {shown === '' ? t.noPlace : shown}
      </button>
    );
  return (
    <Group
      className="three"
      label={t.place}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Node && event.currentTarget.contains(next))) save(false);
      }}
    >
      {PARTS.map((part, at) => (
        <input
          key={part}
          className="val-input"
          aria-label={names[part]}
          placeholder={names[part]}
          ref={at === 0 ? focusOnce : null}
          value={draft[part]}
          onChange={(event) => setDraft({ ...draft, [part]: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              save(true);
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              leave(true);
            } else event.stopPropagation();
          }}
        />
      ))}
    </Group>
  );
}

import { Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Brand, PaletteColour } from '#contract/logos.ts';
import type { BrandId } from '#contract/values.ts';
import { cmykOf } from '#domain/logos/tone.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { saveBrand } from './deeds.ts';

/** A colour while it is written: figures are text until they are right. */
interface Draft {
  readonly key: number;
  readonly name: string;
  readonly hex: string;
  readonly cmyk: string;
  readonly pantone: string;
  readonly role: PaletteColour['role'];
}

const ROLES: readonly PaletteColour['role'][] = ['none', 'primary', 'secondary', 'accent', 'ink', 'ground'];
let lastKey = 0;

const draftOf = (colour: PaletteColour): Draft => ({
  key: ++lastKey,
  name: colour.name,
  hex: colour.colour,
  cmyk: colour.cmyk === null ? '' : colour.cmyk.join(' '),
  pantone: colour.pantone,
  role: colour.role,
});

const hexOf = (text: string): string | null => {
  const hex = text.trim().toLowerCase().replace(/^#?/, '#');
  return /^#[0-9a-f]{6}$/.test(hex) ? hex : null;
};

/** Four whole figures to 100; null for nothing, undefined for anything else. */
function cmykFrom(text: string): [number, number, number, number] | null | undefined {
  const parts = text
    .trim()
    .split(/[\s,;/]+/)
    .filter(Boolean)
    .map(Number);
  if (parts.length === 0) return null;
  const [c, m, y, k] = parts;
  if (parts.length !== 4 || parts.some((one) => !Number.isInteger(one) || one < 0 || one > 100)) return undefined;
  return [c ?? 0, m ?? 0, y ?? 0, k ?? 0];
}

/** The colours as they are to be stored; null while one of them is not right. */
function coloursOf(drafts: readonly Draft[]): PaletteColour[] | null {
  const colours: PaletteColour[] = [];
  for (const { name, hex, cmyk, pantone, role } of drafts) {
    const colour = hexOf(hex);
    const figures = cmykFrom(cmyk);
    if (colour === null || figures === undefined || name.trim() === '') return null;
    colours.push({ name: name.trim(), colour: colour as PaletteColour['colour'], cmyk: figures, pantone: pantone.trim(), role });
  }
  return colours;
}

/** Reads the brand's colours from its artwork, and lets a person name and correct them. */
export function PaletteDialog({ brandId, isReading }: { brandId: BrandId; isReading: boolean }) {
  const brand = useQuery('logos.brand', { id: brandId }).data;
  return brand === undefined ? null : <PaletteForm brand={brand} isReading={isReading} />;
}

function PaletteForm({ brand, isReading }: { brand: Brand; isReading: boolean }) {
  const app = useApp();
  const close = useCloseThis();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => brand.palette.map(draftOf));
  const [from, setFrom] = useState<'paints' | 'pixels' | 'nothing' | null>(null);
  const t = words.logos;
  const colours = coloursOf(drafts);
  const read = async (): Promise<void> => {
    const found = await ask(app, 'logos.readPalette', { brandId: brand.id });
    if (found === null) return;
    setFrom(found.from);
    setDrafts((now) => {
      const known = new Set(now.map((one) => hexOf(one.hex)));
      return [...now, ...found.items.filter((one) => !known.has(one.colour)).map(draftOf)];
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the dialog was opened for that
  useEffect(() => {
    if (isReading) void read();
  }, []);
  const set = (key: number, part: Partial<Draft>): void =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const save = async (): Promise<void> => {
    if (colours !== null && (await saveBrand(app, brand.id, { palette: colours }))) close();
  };
  const wrongHex = drafts.some((one) => hexOf(one.hex) === null);
  const wrongCmyk = drafts.some((one) => cmykFrom(one.cmyk) === undefined);
  return (
    <Dialog
      title={t.editColoursTitle}
      className="wide"
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={() => void read()}>{t.readColours}</Button>
          <Button
            icon={Plus}
            onClick={() =>
              setDrafts([
                ...drafts,
                draftOf({ name: t.newColour, colour: '#888888', cmyk: null, pantone: '', role: 'none' } as PaletteColour),
              ])
            }
          >
            {t.addColour}
          </Button>
          <div className="end">
            <Button onClick={close}>{t.cancel}</Button>
            <Button look="primary" disabled={colours === null} onClick={() => void save()}>
              {t.saveChanges}
            </Button>
          </div>
        </>
      }
    >
      {drafts.length === 0 && <p className="faint">{t.noColours}</p>}
      {drafts.length > 0 && (
        <div className="lg-palette">
          <span />
          <span className="lab">{t.colourColumns.name}</span>
          <span className="lab">{t.colourColumns.hex}</span>
          <span className="lab">{t.colourColumns.cmyk}</span>
          <span className="lab">{t.colourColumns.pantone}</span>
          <span className="lab">{t.role}</span>
          <span />
          {drafts.map((one, at) => (
            <ColourFields
              key={one.key}
              draft={one}
              at={at + 1}
              onChange={(part) => set(one.key, part)}
              onRemove={() => setDrafts(drafts.filter((other) => other.key !== one.key))}
            />
          ))}
        </div>
      )}
      {from !== null && <p className="soft sm">{t.readFrom[from]}</p>}
      {wrongHex && (
        <p className="red sm" role="alert">
          {t.badHex}
        </p>
      )}
      {wrongCmyk && (
        <p className="red sm" role="alert">
          {t.badCmyk}
        </p>
      )}
      <p className="faint sm">{t.cmykHint}</p>
    </Dialog>
  );
}

function ColourFields({
  draft,
  at,
  onChange,
  onRemove,
}: {
  draft: Draft;
  at: number;
  onChange: (part: Partial<Draft>) => void;
  onRemove: () => void;
}) {
  const t = words.logos;
  const hex = hexOf(draft.hex);
  return (
    <>
      <input
        className="input"
        type="color"
        aria-label={t.colourOf(draft.name)}
        value={hex ?? '#888888'}
        onChange={(event) => onChange({ hex: event.target.value })}
      />
      <input
        className="input"
        aria-label={t.nameOf(at)}
        aria-invalid={draft.name.trim() === ''}
        value={draft.name}
        maxLength={60}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <input
        className="input mono"
        aria-label={t.hexOf(draft.name)}
        aria-invalid={hex === null}
        value={draft.hex}
        maxLength={9}
        spellCheck={false}
        onChange={(event) => onChange({ hex: event.target.value })}
      />
      <input
        className="input mono"
        aria-label={t.cmykOf(draft.name)}
        aria-invalid={cmykFrom(draft.cmyk) === undefined}
        value={draft.cmyk}
        placeholder={hex === null ? '' : cmykOf(hex).join(' ')}
        maxLength={20}
        onChange={(event) => onChange({ cmyk: event.target.value })}
      />
      <input
        className="input"
        aria-label={t.pantoneOf(draft.name)}
        value={draft.pantone}
        maxLength={60}
        onChange={(event) => onChange({ pantone: event.target.value })}
      />
      <Select
        hideLabel
        label={t.roleOf(draft.name)}
        value={draft.role}
        choices={ROLES.map((role) => ({ value: role, label: t.roles[role] }))}
        onChange={(role) => onChange({ role })}
      />
      <IconButton icon={X} iconSize="s" className="small" label={t.removeColour(draft.name)} onClick={onRemove} />
    </>
  );
}

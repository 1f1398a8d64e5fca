import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { Kit, KitTheme } from '#contract/kits.ts';
import type { AssetId, OrganisationId } from '#contract/values.ts';
import { themeOf } from '#domain/exports/kit-theme.ts';
import { buildPageTheme } from '#domain/exports/page/theme.ts';
import { TYPEFACE_FIELD, TYPEFACE_PARTS, type TypefacePart } from '#domain/exports/typefaces.ts';
import { checkTheme, isWeak } from '#domain/kits/theme.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { editKit } from './add.ts';

const COLOURS = ['primary', 'secondary', 'ink', 'paper'] as const;
type ColourName = (typeof COLOURS)[number];

/** A colour that is being chosen moves often; the kit is told when it rests this long. */
const REST_MS = 60;

/** The organisation that gives the page its colours and logo, colours of the kit's own, and how they read. */
export function KitThemeSection({ kit }: { kit: Kit }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const t = words.kits;
  const c = words.compose;
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const chosen = organisations.find((organisation) => organisation.id === kit.organisationId);
  const [isOpen, setOpen] = useState(kit.themeOverride !== null);
  const own = themeOf({ kit, organisation: chosen ?? null });
  const theme = { ...own, paper: own.paper ?? buildPageTheme(own).light.paper };
  const checks = checkTheme(own);

  const set = (name: ColourName, hex: string | null): void => {
    const { [name]: _before, ...others } = kit.themeOverride ?? {};
    const next: KitTheme = hex === null ? others : { ...others, [name]: hex };
    void editKit(app, kit, { themeOverride: Object.keys(next).length === 0 ? null : next });
  };
  const fonts = useQuery('assets.list', isOpen ? { kind: 'font', limit: MOST_FONTS } : null).data?.items ?? [];
  const setTypeface = (part: TypefacePart, id: AssetId | ''): void => {
    const { [TYPEFACE_FIELD[part]]: _before, ...others } = kit.themeOverride ?? {};
    const next: KitTheme = id === '' ? others : { ...others, [TYPEFACE_FIELD[part]]: id };
    void editKit(app, kit, { themeOverride: Object.keys(next).length === 0 ? null : next });
  };
  return (
    <section className="sec" aria-label={t.brand}>
      <header>
        {t.brand}
        <Button look="link" className="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {c.ownColours}
        </Button>
      </header>
      <div className="theme">
        <Select
          hideLabel
          label={t.organisation}
          value={(kit.organisationId ?? '') as OrganisationId | ''}
          choices={[
            { value: '', label: t.noOrganisation },
            ...organisations.map((item) => ({ value: item.id, label: item.name })),
          ]}
          onChange={(id) => void editKit(app, kit, { organisationId: id === '' ? null : id })}
        />
        <span className="swatches" aria-hidden="true">
          {COLOURS.map((name) => (
            <i key={name} style={{ background: theme[name] }} />
          ))}
        </span>
      </div>
      {isOpen && (
        <>
          <ul className="own-colours">
            {COLOURS.map((name) => (
              <li key={name}>
                <ColourField label={c.colours[name]} value={theme[name]} onChange={(hex) => set(name, hex)} />
                <span>{c.colours[name]}</span>
                <span className="mono faint">{theme[name]}</span>
                {kit.themeOverride?.[name] !== undefined && (
                  <IconButton
                    icon={RotateCcw}
                    iconSize="xs"
                    className="small"
                    label={c.asOrganisation(c.colours[name])}
                    onClick={() => set(name, null)}
                  />
                )}
              </li>
            ))}
          </ul>
          <div className="choices-of">
            {TYPEFACE_PARTS.map((part) => (
              <Select
                key={part}
                label={c.typefaces[part]}
                value={kit.themeOverride?.[TYPEFACE_FIELD[part]] ?? ''}
                choices={typefaceChoices(fonts, kit.themeOverride?.[TYPEFACE_FIELD[part]])}
                onChange={(id) => setTypeface(part, id)}
              />
            ))}
          </div>
          {chosen !== undefined && (
            <Button look="link" className="sm" onClick={() => go({ kind: 'organisations', id: chosen.id, text: '' })}>
              {c.editOrganisation(chosen.name)}
            </Button>
          )}
        </>
      )}
      <ul className="reads" aria-label={c.contrast}>
        {checks.map((check) => (
          <li key={check.name} className={isWeak(check) ? 'amber' : 'faint'}>
            <i style={{ background: check.shown }} aria-hidden="true" />
            {isWeak(check)
              ? c.weak(c.colours[check.name], check.ratio, check.shown, check.shownRatio)
              : c.reads(c.colours[check.name], check.ratio)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Fonts of the library that the choosers list; beyond that a list is none to choose from. */
const MOST_FONTS = 500;

/** The page's own typeface, then those of the library; one that was chosen and is gone still stands there, so that it can be taken back. */
function typefaceChoices(fonts: readonly Asset[], chosen: AssetId | undefined): { value: AssetId | ''; label: string }[] {
  const c = words.compose;
  const listed = fonts.map(({ id, title, filename }) => ({ value: id, label: title || filename }));
  const isGone = chosen !== undefined && !fonts.some(({ id }) => id === chosen);
  return [{ value: '', label: c.typefaceOfPage }, ...listed, ...(isGone ? [{ value: chosen, label: c.typefaceGone }] : [])];
}

/** The system's own chooser of colours behind a swatch. */
function ColourField({ label, value, onChange }: { label: string; value: string; onChange: (hex: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => {
      onChange(draft);
      setDraft(null);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [draft, onChange]);
  return (
    <input
      type="color"
      className="swatch-input"
      aria-label={label}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
    />
  );
}

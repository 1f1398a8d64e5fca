import { Check, Copy, Ellipsis } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Brand, PaletteColour } from '#contract/logos.ts';
import { cmykFor } from '#domain/logos/palette-files.ts';
import { rgbOf } from '#domain/logos/tone.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { baseName } from '../words/format.ts';
import { Contrast } from './contrast.tsx';
import { copy, pickSave, tellWritten } from './deeds.ts';

/** The brand's colours as every trade writes them, each figure to be copied with one press. */
export function Colours({ brand }: { brand: Brand }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const t = words.logos;
  const hasPantone = brand.palette.some((one) => one.pantone !== '');
  const organisation = organisations.find((one) => one.id === brand.organisationId);
  const lines: MenuLine[] = [
    { kind: 'head', label: t.exportColours },
    ...(['css', 'json', 'ase', 'gpl'] as const).map(
      (format): MenuLine => ({
        kind: 'item',
        id: format,
        label: t.paletteFormats[format],
        run: () => void exportPalette(app, brand, format),
      }),
    ),
    ...(organisation === undefined
      ? []
      : ([
          { kind: 'line' },
          { kind: 'item', id: 'kits', label: t.useInKits, run: () => void wearInKits(app, brand, organisation.name) },
        ] satisfies MenuLine[])),
  ];
  return (
    <section className="lg-sec" aria-label={t.colours}>
      <header>
        <h3 className="lg-h">{t.colours}</h3>
        <span className="grow" />
        <Button
          look="link"
          className="sm"
          aria-label={`${t.editColours}: ${t.colours}`}
          onClick={() => open({ kind: 'editPalette', brandId: brand.id, isReading: false })}
        >
          {t.editColours}
        </Button>
        {brand.palette.length > 0 && (
          <MenuButton
            className="ib small"
            label={t.exportColours}
            aria-label={t.exportColours}
            title={t.exportColours}
            lines={lines}
          >
            <Icon of={Ellipsis} size="s" />
          </MenuButton>
        )}
      </header>
      {brand.palette.length === 0 ? (
        <div className="lg-note">
          <p className="faint">{t.noColours}</p>
          <Button size="tiny" onClick={() => open({ kind: 'editPalette', brandId: brand.id, isReading: true })}>
            {t.readColours}
          </Button>
        </div>
      ) : (
        <table className="lg-colours">
          <thead>
            <tr>
              <th scope="col">{t.colourColumns.name}</th>
              <th scope="col">{t.colourColumns.hex}</th>
              <th scope="col">{t.colourColumns.rgb}</th>
              <th scope="col">{t.colourColumns.cmyk}</th>
              {hasPantone && <th scope="col">{t.colourColumns.pantone}</th>}
            </tr>
          </thead>
          <tbody>
            {brand.palette.map((one) => (
              <ColourRow key={`${one.name} ${one.colour}`} colour={one} hasPantone={hasPantone} />
            ))}
          </tbody>
        </table>
      )}
      <Contrast brand={brand} />
    </section>
  );
}

function ColourRow({ colour, hasPantone }: { colour: PaletteColour; hasPantone: boolean }) {
  const t = words.logos.colourColumns;
  const rgb = rgbOf(colour.colour).join(' ');
  const cmyk = cmykFor(colour).join(' ');
  return (
    <tr>
      <th scope="row">
        <span className="lg-dot" style={{ background: colour.colour }} />
        <span className="clip">{colour.name}</span>
      </th>
      <td>
        <Copyable what={t.hex} value={colour.colour.toUpperCase()} />
      </td>
      <td>
        <Copyable what={t.rgb} value={rgb} />
      </td>
      <td>
        <Copyable what={t.cmyk} value={cmyk} />
      </td>
      {hasPantone && <td>{colour.pantone !== '' && <Copyable what={t.pantone} value={colour.pantone} />}</td>}
    </tr>
  );
}

/** A figure that is copied when it is pressed, and says so in its own place. */
export function Copyable({ what, value }: { what: string; value: string }) {
  const app = useApp();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const t = words.logos;
  return (
    <button
      type="button"
      className="lg-copy mono"
      aria-label={isCopied ? t.copied : t.copyValue(what, value)}
      title={t.copyValue(what, value)}
      onClick={() => void copy(app, value).then(setCopied)}
    >
      {isCopied ? (
        <span className="accent">
          <Icon of={Check} size="xs" /> {t.copied}
        </span>
      ) : (
        <>
          {value}
          <Icon of={Copy} size="xs" />
        </>
      )}
    </button>
  );
}

async function exportPalette(app: App, brand: Brand, format: 'css' | 'json' | 'ase' | 'gpl'): Promise<void> {
  const token = await pickSave(app, `${brand.name} colours.${format}`, format);
  if (token === null) return;
  const written = await ask(app, 'logos.exportPalette', { brandId: brand.id, format, place: { $token: token } });
  if (written !== null) tellWritten(app, words.logos.paletteDone(baseName(written.place.$path)), written.place.$token);
}

async function wearInKits(app: App, brand: Brand, organisation: string): Promise<void> {
  if ((await ask(app, 'logos.applyTheme', { brandId: brand.id })) !== null) tellDone(app, words.logos.usedInKits(organisation));
}

import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Brand, FormatGap, MatrixCell, Variant } from '#contract/logos.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Float } from '../ui/float.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { fillGap, orderFor, removeVariant, showFiles } from './deeds.ts';
import { GetLogo } from './get-logo.tsx';
import { LogoMark } from './mark.tsx';
import { nameOfVariant } from './names.ts';

/** Lockups down, colours across; each logo on its ground with its formats, and what is missing. */
export function BrandMatrix({ brand }: { brand: Brand }) {
  const matrix = useQuery('logos.matrix', { brandId: brand.id }).data;
  const t = words.logos;
  if (matrix === undefined) return <div className="lg-matrix-room" />;
  const byId = new Map(brand.variants.map((variant) => [variant.id, variant]));
  const hasAdvice = matrix.colourways.length <= 3;
  return (
    <div className="lg-matrix-room">
      <table className="lg-matrix" aria-label={t.matrix}>
        <colgroup>
          <col className="lg-lockups" />
          {matrix.colourways.map((colourway) => (
            <col key={colourway} />
          ))}
          {hasAdvice && <col className="lg-whens" />}
        </colgroup>
        <thead>
          <tr>
            <td />
            {matrix.colourways.map((colourway) => (
              <th key={colourway} scope="col">
                {t.colourway(colourway)}
              </th>
            ))}
            {hasAdvice && (
              <th scope="col" className="lg-when">
                {t.whenToUse}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {matrix.lockups.map((lockup) => {
            const minimum = brand.rules.minimum.find((one) => one.lockup === lockup);
            return (
              <tr key={lockup}>
                <th scope="row">
                  <b>{t.lockup(lockup)}</b>
                  {minimum !== undefined && <span>{minimum.mm > 0 ? t.from(minimum.mm) : t.fromPx(minimum.px)}</span>}
                </th>
                {matrix.colourways.map((colourway) => {
                  const cell = matrix.cells.find((one) => one.lockup === lockup && one.colourway === colourway);
                  return <td key={colourway}>{cell !== undefined && <Cell cell={cell} brand={brand} byId={byId} />}</td>;
                })}
                {hasAdvice && <td className="lg-when">{t.when[lockup] ?? ''}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, brand, byId }: { cell: MatrixCell; brand: Brand; byId: ReadonlyMap<string, Variant> }) {
  const here = cell.variantIds.map((id) => byId.get(id)).filter((variant) => variant !== undefined);
  const standing = here.filter((variant) => variant.status !== 'superseded');
  if (standing.length === 0) return <Gap cell={cell} brand={brand} />;
  return (
    <>
      {standing.map((variant) =>
        variant.status === 'asked' ? (
          <Asked key={variant.id} variant={variant} brand={brand} />
        ) : (
          <LogoCell key={variant.id} variant={variant} brand={brand} gaps={cell.gaps} />
        ),
      )}
    </>
  );
}

/** What can be done with a variant beside getting it. */
function useVariantMenu(variant: Variant): readonly MenuLine[] {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const t = words.logos;
  return [
    {
      kind: 'item',
      id: 'edit',
      label: t.edit,
      run: () => open({ kind: 'editLogo', variantId: variant.id, brandId: variant.brandId }),
    },
    ...(variant.files.length > 0
      ? [
          { kind: 'item', id: 'files', label: t.showFiles, run: () => showFiles(app, variant) } satisfies MenuLine,
          {
            kind: 'item',
            id: 'retire',
            label: t.retire,
            run: () => open({ kind: 'retireLogo', variantId: variant.id, brandId: variant.brandId }),
          } satisfies MenuLine,
        ]
      : []),
    { kind: 'line' },
    { kind: 'item', id: 'remove', label: t.removeVariant, look: 'danger', run: () => void removeVariant(app, variant.id) },
  ];
}

function LogoCell({ variant, brand, gaps }: { variant: Variant; brand: Brand; gaps: readonly FormatGap[] }) {
  const app = useApp();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [making, setMaking] = useState<string | null>(null);
  const lines = useVariantMenu(variant);
  const t = words.logos;
  const name = nameOfVariant(variant, brand);
  const formats = [...new Set(variant.files.map((file) => file.format))];
  const make = async (gap: FormatGap): Promise<void> => {
    const order = orderFor(gap, variant.colourway, false);
    if (order === null) return;
    setMaking(gap.format);
    await fillGap(app, order, `${t.format(gap.format)}: ${name}`);
    setMaking(null);
  };
  return (
    <div className={`lg-cell ${isOpen ? 'is-open' : ''}`}>
      <button type="button" className="lg-tile" aria-label={t.look(name)} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <LogoMark variant={variant} brand={brand} size={1600} />
      </button>
      <div className="lg-line">
        <span className="lg-formats">
          {formats.map((format) => (
            <span key={format}>{t.format(format)}</span>
          ))}
          {gaps
            .filter((gap) => gap.canMake && gap.from === variant.id)
            .map((gap) => (
              <button
                type="button"
                key={gap.format}
                className="lg-gap"
                title={t.makeFormat(t.format(gap.format), name)}
                aria-label={t.makeFormat(t.format(gap.format), name)}
                disabled={making !== null}
                onClick={() => void make(gap)}
              >
                {making === gap.format ? t.making : `+ ${t.format(gap.format)}`}
              </button>
            ))}
        </span>
        <MenuButton
          className="ib small lg-more"
          label={t.more(name)}
          aria-label={t.more(name)}
          title={t.more(name)}
          lines={lines}
        >
          <Icon of={Ellipsis} size="s" />
        </MenuButton>
        <button
          type="button"
          ref={anchor}
          className="btn link sm"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={t.getNamed(name)}
          onClick={() => setOpen(!isOpen)}
        >
          {t.get}
        </button>
      </div>
      {isOpen && (
        <Float
          anchor={anchor}
          role="dialog"
          label={`${t.getLogo}: ${name}`}
          className="pop lg-get-room"
          onClose={() => setOpen(false)}
        >
          <GetLogo variant={variant} brand={brand} onClose={() => setOpen(false)} />
        </Float>
      )}
    </div>
  );
}

/** A place of the matrix where nothing stands: made here where it can be, else asked for. */
function Gap({ cell, brand }: { cell: MatrixCell; brand: Brand }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const [isMaking, setMaking] = useState(false);
  const t = words.logos;
  const name = t.variant(cell.lockup, cell.colourway);
  const gap = cell.gaps.find((one) => one.canMake);
  const order = gap === undefined ? null : orderFor(gap, cell.colourway, true);
  const make = async (): Promise<void> => {
    if (order === null) return;
    setMaking(true);
    await fillGap(app, order, name);
    setMaking(false);
  };
  return (
    <div className="lg-cell is-gap">
      <div className="lg-tile" title={cell.gaps[0] === undefined ? undefined : words.said(cell.gaps[0].why)}>
        <span className="faint sm">{t.missing(name)}</span>
        {order !== null && (
          <Button size="tiny" disabled={isMaking} aria-label={t.makeNamed(name)} onClick={() => void make()}>
            {isMaking ? t.making : t.make}
          </Button>
        )}
      </div>
      <div className="lg-line">
        <span className="grow" />
        <Button
          look="link"
          className="sm"
          aria-label={`${t.ask} ${name}`}
          onClick={() => open({ kind: 'askForLogo', brandId: brand.id, lockup: cell.lockup, colourway: cell.colourway })}
        >
          {t.ask}
        </Button>
      </div>
    </div>
  );
}

/** A logo that somebody was asked for. */
function Asked({ variant, brand }: { variant: Variant; brand: Brand }) {
  const open = useWindow((state) => state.open);
  const lines = useVariantMenu(variant);
  const t = words.logos;
  const name = nameOfVariant(variant, brand);
  return (
    <div className="lg-cell is-gap">
      <div className="lg-tile">
        <span className="soft sm">{t.askedSince(variant.since)}</span>
        {variant.note !== '' && <span className="faint sm clip">{variant.note}</span>}
      </div>
      <div className="lg-line">
        <Button
          look="link"
          className="sm"
          aria-label={`${t.addItsFile} ${name}`}
          onClick={() => open({ kind: 'logoFiles', variantId: variant.id, brandId: variant.brandId })}
        >
          {t.addItsFile}
        </Button>
        <span className="grow" />
        <MenuButton className="ib small" label={t.more(name)} aria-label={t.more(name)} title={t.more(name)} lines={lines}>
          <Icon of={Ellipsis} size="s" />
        </MenuButton>
      </div>
    </div>
  );
}

import { useId } from 'react';
import type { Brand, LogoMeasure, Variant } from '#contract/logos.ts';
import { useOutside, useQuery } from '../engine/engine.tsx';
import { words } from '../words/catalogue.ts';
import { faceOf, nameOfVariant } from './names.ts';

/** The variant whose clear space is shown: the first one in full colour that has a drawing. */
export const shownOf = (brand: Brand): Variant | undefined => {
  const current = brand.variants.filter((variant) => variant.status === 'current' && faceOf(variant) !== undefined);
  return current.find((variant) => variant.colourway === 'full-colour' && variant.ground === 'light') ?? current[0];
};

/** The free room around the logo, drawn from its measures, and the smallest size. */
export function ClearSpace({ brand }: { brand: Brand }) {
  const variant = shownOf(brand);
  const measure = useQuery('logos.measure', variant === undefined ? null : { variantId: variant.id }).data;
  const t = words.logos;
  if (variant === undefined) return null;
  const rule = brand.rules.clearSpace;
  return (
    <section className="lg-sec" aria-label={t.clearSpace}>
      <header>
        <h3 className="lg-h">{t.clearSpace}</h3>
      </header>
      {measure === undefined ? <div className="lg-diagram" /> : <Diagram variant={variant} brand={brand} measure={measure} />}
      <p className="soft lg-about">{t.clearOf[rule.of](t.share(rule.share))}</p>
      <dl className="lg-facts-list">
        <dt>{t.minimum}</dt>
        {brand.rules.minimum.length === 0 && <dd className="faint">{t.noMinimum}</dd>}
        {brand.rules.minimum.map((one) => (
          <dd key={one.lockup}>
            {t.lockup(one.lockup)}: {t.minimumOf(one.mm, one.px)}
          </dd>
        ))}
      </dl>
    </section>
  );
}

function Diagram({ variant, brand, measure }: { variant: Variant; brand: Brand; measure: LogoMeasure }) {
  const { sources } = useOutside();
  const id = useId();
  const face = faceOf(variant);
  const { ink, clear, canvas } = measure;
  if (face === undefined) return null;
  const unit = Math.max(ink.width, ink.height) / 100;
  const room = clear + unit * 1.5;
  const box = { x: ink.x - room, y: ink.y - room, width: ink.width + 2 * room, height: ink.height + 2 * room };
  const size = unit * 7;
  const middle = { x: ink.x + ink.width / 2, y: ink.y + ink.height / 2 };
  const isWide = clear >= size * 1.2;
  const stroke = { stroke: 'currentColor', strokeWidth: unit * 0.45, fill: 'none' };
  // A bracket of the length x on each side, with its letter beside it where there is room.
  const vertical = (y: number) => (
    <>
      <path d={`M${middle.x - unit * 2} ${y}h${unit * 4}m${-unit * 2} 0v${clear}m${-unit * 2} 0h${unit * 4}`} {...stroke} />
      {isWide && (
        <text x={middle.x + unit * 4} y={y + clear / 2 + size / 3} fontSize={size}>
          x
        </text>
      )}
    </>
  );
  const horizontal = (x: number) => (
    <>
      <path d={`M${x} ${middle.y - unit * 2}v${unit * 4}m0 ${-unit * 2}h${clear}m0 ${-unit * 2}v${unit * 4}`} {...stroke} />
      {isWide && (
        <text x={x + clear / 2 - size / 4} y={middle.y - unit * 4} fontSize={size}>
          x
        </text>
      )}
    </>
  );
  return (
    <svg
      className="lg-diagram"
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      role="img"
      aria-label={words.logos.clearSpaceAlt(nameOfVariant(variant, brand))}
    >
      <defs>
        <clipPath id={id}>
          <path
            clipRule="evenodd"
            d={`M${ink.x - clear} ${ink.y - clear}h${ink.width + 2 * clear}v${ink.height + 2 * clear}h${-(ink.width + 2 * clear)}zM${ink.x} ${ink.y}h${ink.width}v${ink.height}h${-ink.width}z`}
          />
        </clipPath>
      </defs>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} fill="#fff" />
      <rect
        x={ink.x - clear}
        y={ink.y - clear}
        width={ink.width + 2 * clear}
        height={ink.height + 2 * clear}
        className="lg-band"
        clipPath={`url(#${id})`}
      />
      <image href={sources.picture(face.sha256, 1600)} x={0} y={0} width={canvas.width} height={canvas.height} />
      <rect x={ink.x} y={ink.y} width={ink.width} height={ink.height} {...stroke} strokeWidth={unit * 0.3} />
      <rect
        x={ink.x - clear}
        y={ink.y - clear}
        width={ink.width + 2 * clear}
        height={ink.height + 2 * clear}
        {...stroke}
        strokeWidth={unit * 0.4}
        strokeDasharray={`${unit * 1.6} ${unit * 1.2}`}
      />
      {clear > 0 && (
        <>
          {vertical(ink.y - clear)}
          {vertical(ink.y + ink.height)}
          {horizontal(ink.x - clear)}
          {horizontal(ink.x + ink.width)}
        </>
      )}
    </svg>
  );
}

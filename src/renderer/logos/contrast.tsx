import type { Brand } from '#contract/logos.ts';
import { useQuery } from '../engine/engine.tsx';
import { words } from '../words/catalogue.ts';
import { shownOf } from './clear-space.tsx';
import { nameOfVariant } from './names.ts';

/** How well the logo in full colour can be told from white, black and every colour of the brand. */
export function Contrast({ brand }: { brand: Brand }) {
  const variant = shownOf(brand);
  const measure = useQuery('logos.measure', variant === undefined ? null : { variantId: variant.id }).data;
  const t = words.logos;
  if (variant === undefined || measure === undefined || measure.contrast.length === 0) return null;
  return (
    <>
      <h4 className="lg-h4">{t.contrast(nameOfVariant(variant, brand))}</h4>
      <ul className="lg-contrast">
        {measure.contrast.map((one) => (
          <li key={`${one.name} ${one.ground}`}>
            <span className="lg-dot" style={{ background: one.ground }} />
            <span className="grow clip">{t.grounds_[one.name.toLowerCase()] ?? one.name}</span>
            <span className="num">{t.contrastOn(one.ratio)}</span>
            <span className={one.passes ? 'accent' : 'red'}>{one.passes ? t.passes : t.fails}</span>
          </li>
        ))}
      </ul>
      <p className="faint sm">{t.contrastMore}</p>
    </>
  );
}

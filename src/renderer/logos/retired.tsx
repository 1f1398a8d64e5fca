import type { Brand } from '#contract/logos.ts';
import { useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { makeCurrent, showFiles } from './deeds.ts';
import { LogoMark } from './mark.tsx';
import { nameOfVariant } from './names.ts';

/** Marks of the past: to be looked at, never to be had. */
export function Retired({ brand }: { brand: Brand }) {
  const app = useApp();
  const t = words.logos;
  const retired = brand.variants.filter((variant) => variant.status === 'superseded');
  if (retired.length === 0) return null;
  const nameOf = (id: string | null): string => {
    const other = brand.variants.find((variant) => variant.id === id);
    return other === undefined ? '' : nameOfVariant(other, brand);
  };
  return (
    <section className="lg-retired" aria-label={t.retired}>
      <h3 className="lg-h">{t.retired}</h3>
      <p className="faint sm">{t.retiredMore}</p>
      <ul>
        {retired.map((variant) => (
          <li key={variant.id}>
            <LogoMark variant={variant} brand={brand} className="lg-small" />
            <span className="grow">
              <b>{nameOfVariant(variant, brand)}</b>
              <span className="faint sm">{t.retiredSince(variant.since, nameOf(variant.supersededBy).toLowerCase())}</span>
            </span>
            {variant.files.length > 0 && (
              <Button look="link" className="sm" onClick={() => showFiles(app, variant)}>
                {t.showFiles}
              </Button>
            )}
            <Button look="link" className="sm" onClick={() => void makeCurrent(app, variant.id)}>
              {t.unretire}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

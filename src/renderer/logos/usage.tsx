import { Check, X } from 'lucide-react';
import type { Brand, Usage } from '#contract/logos.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { faceOf, groundOf } from './names.ts';

/** What may be done with the logo and what may not, in words and pictures, and how it stands beside a partner's. */
export function UsageRules({ brand }: { brand: Brand }) {
  const open = useWindow((state) => state.open);
  const t = words.logos;
  const { usage, coBranding } = brand.rules;
  return (
    <section className="lg-sec" aria-label={t.usage}>
      <header>
        <h3 className="lg-h">{t.usage}</h3>
        <span className="grow" />
        <Button
          look="link"
          className="sm"
          aria-label={`${t.editRules}: ${t.usage}`}
          onClick={() => open({ kind: 'editRules', brandId: brand.id })}
        >
          {t.editRules}
        </Button>
      </header>
      {usage.length === 0 && coBranding.length === 0 && <p className="faint">{t.noUsage}</p>}
      <ul className="lg-usage">
        {usage.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
          <li key={at}>
            <Icon of={one.is === 'do' ? Check : X} className={one.is === 'do' ? 'accent' : 'red'} size="s" />
            <span className="grow">
              <span className="hidden-word">{one.is === 'do' ? t.do : t.dont}: </span>
              {one.text}
            </span>
            <UsagePicture brand={brand} picture={one.picture} />
          </li>
        ))}
      </ul>
      {coBranding.length > 0 && (
        <>
          <h4 className="lg-h4">{t.coBranding}</h4>
          <ul className="lg-usage">
            {coBranding.map((line) => (
              <li key={line}>
                <span className="lg-dash" aria-hidden="true" />
                <span>{line}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A small picture beside a rule; wrong treatments are drawn from the artwork itself. Decorative: the words say it. */
export function UsagePicture({ brand, picture }: { brand: Brand; picture: Usage['picture'] }) {
  const asset = useQuery('assets.get', picture?.kind === 'asset' ? { id: picture.assetId } : null).data;
  if (picture === null) return null;
  if (picture.kind === 'asset')
    return asset === undefined ? null : (
      <span className="lg-mark lg-example">
        <Picture asset={asset} fit="contain" />
      </span>
    );
  const variant = brand.variants.find((one) => one.id === picture.variantId);
  const face = variant === undefined ? undefined : faceOf(variant);
  if (variant === undefined || face === undefined) return null;
  if (picture.kind === 'variant')
    return (
      <span className="lg-mark lg-example" style={{ background: picture.ground }}>
        <Picture asset={{ ...face, kind: 'logo' }} fit="contain" />
      </span>
    );
  return (
    <span className={`lg-mark lg-example is-${picture.how}`} style={{ background: groundOf(variant.ground, brand) }}>
      <Picture asset={{ ...face, kind: 'logo' }} fit="contain" />
    </span>
  );
}

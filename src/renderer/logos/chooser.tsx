import { useState } from 'react';
import type { Brand, LogoAdvice, LogoUse, LogoWish } from '#contract/logos.ts';
import type { BrandId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Rows } from '../ui/rows.tsx';
import { words } from '../words/catalogue.ts';
import { fillGap } from './deeds.ts';
import { LogoMark } from './mark.tsx';
import { nameOfVariant } from './names.ts';

/** Where a logo will be used, and which one to take for that, and why. */
export function ChooserDialog({ brandId }: { brandId: BrandId }) {
  const close = useWindow((state) => state.closeDialog);
  const brand = useQuery('logos.brand', { id: brandId }).data;
  const advice = useQuery('logos.choose', { brandId }).data?.items ?? [];
  const [use, setUse] = useState<LogoUse>('website-header');
  const t = words.logos;
  const shown = advice.find((one) => one.use === use);
  return (
    <Dialog title={t.chooserTitle} className="wide lg-chooser" onClose={close}>
      <div className="lg-uses">
        <Rows label={t.chooserTitle}>
          {advice.map((one) => (
            <button
              type="button"
              key={one.use}
              className="it"
              aria-current={one.use === use ? 'true' : undefined}
              {...(one.use === use ? { 'data-autofocus': true } : {})}
              onClick={() => setUse(one.use)}
            >
              {t.uses[one.use]}
            </button>
          ))}
        </Rows>
        <section className="lg-advice" aria-live="polite" aria-label={t.uses[use]}>
          {brand !== undefined && shown !== undefined && <Advice key={use} brand={brand} advice={shown} />}
        </section>
      </div>
    </Dialog>
  );
}

/** A wish in a few words: PNG, 1,200 px. */
function wishText(wish: LogoWish): string {
  const t = words.logos;
  const size =
    wish.widthMm !== undefined
      ? t.mm(wish.widthMm)
      : wish.heightMm !== undefined
        ? t.mm(wish.heightMm)
        : wish.width !== undefined
          ? t.px(wish.width * wish.scale)
          : '';
  return t.wishOf(t.format(wish.format), size);
}

function Advice({ brand, advice }: { brand: Brand; advice: LogoAdvice }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const [isMaking, setMaking] = useState(false);
  const t = words.logos;
  const variant = brand.variants.find((one) => one.id === advice.variantId);
  const { wish, fill } = advice;
  if (variant === undefined || wish === null)
    return (
      <>
        <h3 className="h3">{t.noAdvice}</h3>
        <p>{words.said(advice.missing)}</p>
        {fill !== null && (
          <Button
            look="primary"
            disabled={isMaking}
            onClick={async () => {
              setMaking(true);
              const { colourway } = fill;
              if (colourway === 'black' || colourway === 'white' || colourway === 'greyscale')
                await fillGap(app, { from: fill.from, colourway }, t.variant(fill.lockup, colourway));
              setMaking(false);
            }}
          >
            {isMaking ? t.making : t.makeFor}
          </Button>
        )}
      </>
    );
  return (
    <>
      <LogoMark variant={variant} brand={brand} size={1600} className="lg-answer" />
      <h3 className="h3">{nameOfVariant(variant, brand)}</h3>
      <p className="soft">{wishText(wish)}</p>
      <ul className="lg-why">
        {advice.why.map((line) => (
          <li key={line}>{words.said(line)}</li>
        ))}
      </ul>
      <Button look="primary" onClick={() => open({ kind: 'getLogo', brandId: brand.id, variantId: variant.id, wish })}>
        {t.take}
      </Button>
    </>
  );
}

import { Download } from 'lucide-react';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';

/** Which logo of which brand a file is, with a way to the toolbox; a retired one can be looked at there and not be had. */
export function OfBrand({ id }: { id: AssetId }) {
  const go = useWindow((state) => state.go);
  const open = useWindow((state) => state.open);
  const variant = useQuery('logos.variantOf', { assetId: id }).data?.variant;
  const t = words.logos;
  if (variant === undefined) return null;
  if (variant === null)
    return (
      <Button size="tiny" onClick={() => open({ kind: 'sortLogos' })}>
        {t.sortIn}
      </Button>
    );
  return (
    <>
      <p>
        {variant.brandName}: {t.variant(variant.lockup, variant.colourway).toLowerCase()}
        {variant.status === 'superseded' && <span className="amber">, {t.statuses.superseded.toLowerCase()}</span>}
      </p>
      <div className="row gaps">
        {variant.status === 'current' && (
          <Button
            size="tiny"
            icon={Download}
            onClick={() => open({ kind: 'getLogo', brandId: variant.brandId, variantId: variant.id, wish: null })}
          >
            {t.getThis}
          </Button>
        )}
        <Button size="tiny" look="quiet" onClick={() => go({ kind: 'logos', id: variant.brandId, text: '' })}>
          {t.showInToolbox}
        </Button>
      </div>
    </>
  );
}

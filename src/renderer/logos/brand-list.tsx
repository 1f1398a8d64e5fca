import { Plus } from 'lucide-react';
import type { Brand } from '#contract/logos.ts';
import type { BrandId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Rows } from '../ui/rows.tsx';
import { words } from '../words/catalogue.ts';
import { LogoMark } from './mark.tsx';
import { countsOf, emblemOf } from './names.ts';

/** Brands whose name, or one of whose logos, has every word that was typed. */
export function brandsFor(brands: readonly Brand[], text: string): readonly Brand[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return brands;
  return brands.filter((brand) => {
    const all = [
      brand.name,
      ...brand.variants.flatMap((variant) => [
        words.logos.variant(variant.lockup, variant.colourway),
        variant.note,
        ...variant.files.map((file) => file.filename),
      ]),
    ]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

/** All brands beside the toolbox: our own, then those of partners. */
export function BrandList({
  brands,
  total,
  id,
  text,
}: {
  brands: readonly Brand[];
  total: number;
  id: BrandId | null;
  text: string;
}) {
  const open = useWindow((state) => state.open);
  const go = useWindow((state) => state.go);
  const replace = useWindow((state) => state.replace);
  const logoFiles = useQuery('assets.list', { text: '', kind: 'logo', limit: 1 }).data?.total ?? 0;
  const t = words.logos;
  const group = (title: string, items: readonly Brand[]) =>
    items.length > 0 && (
      <>
        <h2 className="lg-group">{title}</h2>
        {items.map((brand) => (
          <button
            type="button"
            key={brand.id}
            className="it lg-brand"
            aria-current={brand.id === id ? 'true' : undefined}
            onClick={() => replace({ kind: 'logos', id: brand.id, text })}
          >
            <Emblem brand={brand} />
            <span className="grow">
              <b className="clip">{brand.name}</b>
              <span className="clip">{aboutBrand(brand)}</span>
            </span>
          </button>
        ))}
      </>
    );
  return (
    <section className="list lg-list" aria-label={t.list} data-region="list">
      <div className="hd">
        <h1 className="h2">{t.title}</h1>
        <IconButton icon={Plus} label={t.newBrand} onClick={() => open({ kind: 'newBrand' })} />
      </div>
      <Rows label={t.list}>
        {group(
          t.ours,
          brands.filter((brand) => !brand.isPartner),
        )}
        {group(
          t.partners,
          brands.filter((brand) => brand.isPartner),
        )}
        {brands.length === 0 && total > 0 && <p className="faint nothing">{t.noMatch}</p>}
      </Rows>
      <div className="list-foot">
        <Button look="quiet" onClick={() => go({ kind: 'assets', shelf: 'logo', text: '' })}>
          {t.allFiles(logoFiles)}
        </Button>
      </div>
    </section>
  );
}

/** The logos at hand, or how it stands with a partner that has sent none. */
function aboutBrand(brand: Brand): string {
  const t = words.logos;
  const { variants, files } = countsOf(brand);
  if (variants > 0) return t.counts(variants, files);
  const asked = brand.askedAt ?? brand.variants.find((variant) => variant.status === 'asked')?.since ?? null;
  if (asked !== null) return t.asked(asked);
  return brand.isPartner ? t.notAsked : t.noLogos;
}

function Emblem({ brand }: { brand: Brand }) {
  const variant = emblemOf(brand);
  return variant === undefined ? (
    <span className="lg-emblem none" />
  ) : (
    <LogoMark variant={variant} brand={brand} className="lg-emblem" />
  );
}

import type { Brand, Variant } from '#contract/logos.ts';
import type { DeedStep } from '#contract/preflight-deed.ts';
import type { AssetId } from '#contract/values.ts';
import { faultsIn } from '../../logos/faults.ts';
import { isVectorFormat, sourceFormatOf } from '../../logos/source-format.ts';
import type { KitAsset, KitContent } from '../content.ts';
import { addLogo, replaceAsset, step, takeOutAsset } from './deeds.ts';
import { assetSubject, type Checked, everyAsset, type Found, logosOf, type Rule } from './rule.ts';

const brandOf = ({ around }: Checked, variant: Variant): Brand | undefined =>
  around.brands.find(({ id }) => id === variant.brandId);

/** The master of the current variant that replaces a superseded one: the one named, else the same drawing that is current. */
function currentOf(checked: Checked, variant: Variant): AssetId | null {
  const variants = brandOf(checked, variant)?.variants ?? [];
  const isCurrent = (one: Variant): boolean => one.status === 'current' && one.assetId !== null;
  return (
    (
      variants.find((one) => one.id === variant.supersededBy && isCurrent(one)) ??
      variants.find(
        (one) =>
          isCurrent(one) && one.lockup === variant.lockup && one.colourway === variant.colourway && one.ground === variant.ground,
      )
    )?.assetId ?? null
  );
}

const isVector = (asset: KitAsset): boolean =>
  asset.variant?.files.find(({ assetId }) => assetId === asset.id)?.isVector ??
  (isVectorFormat(sourceFormatOf(asset.mime, asset.filename)) && asset.facts.artwork !== 'pixels only');

/** Logos of the kit without a vector file of the same variant beside them. */
function withoutVector(content: KitContent): Found[] {
  const vectors = new Set(
    logosOf(content)
      .filter(isVector)
      .map(({ variant }) => variant?.id),
  );
  return content.logos
    .filter((logo) => !isVector(logo) && (logo.variant === null || !vectors.has(logo.variant.id)))
    .map((logo) => {
      const vector = logo.variant?.files.find((file) => file.isVector && !file.trashed);
      return {
        subject: assetSubject(logo),
        deed: vector === undefined ? undefined : replaceAsset(content, logo, vector.assetId),
      };
    });
}

/** Variants that are filed for a ground on which nobody sees them. */
const misfiled =
  (colourway: string, ground: Variant['ground'], right: Variant['ground']) =>
  ({ content }: Checked): Found[] =>
    logosOf(content).flatMap((logo) =>
      logo.variant?.colourway === colourway && logo.variant.ground === ground
        ? [{ subject: assetSubject(logo), deed: step('correct', { kind: 'variant', id: logo.variant.id, ground: right }) }]
        : [],
    );

/** Brands of the kit that have logos for one kind of ground only; the other kind is added when the toolbox has it. */
const oneSided =
  (isThis: (variant: Variant) => boolean, isOther: (variant: Variant) => boolean) =>
  (checked: Checked): Found[] => {
    const logos = logosOf(checked.content).filter(({ variant }) => variant !== null && variant.status === 'current');
    return [...Map.groupBy(logos, ({ variant }) => variant?.brandId).values()].flatMap((ofBrand) => {
      const [first] = ofBrand;
      const variants = ofBrand.flatMap(({ variant }) => (variant === null ? [] : [variant]));
      const [variant] = variants;
      if (first === undefined || variant === undefined || !variants.every(isThis)) return [];
      const others = (brandOf(checked, variant)?.variants ?? []).filter(
        (one) => one.status === 'current' && one.assetId !== null && isOther(one),
      );
      const other = others.find(({ lockup }) => lockup === variant.lockup) ?? others[0];
      return [
        {
          subject: assetSubject(first),
          values: { brand: variant.brandName },
          deed: other?.assetId == null ? undefined : addLogo(other.assetId),
        },
      ];
    });
  };

const ONE_COLOUR = ['black', 'white'] as const;
const isColourful = ({ colourway }: Variant): boolean => !['black', 'white', 'greyscale'].includes(colourway);

/** Brands of the kit that are there in their colours and not in black, or not in white, where the toolbox has that version or it can be drawn. */
function withoutOneColour(checked: Checked): Found[] {
  const logos = logosOf(checked.content).filter(({ variant }) => variant !== null && variant.status === 'current');
  return [...Map.groupBy(logos, ({ variant }) => variant?.brandId).values()].flatMap((ofBrand) => {
    const variants = ofBrand.flatMap(({ variant }) => (variant === null ? [] : [variant]));
    const [first] = ofBrand;
    const shown = variants.find(isColourful);
    if (first === undefined || shown === undefined) return [];
    const inLibrary = brandOf(checked, shown)?.variants ?? [];
    const source = variants.find((one) => isColourful(one) && checked.around.drawable.has(one.id));
    const mended = ONE_COLOUR.filter((colour) => !variants.some(({ colourway }) => colourway === colour)).flatMap(
      (colourway): { colourway: string; step: DeedStep }[] => {
        const theirs = inLibrary.filter((one) => one.status === 'current' && one.assetId !== null && one.colourway === colourway);
        const there = theirs.find(({ lockup }) => lockup === shown.lockup) ?? theirs[0];
        if (there?.assetId != null) return [{ colourway, step: { kind: 'putAsset', section: 'logos', id: there.assetId } }];
        return source === undefined ? [] : [{ colourway, step: { kind: 'drawLogo', from: source.id, colourway } }];
      },
    );
    if (mended.length === 0) return [];
    const steps = mended.map(({ step }) => step);
    const act = steps.some(({ kind }) => kind === 'drawLogo') ? 'draw' : 'add';
    const values = { brand: shown.brandName, colours: mended.map(({ colourway }) => colourway).join(' and ') };
    return [{ subject: assetSubject(first), values, deed: { act, steps, asks: null } }];
  });
}

const isForLight = ({ ground }: Variant): boolean => ground === 'light';
const isForDark = ({ ground }: Variant): boolean => ground === 'dark' || ground === 'photo';

const faulty =
  (fault: 'unsafe' | 'live-text') =>
  ({ content }: Checked): Found[] =>
    logosOf(content)
      .filter((logo) => faultsIn(logo.facts.artwork ?? '').includes(fault))
      .map((logo) => ({ subject: assetSubject(logo) }));

/** Logos: the right one, in a form that can be used on any ground. */
export const LOGO_RULES: readonly Rule[] = [
  {
    id: 'logo.superseded',
    severity: 'error',
    find: (checked) =>
      everyAsset(checked.content).flatMap((logo) => {
        if (logo.variant?.status !== 'superseded') return [];
        const current = currentOf(checked, logo.variant);
        return [
          {
            subject: assetSubject(logo),
            deed: current === null ? takeOutAsset(checked.content, logo) : replaceAsset(checked.content, logo, current),
          },
        ];
      }),
  },
  { id: 'logo.no-vector', severity: 'warning', find: ({ content }) => withoutVector(content) },
  { id: 'logo.white-on-light', severity: 'warning', find: misfiled('white', 'light', 'dark') },
  { id: 'logo.black-on-dark', severity: 'warning', find: misfiled('black', 'dark', 'light') },
  { id: 'logo.no-dark-version', severity: 'warning', find: oneSided(isForLight, isForDark) },
  { id: 'logo.no-light-version', severity: 'warning', find: oneSided(isForDark, isForLight) },
  { id: 'logo.one-colour-missing', severity: 'warning', find: withoutOneColour },
  { id: 'logo.unsafe', severity: 'error', find: faulty('unsafe') },
  { id: 'logo.live-text', severity: 'warning', find: faulty('live-text') },
];

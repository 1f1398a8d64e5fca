import { describe, expect, it } from 'vitest';
import type { Brand, LogoProposal, ProposedFile, Variant, VariantFile } from '#contract/logos.ts';
import type { BrandId, VariantId } from '#contract/values.ts';
import { brandsFor } from '../../src/renderer/logos/brand-list.tsx';
import { acceptedOf, type Corrections, corrected, sorted } from '../../src/renderer/logos/import-model.ts';
import { countsOf, emblemOf, nameOfVariant } from '../../src/renderer/logos/names.ts';
import { FIRST_CHOICE, formatsFor, startFor, wishOf } from '../../src/renderer/logos/wish.ts';
import { assetId } from './fake-engine.ts';

const variantId = (n: number) => `var_${n.toString(36).padStart(16, '0')}` as VariantId;
const brandId = (n: number) => `brd_${n.toString(36).padStart(16, '0')}` as BrandId;

const makeFile = (n: number, set: Partial<VariantFile> = {}): VariantFile => ({
  assetId: assetId(n),
  filename: `logo-${n}.svg`,
  format: 'svg',
  isVector: true,
  isMaster: true,
  width: 360,
  height: 96,
  bytes: 2000,
  sha256: n.toString(16).padStart(64, '0'),
  hasPreview: true,
  trashed: false,
  ...set,
});

const makeVariant = (n: number, set: Partial<Variant> = {}): Variant => ({
  id: variantId(n),
  brandId: brandId(1),
  lockup: 'primary',
  colourway: 'full-colour',
  ground: 'light',
  assetId: assetId(n),
  status: 'current',
  since: null,
  supersededBy: null,
  note: '',
  format: 'svg',
  isVector: true,
  files: [makeFile(n)],
  ...set,
});

const makeBrand = (variants: Variant[], set: Partial<Brand> = {}): Brand => ({
  id: brandId(1),
  name: 'City of Copenhagen',
  organisationId: null,
  isPartner: false,
  askedAt: null,
  palette: [],
  rules: { minimum: [], clearSpace: { of: 'symbol-height', share: 0.5 }, usage: [], coBranding: [] },
  fileNamePattern: '{brand}',
  variants,
  ...set,
});

const makeProposed = (key: string, set: Partial<ProposedFile> = {}): ProposedFile => ({
  key,
  path: `${key}.svg`,
  place: null,
  assetId: null,
  sha256: null,
  format: 'svg',
  isVector: true,
  width: 100,
  height: 50,
  bytes: 900,
  hasPreview: false,
  faults: [],
  brand: 'Museum',
  lockup: 'primary',
  colourway: 'full-colour',
  ground: 'light',
  sure: 0.9,
  why: [],
  ...set,
});

const propose = (files: ProposedFile[], unsure: string[] = []): LogoProposal => ({ files, variants: [], unsure, refused: [] });
const NONE: Corrections = new Map();

describe('names in the toolbox', () => {
  it('tells the ground only where two drawings differ in nothing else', () => {
    const one = makeVariant(1);
    const other = makeVariant(2, { ground: 'dark' });
    expect(nameOfVariant(one, makeBrand([one]))).toBe('Primary, full colour');
    expect(nameOfVariant(other, makeBrand([one, other]))).toBe('Primary, full colour, dark');
    expect(nameOfVariant(one, makeBrand([one, { ...other, status: 'superseded' }]))).toBe('Primary, full colour');
    expect(nameOfVariant(makeVariant(3, { lockup: 'seal', colourway: 'gold-foil' }))).toBe('Seal, gold foil');
  });

  it('counts what is current, and shows a brand by its symbol', () => {
    const symbol = makeVariant(2, { lockup: 'symbol', files: [makeFile(2), makeFile(3, { isMaster: false })] });
    const old = makeVariant(4, { status: 'superseded' });
    const asked = makeVariant(5, { status: 'asked', files: [], assetId: null });
    const brand = makeBrand([makeVariant(1), symbol, old, asked]);
    expect(countsOf(brand)).toEqual({ variants: 2, files: 3 });
    expect(emblemOf(brand)?.id).toBe(symbol.id);
    expect(emblemOf(makeBrand([old, asked]))).toBeUndefined();
  });

  it('finds a brand by its name, its logos and its files, all words at once', () => {
    const brands = [makeBrand([makeVariant(1, { colourway: 'white' })]), makeBrand([], { id: brandId(2), name: 'Museum' })];
    expect(brandsFor(brands, 'museum').map((brand) => brand.name)).toEqual(['Museum']);
    expect(brandsFor(brands, 'white primary').map((brand) => brand.name)).toEqual(['City of Copenhagen']);
    expect(brandsFor(brands, 'LOGO-1.svg')).toHaveLength(1);
    expect(brandsFor(brands, 'white museum')).toEqual([]);
  });
});

describe('what is wished of a logo', () => {
  it('offers vectors only from vectors, and an EPS only as it is', () => {
    expect(formatsFor(makeVariant(1))).toContain('svg');
    const png = makeVariant(2, { files: [makeFile(2, { format: 'png', isVector: false })] });
    expect(formatsFor(png)).toEqual(['png', 'webp', 'jpg', 'ico', 'favicons', 'source']);
    expect(formatsFor(makeVariant(3, { files: [makeFile(3, { format: 'eps' })] }))).toEqual(['source']);
    const wrapped = makeVariant(4, { files: [makeFile(4, { isVector: false })] });
    expect(formatsFor(wrapped)).not.toContain('svg');
  });

  it('asks for one size, in px or in mm, and for nothing while the size is none', () => {
    const variant = makeVariant(1);
    expect(wishOf(variant, FIRST_CHOICE)).toEqual({
      variantId: variant.id,
      format: 'png',
      width: 1200,
      scale: 1,
      background: 'transparent',
      padding: 'none',
    });
    expect(wishOf(variant, { ...FIRST_CHOICE, by: 'heightMm', size: 12.5, dpi: 600 })).toMatchObject({
      heightMm: 12.5,
      dpi: 600,
    });
    expect(wishOf(variant, { ...FIRST_CHOICE, by: 'heightMm', size: 12.5 })).not.toHaveProperty('scale');
    for (const size of [0, -3, 1.5, 20_000, Number.NaN]) expect(wishOf(variant, { ...FIRST_CHOICE, size })).toBeNull();
    expect(wishOf(variant, { ...FIRST_CHOICE, by: 'widthMm', size: 40, dpi: 9 })).toBeNull();
    expect(wishOf(variant, { ...FIRST_CHOICE, format: 'favicons', size: Number.NaN })).toEqual({
      variantId: variant.id,
      format: 'favicons',
    });
    expect(wishOf(variant, { ...FIRST_CHOICE, format: 'source', source: 'pdf' })).toEqual({
      variantId: variant.id,
      format: 'source',
      source: 'pdf',
    });
  });

  it('begins with what was proposed, or with a format that the logo can be had in', () => {
    const png = makeVariant(2, { files: [makeFile(2, { format: 'png', isVector: false })] });
    const wish = { variantId: png.id, format: 'svg', dpi: 300, scale: 1, background: '#ffffff', padding: 'clear' } as const;
    expect(startFor(png, wish)).toMatchObject({ format: 'png', background: '#ffffff', padding: 'clear' });
    expect(startFor(makeVariant(3, { files: [makeFile(3, { format: 'eps' })] }), null).format).toBe('source');
  });
});

describe('a proposal that is corrected', () => {
  const files = [
    makeProposed('a'),
    makeProposed('b', { format: 'png', isVector: false }),
    makeProposed('c', { colourway: 'white', ground: 'dark' }),
    makeProposed('d', { brand: 'Harbour', lockup: 'symbol' }),
  ];

  it('stands as brands by name, with files of one drawing together', () => {
    const brands = sorted(propose(files, ['c']), NONE);
    expect(brands.map((brand) => [brand.name, brand.variants.map((variant) => variant.files.map((file) => file.key))])).toEqual([
      ['Harbour', [['d']]],
      ['Museum', [['a', 'b'], ['c']]],
    ]);
    expect(brands[1]?.variants.map((variant) => variant.isUnsure)).toEqual([false, true]);
  });

  it('joins what is corrected to the same place, whatever the case of the brand, and is sure of it', () => {
    let corrections = corrected(NONE, ['c'], { colourway: 'full-colour', ground: 'light' });
    corrections = corrected(corrections, ['d'], { brand: 'museum ' });
    const brands = sorted(propose(files, ['c']), corrections);
    expect(brands).toHaveLength(1);
    expect(brands[0]?.variants.map((variant) => variant.files.map((file) => file.key))).toEqual([['a', 'c', 'b'], ['d']]);
    expect(brands[0]?.variants.some((variant) => variant.isUnsure)).toBe(false);
  });

  it('keeps the key of a drawing whose place changes', () => {
    const before = sorted(propose(files), NONE)[1]?.variants[0]?.key;
    const after = sorted(propose(files), corrected(NONE, ['a', 'b'], { lockup: 'stacked' }))[1]?.variants.find(
      (variant) => variant.lockup === 'stacked',
    );
    expect(after?.key).toBe(before);
  });

  it('stores every file once, but for those left out', () => {
    const brands = sorted(propose(files), corrected(NONE, ['b', 'd'], { isLeftOut: true }));
    expect(acceptedOf(brands)).toEqual([
      { brand: 'Museum', lockup: 'primary', colourway: 'full-colour', ground: 'light', keys: ['a'] },
      { brand: 'Museum', lockup: 'primary', colourway: 'white', ground: 'dark', keys: ['c'] },
    ]);
  });
});

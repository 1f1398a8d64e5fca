import { describe, expect, test } from 'vitest';
import type { Brand, LogoMeasure, LogoWish, Variant } from '#contract/logos.ts';
import { LogoUse } from '#contract/logos.ts';
import { chooseLogo } from '#domain/logos/choose.ts';
import { clearSpaceOf, isTight } from '#domain/logos/clear-space.ts';
import { BRAND_DEFAULTS } from '#domain/logos/defaults.ts';
import { faultsOf } from '#domain/logos/faults.ts';
import { logoFileName } from '#domain/logos/file-name.ts';
import { symbolBox } from '#domain/logos/ink.ts';
import { matrixOf } from '#domain/logos/matrix.ts';
import { mapPaints, mapStylePaints, parsePaint } from '#domain/logos/paint.ts';
import { readName } from '#domain/logos/read-name.ts';
import { askedSide, sidesOf } from '#domain/logos/size.ts';
import { themeOf } from '#domain/logos/theme.ts';
import { cmykOf, greyOf, luminanceOf } from '#domain/logos/tone.ts';
import { USES } from '#domain/logos/uses.ts';
import { warningsOf } from '#domain/logos/warnings.ts';

const variant = (
  lockup: string,
  colourway: string,
  formats: readonly Variant['files'][number]['format'][],
  more: Partial<Variant> = {},
): Variant =>
  ({
    id: `var_${`${lockup}${colourway}`
      .replace(/[^a-z]/g, '')
      .padEnd(16, '0')
      .slice(0, 16)}`,
    brandId: 'brd_0000000000000000',
    lockup,
    colourway,
    ground: colourway === 'white' ? 'dark' : 'light',
    assetId: 'ast_0000000000000000',
    status: 'current',
    since: null,
    supersededBy: null,
    note: '',
    format: formats[0] ?? '',
    isVector: true,
    files: formats.map((format, at) => ({
      assetId: `ast_${at}`,
      format,
      isVector: !['png', 'jpg'].includes(format),
      isMaster: at === 0,
    })),
    ...more,
  }) as unknown as Variant;

const brand = (variants: readonly Variant[]): Brand =>
  ({ ...BRAND_DEFAULTS, id: 'brd_0000000000000000', name: 'City', variants }) as unknown as Brand;

const FULL = brand([
  variant('primary', 'full-colour', ['svg', 'pdf']),
  variant('primary', 'black', ['svg']),
  variant('primary', 'white', ['svg']),
  variant('stacked', 'full-colour', ['svg']),
  variant('stacked', 'white', ['svg']),
  variant('symbol', 'full-colour', ['svg']),
  variant('symbol', 'black', ['svg']),
  variant('symbol', 'white', ['svg']),
]);

describe('where will you use it', () => {
  test('every use has an answer from a full set, with a reason for each part', () => {
    for (const use of LogoUse.options) {
      const advice = chooseLogo(FULL, use);
      expect([use, advice.variantId === null]).toEqual([use, false]);
      expect(advice.why.length).toBeGreaterThanOrEqual(3);
      const chosen = FULL.variants.find((one) => one.id === advice.variantId);
      // a white logo on a light ground, or a dark one on a dark, is the mistake this is there to prevent
      if (USES[use].ground === 'light') expect(chosen?.colourway).not.toBe('white');
      if (USES[use].ground === 'dark') expect(chosen?.colourway).toBe('white');
    }
    expect(Object.keys(USES).toSorted()).toEqual(LogoUse.options.toSorted());
  });

  test.each([
    ['newsprint', 'primary', 'black', 'pdf'],
    ['dark-slide', 'primary', 'white', 'png'],
    ['social-avatar', 'symbol', 'full-colour', 'png'],
    ['embroidery', 'symbol', 'black', 'svg'],
    ['favicon', 'symbol', 'full-colour', 'favicons'],
  ] as const)('%s takes %s, %s as %s', (use, lockup, colourway, format) => {
    const { variantId, wish } = chooseLogo(FULL, use);
    expect(FULL.variants.find((one) => one.id === variantId)).toMatchObject({ lockup, colourway });
    expect(wish?.format).toBe(format);
  });

  test('what is missing is said, with what would make it; what is retired is never taken', () => {
    const one = brand([
      variant('primary', 'full-colour', ['svg']),
      variant('primary', 'white', ['svg'], { status: 'superseded' }),
    ]);
    const advice = chooseLogo(one, 'dark-slide');
    expect(advice).toMatchObject({ variantId: null, fill: { lockup: 'primary', colourway: 'white', from: one.variants[0]?.id } });
    expect(advice.missing).toMatch(/white version is missing/);
    const pixels = brand([variant('primary', 'black', ['png'])]);
    expect(chooseLogo(pixels, 'newsprint')).toMatchObject({
      variantId: null,
      fill: null,
      missing: expect.stringMatching(/vector/),
    });
    expect(chooseLogo(pixels, 'website-header').wish?.format).toBe('png');
    expect(chooseLogo(brand([]), 'poster').missing).not.toBe('');
  });
});

test('the matrix shows gaps and who can fill them', () => {
  const matrix = matrixOf(brand([variant('primary', 'full-colour', ['svg', 'png']), variant('stacked', 'white', ['png'])]));
  expect(matrix.colourways).toEqual(['full-colour', 'black', 'white']);
  const cell = (lockup: string, colourway: string) =>
    matrix.cells.find((one) => one.lockup === lockup && one.colourway === colourway);
  expect(cell('primary', 'full-colour')?.gaps.map((gap) => [gap.format, gap.canMake])).toEqual([['pdf', true]]);
  expect(cell('primary', 'white')?.gaps.every((gap) => gap.canMake)).toBe(true);
  expect(cell('stacked', 'white')?.gaps.map((gap) => [gap.format, gap.canMake])).toEqual([
    ['svg', false],
    ['pdf', false],
  ]);
});

test('names say what they say in nine languages', () => {
  const said = (name: string) => {
    const { lockups, colourways, flags, ground, brand: words } = readName(name);
    return {
      lockup: lockups.at(0) ?? '',
      colour: colourways.at(-1) ?? [...flags].toSorted().join('+'),
      ground,
      brand: words.join(' '),
    };
  };
  expect(said('Stadtwerke_Wortmarke_weiß')).toEqual({ lockup: 'wordmark', colour: 'white', ground: null, brand: 'Stadtwerke' });
  expect(said('kommune-bildmærke-sort')).toEqual({ lockup: 'symbol', colour: 'black', ground: null, brand: 'kommune' });
  expect(said('AcmeLogoHorizontal_neg_CMYK')).toEqual({
    lockup: 'primary',
    colour: 'negative+space',
    ground: null,
    brand: 'Acme',
  });
  expect(said('acme_on_dark_background')).toMatchObject({ ground: 'dark', brand: 'acme' });
  expect(said('acme-for-white-bg')).toMatchObject({ ground: 'light', colour: '', brand: 'acme' });
  expect(said('City of Copenhagen black & white')).toMatchObject({ colour: 'mono', brand: 'City of Copenhagen' });
  expect(said('Logo-3M_300dpi_1200x600px_v2')).toMatchObject({ lockup: '', colour: '' });
});

describe('paints', () => {
  test.each([
    ['#abc', '#aabbcc', 1],
    ['#0b4f7980', '#0b4f79', 128 / 255],
    ['rgb(11, 79, 121)', '#0b4f79', 1],
    ['rgb(100% 0% 0% / 50%)', '#ff0000', 0.5],
    ['hsl(120deg, 100%, 25%)', '#008000', 1],
    ['RebeccaPurple', '#663399', 1],
  ])('%s is %s', (text, hex, alpha) => expect(parsePaint(text)).toEqual({ hex, alpha }));

  test('what is no colour stays, and a reference is not taken for a name', () => {
    for (const text of ['none', 'currentColor', 'inherit', 'url(#red)', '#12', 'rgb(1,2)', 'context-fill'])
      expect(parsePaint(text)).toBeNull();
    expect(mapPaints('url(#red) red', () => '#000000')).toBe('url(#red) #000000');
    expect(mapPaints('#f006', () => '#000000')).toBe('rgba(0,0,0,0.4)');
    expect(mapStylePaints('.red{fill:red;font-family:Gold;stroke : gold!important;marker-color:tan}', () => '#000000')).toBe(
      '.red{fill:#000000;font-family:Gold;stroke : #000000!important;marker-color:tan}',
    );
  });
});

test('greys keep their luminance, and CMYK is the stated conversion', () => {
  for (const hex of ['#0b4f79', '#ffcc00', '#808080', '#000000', '#ffffff'])
    expect(Math.abs(luminanceOf(greyOf(hex)) - luminanceOf(hex))).toBeLessThan(0.005);
  // the figures of the mock-up
  expect(cmykOf('#0b4f79')).toEqual([91, 35, 0, 53]);
  expect(cmykOf('#b8412a')).toEqual([0, 65, 77, 28]);
  expect(cmykOf('#000000')).toEqual([0, 0, 0, 100]);
});

test('clear space is a share of the symbol as it is drawn', () => {
  const [width, height] = [100, 30];
  const alpha = new Uint8Array(width * height);
  const fill = (x: number, y: number, w: number, h: number) => {
    for (let row = y; row < y + h; row++) alpha.fill(255, row * width + x, row * width + x + w);
  };
  fill(2, 3, 20, 20); // the symbol
  fill(30, 8, 8, 10);
  fill(39, 8, 8, 10); // letters one px apart
  const symbol = symbolBox({ width, height, alpha }, 'primary');
  expect(symbol).toEqual({ x: 2, y: 3, width: 20, height: 20 });
  expect(symbolBox({ width, height, alpha }, 'wordmark')).toBeNull();
  const ink = { x: 2, y: 3, width: 45, height: 20 };
  expect(clearSpaceOf({ of: 'symbol-height', share: 0.5 }, ink, symbol)).toBe(10);
  expect(clearSpaceOf({ of: 'symbol-height', share: 0.5 }, { ...ink, height: 24 }, null)).toBe(12);
  expect(isTight({ width, height }, ink, 10)).toBe(true);
  expect(isTight({ width, height }, ink, 2)).toBe(false);
});

test('sizes and names', () => {
  const ask = { dpi: 300, scale: 1 } as const;
  expect(askedSide({ ...ask, widthMm: 25.4 })).toEqual({ side: 'width', px: 300, mm: 25.4, isDefault: false });
  expect(askedSide({ ...ask, width: 1200, scale: 2 }).px).toBe(2400);
  expect(askedSide(ask)).toMatchObject({ px: 2000, isDefault: true });
  expect(sidesOf(askedSide({ ...ask, height: 50 }), { width: 300, height: 100 })).toEqual({ width: 150, height: 50 });
  const parts = {
    brand: 'City of Copenhagen',
    lockup: 'primary',
    colourway: 'white',
    ground: 'dark',
    width: 2400,
    height: 980,
    scale: 2,
    format: 'png',
  };
  expect(logoFileName('{brand}_{lockup}_{colourway}_{width}', parts, 'png')).toBe('city-of-copenhagen_primary_white_2400.png');
  expect(logoFileName('{brand}_{lockup}_{width}', { ...parts, width: null }, 'svg')).toBe('city-of-copenhagen_primary.svg');
  expect(logoFileName('../../{brand}/{unknown}', parts, 'png')).toBe('city-of-copenhagen.png');
});

test('warnings name what the rules say', () => {
  const measure = {
    minimum: { mm: 24, px: 120 },
    isTight: true,
    contrast: [{ name: 'Ink', ground: '#10222f', ratio: 1.3, passes: false }],
  } as unknown as LogoMeasure;
  const wish = { width: 100, scale: 1, padding: 'none', background: '#10222f', format: 'png' } as unknown as LogoWish;
  const asked = {
    wish,
    variant: { colourway: 'full-colour', ground: 'light' as const },
    measure,
    sides: { width: 100, height: 30 },
    isVector: false,
    source: { width: 80 },
    hasLiveText: true,
    ground: '#10222f',
  };
  expect(warningsOf(asked)).toEqual([
    'below-minimum',
    'low-contrast',
    'no-clear-space',
    'wrong-ground',
    'enlarged-pixels',
    'live-text',
  ]);
  expect(
    warningsOf({
      ...asked,
      wish: { ...wish, width: 400, background: 'transparent' },
      sides: { width: 400, height: 120 },
      isVector: true,
      hasLiveText: false,
      ground: '#ffffff',
    }),
  ).toEqual([]);
});

test('a theme comes from roles first, else from the colours themselves', () => {
  const colour = (hex: string, role = 'none') => ({ name: hex, colour: hex, cmyk: null, pantone: '', role }) as never;
  expect(themeOf([colour('#eeeeee'), colour('#0b4f79'), colour('#2f9d8c'), colour('#10222f')])).toEqual({
    primary: '#0b4f79',
    secondary: '#2f9d8c',
    ink: '#10222f',
  });
  expect(themeOf([colour('#0b4f79'), colour('#2f9d8c', 'primary')])?.primary).toBe('#2f9d8c');
  expect(themeOf([])).toBeNull();
});

test('faults are told from the drawing', () => {
  expect(faultsOf('<svg xmlns="x" viewBox="0 0 1 1"><path d="M0 0"/></svg>')).toEqual([]);
  expect(faultsOf('<svg xmlns="x"><text>A</text><image href="#"/></svg>')).toEqual(['live-text', 'pixels-inside', 'no-view-box']);
  expect(faultsOf('<svg viewBox="0 0 1 1"><text><tspan x="1"> A </tspan></text><path d=""/></svg>')).toEqual(['live-text']);
  expect(faultsOf('<svg viewBox="0 0 1 1"><text> </text></svg>')).not.toContain('live-text');
});

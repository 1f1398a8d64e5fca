import { describe, expect, it } from 'vitest';
import { contrast } from '#domain/colour.ts';
import { createRandom } from '../../../scripts/random.ts';
import { buildPageTheme, type PageColours, themePairs } from '../../../src/domain/exports/page/theme.ts';

const EXTREMES = [
  '#000000',
  '#ffffff',
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#ffff00',
  '#00ffff',
  '#ff00ff',
  '#808080',
  '#fefefe',
  '#010101',
  '#777777',
];

function expectReadable(primary: string, secondary: string, ink: string): void {
  const theme = buildPageTheme({ primary, secondary, ink });
  const weak = themePairs(theme).filter(({ ratio }) => ratio < 4.5);
  expect(weak, `${primary} ${secondary} ${ink}`).toEqual([]);
  for (const scheme of [theme.light, theme.dark]) {
    for (const hex of Object.values(scheme as unknown as Record<keyof PageColours, string>))
      expect(hex).toMatch(/^#[0-9a-f]{6}$/);
  }
}

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#0b4f79', '#fcfcfb')).toBe(contrast('#fcfcfb', '#0b4f79'));
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#123456', '#123456')).toBe(1);
  });
});

describe('theme', () => {
  it('reads in every pair with 800 random sets of colours', { timeout: 30_000 }, () => {
    const next = createRandom(2014_12_10);
    const colour = () =>
      `#${Math.floor(next() * 0x1000000)
        .toString(16)
        .padStart(6, '0')}`;
    for (let i = 0; i < 800; i += 1) expectReadable(colour(), colour(), colour());
  });

  it('reads in every pair with extreme colours', () => {
    for (const primary of EXTREMES) for (const ink of EXTREMES) expectReadable(primary, EXTREMES[5] ?? '', ink);
  });

  it('keeps a colour that can be read', () => {
    const theme = buildPageTheme({ primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' });
    expect(theme.light.brand).toBe('#0b4f79');
    expect(theme.light.ink).toBe('#10222f');
    expect(theme.grounds).toEqual({ dark: '#10222f', brand: '#0b4f79' });
  });

  it('darkens a colour no further than it must', () => {
    const { light } = buildPageTheme({ primary: '#ffd400', secondary: '#000000', ink: '#111111' });
    const worst = Math.min(...[light.paper, light.sunk, light.brandWash].map((ground) => contrast(light.brand, ground)));
    expect(worst).toBeGreaterThanOrEqual(4.5);
    expect(worst).toBeLessThan(4.7);
  });

  it('takes the second colour when the first is none', () => {
    expect(buildPageTheme({ primary: '#000000', secondary: '#c8102e', ink: '#111111' }).light.brand).toBe('#c8102e');
    expect(buildPageTheme({ primary: '#000000', secondary: '#222222', ink: '#111111' }).light.brand).toBe('#000000');
  });
});

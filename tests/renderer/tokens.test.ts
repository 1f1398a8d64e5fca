import { describe, expect, it } from 'vitest';

// Vitest empties style sheets, and this room has no Node types: the file is read as it lies there.
const nodeFiles = 'node:fs';
const { readFileSync } = (await import(/* @vite-ignore */ nodeFiles)) as { readFileSync(path: string, encoding: string): string };
const css = readFileSync('src/renderer/styles/tokens.css', 'utf8');

type Theme = Readonly<Record<string, string>>;

const read = (block: string): Theme =>
  Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]));
const [lightBlock = '', darkBlock = ''] = css.split('[data-theme="dark"]');
const themes = { light: read(lightBlock), dark: { ...read(lightBlock), ...read(darkBlock) } };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(themes))('the %s theme', (_name, theme) => {
  const colour = (name: string): string => theme[name] ?? '#000000';
  const surfaces = ['paper', 'surface', 'surface-sunk'];
  it.each(['ink', 'ink-soft', 'ink-faint', 'accent', 'embargo', 'danger'])('%s can be read on every surface', (ink) => {
    for (const surface of surfaces) expect(contrast(colour(ink), colour(surface)), surface).toBeGreaterThanOrEqual(4.5);
  });
  it('signals can be read on their own wash, and words on the accent', () => {
    expect(contrast(colour('embargo'), colour('embargo-wash'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('danger'), colour('danger-wash'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('accent'), colour('accent-wash'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('accent-ink'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
  });
  it('outlines of controls and focus stand out', () => {
    for (const surface of surfaces) {
      expect(contrast(colour('line-control'), colour(surface)), surface).toBeGreaterThanOrEqual(3);
      expect(contrast(colour('accent'), colour(surface)), surface).toBeGreaterThanOrEqual(3);
    }
  });
});

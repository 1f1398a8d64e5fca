import type { Brand, PaletteColour } from '#contract/logos.ts';
import { hexOf, PAINT_PROPERTIES, parsePaint } from '#domain/logos/paint.ts';
import { mergeColours, proposePalette, type SeenColour } from '#domain/logos/read-palette.ts';
import type { Studio } from './make.ts';
import { type Drawing, drawingOf } from './pixels.ts';
import { readSource, sourceFor } from './source.ts';

/** Longer side in px of the picture whose colours are counted. */
const SEEN_PX = 360;

/** The colours of a drawing by the area they cover. Only opaque pixels whose neighbours have the same colour count: edges are mixtures. */
export async function coloursOfDrawing(drawing: Drawing): Promise<SeenColour[]> {
  const scale = SEEN_PX / Math.max(drawing.width, drawing.height);
  const [w, h] = [Math.max(1, Math.round(drawing.width * scale)), Math.max(1, Math.round(drawing.height * scale))];
  const { data } = await drawing.draw({ x: 0, y: 0, width: drawing.width, height: drawing.height }, w, h);
  const counts = new Map<number, number>();
  let flat = 0;
  const at = (x: number, y: number): number => {
    const i = (y * w + x) * 4;
    return (data[i + 3] ?? 0) < 250 ? -1 : ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
  };
  const isNear = (one: number, other: number): boolean =>
    other >= 0 && [16, 8, 0].every((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) <= 6);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const own = at(x, y);
      if (own < 0) continue;
      if (x > 0 && x < w - 1 && !(isNear(own, at(x - 1, y)) && isNear(own, at(x + 1, y)))) continue;
      if (y > 0 && y < h - 1 && !(isNear(own, at(x, y - 1)) && isNear(own, at(x, y + 1)))) continue;
      counts.set(own, (counts.get(own) ?? 0) + 1);
      flat++;
    }
  }
  const seen = [...counts].map(([value, count]) => ({
    colour: hexOf((value >> 16) & 255, (value >> 8) & 255, value & 255),
    share: count / Math.max(1, flat),
  }));
  return mergeColours(seen.toSorted((one, other) => other.share - one.share).slice(0, 2000));
}

/** Paints that an SVG names, in attributes and styles. */
function paintsOf(svg: string): Set<string> {
  const found = new Set<string>();
  const names = PAINT_PROPERTIES.join('|');
  for (const [, value = ''] of svg.matchAll(new RegExp(`(?<![-\\w])(?:${names})\\s*(?:=\\s*"|:\\s*)([^";}]+)`, 'g'))) {
    const paint = parsePaint(value.replace(/url\([^)]*\)/, '').trim());
    if (paint !== null) found.add(paint.hex);
  }
  return found;
}

/** Reads the palette of a brand from its current full-colour variants: the paints of SVGs weighed by the area they cover, pixels where there is no SVG. */
export async function readPalette(
  studio: Studio,
  brand: Brand,
): Promise<{ items: PaletteColour[]; from: 'paints' | 'pixels' | 'nothing' }> {
  const current = brand.variants.filter((variant) => variant.status === 'current' && variant.assetId !== null);
  const coloured = current.filter((variant) => !['black', 'white', 'greyscale'].includes(variant.colourway));
  const seen: SeenColour[] = [];
  const paints = new Set<string>();
  let hasSvg = false;
  for (const variant of (coloured.length > 0 ? coloured : current).slice(0, 12)) {
    const file = sourceFor(variant, 'pixels');
    if (file === null) continue;
    const bytes = await readSource(studio.library, studio.db, file);
    const drawing = await drawingOf(bytes, file.format);
    seen.push(...(await coloursOfDrawing(drawing)));
    if (file.format !== 'svg') continue;
    hasSvg = true;
    for (const paint of paintsOf(new TextDecoder().decode(bytes))) paints.add(paint);
  }
  if (seen.length === 0) return { items: [], from: 'nothing' };
  const near = (colour: string): string =>
    [...paints].find(
      (paint) =>
        mergeColours([
          { colour, share: 1 },
          { colour: paint, share: 2 },
        ]).length === 1,
    ) ?? colour;
  const named = hasSvg ? seen.map(({ colour, share }) => ({ colour: near(colour), share })) : seen;
  const variants = Math.max(1, current.length);
  return {
    items: proposePalette(mergeColours(named).map(({ colour, share }) => ({ colour, share: share / variants }))),
    from: hasSvg ? 'paints' : 'pixels',
  };
}

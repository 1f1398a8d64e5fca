import type { Box } from '#contract/logo-rules.ts';
import { inkBox } from '#domain/logos/ink.ts';
import { drawSvg, svgCanvas } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';

const ROOT = /^<svg(?=[\s/>])[^>]*>/;
const number = (value: number): string => String(Number(value.toFixed(4)));

/** A sanitised SVG with its canvas in CSS px; one that states none was measured and has one now. */
export interface Artwork {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Gives a sanitised SVG its canvas. Refuses with `logos.cannot_render` when it draws nothing. */
export async function artworkOf(svg: string): Promise<Artwork> {
  const canvas = await svgCanvas(svg);
  if (canvas === null) throw drawsNothing();
  if (canvas.isStated) return { svg, width: canvas.width, height: canvas.height };
  // nothing says where the drawing lies: looked for ever further around the origin, then measured from nearer and nearer
  const side = Math.max(canvas.width, canvas.height);
  for (const reach of [4, 40, 400]) {
    let box: Box | null = { x: -reach * side, y: -reach * side, width: 2 * reach * side, height: 2 * reach * side };
    for (let look = 0; look < 3 && box !== null; look++) box = await inkWithin(svg, box, look < 2);
    if (box !== null) return { svg: withViewBox(svg, box), width: box.width, height: box.height };
  }
  throw drawsNothing();
}

/** Where something is drawn inside a box, in its units, with a pixel of room where it will be looked at again. */
async function inkWithin(svg: string, box: Box, isRough: boolean): Promise<Box | null> {
  const { data, width, height } = unwrap(await drawSvg(withViewBox(svg, box), { longSide: 1000 }));
  const ink = inkBox({ width, height, alpha: alphaOf(data) });
  if (ink === null) return null;
  const unit = box.width / width;
  const margin = isRough ? 2 * unit : 0;
  return {
    x: box.x + ink.x * unit - margin,
    y: box.y + ink.y * unit - margin,
    width: ink.width * unit + 2 * margin,
    height: ink.height * unit + 2 * margin,
  };
}

const drawsNothing = (): Refusal => new Refusal('logos.cannot_render', 'This SVG draws nothing.');

/** The opacity of RGBA pixels. */
export function alphaOf(rgba: Uint8Array): Uint8Array {
  const alpha = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < alpha.length; at++) alpha[at] = rgba[at * 4 + 3] ?? 0;
  return alpha;
}

const withViewBox = (svg: string, box: Box): string =>
  svg.replace(ROOT, (root) =>
    root.replace(
      /^<svg/,
      `<svg viewBox="${number(box.x)} ${number(box.y)} ${number(box.width)} ${number(box.height)}" width="${number(box.width)}" height="${number(box.height)}"`,
    ),
  );

/** Where something is drawn, in CSS px of the canvas, and the map it was seen on. */
export async function inkOf(
  artwork: Artwork,
): Promise<{ box: Box; map: { width: number; height: number; alpha: Uint8Array }; unit: number }> {
  const { data, width, height } = unwrap(await drawSvg(artwork.svg, { longSide: 1024 }));
  const map = { width, height, alpha: alphaOf(data) };
  const found = inkBox(map);
  if (found === null) throw drawsNothing();
  const unit = artwork.width / width;
  const box = scaled(found, unit);
  // a whole picture of a canvas whose sides do not divide evenly is a little taller or wider than it
  return {
    box: { ...box, width: Math.min(box.width, artwork.width - box.x), height: Math.min(box.height, artwork.height - box.y) },
    map,
    unit,
  };
}

/** A rectangle in other units. */
export const scaled = (box: Box, by: number): Box => ({
  x: box.x * by,
  y: box.y * by,
  width: box.width * by,
  height: box.height * by,
});

/** How an artwork is set: which rectangle of its canvas is shown, at which size in px, on which ground. */
export interface Frame {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  readonly background: string | null;
}

/** The artwork inside a frame of its own. Its canvas stays a window of its own, so that nothing shows that did not show before. */
export function framed({ svg, width, height }: Artwork, { box, background, ...size }: Frame): string {
  const inner = svg.replace(ROOT, (root) => {
    const bare = root.replace(/\s(?:x|y|width|height)="[^"]*"/g, '');
    const viewBox = /\sviewBox="/.test(root) ? '' : ` viewBox="0 0 ${number(width)} ${number(height)}"`;
    return bare.replace(/^<svg/, `<svg x="0" y="0" width="${number(width)}" height="${number(height)}"${viewBox}`);
  });
  const [x, y, w, h] = [box.x, box.y, box.width, box.height].map(number);
  const ground = background === null ? '' : `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${background}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${number(size.width)}" height="${number(size.height)}" viewBox="${x} ${y} ${w} ${h}">${ground}${inner}</svg>`;
}

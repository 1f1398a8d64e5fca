import { readFile } from 'node:fs/promises';
import type { Traits } from '#domain/logos/propose.ts';
import { chromaOf, luminanceOf } from '#domain/logos/tone.ts';
import { sharp, UNTRUSTED } from '../pictures/sharp.ts';

/** Channels further from the ground than this are drawing. */
const APART = 40;

/** What the 320 px preview of a logo says; null where nothing is drawn, or where the ground cannot be told from the drawing. */
export async function traitsOf(preview: string): Promise<Traits | null> {
  const decoded = await sharp(await readFile(preview), UNTRUSTED)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (decoded === null) return null;
  const { data, info } = decoded;
  return traitsIn(data, info.width, info.height);
}

/** The same of RGBA pixels. */
export function traitsIn(data: Uint8Array, width: number, height: number): Traits | null {
  const at = (index: number): readonly [number, number, number, number] => [
    data[index * 4] ?? 0,
    data[index * 4 + 1] ?? 0,
    data[index * 4 + 2] ?? 0,
    data[index * 4 + 3] ?? 0,
  ];
  const corners = [0, width - 1, (height - 1) * width, width * height - 1].map(at);
  const isOpaque = corners.every(([, , , alpha]) => alpha > 250);
  const [red, green, blue] = corners[0] ?? [255, 255, 255];
  let [left, top, right, bottom] = [width, height, -1, -1];
  const tones: number[] = [];
  let colourful = 0;
  for (let index = 0; index < width * height; index++) {
    const [r, g, b, alpha] = at(index);
    const isInk = isOpaque ? Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)) > APART : alpha > 200;
    if (!isInk) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    const hex = `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
    tones.push(luminanceOf(hex));
    if (chromaOf(hex) > 0.14) colourful++;
  }
  if (right < 0) return null;
  tones.sort((one, other) => one - other);
  const share = (part: number): number => tones[Math.min(tones.length - 1, Math.floor(part * tones.length))] ?? 0;
  return {
    aspect: (right - left + 1) / (bottom - top + 1),
    luminance: tones.reduce((sum, tone) => sum + tone, 0) / tones.length,
    chroma: colourful / tones.length,
    spread: share(0.9) - share(0.1),
    ground: isOpaque ? luminanceOf(`#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`) : null,
  };
}

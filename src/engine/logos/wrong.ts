import type { Usage } from '#contract/logo-rules.ts';
import { type Artwork, framed } from './frame.ts';
import { recoloured } from './one-colour.ts';

type How = Extract<NonNullable<import('zod').z.infer<typeof Usage>['picture']>, { kind: 'wrong' }>['how'];

/** A wrong treatment of an artwork as an SVG 300 by 160, for the 'do not' of guidelines: drawn from the artwork, so nobody has to prepare it. */
export function wrongTreatment(artwork: Artwork, how: How): string {
  const [W, H] = [300, 160];
  const scale = Math.min((W * 0.62) / artwork.width, (H * 0.6) / artwork.height);
  const [w, h] = [artwork.width * scale, artwork.height * scale];
  const [x, y] = [(W - w) / 2, (H - h) / 2];
  const set = (one: Artwork, extra = '', box = { x, y, w, h }): string => {
    const inner = framed(one, {
      box: { x: 0, y: 0, width: one.width, height: one.height },
      width: box.w,
      height: box.h,
      background: null,
    });
    return inner.replace(/^<svg/, `<svg x="${box.x.toFixed(2)}" y="${box.y.toFixed(2)}" ${extra}`);
  };
  const inInk = (ink: string): Artwork => ({ ...artwork, svg: recoloured(artwork.svg, () => ink) });
  const copies = (ink: string, offsets: readonly (readonly [number, number])[]): string =>
    offsets.map(([dx, dy]) => set(inInk(ink), '', { x: x + dx, y: y + dy, w, h })).join('');
  const body: Record<How, () => string> = {
    stretched: () => set(artwork, 'preserveAspectRatio="none"', { x: W * 0.06, y: H * 0.26, w: W * 0.88, h: H * 0.48 }),
    tilted: () => `<g transform="rotate(-14 ${W / 2} ${H / 2})">${set(artwork)}</g>`,
    recoloured: () => set(inInk('#c2410c')),
    outlined: () =>
      copies('#dc2626', [
        [-2, 0],
        [2, 0],
        [0, -2],
        [0, 2],
        [-1.5, -1.5],
        [1.5, 1.5],
        [-1.5, 1.5],
        [1.5, -1.5],
      ]) + set(artwork),
    shadowed: () => `<g opacity="0.35">${copies('#000000', [[5, 6]])}</g>${set(artwork)}`,
    crowded: () =>
      set(artwork) +
      [y - 9, y + h + 3]
        .map((at) => `<rect x="${x}" y="${at.toFixed(1)}" width="${w.toFixed(1)}" height="6" fill="#6b7280"/>`)
        .join('') +
      `<rect x="${(x + w + 3).toFixed(1)}" y="${y.toFixed(1)}" width="26" height="${h.toFixed(1)}" fill="#6b7280"/>`,
    'low-contrast': () => `<rect width="${W}" height="${H}" fill="#5a6b78"/>${set(inInk('#4a5a66'))}`,
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${body[how]()}</svg>`;
}

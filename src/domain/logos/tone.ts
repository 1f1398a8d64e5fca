import { contrast, toLinear } from '../colour.ts';
import { hexOf } from './paint.ts';

/** Relative luminance by WCAG 2: 0 for black, 1 for white. */
export function luminanceOf(hex: string): number {
  const [red, green, blue] = toLinear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The grey of the same luminance. */
export function greyOf(hex: string): string {
  const light = luminanceOf(hex);
  const value = 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
  return hexOf(value, value, value);
}

/** Distance of the largest and the smallest channel, 0 to 1: greys have 0. */
export function chromaOf(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (Math.max(...channels) - Math.min(...channels)) / 255;
}

/** A light that reads as paper: in a one-colour version it is left open where it lies on ink. */
export const isPaper = (hex: string): boolean => luminanceOf(hex) > 0.8;

/** What WCAG 2.2 asks of graphical objects (1.4.11): 3 to 1. */
export const LEAST_CONTRAST = 3;

/** Contrast of a logo's colours on a ground: that of the colour that stands out least among those that cover at least a tenth of it. */
export const contrastOn = (colours: readonly { readonly colour: string; readonly share: number }[], ground: string): number =>
  Math.min(21, ...colours.filter(({ share }) => share >= 0.1).map(({ colour }) => contrast(colour, ground)));

/**
 * Whole per cent of cyan, magenta, yellow, key by the plain conversion (K = 1 − max, C = (1 − R − K) / (1 − K) …): a starting point that
 * knows no paper and no profile. A printer's own values are typed over it.
 */
export function cmykOf(hex: string): [number, number, number, number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const key = 1 - Math.max(red, green, blue);
  if (key === 1) return [0, 0, 0, 100];
  const ink = (light: number): number => Math.round((100 * (1 - light - key)) / (1 - key));
  return [ink(red), ink(green), ink(blue), Math.round(100 * key)];
}

/** Red, green, blue, 0 to 255. */
export const rgbOf = (hex: string): [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

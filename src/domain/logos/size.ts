import type { LogoWish } from '#contract/logos.ts';

/** The width in px of a rendition that nobody gave a size. */
export const DEFAULT_WIDTH_PX = 2000;

/** A side as it was asked for: its length in px, and in mm when it was asked for on paper. */
export interface AskedSide {
  readonly side: 'width' | 'height';
  readonly px: number;
  readonly mm: number | null;
  /** Nobody asked: the default. */
  readonly isDefault: boolean;
}

/** Which side a wish fixes, and how long it is in px of the file. A print size takes no part in the scale: dpi says it. */
export function askedSide(wish: Pick<LogoWish, 'width' | 'height' | 'widthMm' | 'heightMm' | 'dpi' | 'scale'>): AskedSide {
  const { dpi, scale } = wish;
  const print = (mm: number) => ({ px: Math.max(1, Math.round((mm / 25.4) * dpi)), mm, isDefault: false });
  if (wish.widthMm !== undefined) return { side: 'width', ...print(wish.widthMm) };
  if (wish.heightMm !== undefined) return { side: 'height', ...print(wish.heightMm) };
  if (wish.height !== undefined) return { side: 'height', px: wish.height * scale, mm: null, isDefault: false };
  return { side: 'width', px: (wish.width ?? DEFAULT_WIDTH_PX) * scale, mm: null, isDefault: wish.width === undefined };
}

/** Both sides in px of something of this shape, each at least 1. */
export function sidesOf(
  { side, px }: AskedSide,
  shape: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const other = side === 'width' ? (px * shape.height) / shape.width : (px * shape.width) / shape.height;
  const rounded = Math.max(1, Math.round(other));
  return side === 'width' ? { width: px, height: rounded } : { width: rounded, height: px };
}

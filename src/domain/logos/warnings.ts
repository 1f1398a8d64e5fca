import type { LogoMeasure, LogoPreview, LogoWish, Variant } from '#contract/logos.ts';
import { contrast } from '../colour.ts';
import { LEAST_CONTRAST, luminanceOf } from './tone.ts';

type Warning = LogoPreview['warnings'][number];

/** What is known of a wish when the rules are asked. */
export interface Asked {
  readonly wish: LogoWish;
  readonly variant: Pick<Variant, 'colourway' | 'ground'>;
  readonly measure: LogoMeasure;
  /** Of the rendition, in px. */
  readonly sides: { readonly width: number; readonly height: number };
  readonly isVector: boolean;
  readonly source: { readonly width: number };
  readonly hasLiveText: boolean;
  /** What it will stand on, as far as that is known. */
  readonly ground: string;
}

/** What the rules of a brand say against a wish. Nothing of it stops anybody. */
export function warningsOf({ wish, variant, measure, sides, isVector, source, hasLiveText, ground }: Asked): Warning[] {
  const found: Warning[] = [];
  const mm = wish.widthMm ?? (wish.heightMm === undefined ? null : (wish.heightMm * sides.width) / sides.height);
  const { minimum } = measure;
  if (minimum !== null && (mm === null ? sides.width / wish.scale < minimum.px : mm < minimum.mm)) found.push('below-minimum');
  const onGround = measure.contrast.find((one) => one.ground === ground);
  const ratio = onGround?.ratio ?? (variant.colourway === 'white' ? contrast('#ffffff', ground) : null);
  if (ratio !== null && ratio < LEAST_CONTRAST) found.push('low-contrast');
  if (wish.padding === 'none' && wish.background !== 'transparent' && measure.isTight) found.push('no-clear-space');
  if (wish.background !== 'transparent' && variant.ground !== 'brand' && variant.ground !== 'photo') {
    const isDark = luminanceOf(wish.background) < 0.18;
    if (isDark !== (variant.ground === 'dark')) found.push('wrong-ground');
  }
  if (!isVector && source.width > 0 && sides.width > source.width && wish.format !== 'source') found.push('enlarged-pixels');
  if (hasLiveText) found.push('live-text');
  return found;
}

import type { Box, LogoRules } from '#contract/logo-rules.ts';

/** The length that the clear space is a share of; the whole drawing's height where no symbol can be told. */
export function moduleOf(rule: LogoRules['clearSpace'], ink: Box, symbol: Box | null): number {
  if (rule.of === 'width') return ink.width;
  return rule.of === 'symbol-height' && symbol !== null ? symbol.height : ink.height;
}

/** The free room on each side, in the units of the boxes. */
export const clearSpaceOf = (rule: LogoRules['clearSpace'], ink: Box, symbol: Box | null): number =>
  moduleOf(rule, ink, symbol) * rule.share;

/** A rectangle with free room around it. */
export const padded = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

/** Whether a canvas leaves less room around its drawing than the rules ask for; half a thousandth of its width is forgiven. */
export function isTight(canvas: { readonly width: number; readonly height: number }, ink: Box, clear: number): boolean {
  const room = Math.min(ink.x, ink.y, canvas.width - ink.x - ink.width, canvas.height - ink.y - ink.height);
  return room < clear - canvas.width / 2000;
}

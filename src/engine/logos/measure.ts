import type { LogoMeasure } from '#contract/logos.ts';
import type { VariantId } from '#contract/values.ts';
import { clearSpaceOf, isTight, moduleOf } from '#domain/logos/clear-space.ts';
import { symbolBox } from '#domain/logos/ink.ts';
import { contrastOn, LEAST_CONTRAST } from '#domain/logos/tone.ts';
import { Refusal } from '../refusal.ts';
import { scaled } from './frame.ts';
import type { Studio } from './make.ts';
import { coloursOfDrawing } from './palette.ts';
import { type Drawing, drawingOf } from './pixels.ts';
import { readSource, sourceFor } from './source.ts';
import { getBrand, getVariant } from './store.ts';

/** Measures a variant's artwork. A retired one cannot be measured: nothing of it leaves the library. */
export async function measureVariant(studio: Studio, id: VariantId): Promise<LogoMeasure> {
  const variant = getVariant(studio.db, id);
  const brand = getBrand(studio.db, variant.brandId);
  const file = sourceFor(variant, 'pixels');
  if (file === null) throw new Refusal('logos.cannot_render', 'This logo cannot be drawn here, so nothing can be measured.');
  const drawing = await drawingOf(await readSource(studio.library, studio.db, file), file.format);
  const { map, unit } = await drawing.map();
  const ink = await drawing.ink();
  const found = symbolBox(map, variant.lockup);
  const symbol = found === null ? null : scaled(found, unit);
  const rule = brand.rules.clearSpace;
  const clear = clearSpaceOf(rule, ink, symbol);
  const minimum = brand.rules.minimum.find((one) => one.lockup === variant.lockup);
  const colours = await coloursOfDrawing(drawing as Drawing);
  const grounds = [
    { name: 'White', ground: '#ffffff' },
    { name: 'Black', ground: '#000000' },
    ...brand.palette.map(({ name, colour }) => ({ name, ground: colour })),
  ];
  return {
    canvas: { width: drawing.width, height: drawing.height },
    ink,
    symbol,
    module: moduleOf(rule, ink, symbol),
    clear,
    isTight: isTight(drawing, ink, clear),
    minimum: minimum === undefined ? null : { mm: minimum.mm, px: minimum.px },
    contrast: grounds.map(({ name, ground }) => {
      const ratio = Math.round(contrastOn(colours, ground) * 100) / 100;
      return { name, ground, ratio, passes: ratio >= LEAST_CONTRAST };
    }),
  };
}

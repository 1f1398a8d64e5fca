import { describe, expect, test } from 'vitest';
import { chooseLite, LITE_BYTES, renditionsOf, WEB_BYTES } from '#domain/exports/sizes.ts';

const LITE = { longSide: 1024, maxBytes: 70_000 };
const sizes = (tier: Parameters<typeof renditionsOf>[1], width: number, height: number) =>
  renditionsOf({ width, height }, tier, LITE).map(({ rendition, size }) => `${rendition} ${size.width}x${size.height}`);

describe('the files of a photo by tier', () => {
  test('full has both, and one where one is enough', () => {
    expect(sizes('full', 7000, 3500)).toEqual(['high-res 6000x3000', 'web 1600x800']);
    expect(sizes('full', 1200, 1600)).toEqual(['high-res 1200x1600', 'web 720x960']);
    expect(sizes('full', 800, 600)).toEqual(['high-res 800x600']);
  });
  test('print is 3000 px or the original, web 1600 px and 2 MB', () => {
    expect(sizes('print', 6000, 4000)).toEqual(['high-res 3000x2000']);
    expect(sizes('print', 2000, 1000)).toEqual(['high-res 2000x1000']);
    expect(sizes('web', 6000, 4000)).toEqual(['web 1600x1067']);
    expect(renditionsOf({ width: 6000, height: 4000 }, 'web', LITE)[0]?.maxBytes).toBe(2_000_000);
  });
  test('lite is what was chosen', () => {
    expect(sizes('lite', 6000, 4000)).toEqual(['web 1024x683']);
    expect(renditionsOf({ width: 6000, height: 4000 }, 'lite', LITE)[0]?.maxBytes).toBe(70_000);
  });
});

describe('sizes for a mail', () => {
  test('shrink with the number of photos, and all of them together never pass the limit', () => {
    let before = Number.POSITIVE_INFINITY;
    for (let photos = 1; photos <= 400; photos++) {
      const other = 600_000 + photos * 27_500;
      const lite = chooseLite(photos, other);
      expect(lite.longSide).toBeLessThanOrEqual(before);
      expect(lite.maxBytes).toBeLessThanOrEqual(WEB_BYTES);
      if (lite.fits) expect(other + photos * lite.maxBytes).toBeLessThanOrEqual(LITE_BYTES);
      before = lite.longSide;
    }
    expect(chooseLite(10, 1_000_000)).toMatchObject({ longSide: 1600, fits: true });
  });
  test('say when nothing helps', () => {
    expect(chooseLite(400, 1_000_000).fits).toBe(false);
    expect(chooseLite(0, LITE_BYTES + 1).fits).toBe(false);
    expect(chooseLite(0, 1_000_000).fits).toBe(true);
  });
});

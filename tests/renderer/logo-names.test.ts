import { expect, test } from 'vitest';
import type { Variant } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import { namesOf } from '../../src/renderer/assets/grounds.ts';

const assetId = 'ast_0000000000000001' as AssetId;
const variant = { lockup: 'primary', colourway: 'white', files: [{ assetId }] } as unknown as Variant;

test('a logo is named with its brand only where several brands have logos', () => {
  const city = { name: 'City', variants: [variant] };
  expect(namesOf([city, { name: 'Asked, sent none', variants: [] }]).get(assetId)).toBe('Primary, white');
  expect(namesOf([{ name: 'Harbour', variants: [{ ...variant, files: [] }] }, city]).get(assetId)).toBe('City, primary, white');
});

import { expect, test } from 'vitest';
import { sizeText } from '../../src/cli/words.ts';

test('sizes change their unit before a number reaches a thousand', () => {
  expect([999, 1000, 384_400, 999_499, 999_500, 5_147_075, 999_949_999, 999_950_000, 5_000_000_000].map(sizeText)).toEqual([
    '999 B',
    '1 kB',
    '384 kB',
    '999 kB',
    '1.0 MB',
    '5.1 MB',
    '999.9 MB',
    '1.0 GB',
    '5.0 GB',
  ]);
});

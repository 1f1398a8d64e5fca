import { expect, test } from 'vitest';
import { inReadingOrder } from '#domain/exports/wording.ts';

test('what readers come for stands before what machines need, and what no rule knows stands last', () => {
  expect(inReadingOrder(['unknown', 'assets', 'LICENSE.txt', 'contacts', 'photos', 'release', 'START-HERE.html'])).toEqual([
    'START-HERE.html',
    'LICENSE.txt',
    'release',
    'photos',
    'contacts',
    'assets',
    'unknown',
  ]);
});

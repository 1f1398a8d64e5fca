import { expect, test } from 'vitest';
import type { Sheet } from '#contract/sheets.ts';
import type { AssetId } from '#contract/values.ts';
import { movedBy, nextChoice } from '../../src/renderer/sheets/deeds.ts';

const [a, b, c] = ['a', 'b', 'c'] as unknown as [AssetId, AssetId, AssetId];
const marked = (chosenIds: AssetId[], rejectedIds: AssetId[]) => ({ chosenIds, rejectedIds }) as unknown as Sheet;

test('a click makes a picture chosen, rejected, neither, and touches no other', () => {
  const first = nextChoice(marked([b], [c]), a);
  expect(first).toEqual({ chosenIds: [b, a], rejectedIds: [c] });
  const second = nextChoice(marked(first.chosenIds, first.rejectedIds), a);
  expect(second).toEqual({ chosenIds: [b], rejectedIds: [c, a] });
  expect(nextChoice(marked(second.chosenIds, second.rejectedIds), a)).toEqual({ chosenIds: [b], rejectedIds: [c] });
});

test.each([
  [a, 1, [b, a, c]],
  [c, -2, [c, a, b]],
  [b, 1, [a, c, b]],
])('%s is moved by %s', (id, by, expected) => {
  expect(movedBy([a, b, c], id, by)).toEqual(expected);
});

test('what cannot go further stays, the list itself', () => {
  const list = [a, b, c];
  for (const [id, by] of [
    [a, -1],
    [c, 1],
    [b, 4],
    ['z' as AssetId, 1],
  ] as const)
    expect(movedBy(list, id, by)).toBe(list);
});

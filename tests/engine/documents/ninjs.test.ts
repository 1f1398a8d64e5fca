import { beforeAll, expect, test } from 'vitest';
import { writeNinjs } from '#domain/releases/texts/ninjs.ts';
import { ninjsFaults } from '../../domain/documents/ninjs-schema.ts';
import { printed, storedRelease } from '../../domain/documents/sample-releases.ts';
import { type Measured, measure } from '../releases/measure.ts';

let all: Measured[] = [];
beforeAll(async () => {
  all = await measure();
});

test('the ninjs of every test release, in every format and language they come in, is valid ninjs 3.1', () => {
  const faults = all.flatMap(({ name, parsed }) =>
    ninjsFaults(JSON.parse(writeNinjs(printed(storedRelease(parsed))))).map((fault) => `${name}: ${fault}`),
  );
  expect(faults).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});

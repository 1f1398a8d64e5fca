import { expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { done, type ErrorCode, failed } from '#contract/result.ts';
import { openFirstLibrary } from '../../src/main/first-library.ts';

/** An engine that answers these, one after the other: a code refuses, null opens. */
function engineThat(...answers: (ErrorCode | null)[]) {
  const asked: string[] = [];
  const open = async ({ place }: { place: { $path: string } }) => {
    asked.push(place.$path);
    const code = answers.shift() ?? null;
    return code === null ? done({}) : failed(code, 'No.');
  };
  return { asked, engine: { client: () => ({ library: { open } }) as unknown as Client } };
}

const handed = (...paths: string[]) => {
  let waiting = paths;
  return {
    library: () => waiting.at(-1) ?? null,
    forgetLibraries: () => {
      waiting = [];
    },
  };
};
const LAST = { opensLast: true, lastLibrary: '/press/last' };

test('the library that was open last is opened again, unless one was handed over or nobody wants it', async () => {
  const again = engineThat(null);
  await openFirstLibrary(again.engine, handed(), LAST).settled;
  expect(again.asked).toEqual(['/press/last']);

  const other = engineThat(null);
  const files = handed('/press/handed');
  await openFirstLibrary(other.engine, files, LAST).settled;
  expect(other.asked).toEqual(['/press/handed']);
  expect(files.library()).toBeNull();

  const off = engineThat();
  await openFirstLibrary(off.engine, handed(), { ...LAST, opensLast: false }).settled;
  await openFirstLibrary(off.engine, handed(), { ...LAST, lastLibrary: null }).settled;
  expect(off.asked).toEqual([]);
});

test('a library that the engine of a killed app still holds is waited for; one that is gone is named, and a handed one is left to the window', async () => {
  const held = engineThat('library.in_use', 'library.in_use', null);
  const first = openFirstLibrary(held.engine, handed(), LAST);
  await first.settled;
  expect(held.asked).toHaveLength(3);
  expect(first.without()).toBeNull();

  const gone = openFirstLibrary(engineThat('library.not_found').engine, handed(), LAST);
  await gone.settled;
  expect(gone.without()).toEqual({ name: 'last', code: 'library.not_found' });

  const files = handed('/press/handed');
  const damaged = openFirstLibrary(engineThat('library.damaged').engine, files, LAST);
  await damaged.settled;
  expect(damaged.without()).toBeNull();
  expect(files.library()).toBe('/press/handed');
});

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { compareBytes, readSums, sumsBytes, toCanonicalJson, writeSums } from '#domain/exports/sums.ts';

const hash = (digit: string) => digit.repeat(64);
const sums = [
  { path: 'verify/allowed_signers', sha256: hash('a') },
  { path: 'README.txt', sha256: hash('1') },
  { path: 'photos/a.jpg', sha256: hash('f') },
];

test('checksums are sorted by bytes, of known size, and read back', () => {
  const text = writeSums(sums);
  expect(text).toBe(`${hash('1')}  README.txt\n${hash('f')}  photos/a.jpg\n${hash('a')}  verify/allowed_signers\n`);
  expect(text.length).toBe(sumsBytes(sums.map(({ path }) => path)));
  expect(readSums(text)).toEqual({ sums: [sums[1], sums[2], sums[0]] });
});

test('a line that is no checksum is named', () => {
  const good = `${hash('1')}  a\n`;
  for (const [text, badLine] of [
    [good.trimEnd(), 1],
    [`${good}${good.slice(1)}`, 2],
    [good.replace('  ', ' '), 1],
    [`${good}\n`, 2],
    [good.replaceAll('1', 'G'), 1],
  ] as const) {
    expect(readSums(text)).toEqual({ badLine });
  }
  expect(readSums('')).toEqual({ sums: [] });
});

test('order is that of sort in the C locale, beyond U+FFFF too', () => {
  const names = ['b', 'a', 'B', 'a/b', 'a-b', 'a.b', 'é', '\ufffd', '😀', 'ab'];
  const sorted = execFileSync('sort', { input: `${names.join('\n')}\n`, encoding: 'utf8', env: { LC_ALL: 'C' } });
  expect([...names].sort(compareBytes)).toEqual(sorted.slice(0, -1).split('\n'));
});

test('kit.json keeps the order of its keys, one-space indent, letters unescaped, a line feed at the end', () => {
  expect(toCanonicalJson({ b: 1, a: undefined, c: [null] })).toBe('{\n "b": 1,\n "c": [\n  null\n ]\n}\n');
  expect(toCanonicalJson({ name: 'København' })).toBe('{\n "name": "København"\n}\n');
  expect(() => toCanonicalJson({ a: Number.NaN })).toThrow(RangeError);
});

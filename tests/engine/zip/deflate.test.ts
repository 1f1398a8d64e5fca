import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createDeflating } from '#engine/exports/zip/deflate.ts';
import { asEntries, newFolder, noise, writeZip } from './support.ts';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function deflated(content: Buffer, cut = 1 << 20): Buffer {
  const parts: Uint8Array[] = [];
  const deflating = createDeflating(content.length, (part) => parts.push(part));
  for (let at = 0; at < content.length; at += cut) deflating.push(content.subarray(at, at + cut), at + cut >= content.length);
  return Buffer.concat(parts);
}

/** A page of pictures of such sizes in bytes, with words between them. */
const pageOf = (sizes: readonly number[], between: string): Buffer =>
  Buffer.from(
    sizes
      .map((size, at) => `<img src="data:image/webp;base64,${noise(size, at).toString('base64')}" alt="${between}">`)
      .join(between),
  );

test('whatever stands in a page, and wherever it is cut, comes out as it was', () => {
  const pages = [
    pageOf([9000, 20_000, 1, 383, 384, 385, 30_001], '\n<p>Boats in the harbour, æ ø å</p>\n'),
    pageOf([2000, 2001, 2002, 2003], ''),
    // Ends inside a picture, and is nothing but one.
    Buffer.from(`data:image/webp;base64,${noise(3000).toString('base64').replaceAll('=', '')}`),
    Buffer.from(`image/webp;base64,${'/'.repeat(5000)}`),
    Buffer.from('image/webp;base64,image/webp;base64,'),
    Buffer.from('No picture at all. '.repeat(4000)),
  ];
  for (const page of pages)
    for (const cut of [1 << 20, 4096, 1000, 997]) expect(inflateRawSync(deflated(page, cut)).equals(page)).toBe(true);
});

test('a picture takes three quarters of its letters and no more', () => {
  const page = pageOf([24_000, 24_000, 24_000], '');
  expect(deflated(page).length).toBeLessThan(page.length * 0.765);
});

test('programs of others read a page with pictures, and it is the same on every machine', async () => {
  const page = pageOf([25_000, 18_000, 25_000], '<figcaption>Harbour at dawn</figcaption>');
  const path = join(folder, 'page.zip');
  await writeZip(path, asEntries([['START-HERE.html', page]]));
  for (const [program, ...words] of [
    ['unzip', '-p', path],
    ['7z', 'x', '-so', path],
    ['bsdtar', '-xOf', path],
  ] as const) {
    const read = spawnSync(program, words, { maxBuffer: 1 << 24 });
    expect(read.stdout?.equals(page), program).toBe(true);
  }
  // Changes only with a recipe of ours or the version of fflate: every kit of before would come out otherwise.
  expect(createHash('sha256').update(deflated(page)).digest('hex')).toBe(
    '027c0e512c9ba3a41f9a074cdcfe8701eb6f4c2d8492d3731ed2575039ee288f',
  );
});

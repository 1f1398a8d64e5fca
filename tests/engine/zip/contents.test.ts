import { closeSync, copyFileSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContents } from '#engine/exports/zip/contents.ts';
import { dataRange } from '#engine/exports/zip/ranges.ts';
import { type OpenZip, openZip } from '#engine/exports/zip/read.ts';
import { asEntries, kitEntries, must, newFolder, noise, sha256, verdictOf, writeZip } from './support.ts';

const folder = newFolder();
const path = join(folder, 'kit.zip');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stored entries that are large enough together to be summed on threads, beside small ones and deflated ones. */
const one = noise(9_000_001, 7);
const LARGE = ['a', 'b', 'c', 'd'].map((name, at): [string, Buffer] => [
  `photos/${name}.jpg`,
  Buffer.concat([one, Buffer.from([at])]),
]);
const files = kitEntries(Object.fromEntries([...LARGE, ['README.txt', Buffer.from('A kit\r\n'.repeat(2000))]]));
beforeAll(() => writeZip(path, asEntries(files)));

async function within<T>(at: string, work: (zip: OpenZip) => Promise<T>): Promise<T> {
  const zip = must(await openZip(at));
  return work(zip).finally(() => zip.close());
}

/** A copy of the zip with one bit of it turned over. */
function flipped(name: string, position: number): string {
  const copy = join(folder, name);
  copyFileSync(path, copy);
  const fd = openSync(copy, 'r+');
  const byte = Buffer.alloc(1);
  readSync(fd, byte, 0, 1, position);
  writeSync(fd, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, position);
  closeSync(fd);
  return copy;
}

test('threads find the same sums of every entry as one does, and every byte is counted', async () => {
  await within(path, async (zip) => {
    let bytes = 0;
    const contents = await readContents(zip, (entry) => entry.name.endsWith('kit.json'), {
      onBytes: (read) => {
        bytes += read;
      },
    });
    for (const [index, entry] of zip.entries.entries()) {
      const [name, content] = files[index] ?? ['', Buffer.alloc(0)];
      const found = contents?.get(entry);
      expect(found, name).toMatchObject({ kind: 'read', crc32: entry.crc32, sha256: sha256(content) });
      expect(found?.kind === 'read' && (found.whole?.equals(content) ?? null), name).toBe(name === 'kit.json' ? true : null);
    }
    expect(bytes).toBe(zip.entries.reduce((sum, entry) => sum + entry.compressedBytes, 0));
  });
});

test('a bit anywhere in a large entry, or in the CRC of its header, is found, and names it alone', async () => {
  expect(await verdictOf(path)).toMatchObject({ ok: true, problems: [] });
  const range = await within(path, async (zip) => {
    const entry = zip.entries.find(({ name }) => name.endsWith('/c.jpg'));
    if (entry === undefined) throw new Error('c.jpg is not there.');
    return { ...(await dataRange(zip, entry)), header: entry.packed.offset };
  });
  for (const position of [range.start, range.start + 4_000_000, range.start + range.length - 1, range.header + 14]) {
    const { ok, problems } = await verdictOf(flipped('flipped.zip', position));
    expect(ok).toBe(false);
    expect(new Set(problems.map((problem) => problem.path))).toEqual(new Set(['photos/c.jpg']));
  }
});

test('a check that is cancelled ends, before it has begun and in the middle', async () => {
  await within(path, async (zip) => {
    expect(await readContents(zip, () => false, { signal: AbortSignal.abort() })).toBeNull();
    const stop = new AbortController();
    const onBytes = (): void => stop.abort();
    expect(await readContents(zip, () => false, { signal: stop.signal, onBytes })).toBeNull();
  });
});

test('a zip that became shorter while it was open is damaged where it ends, and the check comes to its end', async () => {
  const copy = join(folder, 'short.zip');
  copyFileSync(path, copy);
  await within(copy, async (zip) => {
    const { truncateSync } = await import('node:fs');
    const last = zip.entries.find(({ name }) => name.endsWith('/d.jpg'));
    truncateSync(copy, (last?.packed.offset ?? 0) + 1_000_000);
    const contents = await readContents(zip, () => false, {});
    for (const entry of zip.entries)
      expect(contents?.get(entry)?.kind, entry.name).toBe(entry.packed.offset < (last?.packed.offset ?? 0) ? 'read' : 'damaged');
  });
});

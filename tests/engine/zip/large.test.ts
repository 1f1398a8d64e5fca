import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readContents } from '#engine/exports/zip/contents.ts';
import { openZip } from '#engine/exports/zip/read.ts';
import { must, newFolder, writeZip } from './support.ts';

const folder = newFolder();
const zip = join(folder, 'large.zip');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first number that 32 bits cannot say: 0xffffffff itself is the mark for "look in the Zip64 field" (APPNOTE, 4.4.1.4). */
const LIMIT = 0xffffffff;
/** A local header without extra fields (APPNOTE, 4.3.7), beside its name. */
const HEADER = 30;

/** A file of so many bytes that takes no room: zeroes with a few bytes at both ends. */
function sparse(name: string, bytes: number): { kind: 'file'; path: string; bytes: number; crc32: null } {
  const path = join(folder, name);
  writeFileSync(path, 'begin');
  truncateSync(path, bytes);
  const fd = openSync(path, 'r+');
  writeSync(fd, Buffer.from('end'), 0, 3, bytes - 3);
  closeSync(fd);
  return { kind: 'file', path, bytes, crc32: null };
}

/** The last bytes of the zip, where its end records are. */
function tail(): Buffer {
  const fd = openSync(zip, 'r');
  const end = Buffer.alloc(400);
  readSync(fd, end, 0, end.length, statSync(zip).size - end.length);
  closeSync(fd);
  return end;
}

const hasZip64End = (): boolean => tail().includes(Buffer.from('PK\x06\x06', 'latin1'));

/** Reads all of it with four programs that are none of ours, and with our own reader. */
async function requireAccepted(entries: readonly { name: string; bytes: number }[]): Promise<void> {
  execFileSync('unzip', ['-tq', zip]);
  execFileSync('7z', ['t', zip], { stdio: 'ignore' });
  expect(execFileSync('bsdtar', ['-tf', zip], { encoding: 'utf8' }).trim().split('\n')).toEqual(entries.map(({ name }) => name));
  const script =
    'import sys,zipfile,json; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps([z.testzip(),[i.file_size for i in z.infolist()]]))';
  expect(JSON.parse(execFileSync('python3', ['-c', script, zip], { encoding: 'utf8' }))).toEqual([
    null,
    entries.map(({ bytes }) => bytes),
  ]);
  const opened = must(await openZip(zip));
  const contents = await readContents(opened, () => false, {});
  await opened.close();
  expect(opened.entries.map(({ name, bytes }) => ({ name, bytes }))).toEqual(entries);
  expect([...(contents?.values() ?? [])].map(({ kind }) => kind)).toEqual(entries.map(() => 'read'));
}

async function write(entries: readonly { name: string; bytes: number }[]): Promise<void> {
  await writeZip(
    zip,
    entries.map(({ name, bytes }, index) => ({ name, source: sparse(`source-${index}`, bytes) })),
  );
}

describe.skipIf(process.env.DATELINE_TESTS !== 'full')('around 4 GiB', { timeout: 900_000 }, () => {
  const [first, last] = ['kit/a.jpg', 'kit/b.jpg'];

  test.each([
    [LIMIT - 1, false],
    [LIMIT, true],
  ])('a directory at byte %i of the zip: Zip64 is %s', async (directoryAt, isZip64) => {
    const small = 1000;
    const large = directoryAt - 2 * HEADER - first.length - last.length - small;
    const entries = [
      { name: first, bytes: large },
      { name: last, bytes: small },
    ];
    await write(entries);
    expect(hasZip64End()).toBe(isZip64);
    await requireAccepted(entries);
  });

  test('a file above 4 GiB, and one behind it', async () => {
    const entries = [
      { name: first, bytes: LIMIT + 10 },
      { name: last, bytes: 70_000 },
    ];
    await write(entries);
    expect(hasZip64End()).toBe(true);
    await requireAccepted(entries);
  });
});

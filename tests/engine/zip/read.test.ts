import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyKit } from '#engine/exports/verify.ts';
import { openZip, type UnsafeFact } from '#engine/exports/zip/read.ts';
import { asEntries, FILES, kitEntries, must, newFolder, noise, rawZip, sha256, writeZip } from './support.ts';

const folder = newFolder();
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('lists what was written and reads it back, stored and deflated, small and large', async () => {
  const text = Buffer.from(Array.from({ length: 400_000 }, (_, index) => `line ${(index * 7919) % 1009}\n`).join(''));
  const files: [string, Buffer][] = [
    ...kitEntries(),
    ['x/large.jpg', noise(5_000_001)],
    ['x/large.txt', text],
    ['x/none.txt', Buffer.alloc(0)],
  ];
  await writeZip(at('kit.zip'), asEntries(files, 'root'));
  const zip = must(await openZip(at('kit.zip')));
  expect(zip.brokenDirectory).toBeNull();
  expect(zip.entries.map(({ name, bytes, unsafe }) => [name, bytes, unsafe])).toEqual(
    files.map(([path, bytes]) => [`root/${path}`, bytes.length, []]),
  );
  // All at once: the window that small reads share must not move under a reader's feet.
  const contents = await Promise.all(zip.entries.map((entry) => zip.readContent(entry, { keep: true })));
  for (const [index, content] of contents.entries()) {
    const [path, bytes] = files[index] as [string, Buffer];
    expect(content, path).toMatchObject({ kind: 'read', crc32: zip.entries[index]?.crc32, sha256: sha256(bytes) });
    expect(content.kind === 'read' && content.whole?.equals(bytes)).toBe(true);
  }
  await zip.close();
});

test('a large deflated entry is read to its end without a listener left behind for every piece of it', async () => {
  const body = noise(24 << 20);
  writeFileSync(at('long.zip'), rawZip([{ name: 'root/long.bin', body, deflate: true }]));
  const warnings: string[] = [];
  const hear = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', hear);
  const zip = must(await openZip(at('long.zip')));
  const [entry] = zip.entries;
  if (entry === undefined) throw new Error('There is no entry.');
  expect(await zip.readContent(entry)).toMatchObject({ kind: 'read', sha256: sha256(body) });
  await zip.close();
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});

test('says what is unsafe about an entry', async () => {
  const mode = (bits: number) => (record: Buffer) => record.writeUInt32LE((bits << 16) >>> 0, 38);
  const body = noise(4);
  const cases: [string, UnsafeFact[], ((record: Buffer) => void)?][] = [
    ['good/name.txt', []],
    ['good/name.txt', ['duplicate']],
    ['GOOD/name.txt', ['duplicate_ignoring_case']],
    ['../a', ['parent_folder']],
    ['a/../b', ['parent_folder']],
    ['..\\c', ['parent_folder', 'backslash']],
    ['/d', ['absolute']],
    ['C:/e', ['absolute']],
    ['f\u0000g', ['control_character']],
    ['h/', ['folder']],
    ['link', ['link'], mode(0o120777)],
    ['pipe', ['special_file'], mode(0o010644)],
    ['locked', ['encrypted'], (record) => record.writeUInt16LE(0x0801, 8)],
    ['odd', ['unknown_method'], (record) => record.writeUInt16LE(12, 10)],
    ['café', ['not_utf8'], (record) => record.writeUInt16LE(0, 8)],
  ];
  const entries = cases.map(([name, facts, tweak]) => ({
    name,
    body: facts.includes('encrypted') ? noise(16) : body,
    ...(facts.includes('encrypted') && { declared: { bytes: 4 } }),
    ...(tweak && { tweak }),
  }));
  writeFileSync(at('unsafe.zip'), rawZip(entries));
  const zip = must(await openZip(at('unsafe.zip')));
  expect(zip.entries.map((entry) => [...entry.unsafe].sort())).toEqual(cases.map(([, facts]) => [...facts].sort()));
  for (const entry of zip.entries.slice(12, 14)) expect(await zip.readContent(entry)).toMatchObject({ kind: 'damaged' });
  await zip.close();
});

test('a check can be cancelled, and tells how far it is', async () => {
  await writeZip(at('long.zip'), asEntries(kitEntries({ ...FILES, 'photos/big.jpg': noise(12 << 20) })));
  const seen: [number, number][] = [];
  must(await verifyKit(at('long.zip'), { onProgress: (bytes, total) => seen.push([bytes, total]) }));
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
  expect(seen.length).toBeGreaterThan(10);
  const stop = new AbortController();
  const result = await verifyKit(at('long.zip'), { signal: stop.signal, onProgress: (bytes) => bytes > 3 << 20 && stop.abort() });
  expect(result).toMatchObject({ ok: false, error: { code: 'door.cancelled' } });
});

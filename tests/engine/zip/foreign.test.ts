import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { foreignCounts, kitEntries, newFolder, writeKit, writeZip } from './support.ts';

const folder = newFolder();
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('other programs', () => {
  test('every reader on this machine accepts a kit, streaming ones too', async () => {
    await writeKit(at('foreign.zip'));
    const counts = foreignCounts(at('foreign.zip'), folder);
    expect(Object.keys(counts).length).toBeGreaterThan(0);
    for (const [program, count] of Object.entries(counts)) expect([program, count]).toEqual([program, kitEntries().length]);
  });

  test('a zip without entries opens', async () => {
    expect(await writeZip(at('none.zip'), [])).toMatchObject({ bytes: 22, entries: 0 });
  });

  test('70,000 entries open everywhere, as Zip64', { timeout: 300_000 }, async () => {
    const bytes = Buffer.from('tiny');
    const names = Array.from({ length: 70_000 }, (_, index) => `root/f-${String(index).padStart(5, '0')}.jpg`);
    const written = await writeZip(
      at('many.zip'),
      names.map((name) => ({ name, source: { kind: 'bytes' as const, bytes } })),
    );
    expect(written.entries).toBe(70_000);
    for (const [program, count] of Object.entries(foreignCounts(at('many.zip'), folder))) {
      expect([program, count]).toEqual([program, 70_000]);
    }
  });

  test('65,535 entries still need no Zip64', { timeout: 120_000 }, async () => {
    const bytes = Buffer.from('x');
    const entries = Array.from({ length: 65_535 }, (_, index) => ({
      name: `r/${index}.jpg`,
      source: { kind: 'bytes' as const, bytes },
    }));
    await writeZip(at('edge.zip'), entries);
    expect(readFileSync(at('edge.zip')).includes(Buffer.from('PK\x06\x06', 'latin1'))).toBe(false);
    for (const [program, count] of Object.entries(foreignCounts(at('edge.zip'), folder)))
      expect([program, count]).toEqual([program, 65_535]);
  });
});

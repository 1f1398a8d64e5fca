import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flip, type Header, newFolder, parseZip, ROOT, verdictOf, writeKit } from './support.ts';

const folder = newFolder();
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  await writeKit(at('plain.zip'));
  await writeKit(at('signed.zip'), generateKeyPairSync('ed25519').privateKey);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a flipped byte names its file', () => {
  const damage = async (region: (header: Header) => readonly [number, number], step: number) => {
    const headers = parseZip(readFileSync(at('signed.zip')));
    for (const header of headers) {
      const [start, end] = region(header);
      for (let position = start; position < end; position += step) {
        flip(at('signed.zip'), at('flipped.zip'), position);
        const verdict = await verdictOf(at('flipped.zip'));
        const paths = verdict.problems.map((problem) => problem.path);
        const file = header.name.slice(ROOT.length + 1);
        expect(verdict.ok).toBe(false);
        expect(paths, `byte ${position - start} of ${file}: ${JSON.stringify(verdict.problems)}`).toContain(file);
      }
    }
  };

  test('in every byte of every local header', { timeout: 120_000 }, () => damage((header) => header.local, 1));
  test('in every byte of every record of the directory', { timeout: 120_000 }, () => damage((header) => header.record, 1));
  test('in the data', { timeout: 120_000 }, () => damage((header) => header.data, 97));
  test('in the first and last byte of the data', { timeout: 120_000 }, async () => {
    await damage(({ data: [start] }) => [start, start + 1], 1);
    await damage(({ data: [, end] }) => [end - 1, end], 1);
  });

  test('in the end record, the zip as a whole is damaged', async () => {
    const { length } = readFileSync(at('signed.zip'));
    for (let position = length - 22; position < length; position += 1) {
      flip(at('signed.zip'), at('flipped.zip'), position);
      expect((await verdictOf(at('flipped.zip'))).ok, `byte ${position - length}`).toBe(false);
    }
  });

  test('every single bit of the headers counts', { timeout: 120_000 }, async () => {
    const zip = readFileSync(at('plain.zip'));
    const header = parseZip(zip)[2] as Header;
    for (const [start, end] of [header.local, header.record]) {
      for (let bit = start * 8; bit < end * 8; bit += 3) {
        flip(at('plain.zip'), at('flipped.zip'), bit >> 3, 1 << (bit & 7));
        expect((await verdictOf(at('flipped.zip'))).ok, `bit ${bit & 7} of byte ${(bit >> 3) - start}`).toBe(false);
      }
    }
  });
});

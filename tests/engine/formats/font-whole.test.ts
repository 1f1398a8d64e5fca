import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { damageOfFont } from '../../../src/engine/formats/font-whole.ts';
import { withFsType } from '../fonts.ts';

const root = join(import.meta.dirname, '../../..');
const OTF = readFileSync(join(root, 'resources/fonts/source-serif-4/SourceSerif4-It.otf'));
const TTF = readFileSync(join(root, 'resources/fonts/inter/Inter-Regular.ttf'));
const WOFF2 = readFileSync(join(root, 'resources/kit-fonts/inter-latin.woff2'));

const placesOf = (font: Buffer) =>
  Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + n * 16).map((at) => ({
    at,
    tag: font.toString('latin1', at, at + 4),
    offset: font.readUInt32BE(at + 8),
    length: font.readUInt32BE(at + 12),
  }));

/** The same font as WOFF 1.0: each table packed by itself. */
function woffOf(font: Buffer): Buffer {
  const tables = placesOf(font);
  const header = Buffer.alloc(44 + tables.length * 20);
  header.write('wOFF', 0, 'latin1');
  font.copy(header, 4, 0, 4);
  header.writeUInt16BE(tables.length, 12);
  const parts: Buffer[] = [header];
  let end = header.length;
  tables.forEach(({ at, tag, offset, length }, n) => {
    const plain = font.subarray(offset, offset + length);
    const packed = deflateSync(plain);
    const kept = packed.length < plain.length ? packed : plain;
    const place = 44 + n * 20;
    header.write(tag, place, 'latin1');
    for (const [k, value] of [end, kept.length, length, font.readUInt32BE(at + 4)].entries())
      header.writeUInt32BE(value, place + 4 + k * 4);
    parts.push(kept, Buffer.alloc((4 - (kept.length % 4)) % 4));
    end += kept.length + ((4 - (kept.length % 4)) % 4);
  });
  header.writeUInt32BE(end, 8);
  return Buffer.concat(parts);
}

/** Two fonts in one file that share nothing. */
function collectionOf(first: Buffer, second: Buffer): Buffer {
  const moved = (font: Buffer, by: number): Buffer => {
    const copy = Buffer.from(font);
    for (const { at, offset } of placesOf(font)) copy.writeUInt32BE(offset + by, at + 8);
    return copy;
  };
  const header = Buffer.alloc(20);
  header.write('ttcf', 0, 'latin1');
  header.writeUInt32BE(0x10000, 4);
  header.writeUInt32BE(2, 8);
  header.writeUInt32BE(20, 12);
  header.writeUInt32BE(20 + first.length, 16);
  return Buffer.concat([header, moved(first, 20), moved(second, 20 + first.length)]);
}

const FONTS: Readonly<Record<string, Buffer>> = {
  otf: OTF,
  ttf: TTF,
  woff: woffOf(TTF),
  woff2: WOFF2,
  collection: collectionOf(OTF, TTF),
};

describe.each(Object.entries(FONTS))('a font as %s', (_, font) => {
  it('is whole when it is', () => expect(damageOfFont(font)).toBeNull());

  it('is not when it was cut, wherever', () => {
    for (const part of [0.999, 0.9, 0.5, 0.1, 0.01, 0.001])
      expect(damageOfFont(font.subarray(0, font.length * part))).not.toBeNull();
    expect(damageOfFont(font.subarray(0, 0))).not.toBeNull();
  });

  it('never throws on noise', () => {
    for (let at = 0; at < 400; at++) {
      const noisy = Buffer.from(font.subarray(0, 4000));
      noisy[at] = (noisy[at] ?? 0) ^ 0xff;
      expect(damageOfFont(noisy)).not.toBeNull();
    }
  });
});

it('knows a changed byte by its table’s sum, a foreign head, and a table that every font needs', () => {
  const { offset, length } = placesOf(TTF).find(({ tag }) => tag === 'glyf') ?? { offset: 0, length: 0 };
  const changed = Buffer.from(TTF);
  changed[offset + (length >> 1)] = (changed[offset + (length >> 1)] ?? 0) ^ 1;
  expect(damageOfFont(changed)).toBe('sums');
  expect(damageOfFont(withFsType(TTF, 2))).toBeNull();

  const headless = Buffer.from(TTF);
  headless.writeUInt32BE(0, (placesOf(TTF).find(({ tag }) => tag === 'head')?.offset ?? 0) + 12);
  expect(damageOfFont(headless)).toBe('header');
  const renamed = Buffer.from(TTF);
  renamed.write('xmap', placesOf(TTF).find(({ tag }) => tag === 'cmap')?.at ?? 0, 'latin1');
  expect(damageOfFont(renamed)).toBe('tables');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRandom } from '../../../scripts/random.ts';
import { MAX_TEXT } from '../../../src/engine/formats/content.ts';
import { readFormat } from '../../../src/engine/formats/index.ts';
import { detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { docx, onePage, psdOf } from './make.ts';

const samples = join(import.meta.dirname, 'samples');
const files: Readonly<Record<string, () => Uint8Array>> = {
  ...Object.fromEntries(
    readdirSync(samples)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, () => readFileSync(join(samples, name))]),
  ),
  'page.pdf': onePage,
  'text.docx': docx,
  'flat.psd': () => psdOf({ mode: 3, planes: [1, 2, 3].map((value) => new Uint8Array(900).fill(value)), width: 30, height: 30 }),
  'serif.otf': () => readFileSync(join(import.meta.dirname, '../../../resources/fonts/source-serif-4/SourceSerif4-It.otf')),
  'page.rtf': () => Buffer.from("{\\rtf1\\ansi{\\info{\\title A}}K\\'f8benhavn\\par to}"),
};

/** Milliseconds after which a reader counts as hanging, on a busy machine. */
const HANGS = 20_000;

/** Cut and flipped with the same seed each time; fewer rounds for fonts, whose specimen takes half a second. */
it.each(Object.keys(files))(
  '%s, cut anywhere and with bytes flipped, is read or kept, and never hangs',
  { timeout: 300_000 },
  async (name) => {
    const whole = files[name]?.() ?? new Uint8Array();
    // what the whole file is stays what it is read as, so that damage reaches the reader and not only the detection
    const type = await detectFileType(whole, name);
    const random = createRandom(name.length * 7919 + whole.length);
    const rounds = name.endsWith('.otf') ? 4 : 25;
    for (let round = 0; round < rounds * 2; round++) {
      let damaged: Uint8Array = Uint8Array.from(whole);
      if (round % 2 === 0) damaged = damaged.subarray(0, Math.floor(random() * damaged.length));
      else for (let i = 0; i < 1 + round * 4; i++) damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      const from = performance.now();
      const read = await readFormat(damaged, type, name);
      expect(performance.now() - from).toBeLessThan(HANGS);
      expect(read.text.length).toBeLessThanOrEqual(MAX_TEXT);
      expect(Number.isFinite(read.durationMs ?? 0)).toBe(true);
    }
  },
);

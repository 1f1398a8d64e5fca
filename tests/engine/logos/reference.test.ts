import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { artworkOf } from '#engine/logos/frame.ts';
import { inOneColour } from '#engine/logos/one-colour.ts';
import { optimiseSvg } from '#engine/logos/optimise.ts';
import { drawSvg, readSvg, sanitiseSvg, svgCanvas } from '#engine/pictures/svg.ts';
import { importAll, startLibrary, tempFolder, value } from '../harness.ts';

const EXAMPLE = join(import.meta.dirname, '../../../resources/example/logos');
const ICONS = join(dirname(createRequire(import.meta.url).resolve('simple-icons')), 'icons');

/**
 * The tolerance: channels of a pixel, premultiplied so that nothing counts where nothing is seen, may differ by 8 of 255, and one pixel
 * in 2,000 by more. Edges are mixed a little otherwise by another version of librsvg, or by Poppler.
 */
const SAME = 8;
const OUTLIERS = 1 / 2000;

async function rgba(source: Buffer | string): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(source).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Share of pixels whose premultiplied channels differ by more than `SAME`. */
function differing(one: Buffer, other: Buffer): number {
  expect(one.length).toBe(other.length);
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [a, b] = [(one[at + 3] ?? 0) / 255, (other[at + 3] ?? 0) / 255];
    const isFar =
      [0, 1, 2].some((channel) => Math.abs((one[at + channel] ?? 0) * a - (other[at + channel] ?? 0) * b) > SAME) ||
      Math.abs(a - b) * 255 > SAME;
    if (isFar) count++;
  }
  return count / (one.length / 4);
}

/** A width at which the height comes out whole: how a broken pixel is rounded differs between programs and says nothing of the drawing. */
async function evenWidth(svg: string): Promise<number> {
  const canvas = await svgCanvas(svg);
  if (canvas === null) throw new Error('no canvas');
  const off = (width: number): number =>
    Math.abs((width * canvas.height) / canvas.width - Math.round((width * canvas.height) / canvas.width));
  return (
    Array.from({ length: 400 }, (_, at) => 400 + at).toSorted(
      (one, other) => Math.round(off(one) * 200) - Math.round(off(other) * 200) || one - other,
    )[0] ?? 400
  );
}

/** How many real logos are drawn: DATELINE_TESTS=full draws 200, the gate 60. */
const LOGOS = process.env.DATELINE_TESTS === 'full' ? 200 : 60;

/** Real logos: every n-th of the package, and the example's nine. */
async function sample(): Promise<string[]> {
  const names = (await readdir(ICONS)).filter((name) => name.endsWith('.svg')).toSorted();
  const step = Math.floor(names.length / (LOGOS - 9));
  const icons = names.filter((_, at) => at % step === 0).slice(0, LOGOS - 9);
  return [...icons.map((name) => join(ICONS, name)), ...(await readdir(EXAMPLE)).map((name) => join(EXAMPLE, name))];
}

test(`${LOGOS} logos look as rsvg-convert draws them, before and after optimising`, { timeout: 600_000 }, async () => {
  const paths = await sample();
  expect(paths).toHaveLength(LOGOS);
  const worst: string[] = [];
  let before = 0;
  let after = 0;
  for (const path of paths) {
    const bytes = await readFile(path);
    const clean = value(sanitiseSvg(value(readSvg(bytes))));
    const { data, width, height } = value(await drawSvg(clean, { width: await evenWidth(clean) }));
    const drawn = spawnSync('rsvg-convert', ['-w', String(width), '-h', String(height), path], { maxBuffer: 1e8 });
    expect(drawn.status, path).toBe(0);
    const reference = await rgba(drawn.stdout);
    const share = differing(Buffer.from(data), reference.data);
    if (share > OUTLIERS) worst.push(`${path}: ${(share * 100).toFixed(2)} %`);
    const optimised = await optimiseSvg(clean);
    before += clean.length;
    after += optimised.length;
    const again = value(await drawSvg(optimised, { width: 512 }));
    // not one bit of one pixel
    expect(Buffer.from(again.data).equals(Buffer.from(value(await drawSvg(clean, { width: 512 })).data)), path).toBe(true);
  }
  expect(worst).toEqual([]);
  expect(after).toBeLessThan(before);
});

describe('made from the master', () => {
  test('black and white are exactly one colour plus opacity, greyscale has no colour', { timeout: 300_000 }, async () => {
    const paths = (await sample()).filter((_, at) => at % 8 === 0 || at >= LOGOS - 9);
    const knockOut =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><rect width="80" height="40" rx="6" fill="#c8102e"/><path fill="#fff" d="M10 10h20v20H10z"/><circle cx="58" cy="20" r="11" style="fill:#ffffff"/></svg>';
    const styled =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><style>.a{fill:rgb(10 80 120)}.b{stroke:hsl(20,80%,50%);fill:none;stroke-width:4}</style><defs><linearGradient id="g"><stop stop-color="gold"/><stop offset="1" stop-color="#f006"/></linearGradient></defs><rect class="a" width="30" height="40"/><path class="b" d="M40 5v30"/><rect x="50" width="30" height="40" fill="url(#g)" opacity=".7"/></svg>';
    const texts = [knockOut, styled, ...(await Promise.all(paths.map(async (path) => readFile(path, 'utf8'))))];
    for (const text of texts) {
      const artwork = await artworkOf(value(sanitiseSvg(text)));
      for (const [colourway, tone] of [
        ['black', 0],
        ['white', 255],
      ] as const) {
        const { data } = value(await drawSvg(await inOneColour(artwork, colourway), { longSide: 900 }));
        let drawn = 0;
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] === 0) continue;
          drawn++;
          if (data[at] !== tone || data[at + 1] !== tone || data[at + 2] !== tone)
            throw new Error(`${colourway}: ${data.slice(at, at + 4)} in ${text.slice(0, 300)}`);
        }
        expect(drawn).toBeGreaterThan(0);
      }
      const grey = value(await drawSvg(await inOneColour(artwork, 'greyscale'), { longSide: 300 }));
      for (let at = 0; at < grey.data.length; at += 4)
        expect(Math.abs((grey.data[at] ?? 0) - (grey.data[at + 2] ?? 0))).toBeLessThanOrEqual(1);
    }
    // light parts on ink are left open, or the black version would be a black box
    const open = value(await drawSvg(await inOneColour(await artworkOf(value(sanitiseSvg(knockOut))), 'black'), { width: 80 }));
    const alphaAt = (x: number, y: number) => open.data[(y * open.width + x) * 4 + 3];
    expect([alphaAt(20, 20), alphaAt(58, 20), alphaAt(40, 20)]).toEqual([0, 0, 255]);
  });

  test('a PDF keeps vectors and looks like the PNG', { timeout: 300_000 }, async () => {
    const { client, folder } = await startLibrary({ example: true });
    const [brand] = value(await client.logos.brands({})).items;
    for (const variant of brand?.variants ?? []) {
      const at = (name: string) => ({ $path: join(folder, `${variant.id}${name}`) });
      value(
        await client.logos.render({
          variantId: variant.id,
          format: 'pdf',
          widthMm: 80,
          background: '#d9e2ec',
          padding: 'clear',
          place: at('.pdf'),
        }),
      );
      const images = spawnSync('pdfimages', ['-list', at('.pdf').$path], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n');
      expect(images).toHaveLength(2); // its two lines of head
      const info = spawnSync('pdfinfo', [at('.pdf').$path], { encoding: 'utf8' }).stdout;
      expect(Number(/Page size:\s+([\d.]+)/.exec(info)?.[1])).toBeCloseTo((80 / 25.4) * 72, 1);
      spawnSync('pdftocairo', [
        '-png',
        '-singlefile',
        '-scale-to-x',
        '945',
        '-scale-to-y',
        '-1',
        at('.pdf').$path,
        at('-pdf').$path,
      ]);
      const made = value(
        await client.logos.render({
          variantId: variant.id,
          format: 'png',
          width: 945,
          background: '#d9e2ec',
          padding: 'clear',
          place: at('.png'),
        }),
      );
      const [pdf, png] = [await rgba(at('-pdf.png').$path), await rgba(at('.png').$path)];
      expect(Math.abs(pdf.height - made.height)).toBeLessThanOrEqual(1);
      const fitted = await rgba(
        await sharp(at('-pdf.png').$path).resize(png.width, png.height, { fit: 'fill' }).png().toBuffer(),
      );
      // Poppler mixes every edge a little otherwise: edges are a few per cent of these drawings
      expect(differing(fitted.data, png.data)).toBeLessThan(0.03);
    }
  });

  test('a gap is filled with files that stand in the library, as one step', { timeout: 120_000 }, async () => {
    const { client, folder } = await startLibrary();
    const sources = join(folder, 'in');
    await mkdir(sources);
    await writeFile(join(sources, 'mark.svg'), await readFile(join(EXAMPLE, 'city-of-copenhagen_primary_colour.svg')));
    const { report } = await importAll(client, sources);
    const brand = value(await client.logos.putBrand({ name: 'City' }));
    const { variants } = value(
      await client.logos.putVariant({
        brandId: brand.id,
        lockup: 'primary',
        colourway: 'full-colour',
        ground: 'light',
        assetId: report.items[0]?.id as never,
      }),
    );
    const from = variants[0]?.id as never;
    const gaps = value(await client.logos.matrix({ brandId: brand.id }));
    expect(gaps.cells.find((cell) => cell.colourway === 'white')?.gaps).toMatchObject([
      { format: 'svg', canMake: true, from },
      { format: 'pdf', canMake: true, from },
      { format: 'png', canMake: true, from },
    ]);
    const filled = value(await client.logos.fill({ from, colourway: 'white' }));
    expect(filled.made).toEqual(['svg', 'pdf', 'png']);
    const white = filled.brand.variants.find((variant) => variant.id === filled.variantId);
    expect(white).toMatchObject({ lockup: 'primary', colourway: 'white', ground: 'dark', isVector: true, format: 'svg' });
    expect(
      value(await client.logos.matrix({ brandId: brand.id })).cells.find((cell) => cell.colourway === 'white')?.gaps,
    ).toEqual([]);
    const again = await client.logos.fill({ from, colourway: 'white' });
    expect(again.ok ? '' : again.error.code).toBe('logos.already_there');
    value(await client.history.undo({}));
    expect(value(await client.logos.brand({ id: brand.id })).variants).toHaveLength(1);
  });
});

test('an icon and a favicon set are what other programs expect', { timeout: 120_000 }, async () => {
  const { client, folder } = await startLibrary({ example: true });
  const symbol = value(await client.logos.brands({})).items[0]?.variants.find((variant) => variant.lockup === 'symbol');
  const target = join(folder, 'favicon.ico');
  value(await client.logos.render({ variantId: symbol?.id as never, format: 'ico', place: { $path: target } }));
  // Python's own reader of structures, not ours
  const script =
    'import struct,sys;b=open(sys.argv[1],"rb").read();n=struct.unpack("<HHH",b[:6]);print(n,[struct.unpack("<BBBBHHII",b[6+16*i:22+16*i]) for i in range(n[2])])';
  expect(spawnSync('python3', ['-c', script, target], { encoding: 'utf8' }).stdout).toMatch(
    /\(0, 1, 3\) \[\(16, 16, 0, 0, 1, 32, \d+, 54\), \(32, 32.*\(48, 48/,
  );
  const set = join(await tempFolder(), 'set');
  value(await client.logos.render({ variantId: symbol?.id as never, format: 'favicons', place: { $path: set } }));
  expect((await readdir(set)).toSorted()).toEqual([
    'apple-touch-icon.png',
    'favicon.ico',
    'head.html',
    'icon-192.png',
    'icon-512.png',
    'icon-maskable-512.png',
    'icon.svg',
    'site.webmanifest',
  ]);
  expect(await sharp(join(set, 'apple-touch-icon.png')).metadata()).toMatchObject({ width: 180, height: 180, channels: 3 });
});

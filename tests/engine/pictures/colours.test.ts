import { describe, expect, it } from 'vitest';
import { writeTiff } from '../../../src/engine/formats/tiff-write.ts';
import { detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { makePreviews } from '../../../src/engine/pictures/previews.ts';
import { probePicture } from '../../../src/engine/pictures/probe.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { quarters, readQuarters, tagged } from './fixtures.ts';

const ORANGE = [200, 100, 40] as const;
const plain = () => sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 200, g: 100, b: 40 } } });

async function preview(bytes: Uint8Array): Promise<Uint8Array> {
  const made = await makePreviews(bytes, await detectFileType(bytes, 'a'));
  if (!made.ok) throw new Error(made.error.message);
  return made.value[1600];
}

async function distance(bytes: Uint8Array, wanted: readonly number[]): Promise<number> {
  const { data } = await sharp(await preview(bytes))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Math.max(...wanted.map((value, i) => Math.abs(value - (data[i] ?? 0))));
}

/** An 8-bit Lab TIFF: photometric 8 put into a TIFF of plain numbers. */
function labOf(l: number, a: number, b: number): Uint8Array {
  const data = Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => [l, a & 255, b & 255][i % 3] ?? 0);
  const tiff = Buffer.from(writeTiff({ data, width: 64, height: 48, channels: 3, photometric: 2, hasAlpha: false, icc: null }));
  tiff.writeUInt16LE(8, tiff.indexOf(Buffer.from('060103000100000002', 'hex')) + 8);
  return tiff;
}

describe('previews are sRGB, whatever the file is in', () => {
  it.each([
    ['Display P3 JPEG', () => plain().withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }), 3],
    ['Display P3 PNG', () => plain().withIccProfile('p3').png(), 3],
    ['Display P3 AVIF', () => plain().withIccProfile('p3').avif({ lossless: true }), 3],
    ['16-bit Display P3 PNG', () => plain().toColourspace('rgb16').withIccProfile('p3').png(), 3],
    ['16-bit PNG without profile', () => plain().toColourspace('rgb16').png(), 3],
    ['16-bit TIFF without profile', () => plain().toColourspace('rgb16').tiff(), 3],
    ['CMYK TIFF without profile', () => plain().toColourspace('cmyk').tiff({ compression: 'none' }), 30],
    ['CMYK JPEG with profile', () => plain().withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 100 }), 30],
    ['Lab TIFF of 16 bits', () => plain().toColourspace('lab').tiff({ compression: 'none' }), 3],
  ] as const)('%s', async (_, make, most) => {
    expect(await distance(await make().toBuffer(), ORANGE)).toBeLessThanOrEqual(most);
  });

  it('8-bit Lab, which libvips refuses: sRGB blue is 29.57, 68.30, -112.03 in Lab of D50', async () => {
    const bytes = labOf(75, 68, -112);
    expect(await distance(bytes, [0, 0, 255])).toBeLessThanOrEqual(8);
    expect(await probePicture(bytes, await detectFileType(bytes, 'a'))).toMatchObject({
      value: { colourSpace: 'Lab', width: 64 },
    });
  });
});

describe('all eight orientations stand upright', () => {
  it.each(['jpg', 'png', 'webp', 'tif'] as const)('%s', async (extension) => {
    const format = ({ jpg: 'jpeg', tif: 'tiff', png: 'png', webp: 'webp' } as const)[extension];
    const stored = await sharp(await quarters(64, 48))
      .toFormat(format, { quality: 95 })
      .toBuffer();
    const upright = ['RGBW', 'GRWB', 'WBGR', 'BWRG', 'RBGW', 'BRWG', 'WGBR', 'GWRB'];
    for (const [i, wanted] of upright.entries()) {
      const bytes = tagged(stored, [`-Orientation#=${i + 1}`], `a.${extension}`);
      expect(await readQuarters(await preview(bytes)), `orientation ${i + 1}`).toBe(wanted);
      const facts = await probePicture(bytes, await detectFileType(bytes, 'a'));
      const size = i < 4 ? { width: 64, height: 48 } : { width: 48, height: 64 };
      expect(facts).toMatchObject({ ok: true, value: { ...size, orientation: i + 1 } });
    }
  });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import { detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { makePreviews } from '../../../src/engine/pictures/previews.ts';
import { probePicture } from '../../../src/engine/pictures/probe.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { processorMs } from '../../processor-ms.ts';
import { bombPng, codeOf, good, grainy, quarters, readQuarters, tagged } from './fixtures.ts';

// exiftool takes half a second to start on a busy machine
vi.setConfig({ testTimeout: 60_000 });

const probe = async (bytes: Uint8Array, name = 'a') => probePicture(bytes, await detectFileType(bytes, name));
const preview = async (bytes: Uint8Array, name = 'a') => makePreviews(bytes, await detectFileType(bytes, name));
const both = async (bytes: Uint8Array) => [codeOf(await probe(bytes)), codeOf(await preview(bytes))];

describe('orientation', () => {
  // what a viewer shows of R G / B W under each EXIF orientation (Exif 2.32, 4.6.4, tag 0x0112)
  const SHOWN = ['RGBW', 'GRWB', 'WBGR', 'BWRG', 'RBGW', 'BRWG', 'WGBR', 'GWRB'];
  it.each(SHOWN.map((shown, i) => [i + 1, shown] as const))('orientation %i shows %s', async (orientation, shown) => {
    const upright = await quarters(400, 200);
    const turned = tagged(await sharp(upright).jpeg({ quality: 95 }).toBuffer(), [`-Orientation#=${orientation}`]);
    const sideways = orientation > 4;
    const facts = good(await probe(turned));
    expect([facts.width, facts.height, facts.orientation]).toEqual(sideways ? [200, 400, orientation] : [400, 200, orientation]);
    const made = good(await preview(turned));
    expect([made.width, made.height]).toEqual([facts.width, facts.height]);
    expect(await readQuarters(made[320])).toBe(shown);
    expect(await readQuarters(made[1600])).toBe(shown);
  });

  it('takes an orientation that does not exist for upright', async () => {
    const jpeg = tagged(
      await sharp(await quarters(40, 20))
        .jpeg()
        .toBuffer(),
      ['-Orientation#=9'],
    );
    expect(good(await probe(jpeg))).toMatchObject({ orientation: 1, width: 40, height: 20 });
  });
});

describe('colours', () => {
  let photo: Buffer;
  const red = { create: { width: 100, height: 100, channels: 3 as const, background: '#c02010' } };
  const middle = async (webp: Uint8Array) => {
    const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return [...data.subarray(((info.height / 2) * info.width + info.width / 2) * 3).subarray(0, 3)];
  };
  beforeAll(async () => {
    photo = await sharp(red).png().toBuffer();
  });

  it.each([
    ['sRGB with profile', 'srgb', 'sRGB', true],
    ['Display P3', 'p3', 'Display P3', true],
    ['CMYK', 'cmyk', 'CMYK', true],
  ] as const)('%s is named and shown alike', async (_, profile, name, hasProfile) => {
    const jpeg = await sharp(photo)
      .withIccProfile(profile)
      .toColourspace(profile === 'cmyk' ? 'cmyk' : 'srgb')
      .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
      .toBuffer();
    expect(good(await probe(jpeg))).toMatchObject({ colourSpace: name, hasProfile });
    const shown = await middle(good(await preview(jpeg))[1600]);
    const wanted = [0xc0, 0x20, 0x10];
    // CMYK cannot hold this red exactly
    const tolerance = profile === 'cmyk' ? 40 : 6;
    expect(Math.max(...shown.map((value, i) => Math.abs(value - (wanted[i] ?? 0))))).toBeLessThanOrEqual(tolerance);
  });

  it('CMYK without a profile, grey, and no profile at all', async () => {
    const cmyk = await sharp(photo).toColourspace('cmyk').jpeg().toBuffer();
    expect(good(await probe(cmyk))).toMatchObject({ colourSpace: 'CMYK' });
    expect((await sharp(good(await preview(cmyk))[320]).metadata()).space).toBe('srgb');
    const grey = await sharp(photo).greyscale().toColourspace('b-w').jpeg().toBuffer();
    expect(good(await probe(grey))).toMatchObject({ colourSpace: 'Grey', hasProfile: false });
    expect(codeOf(await preview(grey))).toBe('ok');
    expect(good(await probe(photo))).toMatchObject({ colourSpace: 'sRGB', hasProfile: false });
  });

  it('16 bits and transparency', async () => {
    const deep = await sharp(await grainy(50, 40))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    expect(good(await probe(deep)).colourSpace).toBe('sRGB');
    expect(good(await preview(deep)).thumbnail).toMatchObject({ width: 50, height: 40, channels: 3 });
    const clear = await sharp({
      create: { width: 800, height: 400, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    expect(good(await probe(clear)).hasAlpha).toBe(true);
    const shown = await sharp(good(await preview(clear))[320])
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(shown.info).toMatchObject({ width: 320, height: 160, channels: 4 });
    expect(Math.abs((shown.data[3] ?? 0) - 128)).toBeLessThanOrEqual(2);
  });
});

describe('sizes', () => {
  it('fits the longer side and never enlarges', async () => {
    const large = good(
      await preview(
        await sharp(await grainy(3000, 2000))
          .jpeg()
          .toBuffer(),
      ),
    );
    expect([large.width, large.height]).toEqual([1600, 1067]);
    expect(await sharp(large[320]).metadata()).toMatchObject({ width: 320, height: 213, format: 'webp' });
    const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    expect(good(await probe(dot))).toMatchObject({ width: 1, height: 1 });
    expect(good(await preview(dot))).toMatchObject({ width: 1, height: 1 });
    const thread = await sharp({ create: { width: 4000, height: 1, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    expect(good(await preview(thread))).toMatchObject({ width: 1600, height: 1 });
  });

  it('shows the first frame of an animation', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f', '#0f0'].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(good(await probe(gif))).toMatchObject({ width: 60, height: 40, pages: 3 });
    const made = good(await preview(gif));
    expect([made.width, made.height, await readQuarters(made[320])]).toEqual([60, 40, 'RRRR']);
  });

  it('gives the same bytes twice', async () => {
    const jpeg = await sharp(await grainy(900, 600))
      .jpeg()
      .toBuffer();
    const [one, two] = [good(await preview(jpeg)), good(await preview(jpeg))];
    expect(Buffer.from(one[1600]).equals(two[1600]) && Buffer.from(one[320]).equals(two[320])).toBe(true);
  });
});

describe('refusals', () => {
  it('names a file that ends too early', async () => {
    const png = await grainy(600, 400);
    const jpeg = await sharp(png).jpeg().toBuffer();
    const progressive = await sharp(png).jpeg({ progressive: true }).toBuffer();
    for (const whole of [jpeg, progressive, png]) {
      for (const share of [0.3, 0.6, 0.95]) {
        expect(codeOf(await preview(whole.subarray(0, Math.floor(whole.length * share))))).toBe('imports.truncated');
      }
    }
    expect(await both(jpeg.subarray(0, 40))).toEqual(['imports.truncated', 'imports.truncated']);
    expect(await both(png.subarray(0, 60))).toEqual(['imports.truncated', 'imports.truncated']);
    for (const other of [
      await sharp(png).webp().toBuffer(),
      await sharp(png).gif().toBuffer(),
      await sharp(png).tiff().toBuffer(),
      await sharp(png).avif().toBuffer(),
    ]) {
      expect(codeOf(await preview(other.subarray(0, other.length >> 1)))).toBe('imports.truncated');
    }
  });

  it('finds a cut in a picture that is shrunk while it loads', async () => {
    const jpeg = await sharp(await grainy(4000, 2700))
      .jpeg()
      .toBuffer();
    expect(codeOf(await preview(jpeg.subarray(0, jpeg.length - 20_000)))).toBe('imports.truncated');
  });

  it('empty, text, and kinds that cannot be decoded', async () => {
    expect(await both(new Uint8Array(0))).toEqual(['imports.empty_file', 'imports.empty_file']);
    expect(await both(Buffer.from('Hello there'))).toEqual(['imports.unsupported_picture', 'imports.unsupported_picture']);
    const heic = Buffer.concat([Buffer.from('0000001866747970686569630000000068656963', 'hex'), Buffer.alloc(50)]);
    expect(await both(heic)).toEqual(['imports.unsupported_picture', 'imports.unsupported_picture']);
  });

  it('a decompression bomb, fast', async () => {
    const bomb = await bombPng(50_000, 50_000);
    const started = processorMs();
    expect(await both(bomb)).toEqual(['imports.too_large', 'imports.too_large']);
    expect(processorMs() - started).toBeLessThan(500);
  });

  it('survives noise behind every known beginning', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 7) % 256));
    for (const magic of [
      'ffd8ffe0',
      '89504e470d0a1a0a',
      '474946383961',
      '49492a00',
      '4d4d002a',
      '52494646a00f000057454250',
      '0000001c6674797061766966',
    ]) {
      const bytes = Buffer.concat([Buffer.from(magic, 'hex'), noise]);
      expect(codeOf(await probe(bytes))).toMatch(/^imports\./);
      expect(codeOf(await preview(bytes))).toMatch(/^imports\./);
    }
  });
});

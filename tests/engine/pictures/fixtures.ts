import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedFields } from '../../../src/engine/pictures/embedded-fields.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';

/** Runs exiftool on bytes as a file of that name and returns what it left behind; the file is gone afterwards. */
function withFile<T>(bytes: Uint8Array, name: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-pictures-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The bytes after exiftool wrote tags into them. */
export const tagged = (bytes: Uint8Array, args: readonly string[], name = 'a.jpg'): Uint8Array =>
  withFile(bytes, name, (path) => {
    execFileSync('exiftool', ['-q', '-overwrite_original', ...args, path]);
    return readFileSync(path);
  });

/** Every tag that exiftool finds, by 'Group:Tag'. */
export const exiftool = (bytes: Uint8Array, args: readonly string[] = [], name = 'a.jpg'): Record<string, unknown> =>
  withFile(bytes, name, (path) => {
    const json = execFileSync('exiftool', ['-json', '-G1', '-a', ...args, path], { encoding: 'utf8' });
    return (JSON.parse(json) as Record<string, unknown>[])[0] ?? {};
  });

/** A picture with four plain quarters: red, green above blue, white. */
export async function quarters(width: number, height: number): Promise<Buffer> {
  const quarter = (background: string) => ({
    create: { width: width / 2, height: height / 2, channels: 3 as const, background },
  });
  const at = (background: string, left: number, top: number) => ({ input: quarter(background), left, top });
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([at('#ff0000', 0, 0), at('#00ff00', width / 2, 0), at('#0000ff', 0, height / 2)])
    .removeAlpha()
    .png()
    .toBuffer();
}

/** The colour in the middle of each quarter, rounded to pure channels: 'R', 'G', 'B' or 'W', from the top left. */
export async function readQuarters(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const name = (x: number, y: number) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red > 200 && green > 200 && blue > 200) return 'W';
    return red > 200 ? 'R' : green > 200 ? 'G' : blue > 200 ? 'B' : '?';
  };
  return [name(0.25, 0.25), name(0.75, 0.25), name(0.25, 0.75), name(0.75, 0.75)].join('');
}

/** A picture of grain, the same each time, that does not compress to nothing. */
export async function grainy(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  let state = 12_345;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    data[i] = 96 + ((state >>> 16) & 63);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** One PNG chunk. */
function chunk(type: string, data: Uint8Array, crc: (bytes: Uint8Array) => number): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one bit a pixel, all zero: a few kB that unfold to width x height. */
export async function bombPng(width: number, height: number): Promise<Buffer> {
  const { crc32, deflateSync } = await import('node:zlib');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const row = Math.ceil(width / 8) + 1;
  // the first megabytes of the rows are enough: a decoder that begins on them has already lost
  const data = deflateSync(Buffer.alloc(Math.min(row * height, 10_000_000)));
  const make = (type: string, content: Uint8Array) => chunk(type, content, crc32);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    make('IHDR', header),
    make('IDAT', data),
    make('IEND', Buffer.alloc(0)),
  ]);
}

/** The value of a good result; a refusal fails the test with its sentence. */
export function good<T>(result: { ok: true; value: T } | { ok: false; error: { code: string; message: string } }): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The code of a refusal, or 'ok'. */
export const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? 'ok' : result.error.code;

/** Every field that a rendition can carry, with letters outside ASCII in each text. */
export const FIELDS: EmbeddedFields = {
  title: 'Åbning af broen på Ærø',
  caption: 'Borgmester Åse Ølgård (t.v.) & Bo <Bæk> åbner broen.\nFoto fra 1. juni.',
  altText: 'To mennesker klipper et bånd over',
  extendedDescription: 'Til venstre borgmesteren med en stor saks.\nBag dem broen og vandet.',
  creator: 'Søren Ågård',
  credit: 'Byfoto/Ågård',
  source: 'Københavns Kommune',
  copyright: '© 2024 Søren Ågård',
  usageTerms: 'Fri brug i redaktionel omtale med kreditering',
  licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
  keywords: ['bro', 'åbning', 'Ærø & øer'],
  people: ['Åse Ølgård', 'Bo Bæk'],
  location: 'Havnefronten',
  city: 'Ærøskøbing',
  country: 'Danmark',
  dateTaken: '2024-06-01T12:30:15+02:00',
  instructions: 'Embargo til 2. juni 2024 kl. 9.00 CEST',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
};

/** No field at all. */
export const NOTHING: EmbeddedFields = {
  title: '',
  caption: '',
  altText: '',
  extendedDescription: '',
  creator: '',
  credit: '',
  source: '',
  copyright: '',
  usageTerms: '',
  licenseUrl: '',
  keywords: [],
  people: [],
  location: '',
  city: '',
  country: '',
  dateTaken: null,
  instructions: '',
  digitalSourceType: '',
};

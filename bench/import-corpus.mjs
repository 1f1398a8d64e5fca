// Photos and small files for the bench, the same from the same seed: pictures of the example brought to camera sizes, with noise as
// a sensor makes it, so that a pixel weighs what it weighs in a camera's file.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRandom } from '../scripts/random.ts';
import { iimSegment } from '../src/engine/pictures/iim.ts';
import { insertSegments } from '../src/engine/pictures/jpeg-segments.ts';
import { sharp } from '../src/engine/pictures/sharp.ts';
import { xmpSegment } from '../src/engine/pictures/xmp.ts';

const examples = resolve(import.meta.dirname, '../resources/example/photos');
/** Width and height in px of 12, 12.2, 16, 18, 20 and 24 megapixels. */
const FRAMES = [
  [4000, 3000],
  [4288, 2848],
  [4608, 3456],
  [5184, 3456],
  [5472, 3648],
  [6000, 4000],
];

/** A folder of `count` photos; made once and kept in the cache. */
export async function makePhotos(cache, count) {
  const folder = join(cache, `photos-${count}`);
  if (existsSync(folder)) return folder;
  const staged = `${folder}.part`;
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  const sources = readdirSync(examples).filter((file) => file.endsWith('.jpg'));
  for (let index = 0; index < count; index++) {
    if (process.stderr.isTTY) process.stderr.write(`\rmaking photo ${index + 1} of ${count} `);
    writeFileSync(
      join(staged, `photo-${String(index).padStart(4, '0')}.jpg`),
      await photo(join(examples, sources[index % sources.length]), index),
    );
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  renameSync(staged, folder);
  return folder;
}

async function photo(source, index) {
  const random = createRandom(index + 1);
  const [width, height] = FRAMES[Math.floor(random() * FRAMES.length)];
  const scaled = await sharp(source)
    .resize({ width: Math.round(width * (1 + random() * 0.3)), height: Math.round(height * (1 + random() * 0.3)), fit: 'fill' })
    .flop(random() < 0.5)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = Math.floor(random() * (scaled.info.width - width + 1));
  const top = Math.floor(random() * (scaled.info.height - height + 1));
  const raw = { width: scaled.info.width, height: scaled.info.height, channels: 3 };
  const { data } = await sharp(scaled.data, { raw })
    .extract({ left, top, width, height })
    .raw()
    .toBuffer({ resolveWithObject: true });
  addNoise(data, random);
  const quality = 85 + Math.floor(random() * 11);
  const colours = random();
  let picture = sharp(data, { raw: { width, height, channels: 3 } });
  if (colours < 0.8) picture = picture.withIccProfile(colours < 0.1 ? 'p3' : 'srgb');
  picture = picture.withExif({
    IFD0: { Make: 'Kamera Nord', Model: 'KN-750', Artist: 'Åse Bjørn' },
    IFD2: {
      DateTimeOriginal: `2014:09:${String(1 + (index % 28)).padStart(2, '0')} 10:00:${String(index % 60).padStart(2, '0')}`,
    },
  });
  if (random() < 0.15) picture = picture.withMetadata({ orientation: [3, 6, 8][index % 3] });
  const jpeg = await picture
    .jpeg({ quality, progressive: random() < 0.12, chromaSubsampling: random() < 0.3 ? '4:4:4' : '4:2:0', optimiseCoding: false })
    .toBuffer();
  const fields = {
    title: `Havnen ${index}`,
    caption: `Foto nr. ${index} fra havnen i Ærøskøbing. Må bruges af pressen mod kreditering.`,
    altText: '',
    extendedDescription: '',
    people: [],
    location: '',
    creator: 'Åse Bjørn',
    credit: 'Ærøskøbing Havn',
    source: '',
    copyright: '© 2014 Ærøskøbing Havn',
    usageTerms: '',
    licenseUrl: '',
    city: 'Ærøskøbing',
    country: 'Danmark',
    dateTaken: null,
    keywords: ['havn', 'presse', 'sommer'],
    instructions: '',
    digitalSourceType: '',
  };
  const segments = [random() < 0.7 ? xmpSegment(fields) : null, random() < 0.6 ? iimSegment(fields) : null].filter(
    (one) => one !== null,
  );
  return segments.length === 0 ? jpeg : (insertSegments(jpeg, segments) ?? jpeg);
}

/** Noise whose strength a sensor of that size has at ISO 800: some five steps of 255, alike in no two pixels. */
function addNoise(data, random) {
  const table = new Int8Array(65_536);
  for (let at = 0; at < table.length; at++) table[at] = Math.round((random() + random() + random() - 1.5) * 9);
  let state = Math.floor(random() * 2 ** 31) | 1;
  for (let at = 0; at < data.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const value = data[at] + table[state & 0xffff];
    data[at] = Math.max(0, Math.min(255, value));
  }
}

/** A folder of `count` small JPEGs, no two of the same bytes. */
export async function makeSmallFiles(cache, count) {
  const folder = join(cache, `small-${count}`);
  if (existsSync(folder)) return folder;
  const staged = `${folder}.part`;
  rmSync(staged, { recursive: true, force: true });
  const bases = [];
  for (const file of readdirSync(examples).filter((each) => each.endsWith('.jpg')))
    bases.push(
      await sharp(readFileSync(join(examples, file)))
        .resize({ width: 480 })
        .jpeg({ quality: 80 })
        .toBuffer(),
    );
  for (let index = 0; index < count; index++) {
    const below = join(staged, String(Math.floor(index / 500)));
    mkdirSync(below, { recursive: true });
    // a comment segment makes it a file of its own (T.81, B.2.4.5)
    const text = Buffer.from(`No. ${index}`, 'latin1');
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text]);
    const base = bases[index % bases.length];
    writeFileSync(join(below, `${index}.jpg`), Buffer.concat([base.subarray(0, 2), comment, base.subarray(2)]));
  }
  renameSync(staged, folder);
  return folder;
}

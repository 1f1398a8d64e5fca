import { profileFacts } from '../pictures/icc.ts';
import { labToSrgb } from '../pictures/lab-tiff.ts';
import { sharp, UNTRUSTED } from '../pictures/sharp.ts';
import { content, type FormatContent, opaque } from './content.ts';
import { metadataOf, withoutThumbnail } from './embedded-metadata.ts';
import { inside, PICTURE_PX, pictureInside } from './picture.ts';
import { type Composite, type Planes, readPlanes } from './psd-pixels.ts';
import { writeTiff } from './tiff-write.ts';

/** Colour modes (Adobe Photoshop File Formats, 'File Header Section'). */
const MODES: Readonly<Record<number, string>> = {
  0: 'Bitmap',
  1: 'Grey',
  2: 'Indexed',
  3: 'RGB',
  4: 'CMYK',
  7: 'Multichannel',
  8: 'Duotone',
  9: 'Lab',
};

/** Numbers of the image resources that are read ('Image Resource IDs'). */
const RESOURCE = { resolution: 1005, iim: 1028, thumbnail: 1036, icc: 1039, version: 1057, exif: 1058, xmp: 1060 } as const;

/** Sides of a picture: Photoshop's own limits for PSD and PSB. */
const MAX_SIDE = 300_000;

interface Psd {
  readonly mode: number;
  readonly palette: Uint8Array;
  readonly resources: ReadonlyMap<number, Uint8Array>;
  /** Null when the layer section is damaged; negative in the file means that the composite has transparency. */
  readonly layers: number | null;
  readonly hasTransparency: boolean;
  readonly composite: Composite;
}

/** Reads PSD and PSB: the composite as the picture, by its profile; the thumbnail where the file was saved without one. */
export async function readPsd(bytes: Uint8Array): Promise<FormatContent> {
  const psd = parse(bytes);
  if (psd === null) return opaque('imports.decoder_failed');
  const { composite, resources, layers } = psd;
  const hasComposite = resources.get(RESOURCE.version)?.[4] !== 0;
  const drawn = hasComposite ? await drawComposite(psd) : null;
  const picture = drawn ?? (await thumbnail(resources.get(RESOURCE.thumbnail)));
  const xmp = resources.get(RESOURCE.xmp);
  const icc = resources.get(RESOURCE.icc);
  return content({
    picture,
    width: composite.width,
    height: composite.height,
    metadata: metadataOf({
      xmp: xmp === undefined ? null : withoutThumbnail(xmp),
      exif: resources.get(RESOURCE.exif) ?? null,
      iim: resources.get(RESOURCE.iim) ?? null,
    }),
    note: drawn !== null ? null : hasComposite ? 'imports.decoder_failed' : 'imports.no_preview_inside',
    facts: {
      colourMode: [MODES[psd.mode] ?? '', icc === undefined ? '' : profileFacts(icc).name]
        .filter((word) => word !== '')
        .join(', '),
      bitDepth: `${composite.depth} bit`,
      layers: layers === 0 ? 'flat' : layers,
      ppi: resolution(resources.get(RESOURCE.resolution)),
      composite: hasComposite ? '' : 'saved without maximised compatibility',
      preview: drawn === null && picture !== null ? 'thumbnail only' : '',
    },
  });
}

function parse(bytes: Uint8Array): Psd | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const version = view.getUint16(4);
    const [channels, height, width] = [view.getUint16(12), view.getUint32(14), view.getUint32(18)];
    const [depth, mode] = [view.getUint16(22), view.getUint16(24)];
    const isSound = view.getUint32(0) === 0x38425053 && (version === 1 || version === 2) && [1, 8, 16, 32].includes(depth);
    if (!isSound || channels === 0 || channels > 56 || width === 0 || height === 0 || Math.max(width, height) > MAX_SIDE)
      return null;
    const isLarge = version === 2;
    const colours = 26;
    const resourcesAt = colours + 4 + view.getUint32(colours);
    const layersAt = resourcesAt + 4 + view.getUint32(resourcesAt);
    const layersLength = isLarge ? Number(view.getBigUint64(layersAt)) : view.getUint32(layersAt);
    const layersBody = layersAt + (isLarge ? 8 : 4);
    const count = layersLength >= (isLarge ? 10 : 6) ? view.getInt16(layersBody + (isLarge ? 8 : 4)) : 0;
    return {
      mode,
      palette: bytes.subarray(colours + 4, resourcesAt),
      resources: readResources(bytes.subarray(resourcesAt + 4, layersAt)),
      layers: Math.abs(count),
      hasTransparency: count < 0,
      composite: { bytes, start: layersBody + layersLength, width, height, channels, depth, isLarge },
    };
  } catch {
    return null; // a length pointed outside the file
  }
}

function readResources(section: Uint8Array): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  const view = new DataView(section.buffer, section.byteOffset, section.byteLength);
  let at = 0;
  while (at + 12 <= section.length && found.size < 1000) {
    const id = view.getUint16(at + 4);
    const name = 1 + (section[at + 6] ?? 0);
    const lengthAt = at + 6 + name + (name % 2);
    if (lengthAt + 4 > section.length) break;
    const length = view.getUint32(lengthAt);
    if (lengthAt + 4 + length > section.length) break;
    if (!found.has(id)) found.set(id, section.subarray(lengthAt + 4, lengthAt + 4 + length));
    at = lengthAt + 4 + length + (length % 2);
  }
  return found;
}

/** Pixels an inch, from a fixed-point number (resource 1005). */
function resolution(data: Uint8Array | undefined): number | null {
  if (data === undefined || data.length < 4) return null;
  const ppi = Math.round(new DataView(data.buffer, data.byteOffset).getUint32(0) / 65_536);
  return ppi > 1 ? ppi : null; // 1 is what programs write that know of no resolution
}

/** Resource 1036 is a head of 28 bytes and a JPEG. */
const thumbnail = async (data: Uint8Array | undefined): Promise<Uint8Array | null> =>
  data === undefined || data.length < 30 ? null : pictureInside(data.subarray(28));

/** How many channels a mode's colours have, and what TIFF calls them. */
const COLOURS: Readonly<Record<number, { channels: number; photometric: 1 | 2 | 5 }>> = {
  0: { channels: 1, photometric: 1 },
  1: { channels: 1, photometric: 1 },
  2: { channels: 1, photometric: 2 },
  3: { channels: 3, photometric: 2 },
  4: { channels: 4, photometric: 5 },
  8: { channels: 1, photometric: 1 },
  9: { channels: 3, photometric: 2 },
};

async function drawComposite(psd: Psd): Promise<Uint8Array | null> {
  const colours = COLOURS[psd.mode];
  const { composite } = psd;
  if (colours === undefined || composite.channels < colours.channels) return null;
  const hasAlpha = psd.hasTransparency && composite.channels > colours.channels && psd.mode !== 2;
  const wanted = colours.channels + (hasAlpha ? 1 : 0);
  const step = Math.max(1, psd.mode === 2 ? 1 : Math.floor(Math.max(composite.width, composite.height) / PICTURE_PX));
  if ((composite.width / step) * (composite.height / step) * wanted > MAX_SAMPLES) return null;
  try {
    const planes = readPlanes(composite, wanted, step);
    if (planes === null) return null;
    const data = psd.mode === 2 ? fromPalette(planes, psd.palette) : interleave(planes, psd.mode, hasAlpha);
    const channels = psd.mode === 2 ? 3 : wanted;
    const icc = psd.resources.get(RESOURCE.icc) ?? null;
    const fits = icc !== null && psd.mode !== 9 && icc.length > 128 && profileFacts(icc).space === SPACE[colours.photometric];
    const { width, height } = planes;
    const tiff = writeTiff({ data, width, height, channels, photometric: colours.photometric, hasAlpha, icc: fits ? icc : null });
    return await inside(sharp(tiff, UNTRUSTED)).toColourspace('srgb').png({ compressionLevel: 1 }).toBuffer();
  } catch {
    return null; // pixels cut off, or a profile that cannot be used
  }
}

/** Samples of a composite that are held at once; a picture of 16,000 × 16,000 px made smaller has under 50 million. */
const MAX_SAMPLES = 300_000_000;

/** Names of the colour spaces in profiles (ICC.1, table 19). */
const SPACE: Readonly<Record<number, string>> = { 1: 'GRAY', 2: 'RGB ', 5: 'CMYK' };

function interleave({ planes }: Planes, mode: number, hasAlpha: boolean): Uint8Array {
  const count = planes.length;
  const alpha = hasAlpha ? planes[count - 1] : undefined;
  const length = planes[0]?.length ?? 0;
  const data = new Uint8Array(length * count);
  for (const [c, plane] of planes.entries()) {
    const isAlpha = plane === alpha;
    for (let i = 0; i < length; i++) {
      let value = plane[i] ?? 0;
      if (!isAlpha) {
        if (alpha !== undefined && mode !== 9) value = offWhite(value, alpha[i] ?? 255);
        // Photoshop stores ink as what is left of white, and Lab's a and b from zero
        if (mode === 4) value = 255 - value;
        else if (mode === 9 && c > 0) value ^= 0x80;
      }
      data[i * count + c] = value;
    }
  }
  if (mode === 9) labToSrgb(data, count);
  return data;
}

/** Photoshop lays the composite of a transparent document on white; this takes the white away again. */
function offWhite(value: number, alpha: number): number {
  if (alpha === 0 || alpha === 255) return value;
  return Math.min(255, Math.max(0, Math.round(255 - ((255 - value) * 255) / alpha)));
}

/** Indexed colours: 256 reds, then greens, then blues. */
function fromPalette({ planes }: Planes, palette: Uint8Array): Uint8Array {
  const plane = planes[0] ?? new Uint8Array();
  const data = new Uint8Array(plane.length * 3);
  for (let i = 0; i < plane.length; i++) {
    const index = plane[i] ?? 0;
    for (let c = 0; c < 3; c++) data[i * 3 + c] = palette[c * 256 + index] ?? 0;
  }
  return data;
}

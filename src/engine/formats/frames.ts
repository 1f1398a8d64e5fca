/**
 * Whole frames of films as files of their own. A key frame of VP8 is what a WebP holds (RFC 6386; RFC 9649), one of AV1 what an AVIF
 * holds (AV1 Image File Format 1.1), one of Motion JPEG is a JPEG: these need no decoder of films. H.264, HEVC and VP9 do.
 */
export function frameAsPicture(
  codec: string,
  frame: Uint8Array,
  track: { readonly width: number; readonly height: number; readonly config: Uint8Array | null },
): Uint8Array | null {
  if (frame.length < 16) return null;
  if (/^(jpeg|mjp[ab]|MJPG|V_MJPEG)/i.test(codec)) return frame[0] === 0xff && frame[1] === 0xd8 ? frame : null;
  if (/^(png |V_PNG)/.test(codec)) return frame[0] === 0x89 && frame[1] === 0x50 ? frame : null;
  if (/^(vp08|VP80|V_VP8)/i.test(codec)) return webpOf(frame);
  if (/^(av01|V_AV1)/i.test(codec) && track.config !== null) return avifOf(frame, track.config, track.width, track.height);
  return null;
}

/** Whether frames of a codec can be shown at all, so that nobody looks for one in vain. */
export const isShowable = (codec: string): boolean =>
  /^(jpeg|mjp[ab]|MJPG|V_MJPEG|png |V_PNG|vp08|VP80|V_VP8$|av01|V_AV1)/i.test(codec);

function webpOf(frame: Uint8Array): Uint8Array | null {
  // the lowest bit of the frame tag is 0 for a key frame, which has a start code (RFC 6386, 9.1)
  if (((frame[0] ?? 1) & 1) !== 0 || frame[3] !== 0x9d || frame[4] !== 0x01 || frame[5] !== 0x2a) return null;
  const pad = frame.length % 2;
  const head = Buffer.from('RIFF\0\0\0\0WEBPVP8 \0\0\0\0', 'latin1');
  head.writeUInt32LE(12 + frame.length + pad, 4);
  head.writeUInt32LE(frame.length, 16);
  return Buffer.concat([head, frame, Buffer.alloc(pad)]);
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');

function avifOf(frame: Uint8Array, config: Uint8Array, width: number, height: number): Uint8Array {
  const fileType = box('ftyp', text('avif'), u32(0), text('avifmif1miaf'));
  const handler = box('hdlr', u32(0), u32(0), text('pict'), Buffer.alloc(12), Buffer.alloc(1));
  const primary = box('pitm', u32(0), u16(1));
  const items = box('iinf', u32(0), u16(1), box('infe', u32(0x02000000), u16(1), u16(0), text('av01'), Buffer.alloc(1)));
  const size = box('ispe', u32(0), u32(width), u32(height));
  const depth = box('pixi', u32(0), Buffer.from([3, 8, 8, 8]));
  const properties = box(
    'iprp',
    box('ipco', size, depth, box('av1C', config)),
    box('ipma', u32(0), u32(1), u16(1), Buffer.from([3, 1, 2, 0x80 | 3])),
  );
  // the place of the frame: offset and length of four bytes each, one extent
  const location = (at: number) =>
    box('iloc', u32(0), Buffer.from([0x44, 0]), u16(1), u16(1), u16(0), u16(1), u32(at), u32(frame.length));
  const meta = (at: number) => box('meta', u32(0), handler, primary, location(at), items, properties);
  const head = fileType.length + meta(0).length;
  return Buffer.concat([fileType, meta(head + 8), box('mdat', frame)]);
}

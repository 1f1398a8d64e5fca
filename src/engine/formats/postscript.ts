import { content, type FormatContent, opaque } from './content.ts';
import { metadataOf, withoutThumbnail, xmpPackets } from './embedded-metadata.ts';
import { documentMetadata } from './office.ts';
import { thumbnailOf } from './pdf.ts';
import { pictureInside, pngOf } from './picture.ts';

/** Bytes at the beginning and the end in which comments are looked for; (atend) puts some into the trailer (Adobe 5001, 4.5). */
const HEAD_BYTES = 256 * 1024;
const TAIL_BYTES = 16 * 1024;

/**
 * Reads EPS, PostScript and old Illustrator files without ever running them: their comments, and the preview that is stored beside the
 * program, as TIFF in a DOS EPS, as a bitmap in an EPSI, or as a thumbnail in XMP.
 */
export async function readPostScript(bytes: Uint8Array): Promise<FormatContent> {
  const parts = dosParts(bytes);
  const program = parts?.program ?? bytes;
  const comments = commentsOf(program);
  const picture =
    (parts?.tiff == null ? null : await pictureInside(parts.tiff)) ?? (await bitmapOf(program)) ?? (await thumbnailOf(program));
  const packet = xmpPackets(program)[0];
  const xmp = packet === undefined ? null : metadataOf({ xmp: withoutThumbnail(packet) });
  const about = documentMetadata({ title: comments.title, creator: comments.author, copyright: comments.copyright });
  const known = {
    picture,
    pages: comments.pages,
    metadata:
      xmp === null
        ? about
        : {
            ...xmp,
            title: xmp.title || about.title,
            creator: xmp.creator || about.creator,
            copyright: xmp.copyright || about.copyright,
          },
    facts: {
      boundingBox: comments.box,
      pageSize: comments.size,
      application: comments.application,
      created: comments.created,
      fonts: comments.fonts,
      preview: picture === null ? '' : 'stored in the file',
    },
  };
  return picture === null ? opaque('imports.no_preview_inside', known) : content(known);
}

/** InDesign documents: only what their XMP says and shows can be read without InDesign. */
export async function readByXmp(bytes: Uint8Array): Promise<FormatContent> {
  const picture = await thumbnailOf(bytes);
  const packet = xmpPackets(bytes).at(-1);
  const metadata = packet === undefined ? null : metadataOf({ xmp: withoutThumbnail(packet) });
  const application =
    packet === undefined ? '' : (/CreatorTool[>="]+([^<"]{1,200})/.exec(Buffer.from(packet).toString('utf8'))?.[1] ?? '');
  const facts = { application, preview: picture === null ? '' : 'stored in the file' };
  return picture === null ? opaque('imports.no_preview_inside', { metadata, facts }) : content({ picture, metadata, facts });
}

/** The sections of an EPS with the binary header of DOS (Adobe 5002, 5.2); null when it has none. */
function dosParts(bytes: Uint8Array): { program: Uint8Array; tiff: Uint8Array | null } | null {
  if (bytes.length < 30 || bytes[0] !== 0xc5 || bytes[1] !== 0xd0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const section = (at: number) => {
    const start = view.getUint32(at, true);
    return bytes.subarray(Math.min(start, bytes.length), Math.min(start + view.getUint32(at + 4, true), bytes.length));
  };
  const tiff = section(20);
  return { program: section(4), tiff: tiff.length > 8 ? tiff : null };
}

function commentsOf(program: Uint8Array) {
  const buffer = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const head = buffer.toString('latin1', 0, Math.min(HEAD_BYTES, buffer.length));
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - TAIL_BYTES));
  const comment = (name: string): string => {
    const find = (text: string) => new RegExp(`^%%${name}:[ \\t]*([^\\r\\n]{1,1000})`, 'm').exec(text)?.[1]?.trim() ?? '';
    const found = find(head);
    return unwrap(found === '(atend)' || found === '' ? find(tail) : found);
  };
  const box = comment('HiResBoundingBox') || comment('BoundingBox');
  const [left = 0, bottom = 0, right = 0, top = 0] = box.split(/\s+/).map(Number);
  const mm = (points: number) => Math.round((points / 72) * 25.4);
  const hasSize = right > left && top > bottom;
  return {
    title: comment('Title'),
    author: comment('For'),
    copyright: comment('Copyright'),
    application: comment('Creator'),
    created: comment('CreationDate'),
    fonts: comment('DocumentNeededResources').startsWith('font') ? comment('DocumentNeededResources') : comment('DocumentFonts'),
    pages: Number(comment('Pages')) || null,
    box: hasSize ? box : '',
    size: hasSize ? `${mm(right - left)} × ${mm(top - bottom)} mm` : '',
  };
}

/** A PostScript string without its brackets and escapes. */
const unwrap = (text: string): string =>
  (text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text)
    .replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8) & 0xff))
    .replace(/\\(.)/g, '$1');

/** Pixels of an EPSI bitmap; programs write some 10,000. */
const MAX_BITMAP = 16_000_000;

/** The bitmap of an EPSI (Adobe 5002, section 6): hexadecimal in comments; a set bit is black. */
async function bitmapOf(program: Uint8Array): Promise<Uint8Array | null> {
  const buffer = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const start = buffer.subarray(0, HEAD_BYTES).indexOf('%%BeginPreview:');
  if (start < 0) return null;
  const line = buffer.toString('latin1', start, start + 100);
  const match = /^%%BeginPreview:\s*(\d{1,5})\s+(\d{1,5})\s+(1|2|4|8)\s+\d+/.exec(line);
  const end = buffer.indexOf('%%EndPreview', start);
  if (match === null || end < 0) return null;
  const [width, height, depth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (width * height === 0 || width * height > MAX_BITMAP) return null;
  const hex = buffer
    .toString('latin1', start + match[0].length, end)
    .replace(/^[^\r\n]*/, '')
    .replace(/[^0-9a-fA-F]/g, '');
  const packed = Buffer.from(hex, 'hex');
  const rowBytes = Math.ceil((width * depth) / 8);
  const white = (1 << depth) - 1;
  const grey = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = packed[y * rowBytes + (bit >> 3)];
      if (byte === undefined) continue;
      const value = (byte >> (8 - depth - (bit & 7))) & white;
      grey[y * width + x] = 255 - Math.round((value / white) * 255);
    }
  }
  try {
    return await pngOf(grey, { width, height, channels: 1 });
  } catch {
    return null;
  }
}

import { sharp } from '../pictures/sharp.ts';

// Typst decodes every picture that it is given, to know that it is one, and keeps the pixels until the file is written: 1,000 thumbnails are 300 MB
// and half of the time. So it is given stand-ins of one pixel, each with its name in a comment, and the true JPEG files, which a PDF
// holds as they are, take their places in what Typst has written.

/** Marks a stand-in's name in the comment segment of its JPEG (T.81, B.2.4.5). */
const MARK = 'dateline-picture:';

/** Makes stand-ins by name: JPEG files of one grey pixel that differ in a comment. */
export async function createStandIns(): Promise<(name: string) => Uint8Array> {
  const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#808080' } })
    .jpeg()
    .toBuffer();
  return (name) => {
    const comment = Buffer.from(MARK + name, 'latin1');
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(comment.length + 2, 4);
    return Buffer.concat([head, comment, pixel.subarray(2)]);
  };
}

/** A picture for a PDF: a JPEG of three channels and its size in px. */
export interface PdfPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Puts pictures in the places of their stand-ins, in a PDF as Typst writes it: objects one after the other, one table of their places at
 * the end, nothing compressed around them. Throws when the file is built otherwise or a stand-in is unknown.
 */
export function putPictures(pdf: Uint8Array, pictureOf: (name: string) => PdfPicture | undefined): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const { at: tableAt, places, trailer } = readTable(file);
  const order = places.filter(({ isUsed }) => isUsed).sort((one, other) => one.at - other.at);
  const parts: Buffer[] = [file.subarray(0, order[0]?.at ?? tableAt)];
  let length = parts[0]?.length ?? 0;
  for (const [index, place] of order.entries()) {
    const object = withPicture(file.subarray(place.at, order[index + 1]?.at ?? tableAt), pictureOf);
    place.at = length;
    for (const part of object) {
      parts.push(part);
      length += part.length;
    }
  }
  const rows = places.map(({ at, tail }) => `${String(at).padStart(10, '0')}${tail}`);
  const end = `xref\n0 ${places.length}\n${rows.join('')}${trailer}startxref\n${length}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}

/** The table of places (ISO 32000-1, 7.5.4): entries of 20 bytes, ten digits of them the place. */
function readTable(file: Buffer): { at: number; places: { at: number; tail: string; isUsed: boolean }[]; trailer: string } {
  const tail = file.subarray(-64).toString('latin1');
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  const text = Number.isNaN(at) ? '' : file.subarray(at).toString('latin1');
  const head = /^xref\r?\n0 (\d+)\r?\n/.exec(text);
  const end = text.lastIndexOf('startxref');
  if (head === null || end < 0) throw new Error('The PDF has no plain table of its objects.');
  const count = Number(head[1]);
  const first = head[0].length;
  const places = Array.from({ length: count }, (_, index) => {
    const row = text.slice(first + index * 20, first + index * 20 + 20);
    return { at: Number(row.slice(0, 10)), tail: row.slice(10), isUsed: row[17] === 'n' };
  });
  return { at, places, trailer: text.slice(first + count * 20, end) };
}

/** An object as it is, or with the picture that its stand-in names. */
function withPicture(object: Buffer, pictureOf: (name: string) => PdfPicture | undefined): Buffer[] {
  const found = object.length > 4000 ? -1 : object.indexOf(MARK, 0, 'latin1');
  if (found < 0) return [object];
  const begin = object.indexOf('stream\n', 0, 'latin1') + 'stream\n'.length;
  const end = object.lastIndexOf('\nendstream', undefined, 'latin1');
  const dictionary = object.subarray(0, begin).toString('latin1');
  const length = object.readUInt16BE(begin + 4);
  const name = object.subarray(begin + 6 + MARK.length, begin + 4 + length).toString('latin1');
  const picture = pictureOf(name);
  if (picture === undefined || end < begin || !/\/Filter \/DCTDecode/.test(dictionary))
    throw new Error('A picture of the PDF is not where it should be.');
  const changed = dictionary
    .replace(/\/Length \d+/, `/Length ${picture.bytes.byteLength}`)
    .replace(/\/Width 1\b/, `/Width ${picture.width}`)
    .replace(/\/Height 1\b/, `/Height ${picture.height}`);
  const { bytes } = picture;
  return [Buffer.from(changed, 'latin1'), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), object.subarray(end)];
}

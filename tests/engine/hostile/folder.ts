import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { copyFile, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { sharp } from '#engine/pictures/sharp.ts';
import { writeJpeg, writeSvg } from '../files.ts';

/** What must become of a file: imported or refused, and with which code. */
export type Expected = Readonly<Record<string, string>>;

/** A PNG that says it is huge and holds next to nothing. */
function pngBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function gifBomb(): Buffer {
  const head = Buffer.from('GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1');
  const frame = Buffer.from('\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00\x3b', 'latin1');
  return Buffer.concat([head, frame]);
}

/** A little-endian TIFF of one strip: 60,000 × 60,000 pixels of which none is there. */
function tiffBomb(): Buffer {
  const tags: [number, number, number][] = [
    [256, 4, 60_000],
    [257, 4, 60_000],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, 60_000],
    [279, 4, 8],
  ];
  const bytes = Buffer.alloc(16 + 2 + tags.length * 12 + 4);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(16, 4);
  bytes.writeUInt16LE(tags.length, 16);
  tags.forEach(([tag, type, number], index) => {
    const at = 18 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(number, at + 8);
  });
  return bytes;
}

/** A WebP whose canvas is 16,384 × 16,384, one pixel more than the format's own limit a side. */
function webpBomb(): Buffer {
  const bytes = Buffer.alloc(60);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(52, 4);
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUInt32LE(10, 16);
  bytes.writeUIntLE(16_383, 24, 3);
  bytes.writeUIntLE(16_383, 27, 3);
  bytes.write('VP8L', 30, 'latin1');
  bytes.writeUInt32LE(22, 34);
  bytes.set([0x2f, 0xff, 0xff, 0xff, 0x0f], 38);
  return bytes;
}

/** A Word file whose text would be 300 MB. */
const docxBomb = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': Buffer.alloc(300_000_000, 'a'),
  });

const svgBomb = (): string => {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
  return `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&e9;</text></svg>`;
};

/**
 * Fills a folder with everything that an archive of twenty years may hold and says what must become of each file by its path
 * below the folder. `close` ends the socket.
 */
export async function buildHostileFolder(folder: string): Promise<{ expected: Expected; close(): Promise<void> }> {
  const expected: Record<string, string> = {};
  const put = async (name: string, outcome: string, content: Uint8Array | string): Promise<void> => {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
    expected[name] = outcome;
  };
  let seed = 100;
  const photo = async (name: string, outcome = 'imported'): Promise<void> => {
    await writeJpeg(join(folder, name), seed++);
    expected[name] = outcome;
  };

  await photo('good.jpg');
  await put('bomb.png', 'imports.too_large', pngBomb(60_000, 60_000));
  await put('bomb.gif', 'imports.too_large', gifBomb());
  await put('bomb.tif', 'imports.too_large', tiffBomb());
  await put('bomb.webp', 'refused', webpBomb());
  await put('bomb.svg', 'imports.unsupported_picture', svgBomb());
  await put('bomb.docx', 'imported', docxBomb());
  const wide = await sharp({ create: { width: 60_000, height: 40, channels: 3, background: '#2a6f4e' } })
    .png()
    .toBuffer();
  await put('60,000 px.png', 'imported', wide);
  await put('zero.jpg', 'imports.empty_file', '');
  await put('zero', 'imports.empty_file', '');
  await put('page.jpg', 'imports.unsupported_picture', '<html><body>404</body></html>');
  await writeJpeg(join(folder, 'cut.jpg'), seed++, 800, 600);
  await truncate(join(folder, 'cut.jpg'), 3000);
  expected['cut.jpg'] = 'imports.truncated';
  await put(
    'png.jpg',
    'imports.wrong_extension',
    await sharp({ create: { width: 30, height: 30, channels: 4, background: '#f008' } })
      .png()
      .toBuffer(),
  );
  await put('noise', 'imported', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251)));
  await writeSvg(join(folder, 'mark.svg'));
  expected['mark.svg'] = 'imported';
  await copyFile(join(folder, 'mark.svg'), join(folder, 'twin of mark.svg'));
  expected['twin of mark.svg'] = 'duplicate';

  await photo('👩🏽‍🚀 🏳️‍🌈.jpg');
  await photo('e\u0301te\u0301.jpg'); // decomposed
  await photo('\u00e9t\u00e9.jpg'); // composed: another file
  await photo('\u202egpj.exe\u202c.jpg');
  await photo('صورة.jpg');
  await photo('trailing dots...');
  await photo('trailing space ');
  await photo(' leading space.jpg');
  await photo(`${'n'.repeat(251)}.jpg`);
  await photo('-rf.jpg');
  await photo('new\nline.jpg');
  await photo('CON.jpg');
  await photo('deep/'.repeat(40).concat('down.jpg'));

  await symlink(folder, join(folder, 'parent'));
  expected.parent = 'imports.special_file';
  await symlink(join(folder, 'good.jpg'), join(folder, 'link to good.jpg'));
  expected['link to good.jpg'] = 'duplicate';
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling.jpg'));
  expected['dangling.jpg'] = 'imports.not_found';
  await symlink('self.jpg', join(folder, 'self.jpg'));
  expected['self.jpg'] = 'imports.special_file';
  await symlink('/dev/zero', join(folder, 'device.jpg'));
  expected['device.jpg'] = 'imports.special_file';
  // it says it has 4,096 bytes and has fewer: a file that changes while it is read looks just like that
  await symlink('/sys/kernel/mm/transparent_hugepage/enabled', join(folder, 'changing.txt'));
  expected['changing.txt'] = 'imports.changed_while_reading';
  spawnSync('mkfifo', [join(folder, 'pipe.jpg')]);
  expected['pipe.jpg'] = 'imports.special_file';
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  expected.socket = 'imports.special_file';
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad `), Buffer.from([0xff, 0xfe]), Buffer.from('.jpg')]), 'x');
  expected['bad \ufffd\ufffd.jpg'] = 'imports.unreadable';
  return { expected, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

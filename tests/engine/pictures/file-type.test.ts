import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileType } from '../../../src/engine/pictures/file-type.ts';
import { classifyPicture, detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { grainy } from './fixtures.ts';

const text = (content: string) => Buffer.from(content, 'utf8');
const brief = async (bytes: Uint8Array, name: string) => {
  const { kind, mime, extension } = await detectFileType(bytes, name);
  return `${kind} ${mime} ${extension}`;
};

describe('detectFileType believes content, not names', () => {
  let png: Buffer;
  beforeAll(async () => {
    png = await grainy(64, 48);
  });

  it('finds pictures under wrong names', async () => {
    expect(await brief(png, 'photo.jpg')).toBe('photo image/png png');
    expect(await brief(await sharp(png).jpeg().toBuffer(), 'photo.png')).toBe('photo image/jpeg jpg');
    expect(await brief(await sharp(png).webp().toBuffer(), 'x')).toBe('photo image/webp webp');
    expect(await brief(await sharp(png).tiff().toBuffer(), 'x.txt')).toBe('photo image/tiff tif');
    expect(await brief(await sharp(png).avif().toBuffer(), 'x')).toBe('photo image/avif avif');
    expect(await brief(await sharp(png).gif().toBuffer(), 'x.svg')).toBe('photo image/gif gif');
  });

  it('does not take text for a picture, whatever it is called', async () => {
    expect(await brief(text('Hello, this is a release.\n'), 'photo.jpg')).toBe('document text/plain txt');
    expect(await brief(text('<!doctype html><title>404</title>'), 'logo.png')).toBe('document text/html html');
    expect(await brief(text('<html><body><svg/></body></html>'), 'logo.svg')).toBe('document text/html html');
  });

  it.each([
    ['plain', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'declared, with comment and doctype',
      '<?xml version="1.0"?>\n<!-- > <html> -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "<svg>">]>\n<svg/>',
    ],
    ['with a byte order mark', '\ufeff<svg width="1"></svg>'],
    ['with a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>'],
  ])('finds SVG: %s', async (_, svg) => {
    expect(await brief(text(svg), 'whatever.txt')).toBe('logo image/svg+xml svg');
    expect(await brief(Buffer.from(`\ufeff${svg.replace('\ufeff', '')}`, 'utf16le'), 'x')).toBe('logo image/svg+xml svg');
  });

  it('tells kinds of text apart, by content first', async () => {
    expect(await brief(text('BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n'), 'a.txt')).toMatch(/^document text\/vcard/);
    expect(await brief(text('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'), 'a.txt')).toMatch(/^document text\/calendar/);
    expect(await brief(text('# Title\n\nText'), 'a.md')).toBe('document text/markdown md');
    expect(await brief(text('name;phone\nBo;1\n'), 'a.csv')).toBe('document text/csv csv');
    expect(await brief(text('<p>no page</p>'), 'a.md')).toBe('document text/markdown md');
    expect(await brief(text('{\\rtf1 hi}'), 'a.doc')).toMatch(/^document application\/rtf/);
    expect(await brief(Buffer.from('R\xf8dgr\xf8d med fl\xf8de', 'latin1'), 'a.txt')).toBe('document text/plain txt');
  });

  it('tells documents, films and sound', async () => {
    expect(await brief(text('%PDF-1.7\n%âãÏÓ\n'), 'a.pdf')).toBe('document application/pdf pdf');
    const docx = zipSync({ '[Content_Types].xml': text('<Types/>'), 'word/document.xml': text('<w/>') });
    expect(await brief(docx, 'a.zip')).toMatch(/^document .*wordprocessingml.document docx$/);
    expect(await brief(zipSync({ 'a.txt': text('a') }), 'a.docx')).toBe('other application/zip zip');
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1500),
      Buffer.from('WordDocument', 'utf16le'),
      Buffer.alloc(500),
    ]);
    expect(await brief(ole, 'a.bin')).toBe('document application/msword doc');
    expect(await brief(Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex'), 'a')).toBe('video video/mp4 mp4');
    expect(await brief(Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(30)]), 'a')).toMatch(
      /^audio audio\/.*wav/,
    );
  });

  it('takes vector masters for logos', async () => {
    expect(await brief(text('%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n'), 'logo.pdf')).toBe(
      'logo application/postscript eps',
    );
    expect(await brief(text('%PDF-1.5\n%âãÏÓ\n'), 'logo.ai')).toBe('logo application/illustrator ai');
    expect(await brief(Buffer.from('c5d0d3c61e000000', 'hex'), 'x')).toBe('logo application/postscript eps');
  });

  it('says nothing of noise, an empty file, and heads cut anywhere', async () => {
    expect(await brief(new Uint8Array(0), 'a.jpg')).toBe('other application/octet-stream bin');
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 256));
    expect(await brief(noise, 'a.txt')).toBe('other application/octet-stream bin');
    for (let length = 1; length < 200; length += 7)
      await expect(detectFileType(png.subarray(0, length), 'a.png')).resolves.toBeDefined();
  });
});

describe('classifyPicture', () => {
  const photo: FileType = { kind: 'photo', mime: 'image/png', extension: 'png' };
  const large = { width: 4000, height: 3000, hasAlpha: false };
  const clear = { ...large, hasAlpha: true };
  const small = { width: 600, height: 200, hasAlpha: false };
  it.each([
    ['Byens-logo_RGB.png', clear, 'logo'],
    ['kommunelogo2.png', small, 'logo'],
    ['bomærke.png'.normalize('NFD'), small, 'logo'],
    ['wordmark-white.png', clear, 'logo'],
    ['logo-unveiling-at-the-town-hall.jpg', large, 'photo'],
    ['symbolic-handshake.jpg', small, 'photo'],
    ['portrait.png', clear, 'photo'],
  ] as const)('%s', (name, traits, kind) => {
    expect(classifyPicture(photo, traits, name)).toBe(kind);
  });
});

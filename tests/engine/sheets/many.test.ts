import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createDocumentWriter } from '#engine/releases/documents/index.ts';
import { kitSheetPdf } from '#engine/sheets/kit.ts';
import { sheetPdf } from '#engine/sheets/pdf.ts';
import { putPictures } from '#engine/sheets/pdf-pictures.ts';
import { person, picture, pictures, sheetOf } from '../../domain/sheets/content.ts';
import { tempFolder } from '../harness.ts';

const resources = join(import.meta.dirname, '../../../resources');
const documents = createDocumentWriter({
  templatesFolder: join(resources, 'templates/typst'),
  fontsFolder: join(resources, 'fonts'),
});

/** A little picture whose grey is that of its number. */
const preview = async (sha256: string): Promise<Uint8Array> => {
  const level = Number(sha256) % 200;
  return sharp({ create: { width: 12, height: 8, channels: 3, background: { r: level, g: level, b: level } } })
    .webp({ lossless: true })
    .toBuffer();
};
const workshop = { previews: preview, prints: null, logoSvg: null, signal: new AbortController().signal };

test('1,000 pictures are all in the PDF, each in its own cell', async () => {
  const folder = await tempFolder();
  const made = await sheetPdf(documents, sheetOf(pictures(1000), { columns: 8 }), '2014-12-08T12:00:00Z', workshop);
  const path = join(folder, 'many.pdf');
  await writeFile(path, made.bytes);
  expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors');
  const list = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8', maxBuffer: 1e8 });
  const rows = list.split('\n').filter((line) => / jpeg /.test(line));
  expect(rows).toHaveLength(1000);
  expect(rows.every((row) => / 12 +8 /.test(row))).toBe(true);
  expect(new Set(rows.map((row) => row.trim().split(/\s+/)[0])).size).toBe(made.pages);
  // what is in the third row of the first page is what belongs there
  execFileSync('pdfimages', ['-j', '-f', '1', '-l', '1', path, join(folder, 'p')]);
  const { data } = await sharp(join(folder, 'p-016.jpg')).raw().toBuffer({ resolveWithObject: true });
  expect(Math.abs((data[0] ?? 0) - 17)).toBeLessThan(4);
  const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 });
  for (const number of [1, 500, 1000]) expect(text).toContain(`Harbour ${number}\n`);
});

test('the same content and instant give the same bytes, another instant does not', async () => {
  const at = async (dated: string) => Buffer.from((await sheetPdf(documents, sheetOf(pictures(9)), dated, workshop)).bytes);
  const first = await at('2014-12-08T12:00:00Z');
  expect(first.equals(await at('2014-12-08T12:00:00Z'))).toBe(true);
  expect(first.equals(await at('2014-12-09T12:00:00Z'))).toBe(false);
});

test('the sheets of a kit carry its numbers, its date and its embargo, and no id of the library', async () => {
  const folder = await tempFolder();
  const order = {
    title: 'Delegation to Beijing',
    brand: sheetOf([]).brand,
    language: 'en',
    date: '2014-12-08',
    dated: '2014-12-08T11:00:00Z',
    notice: 'Not for publication before Wednesday 10 December 2014, 09:00 CET',
  };
  const shown = pictures(30).map((one) => ({ ...one, label: `photo-${one.label}` }));
  const photos = join(folder, 'photos.pdf');
  const made = await kitSheetPdf(documents, { ...order, body: { kind: 'pictures', pictures: shown } }, workshop);
  await writeFile(photos, made.bytes);
  const text = execFileSync('pdftotext', ['-raw', photos, '-'], { encoding: 'utf8' });
  for (const said of ['photo-01 Harbour 1', 'photo-30 Harbour 30', '8 December 2014']) expect(text).toContain(said);
  expect(text.match(/Not for publication before/g)).toHaveLength(made.pages);
  expect(execFileSync('pdfinfo', ['-rawdates', photos], { encoding: 'utf8' })).toMatch(/CreationDate: +D:20141208110000/);
  const renamed = shown.map((one, at) => ({ ...one, assetId: picture(1000 + at).assetId }));
  const other = await kitSheetPdf(documents, { ...order, body: { kind: 'pictures', pictures: renamed } }, workshop);
  expect(Buffer.from(other.bytes).equals(Buffer.from(made.bytes))).toBe(true);
  const contacts = join(folder, 'contacts.pdf');
  const people = [person('Kim Person', { isPrimary: true })];
  await writeFile(contacts, (await kitSheetPdf(documents, { ...order, body: { kind: 'contacts', people } }, workshop)).bytes);
  expect(execFileSync('pdftotext', ['-raw', contacts, '-'], { encoding: 'utf8' })).toContain('Kim Person');
});

test('a picture that is on the sheet twice is in the file once, and one whose preview cannot be had leaves its cell empty', async () => {
  const [one, two] = pictures(2);
  if (one === undefined || two === undefined) throw new Error('There are two.');
  const content = sheetOf([one, { ...two, sha256: one.sha256 }, { ...two, sha256: 'f'.repeat(64) }]);
  const previews = async (sha256: string): Promise<Uint8Array | null> => (sha256.startsWith('f') ? null : preview(sha256));
  const made = await sheetPdf(documents, content, '2014-12-08T12:00:00Z', { ...workshop, previews });
  const path = join(await tempFolder(), 'twice.pdf');
  await writeFile(path, made.bytes);
  const rows = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => / jpeg /.test(line));
  expect(rows).toHaveLength(2);
  expect(new Set(rows.map((row) => row.trim().split(/\s+/)[10])).size).toBe(1);
});

test('a file that is not built as expected is refused, not spoiled', () => {
  for (const text of ['', '%PDF-1.7\nnothing', '%PDF-1.7\nxref\n0 1\nstartxref\n999\n%%EOF'])
    expect(() => putPictures(Buffer.from(text), () => undefined)).toThrow('no plain table');
});

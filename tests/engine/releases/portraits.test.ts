import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeJpeg } from '../files.ts';
import { importAll, startLibrary, tempFolder, value } from '../harness.ts';

/** Python unfolds and decodes on its own; `file` says what came out. */
const READ = `
import base64, re, sys
text = open(sys.argv[1], encoding='utf-8', newline='').read().replace('\\r\\n ', '')
line = next(l for l in text.split('\\r\\n') if l.startswith('PHOTO'))
head, data = (line.split(':', 1)[0], line.rsplit(',', 1)[1]) if 'base64,' in line else line.split(':', 1)
open(sys.argv[2], 'wb').write(base64.b64decode(data, validate=True))
print(head)`;

test.each([
  ['vcard-3', 'PHOTO;ENCODING=b;TYPE=JPEG'],
  ['vcard-4', 'PHOTO'],
] as const)('a portrait leaves in %s as a small JPEG, and comes back as a picture of the library', async (format, head) => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'Ann.jpg'), 7, 1200, 900);
  await importAll(client, join(folder, 'Ann.jpg'));
  const [picture] = value(await client.assets.list({})).items;
  value(await client.contacts.create({ name: 'Ann Lee', email: 'ann@city.example', portraitAssetId: picture?.id ?? null }));
  value(await client.contacts.create({ name: 'Bo Ek' }));
  const path = join(folder, 'people.vcf');
  value(await client.contacts.exportFile({ format, place: { $path: path } }));
  for (const line of (await readFile(path, 'utf8')).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const out = join(folder, 'portrait.jpg');
  expect(execFileSync('python3', ['-c', READ, path, out], { encoding: 'utf8' }).trim()).toBe(head);
  expect(execFileSync('file', ['-b', out], { encoding: 'utf8' })).toMatch(/JPEG image data.*480x360/);
  expect((await readFile(out)).length).toBeLessThanOrEqual(60_000);

  const other = await startLibrary();
  const report = value(await other.client.contacts.importFile({ place: { $path: path } }));
  expect(report.items.map(({ portrait }) => portrait)).toEqual(['kept', undefined]);
  const ann = value(await other.client.contacts.list({})).items.find(({ name }) => name === 'Ann Lee');
  const kept = value(await other.client.assets.get({ id: ann?.portraitAssetId ?? ('' as never) }));
  expect(kept).toMatchObject({ kind: 'photo', filename: 'Ann Lee.jpg', width: 480, height: 360, hasPreview: true });
  // A second time nothing is doubled.
  expect(value(await other.client.contacts.importFile({ place: { $path: path } }))).toMatchObject({ merged: 2 });
  expect(value(await other.client.assets.list({})).total).toBe(1);
});

test('a portrait that may not be given to the press stays in the house', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'Ann.jpg'), 7);
  await importAll(client, join(folder, 'Ann.jpg'));
  const [picture] = value(await client.assets.list({})).items;
  if (picture === undefined) throw new Error('The picture was not imported.');
  value(await client.assets.edit({ id: picture.id, set: { pressUse: 'restricted' } }));
  value(await client.contacts.create({ name: 'Ann Lee', portraitAssetId: picture.id }));
  const path = join(folder, 'people.vcf');
  value(await client.contacts.exportFile({ format: 'vcard-4', place: { $path: path } }));
  expect(await readFile(path, 'utf8')).not.toContain('PHOTO');
});

test('what is no portrait is refused with its contact kept; an address is not fetched', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'whole.jpg'), 3);
  const whole = await readFile(join(folder, 'whole.jpg'));
  const card = (name: string, photo: string): string => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\n${photo}\nEND:VCARD\n`;
  const html = Buffer.from('<html><script>alert(1)</script></html>').toString('base64');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>').toString('base64');
  const path = join(folder, 'people.vcf');
  await writeFile(
    path,
    [
      card('Html', `PHOTO;ENCODING=b;TYPE=JPEG:${html}`),
      card('Svg', `PHOTO:data:image/svg+xml;base64,${svg}`),
      card('Cut', `PHOTO;ENCODING=b:${whole.subarray(0, 200).toString('base64')}`),
      card('Huge', `PHOTO;ENCODING=b:${'A'.repeat(3_000_000)}`),
      card('Address', 'PHOTO;VALUE=uri:https://pictures.example/ann.jpg'),
      // As Outlook and version 2.1 write it: folded, and an empty line behind.
      card('Old', `PHOTO;JPEG;ENCODING=BASE64:\n ${(whole.toString('base64').match(/.{1,70}/g) ?? []).join('\n ')}\n`),
    ].join(''),
  );
  const report = value(await client.contacts.importFile({ place: { $path: path } }));
  expect(report).toMatchObject({ imported: 6, refused: 0 });
  expect(report.items.map(({ name, portrait }) => [name, portrait])).toEqual([
    ['Html', 'refused'],
    ['Svg', 'refused'],
    ['Cut', 'refused'],
    ['Huge', 'refused'],
    ['Address', undefined],
    ['Old', 'kept'],
  ]);
  expect(value(await client.assets.list({})).total).toBe(1);
});

test('two cards of one person bring one picture, that of the first which has one', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  const photos = await Promise.all(
    [3, 4].map(async (seed) => {
      await writeJpeg(join(folder, `${seed}.jpg`), seed);
      return (await readFile(join(folder, `${seed}.jpg`))).toString('base64');
    }),
  );
  const card = (lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\n');
  const ann = ['FN:Ann Lee', 'EMAIL:ann@city.example'];
  const photo = (at: number): string => `PHOTO;ENCODING=b;TYPE=JPEG:${photos[at]}`;
  const path = join(folder, 'people.vcf');
  await writeFile(
    path,
    [
      card(ann),
      card([...ann, 'PHOTO:nothing']),
      card([...ann, photo(0)]),
      card(['FN:Ann', 'EMAIL:ANN@city.example', photo(1)]),
    ].join(''),
  );
  const report = value(await client.contacts.importFile({ place: { $path: path } }));
  expect(report.items.map(({ outcome }) => outcome)).toEqual(['imported', 'merged', 'merged', 'merged']);
  expect(report.items.map(({ portrait }) => portrait).slice(2)).toEqual(['kept', undefined]);
  const pictures = value(await client.assets.list({})).items;
  expect(pictures).toHaveLength(1);
  expect(value(await client.contacts.list({})).items[0]?.portraitAssetId).toBe(pictures[0]?.id);
});

test('an import is told before it is done, rows of one file among each other too', async () => {
  const { client } = await startLibrary();
  value(await client.contacts.create({ name: 'Ann Lee', email: 'ann@city.example' }));
  const path = join(await tempFolder(), 'people.csv');
  await writeFile(
    path,
    [
      'Full name;Mail;Tlf',
      'Ann M. Lee;ANN@city.example;33663366',
      'Ann Lee;ann@home.example;',
      'Bo Ek;bo@city.example;',
      'Bo E.;bo@city.example;',
      'Cy;not an address;',
    ].join('\n'),
  );
  const place = { $path: path };
  expect(value(await client.contacts.columns({ place }))).toMatchObject({
    kind: 'table',
    total: 5,
    columns: { name: 'Full name', email: 'Mail', phone: 'Tlf' },
  });
  const before = value(await client.contacts.list({}));
  const said = value(await client.contacts.forecast({ place }));
  expect(said).toMatchObject({ imported: 2, merged: 2, refused: 1, sameName: 1 });
  expect(said.first).toHaveLength(5);
  expect(said.notable.map(({ row, outcome, known, sameName, field }) => [row, outcome, known, sameName, field])).toEqual([
    [1, 'merged', { name: 'Ann Lee', inFile: false }, false, null],
    [2, 'imported', null, true, null],
    [4, 'merged', { name: 'Bo Ek', inFile: true }, false, null],
    [5, 'refused', null, false, 'email'],
  ]);
  expect(value(await client.contacts.list({}))).toEqual(before);
  expect(value(await client.contacts.importFile({ place }))).toMatchObject({ imported: 2, merged: 2, refused: 1 });
  const cards = join(await tempFolder(), 'cards.csv');
  await writeFile(cards, 'BEGIN:VCARD\nFN:Ann\nEND:VCARD\n');
  expect(value(await client.contacts.columns({ place: { $path: cards } })).kind).toBe('cards');
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeJpeg } from './files.ts';
import { importAll, startLibrary, tempFolder, value } from './harness.ts';

/** Two in the morning of 2 March where the office is, when it is still 1 March by the clock of the world. */
const NIGHT = new Date('2026-03-01T12:00:00Z');

function liveInKiritimati(): void {
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Kiritimati';
  onTestFinished(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
}

test('a portrait whose rights ended yesterday leaves the house on no card, whatever day it is elsewhere', async () => {
  liveInKiritimati();
  const { client } = await startLibrary({ now: () => NIGHT });
  const folder = await tempFolder();
  await writeJpeg(join(folder, 'Ann.jpg'), 7);
  await importAll(client, join(folder, 'Ann.jpg'));
  const [picture] = value(await client.assets.list({})).items;
  if (picture === undefined) throw new Error('The picture was not imported.');
  value(await client.contacts.create({ name: 'Ann Lee', portraitAssetId: picture.id }));
  const path = join(folder, 'people.vcf');
  const hasPortrait = async (expires: string): Promise<boolean> => {
    value(await client.assets.edit({ id: picture.id, set: { expires } }));
    value(await client.contacts.exportFile({ format: 'vcard-4', place: { $path: path } }));
    return (await readFile(path, 'utf8')).includes('PHOTO');
  };
  expect(await hasPortrait('2026-03-02')).toBe(true);
  expect(await hasPortrait('2026-03-01')).toBe(false);
});

test('a logo is withdrawn on the day of the office', async () => {
  liveInKiritimati();
  const { client } = await startLibrary({ example: true, now: () => NIGHT });
  const [brand] = value(await client.logos.brands({})).items.filter(({ variants }) => variants.length > 0);
  const [variant] = brand?.variants ?? [];
  if (variant === undefined) throw new Error('The example has no logo.');
  value(await client.logos.setStatus({ id: variant.id, status: 'superseded' }));
  const after = value(await client.logos.brands({}))
    .items.flatMap(({ variants }) => variants)
    .find(({ id }) => id === variant.id);
  expect(JSON.stringify(after)).toContain('2026-03-02');
});

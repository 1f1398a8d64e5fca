import { execFileSync } from 'node:child_process';
import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { sharp } from '#engine/pictures/sharp.ts';
import { writeSvg } from './files.ts';
import { importAll, startLibrary, tempFolder, value } from './harness.ts';

const PHOTOS = resolve(import.meta.dirname, '../../resources/example/photos');

/** Every group as its reason and the file names in it. */
async function groupsOf(client: Client): Promise<{ reason: string; names: string[]; keep: string; why: string }[]> {
  const { items } = value(await client.imports.likenesses({ count: 200 }));
  const names = new Map(value(await client.assets.list({ limit: 1000 })).items.map((asset) => [asset.id, asset.filename]));
  return items.map(({ reason, ids, keep, why }) => ({
    reason,
    names: ids.map((id) => names.get(id) ?? '?').sort(),
    keep: names.get(keep) ?? '?',
    why,
  }));
}

test('the pictures of the example are alike to nobody', async () => {
  const { client } = await startLibrary();
  await importAll(client, PHOTOS);
  expect(await groupsOf(client)).toEqual([]);
});

// Would catch: thresholds that find crops of other pictures, or miss what is the same.
test('copies under other metadata, in other sizes and qualities, and crops of every example picture are found, each with its reason', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  const photos = (await readdir(PHOTOS)).filter((name) => name.endsWith('.jpg'));
  const expected: { reason: string; names: string[] }[] = [];
  for (const [index, name] of photos.entries()) {
    // smaller than they are: what counts is what they show
    const source = join(folder, name);
    await sharp(join(PHOTOS, name)).resize({ width: 1000 }).jpeg({ quality: 92 }).toFile(source);
    const stem = name.replace('.jpg', '');
    const { width = 0, height = 0 } = await sharp(source).metadata();
    const target = join(folder, `${stem}-copy.jpg`);
    const kind = ['samePixels', 'recompressed', 'resized', 'cropped', 'cropped', 'cropped', 'cropped'][index % 7] ?? '';
    if (kind === 'samePixels') {
      await copyFile(source, target);
      execFileSync('exiftool', ['-q', '-overwrite_original', '-IPTC:Caption-Abstract=another', target]);
    } else if (kind === 'recompressed') await sharp(source).jpeg({ quality: 62 }).toFile(target);
    else if (kind === 'resized')
      await sharp(source)
        .resize({ width: Math.round(width * 0.37) })
        .jpeg({ quality: 80 })
        .toFile(target);
    else {
      const side = Math.min(width, height);
      const crop = [
        { left: Math.round((width - side) / 2), top: 0, width: side, height: side },
        { left: 0, top: 0, width: Math.round(width * 0.7), height },
        {
          left: Math.round(width * 0.13),
          top: Math.round(height * 0.12),
          width: Math.round(width * 0.74),
          height: Math.round(height * 0.75),
        },
        { left: 0, top: Math.round(height * 0.22), width, height: Math.round(height * 0.78) },
      ][(index % 7) - 3] ?? { left: 0, top: 0, width, height };
      await sharp(source).extract(crop).jpeg({ quality: 85 }).toFile(target);
    }
    expected.push({ reason: kind, names: [name, `${stem}-copy.jpg`].sort() });
  }
  await importAll(client, folder);
  const found = await groupsOf(client);
  const byName = (a: { names: string[] }, b: { names: string[] }): number => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1);
  expect(found.map(({ reason, names }) => ({ reason, names })).sort(byName)).toEqual(expected.sort(byName));
  expect(found.find((group) => group.reason === 'resized')).toMatchObject({ why: 'mostPixels' });
  expect(found.find((group) => group.reason === 'cropped')?.keep).not.toContain('copy');
});

test('false friends stay apart: flat grounds, gradients, colourways of a mark, a burst, a page that is the first of two files', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  const gradient = (from: string, to: string, vertical: boolean): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><defs><linearGradient id="g" x1="0" y1="0" x2="${vertical ? 0 : 1}" y2="${vertical ? 1 : 0}"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="900" height="600" fill="url(#g)"/></svg>`,
    );
  const colours = ['#000000', '#ffffff', '#203040', '#8090a0', '#c04020', '#20a060'];
  for (const [index, background] of colours.entries()) {
    await sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .jpeg()
      .toFile(join(folder, `flat-${index}.jpg`));
    await sharp(gradient(background, colours[(index + 1) % 6] ?? '', index % 2 === 0))
      .jpeg()
      .toFile(join(folder, `gradient-${index}.jpg`));
    await sharp(gradient(background, colours[(index + 3) % 6] ?? '', index % 2 === 1))
      .jpeg()
      .toFile(join(folder, `other-gradient-${index}.jpg`));
  }
  await writeSvg(join(folder, 'mark-blue.svg'), '#0b4f79');
  await writeSvg(join(folder, 'mark-black.svg'), '#000000');
  await writeSvg(join(folder, 'mark-white.svg'), '#ffffff');
  // two frames of a burst: nearly the same pixels, taken a second apart
  const photo = await sharp(join(PHOTOS, 'copenhagen_bicycles-bridge_2014.jpg')).resize({ width: 1200 }).jpeg().toBuffer();
  for (const second of [1, 2]) {
    const target = join(folder, `burst-${second}.jpg`);
    await sharp(photo)
      .modulate({ brightness: 1 + second / 1000 })
      .jpeg({ quality: 80 + second })
      .toFile(target);
    execFileSync('exiftool', ['-q', '-overwrite_original', `-DateTimeOriginal=2014:09:11 10:00:0${second}`, target]);
  }
  const page = await sharp(photo).resize(300, 200).raw().toBuffer();
  for (const shade of [40, 200]) {
    const pages = Buffer.concat([page, Buffer.alloc(page.length, shade)]);
    await writeFile(
      join(folder, `pages-${shade}.gif`),
      await sharp(pages, { raw: { width: 300, height: 400, channels: 3, pageHeight: 200 } })
        .gif()
        .toBuffer(),
    );
  }
  const { report } = await importAll(client, folder);
  expect(report.refused).toBe(0);
  expect(await groupsOf(client)).toEqual([]);
});

test('settling keeps one, carries what only the others know, and sets the group aside; setting apart does it without the trash', async () => {
  const { client } = await startLibrary();
  const folder = await tempFolder();
  const source = join(PHOTOS, 'copenhagen_bicycles-bridge_2014.jpg');
  await sharp(source).resize({ width: 900 }).jpeg().toFile(join(folder, 'large.jpg'));
  await sharp(source).resize({ width: 500 }).jpeg().toFile(join(folder, 'small.jpg'));
  await sharp(source).resize({ width: 420 }).jpeg().toFile(join(folder, 'tiny.jpg'));
  await importAll(client, folder);
  const byName = async (name: string) =>
    value(await client.assets.list({ limit: 50 })).items.find((asset) => asset.filename === name);
  const [large, small, tiny] = await Promise.all(['large.jpg', 'small.jpg', 'tiny.jpg'].map(byName));
  const ids = { large: large?.id as never, small: small?.id as never, tiny: tiny?.id as never };
  value(await client.assets.edit({ id: ids.large, set: { credit: 'Kept credit', keywords: ['bridge'] } }));
  value(
    await client.assets.edit({
      id: ids.small,
      set: { credit: 'Lost credit', caption: 'A caption', keywords: ['bicycle', 'bridge'] },
    }),
  );
  const kit = value(
    await client.kits.create({
      title: 'Kit',
      sections: [{ kind: 'photos', items: [{ kind: 'asset', assetId: ids.small, title: '', caption: 'as worded' }] }],
    }),
  );
  expect(await groupsOf(client)).toMatchObject([
    { names: ['large.jpg', 'small.jpg', 'tiny.jpg'], keep: 'small.jpg', why: 'inKit' },
  ]);
  value(await client.imports.setApart({ ids: [ids.tiny, ids.large, ids.small] }));
  expect(await groupsOf(client)).toEqual([]);
  const settled = value(await client.imports.settle({ keep: ids.large, trash: [ids.small] }));
  expect(settled).toMatchObject({ trashed: 1, carried: expect.arrayContaining(['caption', 'keywords', 'kits']) });
  expect(value(await client.assets.history({ id: ids.small })).items[0]?.what).toBe('trash');
  expect(await byName('large.jpg')).toMatchObject({
    credit: 'Kept credit',
    caption: 'A caption',
    keywords: ['bridge', 'bicycle'],
  });
  expect(await byName('small.jpg')).toBeUndefined();
  const photos = value(await client.kits.get({ id: kit.id })).sections.find((section) => section.kind === 'photos');
  expect(photos?.items).toEqual([{ kind: 'asset', assetId: ids.large, title: '', caption: 'as worded' }]);
});

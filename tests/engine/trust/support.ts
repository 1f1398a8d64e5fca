import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Client } from '#contract/client.ts';
import { ExportRun } from '#contract/exports.ts';
import type { Kit, KitTier } from '#contract/kits.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { writeJpeg } from '../files.ts';
import { finish, importAll, startLibrary, tempFolder, value } from '../harness.ts';

/** Ten letters and more, as the contract asks. */
export const PASSPHRASE = 'a quiet harbour';
export const ADDRESS = 'press@city.example';

/** A library with a kit of two pictures, one contact and one release: quick to export, whatever preflight says of it. */
export async function startSmallKit(options: Parameters<typeof startLibrary>[0] = {}) {
  const started = await startLibrary(options);
  const { client } = started;
  const files = await tempFolder();
  await writeJpeg(join(files, 'a.jpg'), 1, 400, 300);
  await writeJpeg(join(files, 'b.jpg'), 2, 400, 300);
  await importAll(client, files);
  const { items } = value(await client.assets.list({}));
  const assetOf = (name: string) => items.find((asset) => asset.filename === name)?.id as AssetId;
  const contact = value(
    await client.contacts.create({ name: 'Press desk', email: ADDRESS, phone: '+4500000000', isDesk: true } as never),
  );
  const kit = value(
    await client.kits.create({
      title: 'Harbour',
      slug: 'harbour',
      date: '2014-12-08',
      sections: [
        { kind: 'photos', items: ['a.jpg', 'b.jpg'].map((name) => ({ kind: 'asset' as const, assetId: assetOf(name) })) },
        { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] },
      ],
    } as never),
  ) as Kit;
  return { ...started, kit, assetOf, out: (name: string) => join(started.folder, 'out', name) };
}

/** Exports by force and answers the record. */
export async function build(
  client: Client,
  kitId: KitId,
  path: string,
  how: { sign?: boolean; note?: string; tier?: KitTier } = {},
) {
  const job = await finish(client, client.exports.run({ kitId, place: { $path: path }, force: true, ...how }));
  if (job.error !== null) throw new Error(`${job.error.code}: ${job.error.message}`);
  return ExportRun.parse(job.result);
}

/** Unpacks a zip with the system's own program and answers its root folder. */
export async function unpack(zip: string): Promise<string> {
  const into = await tempFolder();
  execFileSync('unzip', ['-q', zip, '-d', into]);
  return join(into, execFileSync('ls', [into], { encoding: 'utf8' }).trim());
}

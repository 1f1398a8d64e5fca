import { hash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '#contract/client.ts';
import { finish, importAll, startLibrary, value } from '../harness.ts';
import type { Stock } from './arbitrary.ts';

const project = join(import.meta.dirname, '..', '..', '..');

/** The example library with its engine, files to point at, and a folder beside that nothing may touch. */
export interface Playground {
  readonly client: Client;
  readonly log: readonly string[];
  /** Opens the library again when a route has left it. */
  reopen(): Promise<void>;
  /** What can be named at this moment. */
  stock(): Promise<Stock>;
  /** Names and bytes of everything beside the library that nobody offered. */
  beside(): Promise<string>;
}

/** Makes one; it ends with the test. */
export async function openPlayground(): Promise<Playground> {
  const { client, folder, path, log } = await startLibrary({ example: true });
  const inFolder = join(folder, 'in');
  await mkdir(join(folder, 'beside', 'deep'), { recursive: true });
  await mkdir(inFolder);
  await mkdir(join(folder, 'out'));
  await mkdir(join(folder, 'watched'));
  await writeFile(join(folder, 'beside', 'secret.txt'), 'nobody reads this');
  const photos = join(project, 'resources', 'example', 'photos');
  const [photo = ''] = await readdir(photos);
  await copyFile(join(photos, photo), join(inFolder, 'photo.jpg'));
  await writeFile(join(inFolder, 'release.txt'), 'A headline\n\nCopenhagen, 8 December 2014. A body.\n');
  await writeFile(join(inFolder, 'kit.json'), '{"title":"From a file","sections":[{"kind":"photos"}]}');
  await writeFile(join(inFolder, 'people.csv'), 'name;email\n"Ærø, ""x""";a@b.example\n;;;;\n');
  await writeFile(join(inFolder, 'card.vcf'), 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Åse\r\nTEL:+4533663366\r\n');
  await writeFile(join(inFolder, 'broken.zip'), 'PK\u0003\u0004 and then nothing');
  await importAll(client, inFolder);
  value(await client.search.save({ name: 'Water', query: { text: 'water' } }));
  value(await client.imports.watch({ place: { $path: join(folder, 'watched') } }));
  const [kit] = value(await client.kits.list({})).items;
  if (kit === undefined) throw new Error('The example has no kit.');
  await finish(client, client.exports.run({ kitId: kit.id, place: { $path: join(folder, 'out', 'genuine.zip') }, force: true }));
  const paths = [
    inFolder,
    ...['photo.jpg', 'release.txt', 'kit.json', 'people.csv', 'card.vcf', 'broken.zip', 'nothing.here'].map((name) =>
      join(inFolder, name),
    ),
    ...['genuine.zip', 'kit.zip', 'sheet.pdf', 'table.csv', 'cards.vcf', 'folder', 'a\0b', `${'x'.repeat(300)}.zip`].map((name) =>
      join(folder, 'out', name),
    ),
    path,
    join(path, 'library.db'),
  ];
  const list = async (asked: Promise<{ ok: boolean }>): Promise<readonly { id: string }[]> => {
    const answer = (await asked) as { ok: true; value: { items: readonly { id: string }[] } } | { ok: false };
    return answer.ok ? answer.value.items : [];
  };
  return {
    client,
    log,
    reopen: async () => {
      const { library } = value(await client.library.current({}));
      if (library === null || library.place.$path !== path) value(await client.library.open({ place: { $path: path } }));
    },
    stock: async () => {
      const lists = await Promise.all([
        list(client.assets.list({ limit: 8 })),
        list(client.kits.list({})),
        list(client.releases.list({})),
        list(client.contacts.list({})),
        list(client.organisations.list({})),
        list(client.logos.brands({})),
        list(client.collections.list({})),
        list(client.exports.history({})),
        list(client.jobs.list({})),
        list(client.search.saved({})),
        list(client.imports.watches({})),
      ]);
      const brands = (lists[5] ?? []) as readonly { id: string; variants?: readonly { id: string }[] }[];
      const all = [...lists.flat(), ...brands.flatMap((brand) => brand.variants ?? [])].map(({ id }) => id);
      return { ids: Map.groupBy(all, (id) => id.slice(0, 3)), paths };
    },
    beside: async () => {
      const names = (await readdir(folder)).toSorted();
      // What a relative path would have meant.
      const here = (await readdir(process.cwd())).toSorted();
      const deep = (await readdir(join(folder, 'beside'), { recursive: true })).toSorted();
      return JSON.stringify([names, here, deep, hash('sha256', await readFile(join(folder, 'beside', 'secret.txt')))]);
    },
  };
}

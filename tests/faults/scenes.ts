import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '#contract/client.ts';
import { ExportRun } from '#contract/exports.ts';
import type { JobStarted } from '#contract/jobs.ts';
import type { Result } from '#contract/result.ts';
import type { Rooms, RouteName } from '#contract/routes.ts';
import type { AssetId, ExportId, KitId } from '#contract/values.ts';
import { writeJpeg, writeSvg } from '../engine/files.ts';
import { finish, importAll, startLibrary, value } from '../engine/harness.ts';

/** The routes that start a job. A new one without a scene below is a type error, so none is forgotten. */
export type JobName = {
  [N in RouteName]: N extends `${infer R extends keyof Rooms & string}.${infer V}`
    ? V extends keyof Rooms[R]
      ? Rooms[R][V] extends { kind: 'job' }
        ? N
        : never
      : never
    : never;
}[RouteName];

/** A library with something of everything, closed, and files beside it; every fault begins with a copy of it. */
export interface World {
  readonly library: string;
  /** Pictures and drawings that the library does not have. */
  readonly fresh: string;
  readonly v1: string;
  readonly v2: string;
  /** The correction kit that leads from the one to the other. */
  readonly delta: string;
  readonly kitId: KitId;
  readonly exportId: ExportId;
  readonly assetIds: readonly AssetId[];
  /** A finished proposal in the library's jobs. */
  readonly proposalId: JobStarted['jobId'];
  /** Every job that the library has had, so that none of them is taken for the one that was killed. */
  readonly jobIds: ReadonlySet<string>;
}

/** How a job is started, and what of what it leaves in `out` counts as whole. */
export interface Scene {
  start(client: Client, world: World, out: string): Promise<Result<JobStarted>>;
  /** The name of what it writes into `out`, if anything. */
  readonly target?: string;
  /** What the job must make anew, or nothing would be left to interrupt. */
  readonly forget?: 'renditions';
  /** The job notes in the record of its export where the zip lies now: as its last deed, which a kill may come behind. */
  readonly moves?: true;
}

const at = (out: string, name: string) => ({ $path: join(out, name) });

export const scenes: { readonly [N in JobName]: Scene } = {
  'imports.scan': { start: (client, { fresh }) => client.imports.scan({ places: [{ $path: fresh }] }) },
  'imports.run': { start: (client, { fresh }) => client.imports.run({ places: [{ $path: fresh }] }) },
  'imports.takeInKit': { start: (client, { v2 }) => client.imports.takeInKit({ place: { $path: v2 } }) },
  'assets.exportFiles': {
    start: (client, { assetIds }, out) => client.assets.exportFiles({ ids: [...assetIds], place: { $path: out } }),
  },
  'assets.exportCatalogue': {
    start: (client, _world, out) => client.assets.exportCatalogue({ place: at(out, 'catalogue.json'), format: 'json' }),
    target: 'catalogue.json',
  },
  'exports.run': {
    start: (client, { kitId }, out) => client.exports.run({ kitId, place: at(out, 'kit.zip'), force: true }),
    target: 'kit.zip',
    forget: 'renditions',
  },
  'exports.toFolder': {
    start: (client, { kitId }, out) => client.exports.toFolder({ kitId, place: at(out, 'kit'), force: true }),
    target: 'kit',
    forget: 'renditions',
  },
  'exports.rebuild': {
    start: (client, { exportId }, out) => client.exports.rebuild({ id: exportId, place: at(out, 'again.zip') }),
    target: 'again.zip',
    forget: 'renditions',
    moves: true,
  },
  'exports.copy': {
    start: (client, { exportId }, out) => client.exports.copy({ id: exportId, place: { $path: out } }),
  },
  'exports.correct': {
    start: (client, { v1, v2 }, out) =>
      client.exports.correct({ from: { $path: v1 }, to: { $path: v2 }, place: at(out, 'delta.zip') }),
    target: 'delta.zip',
  },
  'exports.patch': {
    start: (client, { v1, delta }, out) =>
      client.exports.patch({ from: { $path: v1 }, delta: { $path: delta }, place: at(out, 'v2.zip') }),
    target: 'v2.zip',
  },
  'logos.propose': { start: (client, { fresh }) => client.logos.propose({ places: [{ $path: fresh }] }) },
  'logos.accept': { start: (client, { proposalId }) => client.logos.accept({ proposalId }) },
  'logos.getAll': {
    start: async (client, _world, out) => {
      const [brand] = value(await client.logos.brands({})).items;
      if (brand === undefined) throw new Error('The example has no brand.');
      return client.logos.getAll({ brandId: brand.id, place: at(out, 'logos.zip') });
    },
    target: 'logos.zip',
    forget: 'renditions',
  },
  'sheets.render': {
    start: (client, _world, out) =>
      client.sheets.render({
        sheet: { draft: { name: 'All', source: { kind: 'search', text: 'kind:photo' } } },
        format: 'pdf',
        place: at(out, 'sheet.pdf'),
      }),
    target: 'sheet.pdf',
  },
  'integrity.scan': { start: (client) => client.integrity.scan({ rehash: true }) },
  'integrity.repair': { start: (client) => client.integrity.repair({ rehash: true, takeInOrphans: true }) },
};

/** Makes the world, once for a file of tests and inside the first of them; its folder goes with the temporary folder of the run (tests/home.ts). */
export async function makeWorld(): Promise<World> {
  const base = await mkdtemp(join(tmpdir(), 'dateline-world-'));
  const fresh = join(base, 'fresh');
  await mkdir(fresh);
  for (let file = 0; file < 40; file++) await writeJpeg(join(fresh, `${file % 4}`, `${file}.jpg`), file, 900, 600);
  for (const [index, name] of ['mark', 'mark-white', 'mark-black'].entries())
    await writeSvg(join(fresh, 'logos', `${name}.svg`), ['#123456', '#ffffff', '#000000'][index]);

  const { client, path, engine } = await startLibrary({ example: true });
  const own = join(base, 'own');
  for (let file = 0; file < 12; file++) await writeJpeg(join(own, `own-${file}.jpg`), 100 + file, 600, 400);
  await importAll(client, own);
  const [kit] = value(await client.kits.list({})).items;
  if (kit === undefined) throw new Error('The example has no kit.');
  const export_ = async (name: string): Promise<ExportRun> => {
    const place = { $path: join(base, name) };
    return ExportRun.parse((await finish(client, client.exports.run({ kitId: kit.id, place, force: true }))).result);
  };
  const { id: exportId } = await export_('v1.zip');
  value(await client.kits.edit({ id: kit.id, set: { note: 'Changed for the second version.' } }));
  await export_('v2.zip');
  const [v1, v2, delta] = ['v1.zip', 'v2.zip', 'delta.zip'].map((name) => join(base, name)) as [string, string, string];
  await finish(client, client.exports.correct({ from: { $path: v1 }, to: { $path: v2 }, place: { $path: delta } }));
  const proposal = await finish(client, client.logos.propose({ places: [{ $path: join(fresh, 'logos') }] }));
  const assetIds = value(await client.assets.list({ limit: 200 })).items.map(({ id }) => id);
  const jobIds = new Set(value(await client.jobs.list({})).items.map(({ id }) => id));
  await engine.close();
  const library = join(base, 'library');
  await cp(path, library, { recursive: true });
  return {
    library,
    fresh,
    v1,
    v2,
    delta,
    kitId: kit.id,
    exportId,
    assetIds,
    proposalId: proposal.id,
    jobIds,
  };
}

/** Names and checksums of every file below a folder. */
export async function contentOf(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(
      path.slice(folder.length + 1),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return files;
}

/** A copy of the world's library, as a fault needs it. */
export async function copyLibrary(world: World, to: string, forget: Scene['forget']): Promise<void> {
  await cp(world.library, to, { recursive: true });
  if (forget !== undefined) await rm(join(to, 'cache', forget), { recursive: true, force: true });
}

import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CATALOGUE_FORMAT } from '#contract/catalogue.ts';
import { assetCsvHead, assetCsvRow } from '#domain/assets/catalogue-csv.ts';
import type { JobContext } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { assetsOf, LISTS } from './catalogue-lists.ts';

/** Characters that are gathered before they are written: few calls, and memory that stays flat. */
const WRITE_AT = 256 * 1024;

/** What became of an export of the catalogue: how many things are in the file, and its size. */
export interface ExportedCatalogue {
  readonly place: { readonly $path: string };
  readonly items: number;
  readonly bytes: number;
}

/**
 * Writes the whole catalogue as one JSON file, or its assets as CSV, as they are at one moment: changes made meanwhile are not in it. Streamed, staged and renamed, so an
 * earlier file stays until the new one is whole; a cancel or a full disk leaves nothing behind.
 */
export async function exportCatalogue(
  context: JobContext,
  order: { readonly path: string; readonly format: 'json' | 'csv' },
): Promise<ExportedCatalogue> {
  const target = await checkDestination(context.library.folder.root, order.path);
  const staged = stagingName(target);
  const snapshot = context.library.catalogue.snapshot();
  try {
    await makeFolders(dirname(target));
    context.scratch(staged);
    const total = Number(snapshot.read.get('SELECT count(*) AS n FROM assets')?.n ?? 0);
    context.report({ stage: 'write', total });
    const handle = await open(staged, 'wx');
    const output = outputTo(handle);
    let done = 0;
    const step = async (text: string): Promise<void> => {
      context.signal.throwIfAborted();
      await output.write(text);
      done += 1;
      if (done % 200 === 0) {
        context.report({ done: Math.min(done, total), bytes: output.bytes() });
        await setImmediate();
      }
    };
    try {
      if (order.format === 'csv') await writeCsv(snapshot.read, output, step);
      else await writeJson(context, snapshot.read, output, step);
      await output.flush();
      await handle.sync();
    } finally {
      await handle.close();
    }
    context.signal.throwIfAborted();
    await checkDestination(context.library.folder.root, target);
    await rename(staged, target);
    await flushFolder(dirname(target));
    return { place: { $path: target }, items: done, bytes: output.bytes() };
  } catch (error) {
    await rm(staged, { force: true }).catch(() => {});
    if (context.signal.aborted) throw error;
    refuseDestination(target, error);
  } finally {
    snapshot.close();
  }
}

type Db = Parameters<typeof assetsOf>[0];

interface Output {
  write(text: string): Promise<void>;
  flush(): Promise<void>;
  bytes(): number;
}

function outputTo(handle: FileHandle): Output {
  let waiting: string[] = [];
  let length = 0;
  let written = 0;
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    const bytes = Buffer.from(waiting.join(''), 'utf8');
    waiting = [];
    length = 0;
    await handle.writeFile(bytes);
    written += bytes.length;
  };
  return {
    flush,
    bytes: () => written,
    write: async (text) => {
      waiting.push(text);
      length += text.length;
      if (length >= WRITE_AT) await flush();
    },
  };
}

async function writeCsv(db: Db, output: Output, step: (text: string) => Promise<void>): Promise<void> {
  await output.write(assetCsvHead());
  for (const asset of assetsOf(db)) await step(assetCsvRow(asset));
}

/** One thing a line: large files can be searched by line, and two exports compared. */
async function writeJson(context: JobContext, db: Db, output: Output, step: (text: string) => Promise<void>): Promise<void> {
  const { library, app } = context;
  const head = {
    format: CATALOGUE_FORMAT.name,
    formatVersion: CATALOGUE_FORMAT.version,
    generator: `Dateline ${GENERATOR_VERSION}`,
    exportedAt: app.now().toISOString(),
    library: { id: library.id, name: library.name },
  };
  await output.write(JSON.stringify(head, null, 1).replace(/\n\}$/, ''));
  for (const [name, things] of Object.entries(LISTS)) {
    await output.write(`,\n ${JSON.stringify(name)}: [`);
    let isFirst = true;
    for (const thing of things(db)) {
      await step(`${isFirst ? '\n  ' : ',\n  '}${JSON.stringify(thing)}`);
      isFirst = false;
    }
    await output.write(isFirst ? ']' : '\n ]');
  }
  await output.write('\n}\n');
}

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { JobContext } from '../door/handlers.ts';
import { refuseDestination } from '../files/destination.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { followRecipe } from './delta.ts';
import { DELTA_PATHS, Delta } from './delta-recipe.ts';
import { placeZip } from './place.ts';
import { readWhole } from './zip/ranges.ts';
import { type OpenZip, openZip } from './zip/read.ts';

/** More than the recipe of 100,000 files. */
const RECIPE_LIMIT = 128 << 20;

/** Whoever has a kit patched: a job of a library, or the command line, which has none (`libraryRoot` null). */
export interface Patcher extends Pick<JobContext, 'signal' | 'report' | 'scratch'> {
  readonly libraryRoot: string | null;
}

/**
 * Makes the new zip of a correction kit from the old one. The old zip must be the one that the correction was made for; nothing of
 * either is believed but the checksum of what comes out, and nothing appears under the final name before that is right. Reports the
 * bytes written; a cancel leaves nothing.
 */
export async function patchKit(
  order: { from: string; delta: string; path: string },
  patcher: Patcher,
): Promise<{ path: string; bytes: number; sha256: string }> {
  const delta = unwrap(await openZip(order.delta));
  try {
    const recipe = await readRecipe(delta, order.delta);
    const old = unwrap(await openZip(order.from));
    try {
      await requireOld(patcher, old, recipe, order.from);
      const wanted = { path: order.path, libraryRoot: patcher.libraryRoot, needed: recipe.to.bytes };
      const placed = await placeZip(wanted, (staged) => {
        patcher.scratch(staged);
        return writeNew(patcher, staged, order, recipe, old, delta);
      });
      return { path: placed.path, bytes: recipe.to.bytes, sha256: recipe.to.sha256 };
    } finally {
      await old.close();
    }
  } finally {
    await delta.close();
  }
}

const unreadable = (path: string, why: string): Refusal =>
  new Refusal('exports.delta_unreadable', `“${basename(path)}” is not a correction kit that can be used: ${why}.`);

async function readRecipe(zip: OpenZip, path: string): Promise<Delta> {
  if (zip.tooLarge !== null) throw unreadable(path, zip.tooLarge.why);
  if (zip.brokenDirectory !== null) throw unreadable(path, 'it is damaged');
  const [entry, twin] = zip.entries.filter(({ name }) => new RegExp(`^[^/]+/${DELTA_PATHS.recipe}$`).test(name));
  if (entry === undefined || twin !== undefined) throw unreadable(path, `it has no ${DELTA_PATHS.recipe}`);
  if (entry.bytes > RECIPE_LIMIT) throw unreadable(path, `its ${DELTA_PATHS.recipe} is too large`);
  const content = await zip.readContent(entry, { keep: true });
  if (content.kind !== 'read' || content.whole === null) throw unreadable(path, 'it is damaged');
  try {
    return Delta.parse(JSON.parse(content.whole.toString('utf8')));
  } catch {
    throw unreadable(path, `its ${DELTA_PATHS.recipe} cannot be read`);
  }
}

async function requireOld(patcher: Patcher, old: OpenZip, { from }: Delta, path: string): Promise<void> {
  patcher.report({ stage: 'verify', bytes: 0, totalBytes: old.bytes });
  const hash = createHash('sha256');
  let bytes = 0;
  if (old.bytes === from.bytes) {
    for await (const piece of readWhole(old)) {
      patcher.signal.throwIfAborted();
      hash.update(piece);
      bytes += piece.length;
      patcher.report({ bytes });
    }
  }
  if (old.bytes === from.bytes && hash.digest('hex') === from.sha256) return;
  throw new Refusal(
    'exports.delta_other_zip',
    `The correction kit is for version ${from.version}, a zip of ${from.bytes} bytes with the SHA-256 ${from.sha256}; “${basename(path)}” is another file.`,
  );
}

async function writeNew(
  patcher: Patcher,
  staged: string,
  order: { path: string; delta: string },
  { build, to }: Delta,
  old: OpenZip,
  delta: OpenZip,
): Promise<void> {
  patcher.report({ stage: 'write', bytes: 0, totalBytes: to.bytes });
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(staged, 'wx').catch((error: unknown) => refuseDestination(order.path, error));
  try {
    for await (const piece of pieces(build, old, delta, order.delta)) {
      patcher.signal.throwIfAborted();
      bytes += piece.length;
      patcher.report({ bytes: Math.min(bytes, to.bytes) });
      // A recipe that repeats itself must not fill the disk.
      if (bytes > to.bytes) break;
      hash.update(piece);
      await handle.appendFile(piece).catch((error: unknown) => refuseDestination(order.path, error));
    }
    if (bytes !== to.bytes || hash.digest('hex') !== to.sha256)
      throw unreadable(order.delta, 'what it makes is not the zip that it promises');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* pieces(build: Delta['build'], old: OpenZip, delta: OpenZip, path: string): AsyncGenerator<Buffer> {
  const made = followRecipe(build, old, delta);
  while (true) {
    // Only what the recipe does is the recipe's fault; what the disk does is told by whoever writes.
    const next = await made.next().catch((error: unknown) => {
      throw unreadable(path, error instanceof Error ? error.message : String(error));
    });
    if (next.done) return;
    yield next.value;
  }
}

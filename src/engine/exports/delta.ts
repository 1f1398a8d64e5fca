import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { KitDiff } from '#contract/comparing.ts';
import { writeCorrectionNotice } from '#domain/exports/correction.ts';
import { compareBytes, toCanonicalJson } from '#domain/exports/sums.ts';
import type { JobContext } from '../door/handlers.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { DELTA_FORMAT, DELTA_PATHS, type Delta, type DeltaStep } from './delta-recipe.ts';
import { compareKits, withKits } from './diff.ts';
import type { OpenKit } from './facts.ts';
import { placeZip } from './place.ts';
import { dataRange, readRange } from './zip/ranges.ts';
import { type OpenZip, openZip, type ZipEntry } from './zip/read.ts';
import { createZipWriter } from './zip/write.ts';

/** A finished correction kit. */
export interface Correction {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly diff: KitDiff;
  readonly notice: string;
}

/**
 * Writes the correction kit from one export to another, and makes the new zip from it once, unseen, before it gets its name: what it
 * promises has been done. The same two zips and note give the same bytes.
 */
export async function writeCorrection(
  context: JobContext,
  order: { from: string; to: string; path: string; note: string },
): Promise<Correction> {
  const { signal, library } = context;
  context.report({ stage: 'verify' });
  return withKits(
    order.from,
    order.to,
    async (before, after) => {
      const diff = compareKits(before, after);
      if (diff.isIdentical)
        throw new Refusal('exports.delta_impossible', 'The two zips are the same to the byte: there is nothing to correct.');
      const notice = writeCorrectionNotice(diff, order.note);
      context.report({ stage: 'write' });
      const built = await placeZip(
        { path: order.path, libraryRoot: library.folder.root, needed: after.bytes },
        async (staged) => {
          context.scratch(staged);
          const written = await writeDelta(staged, before, after, notice, signal, basename(order.to));
          context.report({ stage: 'verify' });
          await requireItWorks(staged, before, after, signal);
          return written;
        },
      );
      return { path: built.path, bytes: built.value.bytes, sha256: built.value.sha256, diff, notice };
    },
    signal,
  );
}

/** The entries of the new zip whose packed bytes the old one has too, by the old one's name. */
function sharedEntries(before: OpenKit, after: OpenKit): Map<ZipEntry, ZipEntry> {
  const key = (sha256: string, entry: ZipEntry): string => `${sha256} ${entry.packed.method} ${entry.compressedBytes}`;
  const known = new Map<string, ZipEntry>();
  for (const part of before.facts.parts) {
    const entry = before.entry(part.path);
    if (entry !== undefined) known.set(key(part.sha256, entry), entry);
  }
  return new Map(
    after.facts.parts.flatMap((part) => {
      const entry = after.entry(part.path);
      const twin = entry === undefined ? undefined : known.get(key(part.sha256, entry));
      return entry === undefined || twin === undefined ? [] : [[entry, twin] as const];
    }),
  );
}

/** The recipe of the new zip: everything between the packed bytes of its entries stands in it literally. */
async function recipeOf(before: OpenKit, after: OpenKit, fileName: string): Promise<{ delta: Delta; fresh: ZipEntry[] }> {
  const shared = sharedEntries(before, after);
  const ordered = [...after.zip.entries].sort((a, b) => a.packed.offset - b.packed.offset);
  const build: DeltaStep[] = [];
  const fresh: ZipEntry[] = [];
  let at = 0;
  const literal = async (until: number): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const piece of readRange(after.zip, { start: at, length: until - at })) parts.push(piece);
    if (until > at) build.push({ literal: Buffer.concat(parts).toString('base64') });
    at = until;
  };
  for (const entry of ordered) {
    if (entry.compressedBytes === 0) continue;
    const range = await dataRange(after.zip, entry);
    await literal(range.start);
    const twin = shared.get(entry);
    if (twin === undefined) fresh.push(entry);
    build.push(twin === undefined ? { new: nameInDelta(after, entry) } : { old: twin.name });
    at += range.length;
  }
  await literal(after.bytes);
  const { bytes, sha256, facts } = after;
  const delta: Delta = {
    format: DELTA_FORMAT,
    formatVersion: '1.0',
    from: { bytes: before.bytes, sha256: before.sha256, version: before.facts.version },
    to: { bytes, sha256, version: facts.version, fileName },
    build,
  };
  return { delta, fresh };
}

/** The root folder of a correction kit, beside that of the kit. */
const rootOf = (after: OpenKit): string => `${after.root}_correction`;

const nameInDelta = (after: OpenKit, entry: ZipEntry): string =>
  `${rootOf(after)}/${DELTA_PATHS.files}${entry.name.slice(after.root.length + 1)}`;

async function writeDelta(
  staged: string,
  before: OpenKit,
  after: OpenKit,
  notice: string,
  signal: AbortSignal,
  fileName: string,
): Promise<{ bytes: number; sha256: string }> {
  const { delta, fresh } = await recipeOf(before, after, fileName);
  const contents = new Map<string, () => Promise<Uint8Array>>();
  const text = (content: string) => async (): Promise<Uint8Array> => new TextEncoder().encode(content);
  contents.set(`${rootOf(after)}/${DELTA_PATHS.notice}`, text(notice));
  contents.set(`${rootOf(after)}/${DELTA_PATHS.recipe}`, text(toCanonicalJson(delta)));
  for (const entry of fresh) contents.set(nameInDelta(after, entry), () => wholeOf(after.zip, entry, signal));
  const writer = unwrap(await createZipWriter(staged, { at: timeOf(after), expectedBytes: after.bytes }));
  try {
    for (const [name, content] of [...contents].sort(([a], [b]) => compareBytes(a, b))) {
      signal.throwIfAborted();
      unwrap(await writer.add({ name, source: { kind: 'bytes', bytes: await content() } }));
    }
    return unwrap(await writer.finish());
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

async function wholeOf(zip: OpenZip, entry: ZipEntry, signal: AbortSignal): Promise<Uint8Array> {
  const content = await zip.readContent(entry, { keep: true, signal });
  signal.throwIfAborted();
  if (content.kind === 'read' && content.whole !== null) return content.whole;
  throw new Refusal('exports.verification_failed', `${entry.name} could not be read from the zip any more.`);
}

/** The clock reading that stands in every entry of the new kit: a correction is dated like what it corrects. */
function timeOf({ zip }: OpenKit) {
  const { time = 0, date = 33 } = zip.entries[0]?.packed ?? {};
  return {
    y: 1980 + (date >> 9),
    m: (date >> 5) & 15,
    d: date & 31,
    h: time >> 11,
    min: (time >> 5) & 63,
    s: (time & 31) * 2,
  };
}

/** Makes the new zip from the old one and the correction kit as a recipient would, into nothing but a checksum. */
async function requireItWorks(staged: string, before: OpenKit, after: OpenKit, signal: AbortSignal): Promise<void> {
  const delta = unwrap(await openZip(staged));
  try {
    const { delta: recipe } = await recipeOf(before, after, '');
    const hash = createHash('sha256');
    for await (const piece of followRecipe(recipe.build, before.zip, delta)) {
      signal.throwIfAborted();
      hash.update(piece);
    }
    if (hash.digest('hex') === after.sha256) return;
  } finally {
    await delta.close();
  }
  throw new Refusal(
    'exports.delta_impossible',
    'The new zip was packed by another version of Dateline and cannot be made from the old one. Export it again, then make the correction.',
  );
}

/** The bytes that a recipe makes of two zips; a step that names what is not there throws. */
export async function* followRecipe(build: readonly DeltaStep[], old: OpenZip, delta: OpenZip): AsyncGenerator<Buffer> {
  const [known, fresh] = [old, delta].map((zip) => new Map(zip.entries.map((entry) => [entry.name, entry])));
  for (const step of build) {
    if ('literal' in step) {
      yield Buffer.from(step.literal, 'base64');
      continue;
    }
    const [zip, entry] = 'old' in step ? [old, known?.get(step.old)] : [delta, fresh?.get(step.new)];
    if (entry === undefined) throw new Error(`${'old' in step ? step.old : step.new} is not there`);
    yield* readRange(zip, await dataRange(zip, entry));
  }
}

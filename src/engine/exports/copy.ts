import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ExportId } from '#contract/values.ts';
import type { JobContext } from '../door/handlers.ts';
import { refuseDestination } from '../files/destination.ts';
import { Refusal, systemCode } from '../refusal.ts';
import { placeZip } from './place.ts';
import { exportRow } from './record.ts';

/** Copies a zip of the history into a folder under its own name; one that is no longer what was written is refused. Answers the path. */
export async function copyExport(context: JobContext, id: ExportId, folder: string): Promise<string> {
  const row = exportRow(context.library.catalogue.read, id);
  const from = String(row.path);
  const path = join(folder, basename(from));
  if (path === from) throw new Refusal('exports.destination_exists', 'The zip lies in this folder already.');
  const facts = await stat(from).catch(() => null);
  if (facts === null || !facts.isFile())
    throw new Refusal('exports.source_missing', `“${basename(from)}” is not where it was written any more. Make it again first.`);
  const wanted = { path, libraryRoot: context.library.folder.root, needed: facts.size };
  const placed = await placeZip(wanted, async (staged) => {
    context.scratch(staged);
    context.report({ stage: 'write', bytes: 0, totalBytes: facts.size });
    const target = await open(staged, 'wx').catch((error: unknown) => refuseDestination(path, error));
    try {
      if ((await pour(context, from, target, path)) === String(row.sha256)) return;
    } finally {
      await target.close();
    }
    throw new Refusal(
      'exports.verification_failed',
      `“${basename(from)}” was changed since it was written, and is not copied. Make it again.`,
    );
  });
  return placed.path;
}

/** Copies and flushes; answers the SHA-256 of what went through. */
async function pour(context: JobContext, from: string, target: FileHandle, path: string): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(from, context.signal)) {
    hash.update(piece);
    await target.appendFile(piece).catch((error: unknown) => refuseDestination(path, error));
    bytes += piece.length;
    context.report({ bytes });
  }
  await target.sync().catch((error: unknown) => refuseDestination(path, error));
  return hash.digest('hex');
}

/** The bytes of a file until a cancel; a disk that goes away meanwhile is refused as what it is, and not taken for the one that is written to. */
async function* piecesOf(from: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const pieces = createReadStream(from, { highWaterMark: 1 << 20, signal })[Symbol.asyncIterator]();
  for (;;) {
    const next: IteratorResult<Buffer> = await pieces.next().catch((error: unknown) => {
      signal.throwIfAborted();
      throw new Refusal(
        'exports.source_missing',
        `“${basename(from)}” cannot be read (${systemCode(error)}). Make it again first.`,
      );
    });
    if (next.done) return;
    yield next.value;
  }
}

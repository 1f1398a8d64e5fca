import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { ImportItem, ImportSummary } from '#contract/imports.ts';
import { reserveRows } from '../assets/store.ts';
import type { JobContext } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { type InFlight, importFile } from './file.ts';
import { readItems } from './report.ts';
import { findFiles } from './walk.ts';

/** One more file than cores hides file reads; a further one the short work between decodes (performance.md, section a, 'Tuning'). */
const IN_FLIGHT = availableParallelism() + 2;
/** Files whose bytes are in memory at once, in bytes: four large pictures, or one very large file alone. */
const BYTES_IN_FLIGHT = 256 * 1024 * 1024;

/** Imports everything at and below `paths`. An interrupted run that is resumed goes on where it stopped: paths with an outcome are not read again. */
export async function runImport(context: JobContext, paths: readonly string[]): Promise<ImportSummary> {
  const beganAt = performance.now();
  context.report({ stage: 'find' });
  const found = await findFiles(paths, context.library.folder.root, context.signal);
  const before = new Map(readItems(context.library.catalogue.read, context.id).map((item) => [item.path, item]));
  // A duplicate of an interrupted run may be this very run's own import; only certain outcomes are kept.
  const waiting = found.filter((file) => before.get(file.path.toWellFormed())?.outcome !== 'imported');
  const counts = { imported: found.length - waiting.length, duplicates: 0, refused: 0 };
  const totalBytes = found.reduce((sum, file) => sum + (file.kind === 'file' ? file.bytes : 0), 0);
  let bytes = totalBytes - waiting.reduce((sum, file) => sum + (file.kind === 'file' ? file.bytes : 0), 0);
  let finished = counts.imported;
  context.report({ stage: 'import', total: found.length, done: finished, totalBytes, bytes });

  const firstRow = context.write((db) => reserveRows(db, found.length));
  const rowOf = new Map(found.map((file, index) => [file, firstRow + index]));
  const inFlight: InFlight = new Map();
  let bytesInFlight = 0;
  const freed: (() => void)[] = [];
  const remember = (item: ImportItem): void => {
    // importFile has already committed an imported file together with its row.
    if (item.outcome !== 'imported') {
      context.write((db) =>
        db.run(
          'INSERT OR REPLACE INTO import_items (job_id, path, item) VALUES (?, ?, ?)',
          context.id,
          item.path.toWellFormed(),
          JSON.stringify(item),
        ),
      );
    }
    if (item.outcome === 'imported') counts.imported++;
    else if (item.outcome === 'duplicate') counts.duplicates++;
    else counts.refused++;
  };

  let lastAnnounced = performance.now();
  const queue = waiting.values();
  const work = async (): Promise<void> => {
    for (const file of queue) {
      if (context.signal.aborted) return;
      if (file.kind === 'refused') remember({ path: file.path, outcome: 'refused', code: file.code, message: file.message });
      else {
        while (bytesInFlight > 0 && bytesInFlight + file.bytes > BYTES_IN_FLIGHT)
          await new Promise<void>((resolve) => freed.push(resolve));
        bytesInFlight += file.bytes;
        try {
          remember(await importFile(context, { ...file, row: rowOf.get(file) ?? firstRow }, inFlight));
        } finally {
          bytesInFlight -= file.bytes;
          for (const wake of freed.splice(0)) wake();
        }
        bytes += file.bytes;
      }
      finished++;
      context.report({ done: finished, bytes, current: basename(file.path) });
      if (performance.now() - lastAnnounced > 500) {
        lastAnnounced = performance.now();
        context.changed(['assets', 'logos']);
      }
    }
  };
  // Every worker is waited for, whatever one of them met: none may write after the library was left.
  const ends = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, work));
  if (context.signal.aborted) throw new Refusal('door.cancelled', 'The import was cancelled. What was finished stays.');
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  context.report({ done: finished, bytes });
  return { ...counts, seconds: (performance.now() - beganAt) / 1000 };
}

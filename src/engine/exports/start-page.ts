import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ExportedFile, ExportRun } from '#contract/exports.ts';
import { freshFolder } from '../assets/hand-out.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { openZip } from './zip/read.ts';

/** The page of a kit of 40 pictures is under 3 MB; more than this is none of ours. */
const MOST_BYTES = 64_000_000;

/**
 * Takes the start page out of the zip of an export, for a browser, and answers where it lies. The page works alone. One that is not the page of
 * `files`, as the export was written down, is refused: a browser would run whatever somebody put in the zip's place.
 */
export async function handOutPage(
  library: OpenLibrary,
  run: ExportRun,
  files: readonly ExportedFile[],
  now: Date,
): Promise<string> {
  const name = basename(run.place.$path);
  if (!run.exists)
    throw new Refusal('exports.source_missing', `“${name}” is not where it was written any more. Make it again first.`);
  const zip = unwrap(await openZip(run.place.$path));
  try {
    const entry = zip.entries.find((one) => /^[^/]+\/START-HERE\.html$/.test(one.name) && one.bytes <= MOST_BYTES);
    const content = entry === undefined ? null : await zip.readContent(entry, { keep: true });
    const written = files.find(({ path }) => path === 'START-HERE.html');
    const isOurs = content?.kind === 'read' && (written === undefined || content.sha256 === written.sha256);
    if (!isOurs || content.whole === null)
      throw new Refusal('exports.verification_failed', `“${name}” was changed since it was written. Make it again.`);
    const path = join(await freshFolder(library, now), 'START-HERE.html');
    await writeFile(path, content.whole);
    return path;
  } finally {
    await zip.close();
  }
}

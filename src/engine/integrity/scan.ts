import { IntegrityReport } from '#contract/integrity.ts';
import type { JobId } from '#contract/values.ts';
import { checkBackup, checkLive } from '../db/check.ts';
import { isSqliteError, peekCatalogue, type ReadDb } from '../db/sqlite.ts';
import type { JobContext } from '../door/handlers.ts';
import { getJob } from '../jobs/ledger.ts';
import { backupFiles } from './backups.ts';
import { breathe, type Check, found } from './check.ts';
import { createFindings, findingsOf, readFindings } from './findings.ts';
import { checkOriginals } from './originals.ts';
import { checkReferences, isTie } from './references.ts';
import { checkStrays } from './strays.ts';
import { checkWords } from './words.ts';

/** How thorough a check is. */
export type Thoroughness = Pick<Check, 'rehash' | 'deep' | 'known'>;

/** What a check is asked for; `since` spares it what another has read a moment ago, when all that it found is still remembered. */
export function thoroughnessOf(db: ReadDb, { rehash, since }: { rehash: boolean; since?: JobId | undefined }): Thoroughness {
  const asked = { rehash, deep: rehash, known: new Map() };
  if (since === undefined) return asked;
  const before = IntegrityReport.safeParse(getJob(db, since).result);
  if (!before.success || !before.data.rehashed) return asked;
  if (readFindings(db, { jobId: since, start: 0, count: 1 }).total !== before.data.total) return asked;
  return { rehash: false, deep: true, known: knownFrom(db, since) };
}

/** What a check found by reading originals, by their path. */
export function knownFrom(db: ReadDb, jobId: JobId): Thoroughness['known'] {
  const wrong = findingsOf(db, jobId, 'original_altered', 'version_altered', 'original_unreadable');
  return new Map([...wrong].map((finding) => [finding.path, finding]));
}

/**
 * Compares everything a library holds with everything else, and writes down what differs. Nothing changes but which assets count as
 * missing. An interrupted check leaves nothing and is simply made again.
 */
export async function runScan(context: JobContext, how: Thoroughness): Promise<IntegrityReport> {
  const findings = createFindings(context.write, context.id);
  const check: Check = { context, findings, ...how };
  await checkCatalogueFile(check);
  const lookedAt = await tolerant(check, () => checkOriginals(check), { originals: 0, bytes: 0 });
  await tolerant(check, () => checkReferences(check));
  await tolerant(check, () => checkStrays(check));
  await tolerant(check, () => checkWords(check));
  await checkBackups(check);
  findings.close();
  const { total, counts, kept } = findings;
  return { ok: total === 0, total, counts, findings: [...kept], rehashed: how.deep, ...lookedAt };
}

/** A part that runs into the damage of the catalogue reports it, and the other parts go on. */
async function tolerant<T>(check: Check, part: () => Promise<T>, otherwise?: T): Promise<T> {
  try {
    return await part();
  } catch (error) {
    check.context.signal.throwIfAborted();
    if (!isSqliteError(error) || !check.context.library.catalogue.isOpen()) throw error;
    const message = `A part of the catalogue cannot be read (${(error as Error).message}). Restore a backup.`;
    check.findings.add(found('catalogue_damaged', check.context.library.folder.catalogue, message));
    return otherwise as T;
  }
}

/** True for a line of SQLite's check that speaks of the full-text index, which can be built again. */
const isOfIndex = (line: string): boolean => /\bfts5|asset_words/i.test(line);

async function checkCatalogueFile({ context, findings, deep }: Check): Promise<void> {
  const { catalogue: path } = context.library.folder;
  context.report({ stage: 'catalogue' });
  const { lines, links } = await checkLive(path, deep, context.signal);
  for (const line of lines.filter((one) => !isOfIndex(one)))
    findings.add(found('catalogue_damaged', path, `The catalogue is damaged: ${line}. Restore a backup.`));
  const [ofIndex] = lines.filter(isOfIndex);
  if (ofIndex !== undefined)
    findings.add(found('index_differs', path, `The search index is damaged: ${ofIndex}.`, { repair: 'Build the index again.' }));
  for (const { table, parent } of links.filter((link) => !isTie(link.table)))
    findings.add(found('reference_missing', path, `An entry of ${table} names one of ${parent} that is not there.`));
}

/** Damage deep inside a backup is found only by reading all of it. */
async function checkBackups({ context, findings, deep }: Check): Promise<void> {
  const files = await backupFiles(context.library.folder);
  context.report({ stage: 'backups', done: 0, total: files.length, totalBytes: null });
  for (const [at, { path }] of files.entries()) {
    const problem = peekCatalogue(path).problem ?? (deep ? await checkBackup(path, context.signal) : null);
    if (problem !== null)
      findings.add(found('backup_damaged', path, `This backup cannot be restored: ${problem}. Make a new one.`));
    context.report({ done: at + 1 });
    await breathe(context.signal);
  }
}

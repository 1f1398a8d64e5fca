import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AssetKind } from '#contract/assets.ts';
import { ReviewItem } from '#contract/imports.ts';
import type { AssetId, JobId } from '#contract/values.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { JobContext } from '../door/handlers.ts';
import { getJob } from '../jobs/ledger.ts';
import { Refusal } from '../refusal.ts';
import { IN_FLIGHT } from './reader/reader.ts';
import { type Found, type FoundFile, findFiles, refusedPath } from './walk.ts';
import { isHandled } from './watches.ts';

type Verdict = ReviewItem['verdict'];

/** What a scan found out about one path. */
interface Scanned {
  readonly found: Found;
  readonly sha256: string | null;
  readonly kind: AssetKind | null;
  readonly refusal: { readonly code: ReviewItem['code']; readonly message: string } | null;
}

/** Rows written in one transaction. */
const BATCH = 500;

/** Looks at everything at and below the paths, and writes down what an import would do with it. Nothing else changes. */
export async function runScan(context: JobContext, paths: readonly string[]) {
  const { library, signal, id } = context;
  context.report({ stage: 'find' });
  context.write((db) => db.run('DELETE FROM scan_items WHERE job_id = ?', id));
  const found = await findFiles(paths, library.folder.root, signal);
  signal.throwIfAborted();
  const totalBytes = found.reduce((sum, one) => sum + (one.kind === 'file' ? one.bytes : 0), 0);
  context.report({ stage: 'read', total: found.length, totalBytes });

  const scanned: Scanned[] = new Array(found.length);
  const queue = found.entries();
  let done = 0;
  let bytes = 0;
  const worker = async (): Promise<void> => {
    for (const [index, one] of queue) {
      signal.throwIfAborted();
      scanned[index] =
        one.kind === 'refused' ? { found: one, sha256: null, kind: null, refusal: one } : await scanFile(context, one);
      done++;
      bytes += one.kind === 'file' ? one.bytes : 0;
      context.report({ done, bytes, current: basename(one.path) });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, worker));
  if (signal.aborted) throw new Refusal('door.cancelled', 'The review was cancelled.');
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return store(context, scanned);
}

async function scanFile(context: JobContext, file: FoundFile): Promise<Scanned> {
  const { app, library, signal } = context;
  const refuse = (code: NonNullable<ReviewItem['code']>, message: string): Scanned => ({
    found: file,
    sha256: null,
    kind: null,
    refusal: { code, message },
  });
  if (file.bytes === 0) return refuse('imports.empty_file', `“${basename(file.path)}” is empty.`);
  const { read } = library.catalogue;
  if (isHandled(read, file)) {
    const row = read.get('SELECT assets.sha256, kind FROM seen_files JOIN assets USING (sha256) WHERE path = ?', file.path);
    if (row !== undefined) return { found: file, sha256: String(row.sha256), kind: String(row.kind) as AssetKind, refusal: null };
  }
  const order = { path: file.path, filename: basename(file.path), sidecar: null, root: library.folder.root };
  const answer = await app.reader.hash(order, signal);
  if (answer.kind !== 'failed')
    return { found: file, sha256: answer.hashed.sha256, kind: answer.hashed.type?.kind ?? null, refusal: null };
  const { failure } = answer;
  if ('code' in failure) return refuse(failure.code, failure.message);
  const system = Object.assign(new Error(failure.system), { code: failure.system, syscall: failure.syscall });
  const { code, message } = refusedPath(file.path, system);
  return refuse(code, message);
}

/** Gives every path its verdict, in the order of paths, and stores them. */
async function store(context: JobContext, scanned: readonly Scanned[]) {
  const counts = { total: scanned.length, fresh: 0, sameBytes: 0, sameName: 0, refused: 0, bytes: 0 };
  const first = new Map<string, string>();
  const sorted = scanned.toSorted((a, b) => (a.found.path < b.found.path ? -1 : 1));
  for (let start = 0; start < sorted.length; start += BATCH) {
    context.signal.throwIfAborted();
    context.write((db) => {
      sorted.slice(start, start + BATCH).forEach((one, offset) => {
        const { review, twin } = judge(db, one, first);
        counts[review.verdict === 'new' ? 'fresh' : review.verdict]++;
        if (review.verdict === 'new' || review.verdict === 'sameName') counts.bytes += review.bytes;
        db.run(
          'INSERT INTO scan_items (job_id, n, verdict, item) VALUES (?, ?, ?, ?)',
          context.id,
          start + offset,
          review.verdict,
          JSON.stringify({ review, found: one.found, twin }),
        );
      });
    });
    await setImmediate();
  }
  return counts;
}

/** The verdict on one path; `twin` is the path of this scan that has the same bytes and came before. */
function judge(
  db: ReadDb,
  { found, sha256, kind, refusal }: Scanned,
  first: Map<string, string>,
): { readonly review: ReviewItem; readonly twin?: string } {
  const item = (verdict: Verdict, more: Partial<ReviewItem>, twin?: string) => ({
    review: {
      path: found.path,
      name: basename(found.path),
      folder: found.kind === 'file' ? found.folder : '',
      bytes: found.kind === 'file' ? found.bytes : 0,
      kind,
      verdict,
      code: null,
      message: '',
      assetId: null,
      ...more,
    },
    ...(twin === undefined ? {} : { twin }),
  });
  if (refusal !== null || sha256 === null)
    return item('refused', { code: refusal?.code ?? null, message: refusal?.message ?? '' });
  const same = db.get('SELECT id, filename, trashed_at FROM assets WHERE sha256 = ?', sha256);
  if (same !== undefined) {
    const assetId = String(same.id) as AssetId;
    return same.trashed_at === null
      ? item('sameBytes', { assetId, message: `The library already has these bytes, as “${same.filename}”.` })
      : item('sameBytes', {
          assetId,
          code: 'imports.restored_from_trash',
          message: 'It lies in the trash; importing it brings it back.',
        });
  }
  const twin = first.get(sha256);
  if (twin !== undefined) return item('sameBytes', { message: `The same bytes as “${basename(twin)}” of this import.` }, twin);
  first.set(sha256, found.path);
  const named = db.get(
    'SELECT id FROM assets WHERE filename = ? AND trashed_at IS NULL ORDER BY row DESC LIMIT 1',
    basename(found.path),
  );
  if (named === undefined) return item('new', {});
  return item('sameName', { assetId: String(named.id) as AssetId, message: 'The library has another file of this name.' });
}

/** A page of a finished scan. */
export function readReview(db: ReadDb, ask: { jobId: JobId; start: number; count: number; verdict?: Verdict | undefined }) {
  requireScan(db, ask.jobId);
  const where = ask.verdict === undefined ? 'job_id = ?' : 'job_id = ? AND verdict = ?';
  const values = ask.verdict === undefined ? [ask.jobId] : [ask.jobId, ask.verdict];
  const total = Number(db.get(`SELECT count(*) AS n FROM scan_items WHERE ${where}`, ...values)?.n ?? 0);
  const rows = db.all(`SELECT item FROM scan_items WHERE ${where} ORDER BY n LIMIT ? OFFSET ?`, ...values, ask.count, ask.start);
  return { total, items: rows.map((row) => ReviewItem.parse(JSON.parse(String(row.item)).review)) };
}

/**
 * What an import of a reviewed scan is of: everything but what was taken out. What the library has already goes with it, so that
 * the report names it; the same bytes under a second name stay out where the first was taken out.
 */
export function foundByScan(db: ReadDb, jobId: JobId, skip: readonly string[]): Found[] {
  requireScan(db, jobId);
  const left = new Set(skip);
  const rows = db.all('SELECT item FROM scan_items WHERE job_id = ? ORDER BY n', jobId);
  return rows.flatMap((row) => {
    const { review, found, twin } = JSON.parse(String(row.item)) as { review: ReviewItem; found: Found; twin?: string };
    return left.has(review.path) || (twin !== undefined && left.has(twin)) ? [] : [found];
  });
}

function requireScan(db: ReadDb, jobId: JobId): void {
  const gone = new Refusal('imports.scan_not_found', 'This review is no longer there. Choose the files again.');
  if (db.get('SELECT 1 FROM jobs WHERE id = ?', jobId) === undefined) throw gone;
  const job = getJob(db, jobId);
  if (job.route !== 'imports.scan' || job.state !== 'done') throw gone;
}

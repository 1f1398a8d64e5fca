import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ExportRun, Finding } from '#contract/exports.ts';
import type { KitTier } from '#contract/kits.ts';
import type { ExportId, KitId } from '#contract/values.ts';
import { buildManifest, identifierOf } from '#domain/exports/manifest.ts';
import { type Plan, planExport } from '#domain/exports/plan.ts';
import { isReady } from '#domain/exports/preflight/check.ts';
import { compareBytes, isOutsideSums, sumsBytes, toCanonicalJson, VERIFY_PATHS, writeSums } from '#domain/exports/sums.ts';
import { forEachAtOnce } from '../at-once.ts';
import type { JobContext } from '../door/handlers.ts';
import { newId } from '../ids.ts';
import { Refusal, systemCode, unwrap } from '../refusal.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { judgeKit } from './judge.ts';
import { signerOf, signingKey } from './keys.ts';
import { loadKit, withTier } from './load.ts';
import { type Made, madeOf, makeFile, type Workshop } from './make.ts';
import { makePage } from './page.ts';
import { checkZipDestination, makeRoom, placeStaged } from './place.ts';
import { recordExport } from './record.ts';
import { measuresOf } from './renditions.ts';
import { signKit } from './sshsig.ts';
import { verifyKit } from './verify.ts';
import { WORTH_A_THREAD } from './zip/slots.ts';
import { startThreads } from './zip/threads.ts';
import { createZipWriter } from './zip/write.ts';

/** A job is heard of at least so often, in ms (performance.md asks for four times a second). */
const HEARTBEAT_MS = 200;
/** Exports a kit: load, plan, check, make, write, reopen and verify, rename, record. Nothing appears under the final name before the last step but one. */
export async function runExport(
  context: JobContext,
  order: { kitId: KitId; path: string; force: boolean; sign: boolean; note: string; tier?: KitTier | undefined },
): Promise<ExportRun> {
  const beganAt = performance.now();
  const { app, library } = context;
  context.report({ stage: 'preflight' });
  const target = await checkZipDestination(library.folder.root, order.path);
  const { content, fingerprint } = withTier(loadKit(library, order.kitId, order.sign ? signerOf(library) : null), order.tier);
  // A locked key is told before any work is done.
  const key = content.signer === undefined ? null : await signingKey(app, library);
  const plan = planExport(content, measuresOf(library, content));
  const findings = [...judgeKit(library, content, plan, app.now()).findings];
  if (!order.force && !isReady(findings)) throw preflightRefusal(findings);
  if (plan.mail?.fits === false) throw tooLargeForMail(plan.zipBytes, plan.mail.limit);
  await makeRoom(target, plan.zipBytes);

  const workshop = { app, library, content, plan };
  const built = await produce(context, workshop, target, { sign: (sums) => (key === null ? null : signKit(sums, key)) });
  const run: ExportRun = {
    id: newId<ExportId>('exp'),
    kitId: order.kitId,
    kitTitle: content.kit.title,
    version: content.version,
    place: { $path: target },
    bytes: built.bytes,
    sha256: built.sha256,
    entries: built.entries,
    seconds: (performance.now() - beganAt) / 1000,
    finishedAt: app.now().toISOString(),
    forced: order.force && !isReady(findings),
    findings,
    exists: true,
    signer: content.signer?.address ?? null,
    keyFingerprint: content.signer?.fingerprint ?? null,
    note: order.note,
    canRebuild: true,
  };
  context.write((db) => recordExport(db, run, { fingerprint, content, plan, files: built.files }));
  return run;
}

/** A kit for a mail that no choice of sizes makes small enough: its pictures are as small as they may get. */
function tooLargeForMail(bytes: number, limit: number): Refusal {
  const mb = (value: number): string => (value / 1_000_000).toFixed(1).replace(/\.0$/, '');
  return new Refusal(
    'exports.too_large_for_mail',
    `This kit cannot be made smaller than ${mb(limit)} MB for a mail: with the smallest pictures it has ${mb(bytes)} MB. Take documents or photos out, or send a link instead.`,
    { bytes, limit },
  );
}

/** How a zip is produced. `sign` gets the checksums; `accept` looks at the verified zip before it gets its name, and may refuse it. */
export interface Production {
  readonly sign: (sums: Uint8Array) => string | null;
  readonly accept?: (zip: Built) => void;
}

/** A finished zip with the files in it, as they were made. */
export interface Built {
  readonly bytes: number;
  readonly sha256: string;
  readonly entries: number;
  readonly files: ReadonlyMap<string, Made>;
}

/** Makes, writes and verifies a zip beside its place and renames it: whole, or not there. */
export async function produce(context: JobContext, workshop: Workshop, target: string, how: Production): Promise<Built> {
  // They are there when the files are made.
  if (workshop.plan.zipBytes >= WORTH_A_THREAD) startThreads();
  const made = await makeAll(context, workshop, how.sign);
  // A disk that has to catch up takes a while in which no bytes are counted: the job still shows that it lives.
  const beat = setInterval(() => context.report({}), HEARTBEAT_MS);
  const zip = await placeStaged(context.library.folder.root, target, async (staged) => {
    context.scratch(staged);
    const written = await writeZip(context, workshop.plan, made, staged, (bytes) =>
      requireSound(context, staged, bytes, workshop.content.signer?.fingerprint),
    );
    const { mail } = workshop.plan;
    if (mail !== null && written.bytes > mail.limit) throw tooLargeForMail(written.bytes, mail.limit);
    how.accept?.({ ...written, files: made });
    stopIfCancelled(context);
    return written;
  }).finally(() => clearInterval(beat));
  return { ...zip, files: made };
}

/** Reads a zip back to its last byte; what is not as it was made, or not signed as it should be, is refused. */
async function requireSound(context: JobContext, staged: string, bytes: number, fingerprint: string | undefined): Promise<void> {
  context.report({ stage: 'verify', bytes: 0, totalBytes: bytes, current: null });
  const verdict = unwrap(
    await verifyKit(staged, { signal: context.signal, onProgress: (read) => context.report({ bytes: read }) }),
  );
  const problem = verdict.problems[0];
  if (verdict.ok && verdict.keyFingerprint === fingerprint) return;
  const why = problem === undefined ? 'its signature is of another key' : `${problem.path} ${problem.message}`.trim();
  throw new Refusal('exports.verification_failed', `The zip was read back and is not right: ${why}`);
}

export function preflightRefusal(findings: readonly Finding[]): Refusal {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const named = errors.slice(0, 3).map((finding) => `${finding.subject.label}: ${finding.message}`);
  return new Refusal(
    'exports.preflight_failed',
    `${errors.length} ${errors.length === 1 ? 'thing stops' : 'things stop'} the export. ${named.join('; ')}${errors.length > 3 ? ' …' : '.'}`,
    { errors: errors.length, findings: JSON.parse(JSON.stringify(findings)) },
  );
}

/** Ends an export that somebody cancelled. */
export const stopIfCancelled = (context: JobContext): void => {
  if (context.signal.aborted) throw new Refusal('door.cancelled', 'The export was cancelled. Nothing was written.');
};

/** Makes every file: first all that stand alone, then the page, which names their sizes, then manifest and checksums. */
export async function makeAll(
  context: JobContext,
  workshop: Workshop,
  sign: Production['sign'],
): Promise<ReadonlyMap<string, Made>> {
  const { content, plan, library } = workshop;
  const made = new Map<string, Made>();
  const alone = plan.files.filter((file) => !['page', 'manifest', 'sums', 'signature'].includes(file.source.kind));
  context.report({ stage: 'make', done: 0, total: plan.files.length });
  await forEachAtOnce(
    alone,
    () => stopIfCancelled(context),
    async (file) => {
      made.set(file.path, await makeFile(workshop, file));
      context.report({ done: made.size, current: basename(file.path) });
    },
  );

  const sums = sumsBytes(plan.files.map((file) => file.path).filter((path) => !isOutsideSums(path)));
  // What is not made yet, the page and what comes after it, has the size that everybody reckons alike: never one that the cache knows better.
  const reckoned = new Map(planExport(content, undefined, plan.pagePath).files.map(({ path, estimate }) => [path, estimate]));
  const bytesOf = (path: string): number =>
    made.get(path)?.bytes ?? (path === VERIFY_PATHS.sums ? sums : (reckoned.get(path) ?? 0));
  made.set(plan.pagePath, madeOf(await makePage(library, content, plan, bytesOf, 'kit')));
  const manifest = buildManifest(content, plan, made, uuidV5(identifierOf(content, plan)), GENERATOR_VERSION);
  made.set('kit.json', madeOf(toCanonicalJson(manifest)));
  const listed = [...made].filter(([path]) => !isOutsideSums(path)).map(([path, facts]) => ({ path, sha256: facts.sha256 }));
  const sumsText = Buffer.from(writeSums(listed));
  made.set(VERIFY_PATHS.sums, madeOf(sumsText));
  const signature = content.signer === undefined ? null : sign(sumsText);
  if (signature !== null) made.set(VERIFY_PATHS.signature, madeOf(signature));
  context.report({ done: made.size, current: null });
  return made;
}

/** Writes the zip, and checks what was written while the disk takes it; both have ended when this settles. */
async function writeZip(
  context: JobContext,
  plan: Plan,
  made: ReadonlyMap<string, Made>,
  staged: string,
  check: (bytes: number) => Promise<void>,
): Promise<{ bytes: number; sha256: string; entries: number }> {
  const totalBytes = [...made.values()].reduce((sum, file) => sum + file.bytes, 0);
  const [y = 1980, m = 1, d = 1] = plan.date.split('-').map(Number);
  context.report({ stage: 'write', done: 0, total: made.size, bytes: 0, totalBytes, current: null });
  // Noon of the kit's date: the same on every machine, whatever its zone.
  const at = { y, m, d, h: 12, min: 0, s: 0 };
  const writer = unwrap(
    await createZipWriter(staged, { at, expectedBytes: totalBytes, onProgress: (bytes) => context.report({ bytes }) }),
  );
  try {
    let written = 0;
    for (const [path, file] of [...made].sort(([a], [b]) => compareBytes(a, b))) {
      stopIfCancelled(context);
      unwrap(await writer.add({ name: `${plan.rootFolder}/${path}`, source: file.source }));
      context.report({ done: ++written, current: basename(path) });
    }
    const zip = unwrap(await writer.end());
    const ends = await Promise.allSettled([writer.finish().then(unwrap), check(zip.bytes)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return zip;
  } catch (error) {
    await writer.abort();
    if (systemCode(error) === 'ENOSPC')
      throw new Refusal('exports.disk_full', 'The disk became full while the zip was written. Nothing was left behind.');
    throw error;
  }
}

/** The namespace of kit identifiers: UUID v5 of the DNS name dateline.example, by RFC 9562. */
const NAMESPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');

/** The UUID v5 (RFC 9562, section 5.5) of an identifier: the same kit has the same name everywhere. */
function uuidV5(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`dateline-kit:${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FindingCode } from '#contract/integrity.ts';
import { JobState } from '#contract/jobs.ts';
import { ERROR_CODES } from '#contract/result.ts';
import { findRoute } from '#contract/routes.ts';
import { Instant } from '#contract/values.ts';
import { checkLive } from '../db/check.ts';
import { FORMAT_VERSION } from '../db/migrations.ts';
import type { App } from '../engine.ts';
import { createZipWriter } from '../exports/zip/write.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { libraryFolder } from './folder.ts';
import type { OpenLibrary } from './open.ts';
import { scrubFact, scrubLine } from './scrub.ts';

type Reader = OpenLibrary['catalogue']['read'];
type Facts = Readonly<Record<string, string | number | boolean>>;

/** So much of the end of a log is read, in bytes. */
const LOG_BYTES = 256 << 10;
/** So long may SQLite's own check of the catalogue take, in ms; then the bundle says that it did not end. */
const CHECK_MS = 20_000;

/**
 * Writes the bundle and answers its path and what is in it. `facts` and log are scrubbed here, whoever hands them over. With no library open,
 * `unopened` is one that refused to open.
 */
export async function writeSupportBundle(
  app: App,
  path: string,
  facts: Facts,
  log: string | null,
  unopened: Unopened | null,
): Promise<{ place: { $path: string }; files: string[] }> {
  const library = app.session.current()?.library ?? null;
  const target = await checkDestination(library?.folder.root ?? unopened?.root ?? null, path);
  const said = {
    generator: `Dateline ${GENERATOR_VERSION}`,
    engine: {
      node: process.versions.node,
      sqlite: process.versions.sqlite ?? '',
      platform: process.platform,
      arch: process.arch,
      format: FORMAT_VERSION,
    },
    app: Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => scrubbedFact(name, value))),
    library: library !== null ? await aboutLibrary(library) : unopened !== null ? await aboutUnopened(unopened) : null,
  };
  const files = {
    'README.txt': README,
    'support.json': `${JSON.stringify(said, null, 2)}\n`,
    ...(log === null ? {} : { 'log.txt': await scrubbedLog(log) }),
  };
  try {
    await makeFolders(join(target, '..'));
    await writeZip(target, files, app.now());
  } catch (error) {
    refuseDestination(target, error);
  }
  return { place: { $path: target }, files: Object.keys(files) };
}

const README = `A support bundle of Dateline. It holds versions, settings, counts and error codes, and a log in which every word that is not
Dateline's own is replaced by "…". No name, title, text, path or address of the library is in it. Look through it before you send it.
`;

/** Names of facts are the app's own, so one that does not look like them is left out whole. */
const scrubbedFact = (name: string, value: string | number | boolean): [string, string | number | boolean][] =>
  /^(app|system|crashes|settings|window)(\.[a-zA-Z]{1,20}){1,2}$/.test(name) ? [[name, scrubFact(value)]] : [];

/** A library that refused to open, and the code of the refusal. */
interface Unopened {
  readonly root: string;
  readonly code: string;
}

/** What can be seen of a library from outside: why it did not open, which of its files are there and how large, how many backups it has. */
async function aboutUnopened({ root, code }: Unopened): Promise<object> {
  const folder = libraryFolder(root);
  const bytesOf = async (path: string): Promise<number | null> =>
    stat(path).then(
      (there) => (there.isFile() ? there.size : null),
      () => null,
    );
  const countOf = async (path: string): Promise<number | null> =>
    readdir(path).then(
      (names) => names.length,
      () => null,
    );
  const [card, catalogue, log] = await Promise.all([folder.card, folder.catalogue, `${folder.catalogue}-wal`].map(bytesOf));
  if (card === null && catalogue === null)
    throw new Refusal(
      'library.not_a_library',
      `“${basename(root)}” is not a Dateline library: it has neither dateline.json nor library.db.`,
    );
  return {
    refused: known(ERROR_CODES, code),
    cardBytes: card,
    catalogueBytes: catalogue,
    catalogueLogBytes: log,
    isDatabase: catalogue === null ? null : await startsAsDatabase(folder.catalogue),
    backups: await countOf(folder.backups),
    originalFolders: await countOf(folder.originals),
  };
}

/** Whether a file begins as every SQLite database does; null when it cannot be read. */
async function startsAsDatabase(path: string): Promise<boolean | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1', 0, bytesRead) === 'SQLite format 3\0';
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** Stands where the catalogue was asked and could not answer. */
const UNREADABLE = 'unreadable';

/** What a question to a catalogue answers; one that is damaged there answers only that. */
function answerOr<T>(ask: () => T): T | typeof UNREADABLE {
  try {
    return ask();
  } catch {
    return UNREADABLE;
  }
}

/** The library in numbers: rows of every table, jobs by what they were and how they ended, the last errors by code, SQLite's own check. */
async function aboutLibrary(library: OpenLibrary): Promise<object> {
  const db = library.catalogue.read;
  const count = (sql: string): number => Number(db.get(sql)?.n ?? 0);
  return {
    createdAt: library.createdAt,
    tables: answerOr(() =>
      Object.fromEntries(tablesOf(db).map((name) => [name, answerOr(() => count(`SELECT count(*) AS n FROM "${name}"`))])),
    ),
    pages: answerOr(() => count('SELECT page_count AS n FROM pragma_page_count()')),
    integrity: await integrityOf(library),
    findings: answerOr(() =>
      db
        .all('SELECT code, count(*) AS n FROM integrity_findings GROUP BY code')
        .map(({ code, n }) => [known(FindingCode.options, code), Number(n)]),
    ),
    jobs: answerOr(() => jobsOf(db)),
    errors: answerOr(() => errorsOf(db)),
  };
}

const tablesOf = (db: Reader): string[] =>
  db
    .all(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .map(({ name }) => String(name))
    .filter((name) => /^[a-z_]+$/.test(name));

const jobsOf = (db: Reader): object[] =>
  db
    .all("SELECT route, state, json_extract(error, '$.code') AS code, count(*) AS n FROM jobs GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")
    .map(({ route, state, code, n }) => ({
      route: findRoute(String(route)) === undefined ? UNKNOWN : String(route),
      state: known(JobState.options, state),
      code: code === null ? null : known(ERROR_CODES, code),
      n: Number(n),
    }));

const errorsOf = (db: Reader): object[] =>
  db
    .all(
      "SELECT json_extract(error, '$.code') AS code, finished_at AS at FROM jobs WHERE error IS NOT NULL ORDER BY finished_at DESC LIMIT 20",
    )
    .map(({ code, at }) => ({ code: known(ERROR_CODES, code), at: Instant.safeParse(at).data ?? UNKNOWN }));

const UNKNOWN = 'unknown';
/** One of our own words, or that it is none: a damaged catalogue may hold anything anywhere. */
const known = (words: readonly string[], value: unknown): string => words.find((word) => word === value) ?? UNKNOWN;

/** How many lines SQLite's check has to say; its words name tables and rows and stay here. */
async function integrityOf(library: OpenLibrary): Promise<{ ok: boolean; problems: number } | 'not finished'> {
  try {
    const { lines, links } = await checkLive(library.folder.catalogue, false, AbortSignal.timeout(CHECK_MS));
    return { ok: lines.length + links.length === 0, problems: lines.length + links.length };
  } catch {
    return 'not finished';
  }
}

/** The last lines of a log, scrubbed; empty when it cannot be read. */
async function scrubbedLog(path: string): Promise<string> {
  // A pipe or a device would be waited for.
  const isFile = await stat(path).then(
    (there) => there.isFile(),
    () => false,
  );
  const file = isFile ? await open(path).catch(() => null) : null;
  if (file === null) return '';
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, LOG_BYTES));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, Math.max(0, size - LOG_BYTES));
    const lines = bytes.toString('utf8', 0, bytesRead).split('\n');
    // The first may be the rest of a line.
    return lines
      .slice(size > LOG_BYTES ? 1 : 0)
      .map(scrubLine)
      .join('\n');
  } catch {
    return '';
  } finally {
    await file.close();
  }
}

/** One zip of a few small texts, under a staging name until it is whole. */
async function writeZip(target: string, files: Readonly<Record<string, string>>, now: Date): Promise<void> {
  const at = {
    y: now.getFullYear(),
    m: now.getMonth() + 1,
    d: now.getDate(),
    h: now.getHours(),
    min: now.getMinutes(),
    s: now.getSeconds(),
  };
  const staged = stagingName(target);
  const zip = unwrap(await createZipWriter(staged, { at }));
  try {
    for (const [name, text] of Object.entries(files))
      unwrap(await zip.add({ name, source: { kind: 'bytes', bytes: Buffer.from(text) } }));
    unwrap(await zip.finish());
    await rename(staged, target);
    await flushFolder(dirname(target));
  } catch (error) {
    await zip.abort();
    await rm(staged, { force: true });
    throw error;
  }
}

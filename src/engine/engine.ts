import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Job } from '#contract/jobs.ts';
import type { EngineEvent, Port } from '#contract/port.ts';
import { type Calm, createCalm } from './calm.ts';
import { createDoor } from './door/door.ts';
import { removeScratch } from './files/staged.ts';
import { createImportDesk, type ImportDesk } from './imports/desk.ts';
import { createReader, type Reader, type ReaderOptions } from './imports/reader/reader.ts';
import type { WatchTimes } from './imports/watcher.ts';
import { type AutomaticBackups, createAutomaticBackups } from './integrity/automatic.ts';
import { markInterrupted } from './jobs/ledger.ts';
import { createJobRunner, type JobRunner } from './jobs/runner.ts';
import { type OpenLibrary, whyNotOpened } from './library/open.ts';
import type { DocumentWriter } from './releases/documents/index.ts';
import type { Vault } from './vault.ts';
import { settlesWithin } from './within.ts';

/** What the whole engine shares and nothing of which belongs to a library. */
export interface App {
  now(): Date;
  /** Where Dateline keeps what belongs to this computer's user, such as the list of recent libraries. */
  readonly home: string;
  /** Whether libraries that are opened are put on that list. */
  readonly remembers: boolean;
  /** The folder of resources that ship with the app: example, templates, fonts, schemas. */
  readonly resources: string;
  /** The writer of releases as files, loaded when first asked for: its libraries take half a second. */
  documents(): Promise<DocumentWriter>;
  /** Writes one line to the log; never to the standard output. */
  log(what: string, error?: unknown): void;
  /** Writes a finished line of the log. */
  writeLine(line: string): void;
  /** Reads and decodes foreign files in a process of its own. */
  readonly reader: Reader;
  /** True where a window shows what is opened: what it asks first is read before it asks. */
  readonly isForWindow: boolean;
  /** What work that nobody waits for gives way to. */
  readonly calm: Calm;
  /** How watch folders keep time, where it is not as usual. */
  readonly watchTimes?: WatchTimes;
  /** Keeps secrets in the system's keychain; absent where there is none to ask, as on the command line. */
  readonly vault?: Vault;
  readonly session: Session;
  /** Work that is no job of the open library and leaves something half made when it is cut off: each ends it and waits for it. */
  readonly unfinished: Set<() => Promise<void>>;
}

/** The one library this engine has open, if any. */
export interface Session {
  current(): { readonly library: OpenLibrary; readonly jobs: JobRunner; readonly imports: ImportDesk } | null;
  /**
   * Takes over an opened library, closing the one before; what was running in it when it was last left is marked as interrupted. One whose
   * catalogue turns out not to allow it is closed, and refused as at opening.
   */
  adopt(library: OpenLibrary): Promise<void>;
  leave(): Promise<void>;
  /** Starts an interrupted job of the open library again. */
  resume(job: Job): Promise<Job>;
}

/** A running engine: serves any number of ports with one library. */
export interface Engine {
  readonly app: App;
  serve(port: Port): void;
  close(): Promise<void>;
}

/** What can be set when an engine is made; everything else has one right value. */
export interface EngineOptions {
  readonly home?: string;
  /** False for work whose library is thrown away: it is not put on the list of recent libraries. */
  readonly remembers?: boolean;
  readonly isForWindow?: boolean;
  readonly resources?: string;
  readonly now?: () => Date;
  readonly log?: (line: string) => void;
  /** A reader that another engine has, and ends; or, for tests, how one of its own is made: with faults, a shorter patience. */
  readonly reader?: Reader | ReaderOptions;
  readonly watchTimes?: WatchTimes;
  readonly vault?: Vault;
}

/** So long do jobs have to stop when their library is left, in ms: a little less than main gives the whole engine. */
const STOP_MS = 4000;
/** So long, in ms, has the look through a watched folder to end, in any case: it waits for the job that it has begun. */
const WATCHING_MS = 100;
/** Of that time, what a backup may take that is due when a library is left, in ms: some 200,000 assets. */
const BACK_UP_MS = 2000;
/** And what may be spent on reading what the next window opens with, in ms, when the whole engine ends: some 100,000 assets. */
const READ_ANEW_MS = 1200;

/** Makes an engine. It opens nothing and starts nothing heavy until asked. */
export function createEngine(options: EngineOptions = {}): Engine {
  const lent = options.reader !== undefined && 'read' in options.reader ? options.reader : null;
  const ports = new Set<Port>();
  const announce = (event: EngineEvent): void => {
    for (const port of ports) {
      port.post({ kind: 'event', event: event.type === 'changed' ? { type: 'changed', topics: [...event.topics] } : event });
    }
  };
  const writeLine = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
  const resources = options.resources ?? join(import.meta.dirname, '..', '..', 'resources');

  let open: { library: OpenLibrary; jobs: JobRunner; imports: ImportDesk; backups: AutomaticBackups } | null = null;
  const leave = async (isLast: boolean): Promise<void> => {
    const leaving = open;
    if (leaving === null) return;
    const beganAt = performance.now();
    const watching = leaving.imports.close();
    await leaving.jobs.stopAll(STOP_MS);
    // a folder on a disk that does not answer is as little a reason to stay as a job that hangs
    if (!(await settlesWithin(watching, Math.max(WATCHING_MS, STOP_MS - (performance.now() - beganAt)))))
      app.log('A watched folder did not answer; its library is closed without it');
    await leaving.backups.end(Math.max(0, Math.min(BACK_UP_MS, STOP_MS - (performance.now() - beganAt))));
    const left = Math.min(READ_ANEW_MS, STOP_MS - (performance.now() - beganAt));
    // where a library was moved away while it was open, nothing is made anew
    if (isLast && app.isForWindow && left > 0 && leaving.library.isThere())
      await leaving.library.search.current.keepCopy(left).catch((error: unknown) => app.log('The columns were not kept', error));
    // Whoever asked for the same meanwhile may have been first.
    if (open !== leaving) return;
    open = null;
    leaving.library.close();
  };
  const takeOver = async (library: OpenLibrary): Promise<void> => {
    for (const path of markInterrupted(library.catalogue, app.now())) await removeScratch(path);
    const jobs = createJobRunner(app, library, announce);
    const imports = createImportDesk(app, library, jobs, (topics) => announce({ type: 'changed', topics }));
    const backups = createAutomaticBackups(app, library, () => {
      if (open?.library === library) announce({ type: 'changed', topics: ['backups'] });
    });
    open = { library, jobs, imports, backups };
    imports.watcher.start();
    // in the background: nobody waits for it
    backups.look();
  };
  let documents: Promise<DocumentWriter> | undefined;
  const app: App = {
    now: options.now ?? (() => new Date()),
    home: options.home ?? (process.env.DATELINE_HOME || join(homedir(), '.config', 'dateline')),
    remembers: options.remembers ?? true,
    resources,
    documents: () => {
      documents ??= import('./releases/documents/index.ts').then(({ createDocumentWriter }) =>
        createDocumentWriter({ templatesFolder: join(resources, 'templates', 'typst'), fontsFolder: join(resources, 'fonts') }),
      );
      return documents;
    },
    writeLine,
    isForWindow: options.isForWindow ?? false,
    calm: createCalm(),
    log: (what, error) => writeLine(`${new Date().toISOString()} ${what}${error === undefined ? '' : `: ${explain(error)}`}`),
    reader: lent ?? createReader((line) => app.log(line), options.reader as ReaderOptions | undefined),
    ...(options.watchTimes === undefined ? {} : { watchTimes: options.watchTimes }),
    ...(options.vault === undefined ? {} : { vault: options.vault }),
    unfinished: new Set(),
    session: {
      current: () => open,
      leave: () => leave(false),
      resume: (job) => door.resume(job),
      adopt: async (library) => {
        await leave(false);
        try {
          await takeOver(library);
        } catch (error) {
          // Nobody has it then: left open, it would be in use by this very process, and no backup could be put back.
          if (open?.library === library) await leave(false);
          else library.close();
          throw whyNotOpened(error, library);
        }
      },
    },
  };
  const door = createDoor(app, announce);

  return {
    app,
    serve: (port) => {
      ports.add(port);
      port.onMessage((message) => door.answer(message, port));
      port.onClose(() => ports.delete(port));
    },
    close: async () => {
      await Promise.all([...app.unfinished].map((end) => end()));
      await leave(true);
      if (lent === null) await app.reader.close();
      for (const port of [...ports]) port.close();
    },
  };
}

const explain = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

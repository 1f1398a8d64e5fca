import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { ErrorCode } from '#contract/result.ts';
import type { FromReader, Hashed, Looked, ReadFailure, ReadOrder, ToReader } from './protocol.ts';
import { createTurns } from './turns.ts';

/** One more file than cores hides file reads; a further one the short work between decodes (performance.md, section a, 'Tuning'). */
export const IN_FLIGHT = availableParallelism() + 2;

/** After so long, in ms, without a sign of life a file's reading or decoding counts as hanging: sharp itself gives up after MAX_DECODE_SECONDS. */
const LIMIT_MS = 150_000;
/** So long, in ms, the child may take to load its libraries: on a slow disk under load it takes ten seconds. */
const START_MS = 60_000;
/** JavaScript's heap in the child, in MB: lists of zip entries and texts; pixels lie outside it. */
const HEAP_MB = 512;
/** So long, in ms, an idle child is kept for the next file. */
const IDLE_MS = 60_000;
/** How often a file is read again because the child died of another one, before that counts as its own fault. */
const MOST_ATTEMPTS = 5;

/** What became of a file in the reader. `note` says that its decoder died or hung, and that it was kept unseen. */
export type ReadAnswer =
  | { readonly kind: 'looked'; readonly hashed: Hashed; readonly looked: Looked }
  | { readonly kind: 'dropped'; readonly hashed: Hashed }
  | { readonly kind: 'failed'; readonly failure: ReadFailure };

/** Reads and decodes files in a process of its own. */
export interface Reader {
  /** Reads a file; `decide` sees its hash and says whether it is wanted. An abort stops at once and rejects with the signal's reason. */
  read(order: ReadOrder, decide: (hashed: Hashed) => Promise<boolean>, signal: AbortSignal): Promise<ReadAnswer>;
  /** Hashes a file and tells its type, without keeping anything. */
  hash(order: Omit<ReadOrder, 'staged'>, signal: AbortSignal): Promise<ReadAnswer>;
  /** Ends the child, whatever it does. */
  close(): Promise<void>;
}

/** What a test sets: another script with hooks, a shorter patience. */
export interface ReaderOptions {
  readonly script?: string;
  readonly limitMs?: number;
}

class Died extends Error {
  readonly how: 'died' | 'hung' | 'stopped';

  constructor(how: Died['how']) {
    super(`The reader ${how}.`);
    this.how = how;
  }
}

class Failed extends Error {
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure) {
    super();
    this.failure = failure;
  }
}

interface Waiting {
  readonly signal: AbortSignal;
  hung: boolean;
  readonly isLook: boolean;
  timer: NodeJS.Timeout;
  /** Lets the time run anew, for so many ms. */
  wait(ms: number): void;
  resolve(answer: Extract<FromReader, { kind: 'hashed' | 'looked' }>): void;
  reject(error: Error): void;
}

interface Child {
  readonly process: ChildProcess;
  readonly waiting: Map<number, Waiting>;
  readonly gone: Promise<void>;
  /** Set when we ended it on purpose: nothing it had in hand is to blame. */
  isStopped: boolean;
  isReady: boolean;
}

/** Makes a reader. Its process starts with the first file and ends when it was idle for a minute. */
export function createReader(log: (what: string) => void, options: ReaderOptions = {}): Reader {
  const limitMs = options.limitMs ?? LIMIT_MS;
  const turns = createTurns();
  let child: Child | null = null;
  let lastId = 0;
  let busy = 0;
  let idle: NodeJS.Timeout | undefined;

  const current = (): Child => {
    child ??= start();
    return child;
  };

  const start = (): Child => {
    // The engine gives large blocks back at once, which costs time; this process ends a minute after its last file.
    const { NODE_OPTIONS: _, MALLOC_MMAP_THRESHOLD_: __, ...environment } = process.env;
    const spawned = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, options.script ?? scriptOfReader()], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // two arenas: glibc's default of eight a core keeps freed pixels from the system (sharp's installation notes, 'Linux memory allocator')
      env: { ...environment, MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: String(IN_FLIGHT) },
    });
    const waiting: Child['waiting'] = new Map();
    let said = '';
    spawned.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    let leave: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const made: Child = { process: spawned, waiting, gone, isStopped: false, isReady: false };
    const end = (how: string): void => {
      if (child === made) child = null;
      if (!made.isStopped) log(`The process that reads files ended (${how}). ${said.trim()}`.trim());
      const entries = [...waiting.values()];
      waiting.clear();
      for (const entry of entries) {
        clearTimeout(entry.timer);
        entry.reject(
          entry.signal.aborted ? abortOf(entry.signal) : new Died(made.isStopped ? 'stopped' : entry.hung ? 'hung' : 'died'),
        );
      }
      leave();
    };
    spawned.once('error', (error) => end(error.message));
    spawned.once('exit', (code, signal) => end(signal ?? String(code)));
    spawned.on('message', (message: FromReader) => {
      if (message.kind === 'ready') {
        made.isReady = true;
        for (const entry of waiting.values()) entry.wait(limitMs);
        return;
      }
      const entry = waiting.get(message.id);
      if (entry === undefined) return;
      if (message.kind === 'alive') {
        entry.timer.refresh();
        return;
      }
      waiting.delete(message.id);
      clearTimeout(entry.timer);
      if (message.kind === 'failed') entry.reject(new Failed(message.failure));
      else entry.resolve(message);
    });
    return made;
  };

  const stop = (one: Child): Promise<void> => {
    one.isStopped = true;
    if (child === one) child = null;
    one.process.kill('SIGKILL');
    return one.gone;
  };

  /** One question to the child; rejects with Died when it ends before it answers. */
  const ask = <K extends 'hashed' | 'looked'>(
    to: Child,
    message: ToReader,
    signal: AbortSignal,
  ): Promise<Extract<FromReader, { kind: K }>> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(abortOf(signal));
      if (child !== to) return reject(new Died('stopped'));
      // What is in hand is written by the child: only its end makes sure that nothing comes afterwards.
      const onAbort = (): void => void stop(to);
      signal.addEventListener('abort', onAbort, { once: true });
      const begin = (ms: number): NodeJS.Timeout =>
        setTimeout(() => {
          const entry = to.waiting.get(message.id);
          if (entry === undefined) return;
          // when something is being decoded as well, that holds the process up, and not the disk this file lies on
          entry.hung = entry.isLook || ![...to.waiting.values()].some((other) => other.isLook);
          to.process.kill('SIGKILL');
        }, ms);
      const settle = (): void => signal.removeEventListener('abort', onAbort);
      to.waiting.set(message.id, {
        signal,
        hung: false,
        isLook: message.kind === 'look',
        timer: begin(to.isReady ? limitMs : START_MS),
        wait(ms) {
          clearTimeout(this.timer);
          this.timer = begin(ms);
        },
        resolve: (answer) => {
          settle();
          resolve(answer as Extract<FromReader, { kind: K }>);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      to.process.send(message, (error) => {
        // a channel that broke while its process still stands: its end settles everything
        if (error) to.process.kill('SIGKILL');
      });
    });

  /** Reads and hashes; the child that holds the bytes is needed again for the look. */
  const hash = async (order: ReadOrder, signal: AbortSignal): Promise<{ holder: Child; id: number; hashed: Hashed }> => {
    for (let attempt = 1; ; attempt++) {
      const holder = current();
      const id = ++lastId;
      try {
        const { kind: _, id: __, ...hashed } = await ask<'hashed'>(holder, { kind: 'read', id, ...order }, signal);
        return { holder, id, hashed };
      } catch (error) {
        if (!(error instanceof Died) || error.how === 'hung' || attempt === MOST_ATTEMPTS) throw error;
        if (order.staged !== null) await rm(order.staged, { force: true });
      }
    }
  };

  /** Reads the file anew and looks at it; for when the child that held its bytes is gone. */
  const readAndLook = async (order: ReadOrder, expected: Hashed, opaque: boolean, signal: AbortSignal): Promise<Looked> => {
    if (order.staged !== null) await rm(order.staged, { force: true });
    const { holder, id, hashed } = await hash(order, signal);
    if (hashed.sha256 !== expected.sha256) throw new Failed(changed(order.path));
    return (await ask<'looked'>(holder, { kind: 'look', id, opaque }, signal)).looked;
  };

  const look = async (
    first: { holder: Child; id: number; hashed: Hashed },
    order: ReadOrder,
    signal: AbortSignal,
  ): Promise<Looked> => {
    try {
      return await turns.together(async () => {
        const { looked } = await ask<'looked'>(first.holder, { kind: 'look', id: first.id, opaque: false }, signal);
        return looked;
      });
    } catch (error) {
      if (!(error instanceof Died)) throw error;
    }
    // Whatever was in hand when it died is tried alone, so that only the guilty one is found guilty.
    return turns.alone(async () => {
      const died = await tryAlone(() => readAndLook(order, first.hashed, false, signal));
      if (!(died instanceof Died)) return died;
      log(`“${basename(order.path)}” brings its decoder down (${died.how}); it is kept without being looked at.`);
      const looked = await readAndLook(order, first.hashed, true, signal);
      return { ...looked, note: died.how === 'hung' ? 'imports.decoder_timeout' : 'imports.decoder_failed' };
    });
  };

  const tryAlone = async (work: () => Promise<Looked>): Promise<Looked | Died> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        // another import was cancelled meanwhile: that says nothing about this file
        if (error.how !== 'stopped' || attempt === MOST_ATTEMPTS) return error;
      }
    }
  };

  const whileBusy = async (work: () => Promise<ReadAnswer>, path: string): Promise<ReadAnswer> => {
    busy++;
    clearTimeout(idle);
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failed) return { kind: 'failed', failure: error.failure };
      if (error instanceof Died) return { kind: 'failed', failure: unreadable(path, error) };
      throw error;
    } finally {
      if (--busy === 0) {
        idle = setTimeout(() => {
          if (child !== null) void stop(child);
        }, IDLE_MS);
        idle.unref();
      }
    }
  };

  return {
    read: (order, decide, signal) =>
      whileBusy(async () => {
        const first = await hash(order, signal);
        if (!(await decide(first.hashed))) {
          if (child === first.holder) first.holder.process.send({ kind: 'drop', id: first.id } satisfies ToReader, () => {});
          if (order.staged !== null && child !== first.holder) await rm(order.staged, { force: true });
          return { kind: 'dropped', hashed: first.hashed };
        }
        return { kind: 'looked', hashed: first.hashed, looked: await look(first, order, signal) };
      }, order.path),
    hash: (order, signal) =>
      whileBusy(async () => ({ kind: 'dropped', hashed: (await hash({ ...order, staged: null }, signal)).hashed }), order.path),
    close: async () => {
      clearTimeout(idle);
      if (child !== null) await stop(child);
    },
  };
}

/** The script of the child: beside this file in the sources, one of the built files otherwise (vite.engine.config.ts). */
const scriptOfReader = (): string =>
  join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'process.ts' : 'reader.mjs');

const abortOf = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new Error('The work was cancelled.');

const say = (code: ErrorCode, message: string): ReadFailure => ({ code, message });

const changed = (path: string): ReadFailure =>
  say('imports.changed_while_reading', `“${basename(path)}” was still being written. Import it again when it is finished.`);

const unreadable = (path: string, { how }: Died): ReadFailure =>
  how === 'hung'
    ? say('imports.unreadable', `“${basename(path)}” could not be read in time. Check the disk or the network it lies on.`)
    : say('imports.unreadable', `“${basename(path)}” could not be read: the process that reads files ended each time.`);

import { type ChildProcess, spawn } from 'node:child_process';
import { createChannelPort } from '#contract/channel.ts';
import { type Client, createClient } from '#contract/client.ts';
import { writeEngineCrash } from './crashes.ts';
import { createHub, type Hub } from './hub.ts';
import { answerVault } from './vault.ts';

/** How the engine is started: the Node we ship, the built engine, where resources are, where a line of its log goes. */
export interface EngineLaunch {
  readonly node: string;
  readonly script: string;
  readonly resources: string;
  /** A folder for what Node has compiled, so that the next start need not; it may be deleted at any time. */
  readonly compiled: string;
  readonly log: (line: string) => void;
}

/** The engine process as main sees it: it is started again when it dies, ever more slowly while it keeps dying. */
export interface EngineSupervisor {
  /** A client of the engine that runs now. */
  client(): Client;
  hub(): Hub;
  /** Calls the listener each time an engine is there anew and has the library open again that the last one had. */
  onStarted(listener: () => void): () => void;
  /** Calls the listener with the folder of the library that is open now, or null, whenever that may have changed. */
  onLibrary(listener: (path: string | null) => void): void;
  /** Ends the engine and waits for it: jobs are stopped cleanly and the library's lock is released. */
  stop(): Promise<void>;
}

/**
 * With more heaps than threads that decode, glibc keeps what libvips has let go of; and blocks of a megabyte and more go back to the system at
 * once only while their least size is fixed, else glibc raises it to 32 MB (docs/performance.md). Other systems have no such heaps.
 */
const ALLOCATOR = process.platform === 'linux' ? { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(1 << 20) } : {};
/** What is made and dropped while a library is read: with Node's own 16 MB of it the heap stays 45 MB larger for ever (docs/performance.md). */
const HEAP = ['--max-semi-space-size=4'];
/** Waits between restarts, in ms; a run of ten seconds counts as recovered. */
const BACK_OFF_MS = [100, 500, 2000, 10_000] as const;
const RECOVERED_MS = 10_000;
/** So many pieces of what a dying engine wrote are kept with its crash. */
const LAST_WORDS = 50;
/** How long a stopping engine may take to finish what it writes, in ms. */
const STOP_MS = 5000;

/** Starts the engine and keeps it running until `stop`. */
export function superviseEngine(launch: EngineLaunch): EngineSupervisor {
  const listeners = new Set<() => void>();
  const libraryListeners: ((path: string | null) => void)[] = [];
  let openPath: string | null = null;
  let failures = 0;
  let isStopping = false;

  // What makes an Electron a plain Node, and options meant for another Node, must not reach ours.
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...environment } = process.env;

  function start(): { child: ChildProcess; hub: Hub; client: Client; startedAt: number } {
    const child = spawn(launch.node, [...HEAP, launch.script], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // JSON, not V8's format: Electron and the shipped Node are different V8s.
      serialization: 'json',
      env: { ...environment, DATELINE_RESOURCES: launch.resources, NODE_COMPILE_CACHE: launch.compiled, ...ALLOCATOR },
    });
    const lastWords: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      launch.log(text.trimEnd());
      lastWords.push(text.trimEnd());
      lastWords.splice(0, lastWords.length - LAST_WORDS);
    });
    const hub = createHub(createChannelPort(child));
    answerVault(child);
    // A program that cannot be started has no exit: nobody may wait for its answers.
    child.on('error', (error) => {
      launch.log(`The engine could not be started: ${error.message}`);
      hub.shut();
    });
    child.once('exit', (code, signal) => {
      hub.shut();
      if (isStopping) return;
      launch.log(`The engine ended (${signal ?? code}); starting it again.`);
      writeEngineCrash(`The engine ended (${signal ?? code}).`, lastWords);
      failures = Date.now() - current.startedAt > RECOVERED_MS ? 0 : failures + 1;
      setTimeout(
        () => {
          if (isStopping) return;
          current = start();
          void reopen(current.client).then(() => {
            for (const listener of [...listeners]) listener();
          });
        },
        BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)],
      );
    });
    const client = createClient(hub.connect());
    client.onEvent((event) => {
      if (event.type === 'changed' && event.topics.includes('library')) void remember(client);
    });
    return { child, hub, client, startedAt: Date.now() };
  }

  /** Notes which library is open, so that a crash of the engine does not throw the user back to the welcome page. */
  async function remember(client: Client): Promise<void> {
    const answer = await client.library.current({});
    if (!answer.ok) return;
    openPath = answer.value.library?.place.$path ?? null;
    for (const listener of libraryListeners) listener(openPath);
  }

  async function reopen(client: Client): Promise<void> {
    // A library that brings the engine down as soon as it is opened must not do so for ever.
    if (openPath === null || failures >= BACK_OFF_MS.length) return;
    const answer = await client.library.open({ place: { $path: openPath } });
    if (!answer.ok) launch.log(`The library could not be opened again: ${answer.error.message}`);
  }

  let current = start();

  return {
    client: () => current.client,
    hub: () => current.hub,
    onStarted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLibrary: (listener) => void libraryListeners.push(listener),
    stop: () => {
      isStopping = true;
      const { child } = current;
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        // On a dead child this throws, and Electron would show a box instead of quitting.
        if (child.connected) child.disconnect();
        else child.kill();
      });
    },
  };
}

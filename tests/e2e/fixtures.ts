import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { ensureElectron } from '../../scripts/electron-runtime.mjs';

export { expect } from '@playwright/test';

export const projectDir = resolve(import.meta.dirname, '..', '..');
export const exampleDir = join(projectDir, 'resources', 'example');
export const outputDir = join(projectDir, 'tests', 'output');

/** What lets Playwright in before the app's own code runs; it is told by `-r`, which the stand-in understands too. */
const loader = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);

/** A Dateline that runs. */
export interface Dateline {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly process: ChildProcess;
  /** Errors of the window: what it wrote to its console as an error, and what nobody caught. */
  readonly problems: string[];
  /** Closes the window as a person does and waits until the process has ended. */
  quit(): Promise<void>;
  /** kill -9 of the whole app. */
  kill(): Promise<void>;
}

interface Fixtures {
  /** A folder of the test's own; the app's home, its settings and the documents lie in it. */
  readonly folder: string;
  /** Starts Dateline, with files to open as the system would hand them, on a system that speaks English or another language; in one test again and again on the same home. Whatever still runs in the end is ended. */
  readonly start: (files?: readonly string[], language?: 'en' | 'da') => Promise<Dateline>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ folder }, use, info) => {
    const started: Dateline[] = [];
    await use(async (files = [], language = 'en') => {
      const dateline = await launch(folder, files, language);
      started.push(dateline);
      return dateline;
    });
    for (const { page, process } of started) {
      if (hasEnded(process)) continue;
      if (info.status !== info.expectedStatus)
        await page.screenshot({ path: info.outputPath('window.png'), timeout: 5000 }).catch(() => {});
      await endHard(process);
    }
  },
});

/** The stand-in Electron has been seen to hang before it opened its window, once in some hundred starts on a busy machine. */
const START_MS = 60_000;

/** Starts the app and waits for its window; a start that hangs is told, ended and tried once more. */
async function open(
  folder: string,
  files: readonly string[],
  language: string,
): Promise<{ app: ElectronApplication; page: Page }> {
  for (let attempt = 1; ; attempt++) {
    const app = await startApp(folder, files, language);
    try {
      return { app, page: await app.firstWindow({ timeout: START_MS }) };
    } catch (error) {
      await endHard(app.process());
      if (attempt === 2) throw error;
      console.warn(`The app opened no window within ${START_MS / 1000} s and is started once more.`);
    }
  }
}

async function startApp(folder: string, files: readonly string[], language: string): Promise<ElectronApplication> {
  const { executable } = await ensureElectron();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return _electron.launch({
    executablePath: executable,
    args: ['-r', loader, projectDir, `--user-data-dir=${join(folder, 'user')}`, ...files],
    colorScheme: null,
    env: { ...env, DATELINE_HOME: join(folder, 'home'), DATELINE_LANGUAGE: language, TZ: 'Europe/Copenhagen' } as Record<
      string,
      string
    >,
  });
}

async function launch(folder: string, files: readonly string[], language: string): Promise<Dateline> {
  const { app, page } = await open(folder, files, language);
  const child = app.process();
  // A new library is suggested there, and no test may leave one in somebody's own documents.
  const documents = join(folder, 'documents');
  await mkdir(documents, { recursive: true });
  await app.evaluate(({ app: own }, path) => own.setPath('documents', path), documents);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`.trimEnd());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  // The first page of a window is an empty one until its own has been loaded.
  await page.waitForURL('dateline://app/**');
  const kill = () => endHard(child);
  return {
    app,
    page,
    process: child,
    problems,
    kill,
    quit: async () => {
      const late = setTimeout(() => void kill(), 15_000);
      const gone = once(child, 'exit');
      await app.close();
      if (!hasEnded(child)) await gone;
      clearTimeout(late);
    },
  };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function endHard(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

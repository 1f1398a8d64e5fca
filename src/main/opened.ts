import { basename, dirname, resolve } from 'node:path';
import { app } from 'electron';

/** What the system asks the app to open: by its command line, by a second start, on macOS by an event. Kept until a window takes it. */
export interface Opened {
  /** Takes note of the files that a command line names; answers whether there were any. */
  hear(args: readonly string[], workingDirectory: string): boolean;
  /** The library among the paths not taken yet that comes last, as the later one is what the person sees; null when there is none. */
  library(): string | null;
  /** Takes the libraries from what waits. */
  forgetLibraries(): void;
  /** Paths not taken yet, in the order they came. */
  take(): readonly string[];
  onHeard(listener: () => void): void;
}

/** At most so many wait; whoever selects a thousand zips does not mean to verify a thousand. */
const KEPT = 20;

/** Listens from the first moment on: macOS tells before the app is ready. */
export function createOpened(): Opened {
  const waiting: string[] = [];
  const listeners: (() => void)[] = [];
  const hear = (paths: readonly string[]): boolean => {
    if (paths.length === 0) return false;
    waiting.push(...paths.map(libraryOrZip).slice(0, KEPT - waiting.length));
    for (const listener of listeners) listener();
    return true;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hear([path]);
  });
  return {
    hear: (args, workingDirectory) => hear(filesIn(args).map((path) => resolve(workingDirectory, path))),
    library: () => waiting.findLast(isLibrary) ?? null,
    forgetLibraries: () => void waiting.splice(0, waiting.length, ...waiting.filter((path) => !isLibrary(path))),
    take: () => waiting.splice(0),
    onHeard: (listener) => void listeners.push(listener),
  };
}

const isFile = (arg: string): boolean => !arg.startsWith('-') && /(\.zip|\.dateline|[\\/]dateline\.json)$/i.test(arg);

/** The arguments that are files to open; the program, its switches and, in a clone, the folder of the app are none. */
const filesIn = (args: readonly string[]): readonly string[] => args.slice(1).filter(isFile);

/** The arguments of a start elsewhere for a start from here: its files by their whole paths, everything else as it is. */
export const argsFrom = (args: readonly string[], workingDirectory: string): string[] =>
  args.slice(1).map((arg) => (isFile(arg) ? resolve(workingDirectory, arg) : arg));

const isLibrary = (path: string): boolean => !/\.zip$/i.test(path);

/** A library is its folder, also when somebody opens the file that marks it. */
const libraryOrZip = (path: string): string => (basename(path) === 'dateline.json' ? dirname(path) : path);

import type { Topic } from '#contract/kernel.ts';
import type { App } from '../engine.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { OpenLibrary } from '../library/open.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { createLikenessIndex, type LikenessIndex } from './likeness-index.ts';
import { createWatcher, type Watcher } from './watcher.ts';

/** What the imports room keeps in memory while a library is open. */
export interface ImportDesk {
  readonly inFlight: InFlight;
  readonly likenesses: LikenessIndex;
  readonly watcher: Watcher;
  close(): Promise<void>;
}

/** Makes the desk of a library; nothing starts before the first import, except that watched folders are looked through. */
export function createImportDesk(
  app: App,
  library: OpenLibrary,
  jobs: JobRunner,
  announce: (topics: readonly Topic[]) => void,
): ImportDesk {
  const watcher = createWatcher(app, library, jobs, announce);
  return {
    inFlight: createInFlight(library.catalogue.read),
    likenesses: createLikenessIndex(library.catalogue.read, app.calm.settled),
    watcher,
    close: () => watcher.close(),
  };
}

import { basename } from 'node:path';
import type { StartedWithout } from '#contract/host.ts';
import type { EngineSupervisor } from './engine.ts';
import type { Opened } from './opened.ts';
import type { Kept } from './settings.ts';

/** The library that is opened while the window is still being made. */
export interface FirstLibrary {
  /** Settles when it is open or cannot be opened, and after a few seconds in any case: no window waits for a drive that does not answer. */
  readonly settled: Promise<void>;
  /** The last library, when it was to be opened again and could not be. */
  without(): StartedWithout | null;
}

/** So long is a library waited for that another process holds, in ms: the engine of an app that was killed needs a moment to notice. */
const IN_USE_MS = 5000;
const AGAIN_MS = 150;
/** So long does the window wait for a library before it says that none is open, in ms. */
const PATIENCE_MS = 8000;

const sleep = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

/**
 * Opens the library that the system handed to the app, else the one that was open when the app was left. What was handed and cannot be opened stays
 * handed: the window tries again and says why.
 */
export function openFirstLibrary(
  engine: Pick<EngineSupervisor, 'client'>,
  opened: Pick<Opened, 'library' | 'forgetLibraries'>,
  kept: Pick<Kept, 'opensLast' | 'lastLibrary'>,
): FirstLibrary {
  const handed = opened.library();
  const path = handed ?? (kept.opensLast ? kept.lastLibrary : null);
  let without: StartedWithout | null = null;
  const open = async (library: string): Promise<void> => {
    const until = Date.now() + IN_USE_MS;
    for (;;) {
      const answer = await engine.client().library.open({ place: { $path: library } });
      if (answer.ok) {
        if (handed !== null) opened.forgetLibraries();
        return;
      }
      if (answer.error.code !== 'library.in_use' || Date.now() > until) {
        if (handed === null) without = { name: basename(library), code: answer.error.code };
        return;
      }
      await sleep(AGAIN_MS);
    }
  };
  const opening = path === null ? Promise.resolve() : open(path);
  return { settled: Promise.race([opening, sleep(path === null ? 0 : PATIENCE_MS)]), without: () => without };
}

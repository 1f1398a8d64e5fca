import type { App } from '../engine.ts';
import type { OpenLibrary } from '../library/open.ts';
import { settlesWithin } from '../within.ts';
import { backUpWhenDue } from './backups.ts';

/** How often, in ms, a library that stays open is looked at. */
const LOOK_MS = 60 * 60_000;

/** Backs up one open library by itself: at opening, every hour, and when it is left. */
export interface AutomaticBackups {
  /** Looks now, in the background. */
  look(): void;
  /**
   * For the moment before the library is closed: waits at most so many ms for a backup that is due or on its way. One that takes longer
   * is given up without a trace, and made at the next opening.
   */
  end(patienceMs: number): Promise<void>;
}

/** Makes the automatic backups of a library; nothing is looked at before `look`. `onMade` hears of each. */
export function createAutomaticBackups(app: App, library: OpenLibrary, onMade: () => void): AutomaticBackups {
  let last: Promise<void> = Promise.resolve();
  let isEnding = false;
  const timer = setInterval(() => look(), LOOK_MS);
  timer.unref();
  const backUp = async (): Promise<void> => {
    try {
      if (await backUpWhenDue(library, app.now())) onMade();
    } catch (error) {
      // of a library that was closed under it there is nothing to say
      if (library.catalogue.isOpen()) app.log('The automatic backup could not be made', error);
    }
  };
  const look = (): void => {
    if (!isEnding) last = last.then(backUp);
  };
  return {
    look,
    end: async (patienceMs) => {
      isEnding = true;
      clearInterval(timer);
      last = last.then(backUp);
      await settlesWithin(last, patienceMs);
    },
  };
}

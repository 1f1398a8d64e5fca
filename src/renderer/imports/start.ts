import { z } from 'zod';
import type { PickedPlace } from '#contract/host.ts';
import { MOST_PLACES } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';

/**
 * Looks through places the person picked or dropped; the strip shows how far it is. When everything there is new the import
 * begins by itself, else the person decides first (`afterScan`).
 */
export async function importPlaces(app: App, places: readonly PickedPlace[]): Promise<void> {
  if (places.length === 0) return;
  if (places.length > MOST_PLACES)
    return app.store.getState().tell({ tone: 'error', text: words.scanning.tooMany(MOST_PLACES), actions: [] });
  await ask(app, 'imports.scan', { places: places.map((place) => ({ $token: place.token })) });
}

/** What a finished scan carries. */
const Scanned = z.object({ total: z.int(), fresh: z.int() });

/** Whether somebody has to decide about what a scan found: not all of it is new. */
export function isToDecide(scan: Pick<Job, 'result'>): boolean {
  const counts = Scanned.safeParse(scan.result);
  return counts.success && counts.data.fresh < counts.data.total;
}

/** Goes on from a finished scan: imports at once what is all new, opens the review where there is something to decide. */
export async function afterScan(app: App, scan: Job): Promise<void> {
  const counts = Scanned.safeParse(scan.result);
  if (!counts.success) return;
  const { total, fresh } = counts.data;
  if (total === 0) return tellDone(app, words.scanning.nothing);
  if (fresh === total) await ask(app, 'imports.run', { scanId: scan.id });
  else openReview(app, scan);
}

/** Opens the review; somebody who is in the middle of a dialog is told instead. */
function openReview(app: App, scan: Job): void {
  const { dialog, go } = app.store.getState();
  const open = (): void => go({ kind: 'importReview', jobId: scan.id });
  if (dialog === null) open();
  else tellDone(app, words.scanning.ready, [{ label: words.scanning.review, run: open }]);
}

/** Lets the person pick files or a folder and imports them. */
export async function pickAndImport(app: App, what: 'files' | 'folder'): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: what,
    title: what === 'files' ? words.pick.importFiles : words.pick.importFolder,
    button: words.pick.import,
  });
  if (picked !== null) await importPlaces(app, picked.places);
}

/** Tokens for everything that was dropped; what main refuses is left out. */
export async function placesOfDrop(app: App, files: readonly File[]): Promise<readonly PickedPlace[]> {
  const places = await Promise.all(files.map((file) => app.host.tokenForDropped(file)));
  return places.filter((place) => place !== null);
}

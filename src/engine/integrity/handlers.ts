import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Place, pathOf } from '#contract/values.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { type LibraryFolder, libraryFolder } from '../library/folder.ts';
import { Refusal } from '../refusal.ts';
import { listBackups, makeBackup } from './backups.ts';
import { readFindings } from './findings.ts';
import { forgetMissing, locateOriginals, markFound } from './missing.ts';
import { runRepair } from './repair.ts';
import { restoreBackup } from './restore.ts';
import { runScan, thoroughnessOf } from './scan.ts';

export const integrityHandlers: RoomHandlers<'integrity'> = {
  scan: {
    title: () => 'Library check',
    run: async (context, ask) => runScan(context, thoroughnessOf(context.library.catalogue.read, ask)),
  },
  repair: { title: () => 'Library repair', run: runRepair },
  findings: ({ db }, ask) => readFindings(db, ask),
  locate: {
    prepare: async ({ library }, { id, place }) => {
      const found = await locateOriginals(library, id, pathOf(place));
      return ({ db }) => {
        markFound(db, found);
        return { found: found.length };
      };
    },
  },
  forget: ({ app, db, library }, { ids }) => forgetMissing(db, library.folder, ids, app.now()),
  backups: async (context, { library }) => ({
    items: await listBackups(library === undefined ? context.library.folder : closedFolder(library)),
  }),
  restore: {
    prepare: async ({ app }, { place, library }) => {
      const root = library === undefined ? app.session.current()?.library.folder.root : resolve(pathOf(library));
      if (root === undefined) throw new Refusal('door.no_library', 'No library is open. Open or create one first.');
      const { path, kept } = await restoreBackup(app, root, pathOf(place));
      return () => ({ place: { $path: path }, kept: kept === null ? null : { $path: kept } });
    },
  },
  backUp: {
    prepare: async ({ library, app }) => {
      const path = await makeBackup(library.catalogue, library.folder, app.now());
      return () => ({ place: { $path: path } });
    },
  },
};

/** The folder of a library that may not be open, or openable; refuses a folder that is no library. */
function closedFolder(place: Place): LibraryFolder {
  const folder = libraryFolder(resolve(pathOf(place)));
  if (existsSync(folder.card)) return folder;
  throw new Refusal('library.not_a_library', `“${basename(folder.root)}” is not a Dateline library.`);
}

import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportItem } from '#contract/imports.ts';
import { reserveRows } from '../assets/store.ts';
import type { QueryContext } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { createBatch } from './commit.ts';
import { createSameSize, importFile } from './file.ts';

/** Imports bytes without a file under a name of the given kind; they take the same way as every file. The item's path is that name. */
export async function pasteBytes({ app, library }: QueryContext, name: string, bytes: Uint8Array): Promise<ImportItem> {
  const desk = app.session.current()?.imports;
  if (desk === undefined) throw new Refusal('door.no_library', 'No library is open.');
  const staging = join(library.folder.staging, `paste-${randomBytes(8).toString('hex')}`);
  const filename = filenameFor(name);
  const path = join(staging, filename);
  await mkdir(staging, { recursive: true });
  try {
    await writeFile(path, bytes);
    const batch = createBatch(library.folder, (deed) => library.catalogue.transact(deed), null, app.now);
    const row = library.catalogue.transact((db) => reserveRows(db, 1));
    let item: ImportItem | undefined;
    const { mtimeMs } = await stat(path);
    const file = { kind: 'file', n: 0, row, path, folder: '', bytes: bytes.length, mtimeMs, sidecar: null } as const;
    const work = {
      app,
      library,
      jobId: null,
      signal: new AbortController().signal,
      staging,
      inFlight: desk.inFlight,
      batch,
      reread: true,
      sameSize: createSameSize(),
    };
    await importFile(work, file, (written) => {
      item = written;
    });
    await batch.flush();
    library.catalogue.transact((db) => db.run('DELETE FROM seen_files WHERE path = ?', path));
    if (item === undefined) throw new Error('A pasted picture has no outcome.');
    return { ...item, path: filename };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A file name of at most 200 characters without folders; a picture from the clipboard is a PNG. */
function filenameFor(name: string): string {
  const plain =
    name
      .replace(/[/\\\0]/g, '_')
      .replace(/^\.+/, '')
      .trim()
      .slice(0, 200)
      .toWellFormed() || 'Pasted picture';
  const safe = Buffer.byteLength(plain) > 200 ? 'Pasted picture' : plain;
  return /\.[a-z0-9]{2,5}$/i.test(safe) ? safe : `${safe}.png`;
}

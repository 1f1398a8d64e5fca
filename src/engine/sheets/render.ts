import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { OutputOf, Rooms } from '#contract/routes.ts';
import type { SheetFormat, SheetOrder } from '#contract/sheets.ts';
import { cellsOf } from '#domain/sheets/content.ts';
import { layOutSheet } from '#domain/sheets/layout.ts';
import type { JobContext } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { flushFolder, stagingName } from '../files/staged.ts';
import { Refusal } from '../refusal.ts';
import { sheetHtml } from './html.ts';
import { loadSheet } from './load.ts';
import { type SheetWorkshop, sheetPdf } from './pdf.ts';
import { sheetPngs } from './png.ts';
import { previewsOfLibrary } from './previews.ts';
import { printsOfLibrary } from './prints.ts';

/** What a finished job says. */
export type RenderedSheet = OutputOf<Rooms['sheets']['render']>;

const ENDINGS: Readonly<Record<SheetFormat, RegExp>> = { pdf: /\.pdf$/i, png: /\.png$/i, html: /\.html?$/i };

/**
 * Makes a sheet and puts it where a person says: staged, flushed and renamed, so that nothing stands there half. Several pages of PNG get
 * their names together at the end. A cancel leaves nothing behind.
 */
export async function renderSheet(
  context: JobContext,
  order: { readonly sheet: SheetOrder; readonly format: SheetFormat; readonly path: string },
): Promise<RenderedSheet> {
  const { app, library, signal } = context;
  context.report({ stage: 'read' });
  const { content, logoSvg, missing } = await loadSheet(library, order.sheet, app.now());
  const cells = cellsOf(content);
  if (cells === 0) throw new Refusal('sheets.empty', 'There is nothing on this sheet. Choose pictures or people for it.');
  const pages = order.format === 'html' ? 1 : layOutSheet(content).pages.length;
  const names = await destinations(library.folder.root, order, pages);
  const workshop: SheetWorkshop = {
    previews: previewsOfLibrary(library),
    prints: printsOfLibrary(library.folder),
    logoSvg,
    signal,
    onPicture: (done, total) => context.report({ stage: 'make', done, total }),
  };
  const written = stagedFiles(context, names);
  let replaced: readonly string[] = [];
  try {
    if (order.format === 'pdf') {
      const made = await sheetPdf(await app.documents(), content, `${content.date}T12:00:00Z`, workshop);
      replaced = made.replaced;
      await written.add(0, made.bytes);
    } else if (order.format === 'png') await sheetPngs(join(app.resources, 'fonts'), content, workshop, written.add);
    else await written.add(0, Buffer.from(await sheetHtml(content, workshop)));
    signal.throwIfAborted();
    const bytes = await written.publish();
    const places = names.map((path) => ({ $path: path }));
    return { place: { $path: names[0] ?? order.path }, places, pages, cells, bytes, missing, replaced: [...replaced] };
  } catch (error) {
    await written.drop();
    throw error;
  }
}

/** Where each page goes: 'sheet.png' alone, else 'sheet-1.png', 'sheet-2.png', …; refused before any work is done. */
async function destinations(
  root: string,
  { path, format }: { readonly path: string; readonly format: SheetFormat },
  pages: number,
): Promise<string[]> {
  const ending = extname(path);
  if (!ENDINGS[format].test(path))
    throw new Refusal('exports.destination_unwritable', `“${basename(path)}” does not end in .${format}.`);
  const stem = path.slice(0, path.length - ending.length);
  const several = format === 'png' && pages > 1;
  const names = several ? Array.from({ length: pages }, (_, page) => `${stem}-${page + 1}${ending}`) : [path];
  const checked: string[] = [];
  for (const name of names) checked.push(await checkDestination(root, name));
  return checked;
}

/** Files that are written beside their names and get them all at once. */
function stagedFiles(context: JobContext, names: readonly string[]) {
  const staged = new Map<string, string>();
  let bytes = 0;
  return {
    add: async (index: number, content: Uint8Array): Promise<void> => {
      const name = names[index];
      if (name === undefined) throw new Error('A page has no name.');
      const path = stagingName(name);
      context.scratch(path);
      staged.set(path, name);
      bytes += content.byteLength;
      try {
        await makeFolders(dirname(name));
        await writeFile(path, content, { flag: 'wx' });
        const handle = await open(path, 'r+');
        await handle.sync().finally(() => handle.close());
      } catch (error) {
        refuseDestination(name, error);
      }
    },
    publish: async (): Promise<number> => {
      for (const [path, name] of staged) {
        try {
          // minutes may have passed: what stands there now is looked at again
          await checkDestination(context.library.folder.root, name);
          await rename(path, name);
          staged.delete(path);
        } catch (error) {
          refuseDestination(name, error);
        }
      }
      await flushFolder(dirname(names[0] ?? '.'));
      return bytes;
    },
    drop: async (): Promise<void> => {
      for (const path of staged.keys()) await rm(path, { force: true }).catch(() => {});
    },
  };
}

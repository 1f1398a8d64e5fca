import { basename } from 'node:path';
import type { SheetDraft, SheetFields } from '#contract/sheets.ts';
import { pathOf } from '#contract/values.ts';
import { cellsOf } from '#domain/sheets/content.ts';
import { layOutSheet } from '#domain/sheets/layout.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { loadSheet } from './load.ts';
import { createSheet, editSheet, getSheet, listSheets, removeSheet } from './store.ts';

export const sheetHandlers: RoomHandlers<'sheets'> = {
  list: ({ db }) => {
    const items = listSheets(db);
    return { total: items.length, items };
  },
  get: ({ db }, { id }) => getSheet(db, id),
  create: ({ db, app }, draft) => createSheet(db, draft as SheetDraft, app.now()),
  edit: ({ db, app }, { id, set }) => editSheet(db, id, set as Partial<SheetFields>, app.now()),
  remove: ({ db }, { id }) => {
    removeSheet(db, id);
    return { id };
  },
  preview: async ({ library, app }, { sheet, start, count }) => {
    const { content, logoSvg, missing } = await loadSheet(library, sheet, app.now());
    const { width, height, pages } = layOutSheet(content);
    return {
      pages: pages.length,
      cells: cellsOf(content),
      missing,
      width,
      height,
      brand: content.brand.colour,
      logo: logoSvg,
      start,
      items: pages.slice(start, start + count),
    };
  },
  render: {
    title: ({ place }) => basename(pathOf(place)),
    run: async (context, { sheet, format, place }) => {
      const { renderSheet } = await import('./render.ts');
      return renderSheet(context, { sheet, format, path: pathOf(place) });
    },
  },
};

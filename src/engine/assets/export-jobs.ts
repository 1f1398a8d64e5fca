import { basename } from 'node:path';
import type { assets } from '#contract/assets.ts';
import { pathOf } from '#contract/values.ts';
import type { HandlerOf } from '../door/handlers.ts';

/** Copies of originals with sidecars, as a job. */
export const exportFilesJob: HandlerOf<typeof assets.exportFiles> = {
  title: ({ place }) => basename(pathOf(place)),
  run: async (context, { ids, place, sidecars }) => {
    const { exportFiles } = await import('./export-files.ts');
    return exportFiles(context, { ids, path: pathOf(place), sidecars });
  },
};

/** The whole catalogue as a file, as a job. */
export const exportCatalogueJob: HandlerOf<typeof assets.exportCatalogue> = {
  title: ({ place }) => basename(pathOf(place)),
  run: async (context, { place, format }) => {
    const { exportCatalogue } = await import('./export-catalogue.ts');
    return exportCatalogue(context, { path: pathOf(place), format });
  },
};

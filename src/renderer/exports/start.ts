import type { KitId } from '#contract/values.ts';
import type { App } from '../shell/app.tsx';

/** Opens the dialog in which a kit is exported. */
export function exportKit(app: App, kitId: KitId): void {
  app.store.getState().open({ kind: 'exportKit', kitId, jobId: null });
}

/** Routes that export a kit: as a zip, or as a folder. */
export const isExport = (route: string): boolean => route === 'exports.run' || route === 'exports.toFolder';

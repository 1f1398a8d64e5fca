import { type BrowserWindow, nativeTheme } from 'electron';
import { type SettingsChange, ShownSettings } from '#contract/settings.ts';
import type { Places } from './places.ts';
import { readSettings, saveSettings } from './settings.ts';
import { allowUpdates } from './updates.ts';

/** The settings as a window may see them: a token in place of the path. */
export function shownSettings(places: Places): ShownSettings {
  const { exportFolder, ...kept } = readSettings();
  // Only what the contract names leaves main: the folder of the last export is a path, and so is the last library.
  return ShownSettings.parse({ ...kept, exportPlace: exportFolder === null ? null : places.picked(exportFolder) });
}

/** Keeps a change and does what shows at once; answers false, and changes nothing, when it names a place that is not known. */
export function changeSettings(change: SettingsChange, window: BrowserWindow, places: Places): boolean {
  const { exportPlace, ...plain } = change;
  const exportFolder = exportPlace === undefined || exportPlace === null ? null : places.pathOf(exportPlace);
  if (exportFolder === undefined) return false;
  saveSettings({ ...plain, ...(exportPlace === undefined ? {} : { exportFolder }) });
  if (change.theme !== undefined) nativeTheme.themeSource = change.theme;
  if (change.updates !== undefined) allowUpdates(change.updates);
  if (change.zoom !== undefined) window.webContents.setZoomFactor(change.zoom / 100);
  return true;
}

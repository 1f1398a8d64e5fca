import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { writeLog } from './log.ts';
import { readSettings } from './settings.ts';

/** What became of asking for a newer version. `ready` is downloaded, its checksum compared, and put in place when the app is quit. */
export interface UpdateAnswer {
  readonly state: 'off' | 'nowhere' | 'current' | 'ready' | 'failed';
  readonly version: string | null;
}

/** So long after its start the app asks by itself, in ms: not while a person waits for the window. */
const LATER_MS = 30_000;

/**
 * Where updates are asked for. A packed app has the address in its resources, if whoever packed it named one; a clone takes it from the
 * environment, which a packed app does not heed. Null means that nobody is ever asked.
 */
function address(): { readonly url: string | null } | null {
  if (app.isPackaged) return existsSync(join(process.resourcesPath, 'app-update.yml')) ? { url: null } : null;
  const url = process.env.DATELINE_UPDATES_URL;
  return url === undefined || url === '' ? null : { url };
}

/** What would put a downloaded version in place on quitting; null until somebody asked for one. */
let installer: { autoInstallOnAppQuit: boolean } | null = null;

/** Heeds the setting at once: a version that is downloaded already is not put in place once updates are off. */
export function allowUpdates(isOn: boolean): void {
  if (installer !== null) installer.autoInstallOnAppQuit = isOn;
}

/** Asks for a newer version, and downloads it when there is one. Off by the settings, it neither asks nor loads what would. */
export async function lookForUpdate(): Promise<UpdateAnswer> {
  if (!readSettings().updates) return { state: 'off', version: null };
  const from = address();
  if (from === null) return { state: 'nowhere', version: null };
  try {
    // Only here: nobody else pays for loading it.
    const { autoUpdater } = (await import('electron-updater')).default;
    autoUpdater.autoDownload = false;
    installer = autoUpdater;
    allowUpdates(readSettings().updates);
    autoUpdater.logger = null;
    if (from.url !== null) {
      autoUpdater.forceDevUpdateConfig = true;
      autoUpdater.updateConfigPath = writeDevelopersConfig(from.url);
    }
    const found = await autoUpdater.checkForUpdates();
    if (found === null || !found.isUpdateAvailable) return { state: 'current', version: app.getVersion() };
    await autoUpdater.downloadUpdate(found.cancellationToken);
    return { state: 'ready', version: found.updateInfo.version };
  } catch (error) {
    writeLog(`Looking for an update failed: ${error instanceof Error ? error.message : String(error)}`);
    return { state: 'failed', version: null };
  }
}

/** What a packed app has in its resources, for a clone: electron-updater reads the address and the name of its cache from a file. JSON is YAML. */
function writeDevelopersConfig(url: string): string {
  const path = join(app.getPath('userData'), 'dev-app-update.yml');
  writeFileSync(path, JSON.stringify({ provider: 'generic', url, updaterCacheDirName: 'dateline-updater' }));
  return path;
}

/** Asks once by itself, a while after the start, when the settings allow it. */
export function updateInBackground(): void {
  setTimeout(() => void lookForUpdate(), LATER_MS).unref();
}

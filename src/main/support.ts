import { existsSync } from 'node:fs';
import { arch, release, totalmem } from 'node:os';
import { app } from 'electron';
import { Settings } from '#contract/settings.ts';
import { engineCrashes } from './crashes.ts';
import { logFile } from './log.ts';
import { readSettings } from './settings.ts';

/** What can be said of the app without saying anything of the person: versions, settings that are no text and no place, crashes counted. */
export function supportFacts(): { facts: Record<string, string | number | boolean>; log: string | null } {
  const { exports, exportFolder, window, ...kept } = readSettings();
  // Only what the contract knows as a setting: what else main keeps, such as the folder of the last export, may be a place.
  const settings = Object.entries(kept).filter(([name]) => Object.hasOwn(Settings.shape, name));
  const facts = {
    'app.version': app.getVersion(),
    'app.packaged': app.isPackaged,
    'app.electron': process.versions.electron ?? '',
    'app.chromium': process.versions.chrome ?? '',
    'system.platform': process.platform,
    'system.release': release(),
    'system.arch': arch(),
    'system.memoryMB': Math.round(totalmem() / 1_000_000),
    'crashes.engine': engineCrashes().length,
    ...Object.fromEntries(settings.map(([name, value]) => [`settings.${name}`, value])),
    'settings.exports.tier': exports.tier,
    'settings.exports.form': exports.form,
    'settings.exports.sign': exports.sign,
    'settings.exports.hasNote': exports.note !== '',
    'settings.exports.hasFolder': exportFolder !== null,
    'window.maximised': window?.isMaximised ?? false,
  };
  const log = logFile();
  return { facts, log: existsSync(log) ? log : null };
}

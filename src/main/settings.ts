import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type Language, Settings } from '#contract/settings.ts';
import { languageFor } from './language.ts';

/** What is kept of this computer: the person's settings, the place of exports, and where the window was. */
const Kept = Settings.extend({
  /** The folder in which exports are offered to be saved; null where nobody has chosen one. */
  exportFolder: z.string().nullable().catch(null),
  window: z
    .object({
      width: z.int().min(400),
      height: z.int().min(300),
      x: z.int().optional(),
      y: z.int().optional(),
      isMaximised: z.boolean(),
    })
    .nullable()
    .catch(null),
  /** The library that was open last; null when it was closed. */
  lastLibrary: z.string().nullable().catch(null),
  /** Where the last export went, as long as the folder is there. */
  lastExportFolder: z.string().nullable().catch(null),
});
/** What is kept of this computer, as read and checked. */
export type Kept = z.infer<typeof Kept>;

const file = (): string => join(app.getPath('userData'), 'window.json');

/** Read once: no other process writes the file, and what the disk did not take holds at least until the app is quit. */
let held: Kept | null = null;

/** What is kept; a missing or damaged file gives the defaults, a damaged field its own. */
export function readSettings(): Kept {
  held ??= readFile();
  return held;
}

function readFile(): Kept {
  try {
    return Kept.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return { ...DEFAULT_SETTINGS, exportFolder: null, lastLibrary: null, lastExportFolder: null, window: null };
  }
}

/** What the system asks for, the dearest first; DATELINE_LANGUAGE stands in for it, so that a test speaks the same on every machine. */
function systemLanguages(): readonly string[] {
  const told = process.env.DATELINE_LANGUAGE;
  return told === undefined || told === '' ? app.getPreferredSystemLanguages() : [told];
}

/** The language that holds: the chosen one, or the system's. */
export const currentLanguage = (): Language => languageFor(readSettings().language, systemLanguages());

/** Changes some of it; a disk that cannot be written costs only the setting, and that only after the next start. */
export function saveSettings(change: { readonly [Name in keyof Kept]?: Kept[Name] | undefined }): void {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  held = { ...readSettings(), ...said };
  try {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(`${file()}.part`, JSON.stringify(held, null, 1), { flush: true });
    renameSync(`${file()}.part`, file());
  } catch {
    // A setting that is not kept is a nuisance, not a fault worth a dialog.
  }
}

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { type Language, LanguageChoice } from '#contract/host.ts';
import { languageFor } from './language.ts';

/** What belongs to this computer's window and to no library. */
const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  language: LanguageChoice.catch('system'),
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
});
export type Settings = z.infer<typeof Settings>;

const file = (): string => join(app.getPath('userData'), 'window.json');

/** The stored settings; a missing or damaged file gives the defaults. */
export function readSettings(): Settings {
  try {
    return Settings.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return { theme: 'system', language: 'system', window: null };
  }
}

/** What the system asks for, the dearest first; DATELINE_LANGUAGE stands in for it, so that a test speaks the same on every machine. */
function systemLanguages(): readonly string[] {
  const told = process.env.DATELINE_LANGUAGE;
  return told === undefined || told === '' ? app.getPreferredSystemLanguages() : [told];
}

/** The language that holds: the chosen one, or the system's. */
export const currentLanguage = (): Language => languageFor(readSettings().language, systemLanguages());

/** Changes some settings; a disk that cannot be written costs only the setting. */
export function saveSettings(change: Partial<Settings>): void {
  try {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(`${file()}.part`, JSON.stringify({ ...readSettings(), ...change }, null, 1));
    renameSync(`${file()}.part`, file());
  } catch {
    // A setting that is not kept is a nuisance, not a fault worth a dialog.
  }
}

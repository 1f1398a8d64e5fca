import { z } from 'zod';
import { KitTier } from './kits.ts';

/** What the window may be told of a place that a person chose once: its name and its folder's, for showing. */
const Shown = z.object({ token: z.string(), name: z.string(), folder: z.string() });

/** The steps of the window's zoom, in percent, as browsers have them; 100 is the size everything was drawn for. */
export const ZOOMS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** How an export leaves the library: a zip, the folder it would unpack to, or a folder for a web server. */
export const ExportForm = z.enum(['zip', 'kit', 'site']);
export type ExportForm = z.infer<typeof ExportForm>;

/** A language the window speaks; `system` is the first of the system's own that Dateline has. */
export const Language = z.enum(['en', 'da']);
export type Language = z.infer<typeof Language>;
export const LanguageChoice = z.enum(['system', ...Language.options]);
export type LanguageChoice = z.infer<typeof LanguageChoice>;

/** Times of day in twelve or in twenty-four hours. */
export const Clock = z.enum(['language', '12', '24']);
export type Clock = z.infer<typeof Clock>;

/** What belongs to this computer and to no library. Every field has a value of its own when it is missing or not understood. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  language: LanguageChoice.catch('system'),
  /** `reduced`: nothing moves, whatever the system says. */
  motion: z.enum(['system', 'reduced']).catch('system'),
  /** `more`: stronger lines and no faint text, whatever the system says. */
  contrast: z.enum(['system', 'more']).catch('system'),
  /** In which unit print sizes are said. */
  lengths: z.enum(['cm', 'in']).catch('cm'),
  /** How times of day are written in the window; `language` is what the window's language does. Kits follow their own language. */
  clock: Clock.catch('language'),
  zoom: z.literal(ZOOMS).catch(100),
  /** What an export does where nobody says otherwise. `tier` is that of new kits; `note` says who gets it. */
  exports: z
    .object({
      tier: KitTier.catch('full'),
      form: ExportForm.catch('zip'),
      sign: z.boolean().catch(true),
      note: z.string().max(300).catch(''),
    })
    .catch({ tier: 'full', form: 'zip', sign: true, note: '' }),
  /** Whether the system is asked to tell of finished work while the window is not in front. */
  notifications: z.boolean().catch(true),
  /** Whether the app may ask for a newer version of itself. */
  updates: z.boolean().catch(false),
  /** Whether the library that was open when the app was left is opened again at its start. */
  opensLast: z.boolean().catch(true),
  /** Whether the steps on the first page have been read once. */
  tourSeen: z.boolean().catch(false),
});
export type Settings = z.infer<typeof Settings>;

/** The settings of a computer on which nobody has chosen anything. */
export const DEFAULT_SETTINGS: Settings = Settings.parse({});

/** What a window may change at once; fields that are left out stay. */
export const SettingsChange = z
  .strictObject({
    theme: z.enum(['system', 'light', 'dark']),
    motion: z.enum(['system', 'reduced']),
    contrast: z.enum(['system', 'more']),
    lengths: z.enum(['cm', 'in']),
    clock: Clock,
    zoom: z.literal(ZOOMS),
    exports: z.strictObject({ tier: KitTier, form: ExportForm, sign: z.boolean(), note: z.string().max(300) }),
    notifications: z.boolean(),
    updates: z.boolean(),
    opensLast: z.boolean(),
    tourSeen: z.boolean(),
    /** The place where exports are offered to be saved, by its token; null forgets it. */
    exportPlace: z.string().max(64).nullable(),
  })
  .partial();
export type SettingsChange = z.infer<typeof SettingsChange>;

/** Settings as a window sees them: the export place has a token in place of its path. */
export const ShownSettings = Settings.extend({ exportPlace: Shown.nullable() });
export type ShownSettings = z.infer<typeof ShownSettings>;

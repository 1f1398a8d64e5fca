import type { Language } from '#contract/settings.ts';

/** The few words that main itself says: those of the system's own menu entries. The window hands over all others. */
export const MAIN_WORDS = {
  en: {
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    about: 'About Dateline',
    services: 'Services',
    hide: 'Hide Dateline',
    hideOthers: 'Hide others',
    unhide: 'Show all',
    quit: 'Quit Dateline',
    window: 'Window',
    minimize: 'Minimise',
    zoom: 'Zoom',
    front: 'Bring all to front',
  },
  da: {
    cut: 'Klip',
    copy: 'Kopiér',
    paste: 'Sæt ind',
    selectAll: 'Markér alt',
    about: 'Om Dateline',
    services: 'Tjenester',
    hide: 'Skjul Dateline',
    hideOthers: 'Skjul andre',
    unhide: 'Vis alle',
    quit: 'Slut Dateline',
    window: 'Vindue',
    minimize: 'Minimér',
    zoom: 'Zoom',
    front: 'Anbring alle forrest',
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;

import type { paletteWords as English } from '../en/palette.ts';
import { count, counted } from '../format.ts';
import type { Like } from '../language.ts';

/** What the search over everything says. */
export const paletteWords: Like<typeof English> = {
  palette: {
    label: 'Søgning og kommandoer',
    field: 'Søg i alt, eller skriv en kommando',
    scopes: {
      all: 'Alt',
      photo: 'Billeder',
      logo: 'Logoer',
      document: 'Dokumenter',
      releases: 'Pressemeddelelser',
      kits: 'Pressekit',
      organisations: 'Organisationer',
      contacts: 'Kontakter',
      actions: 'Handlinger',
    },
    scopesLabel: 'Søg i',
    best: 'Bedste match',
    recent: 'Senest redigeret',
    allOf: (n) => `Alle ${count(n)}`,
    none: (text) => `Intet hedder ”${text}”.`,
    found: (n) => (n === 0 ? 'Intet fundet' : counted(n, 'resultat', 'resultater')),
    export: (title) => `Eksportér ”${title}”`,
    addSelected: (n, title) => `Føj ${n === 1 ? 'den valgte fil' : `${count(n)} valgte filer`} til ”${title}”`,
    kitMore: (items, edited) => `Pressekit, ${counted(items, 'element', 'elementer')}, redigeret ${edited}`,
    brandMore: (variants) => `Brand, ${counted(variants, 'logo', 'logoer')}`,
    organisation: 'Organisation',
    move: 'Flyt',
    open: 'Åbn',
    show: 'Vis i biblioteket',
    actionsOnly: 'kun handlinger',
    people: 'personer',
    escape: 'Esc',
  },
};

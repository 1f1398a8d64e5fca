import { count, counted } from '../format.ts';

/** What the search over everything says. */
export const paletteWords = {
  palette: {
    label: 'Search and commands',
    field: 'Search everything, or type a command',
    scopes: {
      all: 'Everything',
      photo: 'Photos',
      logo: 'Logos',
      document: 'Documents',
      releases: 'Releases',
      kits: 'Kits',
      organisations: 'Organisations',
      contacts: 'Contacts',
      actions: 'Actions',
    },
    scopesLabel: 'Search in',
    best: 'Best match',
    recent: 'Last edited',
    allOf: (n: number) => `All ${count(n)}`,
    none: (text: string) => `Nothing is called “${text}”.`,
    found: (n: number) => (n === 0 ? 'Nothing found' : counted(n, 'result', 'results')),
    export: (title: string) => `Export “${title}”`,
    addSelected: (n: number, title: string) =>
      `Add ${n === 1 ? 'the selected file' : `${count(n)} selected files`} to “${title}”`,
    kitMore: (items: number, edited: string) => `Kit, ${counted(items, 'item', 'items')}, edited ${edited}`,
    brandMore: (variants: number) => `Brand, ${counted(variants, 'logo', 'logos')}`,
    organisation: 'Organisation',
    move: 'Move',
    open: 'Open',
    show: 'Show in library',
    actionsOnly: 'actions only',
    people: 'people',
    escape: 'Esc',
  },
};

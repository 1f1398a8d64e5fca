import type { CountedFact } from '#contract/organisations.ts';
import { counted } from '../format.ts';

const sources: Readonly<Record<CountedFact, string>> = {
  releases: 'Releases that are out',
  contacts: 'Contacts',
  logos: 'Current logos',
  kits: 'Kits',
  collection: 'Files of a collection',
};

/** What the page of an organisation says beyond the words of its fields. */
export const organisationWords = {
  sender: {
    figures: 'Figures',
    figuresMore: 'Numbers for its box on the page, such as 42 Solutions: typed, or counted from the library.',
    addFigure: 'Add a figure',
    add: 'Add',
    value: 'Value',
    label: 'What it counts',
    labelHint: 'Solutions',
    source: 'Counted from',
    typed: 'Typed',
    ofCollection: (name: string) => `Collection: ${name}`,
    sources,
    counted: 'counted',
    remove: (label: string) => `Remove ${label}`,
    languages: 'Languages of the boilerplate',
    boilerplateIn: (language: string) => `Boilerplate, ${language}`,
    addLanguage: 'Add language',
    removeLanguage: (language: string) => `Remove ${language}`,
    country: 'Country',
    countryMore: 'Telephone numbers without a country code are read as of there.',
    noCountry: 'Not said',
    releases: 'Releases',
    noReleases: 'No release yet.',
    kits: 'Kits',
    noKits: 'No kit yet.',
    logos: 'Logos',
    noLogos: 'No brand belongs to it yet.',
    toolbox: 'Toolbox of',
    logoCount: (n: number) => counted(n, 'logo', 'logos'),
    contacts: 'Contacts',
    noContacts: 'Nobody belongs to it yet.',
    newContact: 'New contact',
    all: (n: number) => `Show all ${n}`,
    fewer: 'Show fewer',
    openCollection: 'Open',
    emptyCollection: 'Nothing in it yet.',
    primary: 'Primary',
  },
};

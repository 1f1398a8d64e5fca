import type { CountedFact } from '#contract/organisations.ts';
import type { organisationWords as English } from '../en/organisations.ts';
import { counted } from '../format.ts';
import type { Like } from '../language.ts';

const sources: Readonly<Record<CountedFact, string>> = {
  releases: 'Udsendte pressemeddelelser',
  contacts: 'Kontakter',
  logos: 'Gældende logoer',
  kits: 'Pressekit',
  collection: 'Filer i en samling',
};

/** What the page of an organisation says beyond the words of its fields. */
export const organisationWords: Like<typeof English> = {
  sender: {
    figures: 'Nøgletal',
    figuresMore: 'Tal til dens boks på siden, for eksempel 42 løsninger: skrevet eller talt op i biblioteket.',
    addFigure: 'Tilføj et tal',
    add: 'Tilføj',
    value: 'Værdi',
    label: 'Hvad det tæller',
    labelHint: 'Løsninger',
    source: 'Talt op ud fra',
    typed: 'Skrevet',
    ofCollection: (name) => `Samling: ${name}`,
    sources,
    counted: 'talt op',
    remove: (label) => `Fjern ${label}`,
    languages: 'Sprog for om os-teksten',
    boilerplateIn: (language) => `Om os-tekst, ${language}`,
    addLanguage: 'Tilføj sprog',
    removeLanguage: (language) => `Fjern ${language}`,
    country: 'Land',
    countryMore: 'Telefonnumre uden landekode læses som numre derfra.',
    noCountry: 'Ikke angivet',
    releases: 'Pressemeddelelser',
    noReleases: 'Ingen pressemeddelelser endnu.',
    kits: 'Pressekit',
    noKits: 'Intet pressekit endnu.',
    logos: 'Logoer',
    noLogos: 'Intet brand hører til den endnu.',
    toolbox: 'Logoværktøj for',
    logoCount: (n) => counted(n, 'logo', 'logoer'),
    contacts: 'Kontakter',
    noContacts: 'Ingen hører til den endnu.',
    newContact: 'Ny kontakt',
    all: (n) => `Vis alle ${n}`,
    fewer: 'Vis færre',
    openCollection: 'Åbn',
    emptyCollection: 'Endnu intet i den.',
    primary: 'Primær',
  },
};

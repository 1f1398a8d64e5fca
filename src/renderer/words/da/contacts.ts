import type { ContactColumn, ContactDuplicates, ContactFileFormat, ContactForecast } from '#contract/contacts.ts';
import type { contactWords as English } from '../en/contacts.ts';
import { counted } from '../format.ts';
import type { Like } from '../language.ts';

const reasons: Readonly<Record<ContactDuplicates['reason'], string>> = {
  email: 'samme e-mail',
  phone: 'samme nummer',
  name: 'samme navn',
};
const formats: Readonly<Record<ContactFileFormat, string>> = {
  'vcard-3': 'vCard 3.0…',
  'vcard-4': 'vCard 4.0…',
  'vcard-outlook': 'Til Outlook, en fil til hver…',
  csv: 'Tabel (CSV)…',
};

const columns: Readonly<Record<ContactColumn, string>> = {
  name: 'Navn',
  givenName: 'Fornavn',
  familyName: 'Efternavn',
  role: 'Titel',
  organisation: 'Organisation',
  email: 'E-mail',
  phone: 'Telefon',
  moreEmails: 'Flere e-mails',
  morePhones: 'Flere numre',
  languages: 'Sprog',
  hours: 'Træffetid',
  note: 'Note',
};

/** What the page of contacts says of merging, exporting and further numbers. */
export const contactWords: Like<typeof English> = {
  people: {
    alike: (n) => `${counted(n, 'par', 'par')} er måske samme person`,
    lookAtAlike: 'Se efter…',
    mergeWith: 'Saml med…',
    mergeTitle: 'Gør disse til én kontakt',
    mergeMore:
      'Den første bliver; pressemeddelelser, pressekit og organisationer nævner den fra da af. Øvrige numre og adresser beholdes.',
    reasons,
    because: (reason) => `De har ${reason}.`,
    keep: (field) => `Behold som ${field.toLowerCase()}`,
    first: 'Bliver',
    merge: 'Saml',
    apart: 'Ikke nu',
    fields: {
      name: 'Navn',
      role: 'Titel',
      organisationId: 'Organisation',
      hours: 'Træffetid',
      portraitAssetId: 'Portræt',
    },
    exportAll: 'Eksportér',
    exportOne: 'Eksportér denne kontakt',
    formats,
    exported: (n) => `${counted(n, 'kontakt', 'kontakter')} skrevet`,
    hours: 'Træffetid',
    languages: 'Sprog',
    languagesMore: 'Koder som en, da',
    badLanguages: 'Koder som en eller da, adskilt af komma.',
    morePhones: 'Flere numre',
    moreEmails: 'Flere e-mails',
    morePhonesMore: 'Ét pr. linje; et ord efter et komma siger hvad til: +45 33 66 33 66, weekend',
    badLine: 'Ét pr. linje; ordet efter kommaet har højst 60 bogstaver.',
    more: 'Mere',
    portrait: 'Portræt',
    choosePortrait: 'Vælg et portræt',
    removePortrait: 'Fjern portrættet',
    pickPortrait: (name) => `Portræt af ${name}`,
    noPhotos: 'Der er endnu ingen billeder i biblioteket.',
    refusedPortraits: (n) => `${counted(n, 'portræt er ikke et billede', 'portrætter er ikke billeder')} og er udeladt`,
  },

  columns: {
    title: 'Importér en tabel med kontakter',
    intro: (file, n) => `${file} har ${counted(n, 'række', 'rækker')}. Angiv, hvad kolonnerne indeholder.`,
    table: 'Filens kolonner',
    column: 'Kolonne',
    samples: 'Indhold',
    field: 'Bliver til',
    becomes: (column) => `${column} bliver til`,
    nameless: (n) => `Kolonne ${n}`,
    noSample: 'Tom',
    repeated: 'Hedder det samme som en tidligere kolonne',
    skip: 'Udelades',
    fields: columns,
    twice: (field) => `${field} er valgt to gange: kun én kolonne kan udfylde feltet.`,
    needName: 'Vælg en kolonne med navne eller e-mailadresser.',
    preview: 'Som kontakter',
    reading: 'Læser',
    name: 'Navn',
    role: 'Titel',
    organisation: 'Organisation',
    email: 'E-mail',
    phone: 'Telefon',
    outcome: 'Resultat',
    outcomes: { imported: 'Ny', merged: 'Kendt', refused: 'Afvist' } satisfies Record<ContactForecast['outcome'], string>,
    counts: (imported, merged, refused) =>
      [
        counted(imported, 'ny kontakt', 'nye kontakter'),
        merged > 0 ? `${counted(merged, 'række er kendt', 'rækker er kendt')} og udfylder kun det, der er tomt` : '',
        refused > 0 ? `${counted(refused, 'række', 'rækker')} kan ikke bruges` : '',
      ]
        .filter(Boolean)
        .join(', '),
    look: 'Værd at se efter',
    row: (n) => `Række ${n}`,
    known: (name) => `er ${name}, som findes i biblioteket`,
    knownInFile: (name) => `er ${name} fra en tidligere række`,
    sameName: 'har samme navn som en kontakt i biblioteket med en anden adresse og bliver til en ny kontakt',
    unusable: (field) => `afvises: ${field} kan ikke bruges`,
    further: (n) => `og ${counted(n, 'mere', 'mere')}`,
    import: (n) => (n === 0 ? 'Importér' : `Importér ${counted(n, 'række', 'rækker')}`),
    importing: 'Importerer',
    cancel: 'Annullér',
    fieldNames: {
      name: 'navnet',
      role: 'titlen',
      organisation: 'organisationen',
      email: 'e-mailadressen',
      phone: 'telefonnummeret',
      moreEmails: 'de øvrige e-mails',
      morePhones: 'de øvrige numre',
      languages: 'sprogene',
      hours: 'træffetiden',
      note: 'noten',
    },
    aField: 'værdien',
  },
};

import type { SaidTable } from './said.ts';

/** A release without a headline is called after its kind. */
const named = (headline: string): string => (headline === 'Release' ? 'Pressemeddelelse' : headline);

/** Why a file is in a kit, as the plan of an export says it in English (domain/exports/plan.ts and its neighbours). */
export const FILE_SENTENCES: SaidTable = {
  'A typeface of the page and its licence': 'En af sidens skrifter og dens licens',
  'What may be done with the kit': 'Hvad man må gøre med pressekittet',
  'The kit in plain words': 'Pressekittet i almindelige ord',
  'The press page: the file most people open': 'Pressesiden: den fil, de fleste åbner',
  'The same contents for machines, with a checksum of every file': 'Samme indhold for maskiner, med en kontrolsum for hver fil',
  'Checksums that every system can test': 'Kontrolsummer, som ethvert system kan efterprøve',
  '{} as IPTC ninjs 3.1': (headline = '') => `${named(headline)} som IPTC ninjs 3.1`,
  ...Object.fromEntries(
    ['PDF', 'DOCX', 'TXT', 'HTML', 'MD'].map((format) => [
      `{} as ${format}`,
      (headline = '') => `${named(headline)} som ${format}`,
    ]),
  ),
  'Quotes and figures, ready to copy': 'Citater og nøgletal, klar til at kopiere',
  'Quotes and figures as a table': 'Citater og nøgletal som tabel',
  'The moment the embargo lifts, for a calendar': 'Tidspunktet, hvor klausulen ophæves, til en kalender',
  'As it was delivered': 'Som den blev leveret',
  '{} for an address book': (name) => `${name} til en adressebog`,
  'The key that signs this kit': 'Nøglen, der signerer dette pressekit',
  'The signature over the checksums': 'Signaturen på kontrolsummerne',
  'The logo as it was delivered': 'Logoet, som det blev leveret',
  'Vector, for print and any size': 'Vektor, til tryk og alle størrelser',
  'Vector, for printers': 'Vektor, til trykkerier',
  'Transparent, for screens': 'Gennemsigtig, til skærm',
  'Captions, credits and licences of all photos': 'Billedtekster, krediteringer og licenser for alle billeder',
  'For screens, at most 400 kB': 'Til skærm, højst 400 kB',
  'For screens, at most 2 MB': 'Til skærm, højst 2 MB',
  'For screens, small enough for a mail': 'Til skærm, lille nok til en mail',
  'For print, 3000 px at most': 'Til tryk, højst 3000 px',
  'For print': 'Til tryk',
  'The original, byte for byte': 'Originalen, byte for byte',
  'The original pixels with caption and rights, without location':
    'Originalens pixels med billedtekst og rettigheder, uden placering',
  'The original pixels, without location and serial numbers': 'Originalens pixels, uden placering og serienumre',
  'All photos with number, caption, credit and file name, to print':
    'Alle billeder med nummer, billedtekst, kreditering og filnavn, til udskrift',
  'All press contacts, to print': 'Alle pressekontakter, til udskrift',
  // Why a typeface stays out (domain/exports/preflight/theme.ts).
  'it is not in the library any more.': 'den er ikke længere i biblioteket.',
  'its file is damaged or not all there.': 'filen er beskadiget eller ikke hel.',
  'browsers cannot read its format.': 'browsere kan ikke læse formatet.',
  'it is larger than {} MB.': (megabytes) => `den er større end ${megabytes} MB.`,
  'it may not be given to the press.': 'den må ikke gives til pressen.',
  'The sheet “{}”': (name) => `Kontaktarket ”${name}”`,
};

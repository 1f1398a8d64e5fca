import type { SaidTable } from './said.ts';

const DAYS: Readonly<Record<string, string>> = {
  Monday: 'mandag',
  Tuesday: 'tirsdag',
  Wednesday: 'onsdag',
  Thursday: 'torsdag',
  Friday: 'fredag',
  Saturday: 'lørdag',
  Sunday: 'søndag',
};
const day = (english = ''): string => DAYS[english] ?? english;
const MISSING: Readonly<Record<string, string>> = {
  'a file': 'en fil',
  'a release': 'en pressemeddelelse',
  'a contact': 'en kontakt',
  'a logo variant': 'et logo',
  'a contact sheet': 'et kontaktark',
};

/** What imports, the library check and the facts of files say in the engine's English. */
export const ENGINE_SENTENCES: SaidTable = {
  // imports
  'The library already has these bytes, as “{}”.': (name) => `Biblioteket har allerede disse bytes som ”${name}”.`,
  'The same bytes as “{}” of this import.': (name) => `De samme bytes som ”${name}” i denne import.`,
  'It lies in the trash; importing it brings it back.': 'Den ligger i papirkurven; en import henter den tilbage.',
  'The library has another file of this name.': 'Biblioteket har en anden fil med dette navn.',
  '“{}” was in the trash and is back.': (name) => `”${name}” lå i papirkurven og er tilbage.`,
  '“{}” is no logo file ({}).': (name, type) => `”${name}” er ikke en logofil (${type}).`,
  '“{}” is no longer the file that was looked at.': (name) => `”${name}” er ikke længere den fil, der blev set på.`,
  'There is no file at “{}”.': (path) => `Der er ingen fil på ”${path}”.`,
  '“{}” is not a file.': (name) => `”${name}” er ikke en fil.`,
  '“{}” is not there (any more).': (name) => `”${name}” er der ikke (længere).`,
  'The file was dropped.': 'Filen blev sluppet.',

  // what a field refuses
  'The input does not fit. {}: at most {} characters.': (_field, most) => `Højst ${(most ?? '').replaceAll(',', '.')} tegn.`,
  'The input does not fit. {}: at least {} characters.': (_field, least) => `Mindst ${least} tegn.`,
  'The input does not fit. {}: must not be empty.': () => 'Feltet må ikke være tomt.',

  // the library check
  'The original of “{}” is missing.': (name) => `Originalen til ”${name}” mangler.`,
  'The original of “{}” is missing: something else has its place.': (name) =>
    `Originalen til ”${name}” mangler: noget andet har dens plads.`,
  'The original of “{}” is not what was imported: somebody or something changed it.': (name) =>
    `Originalen til ”${name}” er ikke det, der blev importeret: nogen eller noget har ændret den.`,
  'The original of “{}” cannot be read ({}). Check the disk and the rights of the file.': (name, code) =>
    `Originalen til ”${name}” kan ikke læses (${code}). Kontrollér disken og filens tilladelser.`,
  'The file of an earlier version, “{}”, is missing.': (name) => `Filen til en tidligere version, ”${name}”, mangler.`,
  'The file of an earlier version, “{}”, is missing: something else has its place.': (name) =>
    `Filen til en tidligere version, ”${name}”, mangler: noget andet har dens plads.`,
  'The file of an earlier version, “{}”, is not what it was: somebody or something changed it.': (name) =>
    `Filen til en tidligere version, ”${name}”, er ikke, hvad den var: nogen eller noget har ændret den.`,
  'The file of an earlier version, “{}”, cannot be read ({}). Check the disk and the rights of the file.': (name, code) =>
    `Filen til en tidligere version, ”${name}”, kan ikke læses (${code}). Kontrollér disken og filens tilladelser.`,
  'This file belongs to no entry of the library.': 'Denne fil hører ikke til noget i biblioteket.',
  'This file belongs to no entry of the library. The library has these bytes as “{}”.': (name) =>
    `Denne fil hører ikke til noget i biblioteket. Biblioteket har disse bytes som ”${name}”.`,
  'This preview belongs to no file of the library.': 'Denne forhåndsvisning hører ikke til nogen fil i biblioteket.',
  'An unfinished copy was left behind.': 'En ufærdig kopi blev efterladt.',
  'A preview of “{}” is missing.': (name) => `En forhåndsvisning af ”${name}” mangler.`,
  'A preview of “{}” is damaged: {}.': (name) => `En forhåndsvisning af ”${name}” er beskadiget.`,
  'The search index is damaged: {}.': (line) => `Søgeindekset er beskadiget: ${line}.`,
  'The catalogue is damaged: {}. Restore a backup.': (line) => `Kataloget er beskadiget: ${line}. Gendan en sikkerhedskopi.`,
  'This backup cannot be restored: {}. Make a new one.': (line) => `Denne sikkerhedskopi kan ikke gendannes: ${line}. Lav en ny.`,
  'The kit “{}” names {} that is not in the library ({}).': (name, what, id) =>
    `Pressekittet ”${name}” nævner ${MISSING[what ?? ''] ?? what}, der ikke er i biblioteket (${id}).`,
  'The logo of “{}” is not in the library ({}). Choose another.': (name, id) =>
    `Logoet for ”${name}” er ikke i biblioteket (${id}). Vælg et andet.`,
  'The press contact of “{}” is not in the library ({}). Choose another.': (name, id) =>
    `Pressekontakten for ”${name}” er ikke i biblioteket (${id}). Vælg en anden.`,
  'The portrait of the contact “{}” is not in the library ({}). Choose another.': (name, id) =>
    `Portrættet af kontakten ”${name}” er ikke i biblioteket (${id}). Vælg et andet.`,
  'The organisation of the contact “{}” is not in the library ({}).': (name, id) =>
    `Organisationen for kontakten ”${name}” er ikke i biblioteket (${id}).`,
  'The organisation of the release “{}” is not in the library ({}).': (name, id) =>
    `Organisationen for pressemeddelelsen ”${name}” er ikke i biblioteket (${id}).`,
  'The organisation of the kit “{}” is not in the library ({}).': (name, id) =>
    `Organisationen for pressekittet ”${name}” er ikke i biblioteket (${id}).`,
  'The organisation of the contact sheet “{}” is not in the library ({}).': (name, id) =>
    `Organisationen for kontaktarket ”${name}” er ikke i biblioteket (${id}).`,
  'The organisation of the brand “{}” is not in the library ({}).': (name, id) =>
    `Organisationen for brandet ”${name}” er ikke i biblioteket (${id}).`,
  'The release “{}” names a contact that is not in the library ({}).': (name, id) =>
    `Pressemeddelelsen ”${name}” nævner en kontakt, der ikke er i biblioteket (${id}).`,
  'An attachment of the release “{}” is not in the library ({}).': (name, id) =>
    `Et bilag til pressemeddelelsen ”${name}” er ikke i biblioteket (${id}).`,
  'The file of the logo “{}” is not in the library ({}).': (name, id) =>
    `Filen til logoet ”${name}” er ikke i biblioteket (${id}).`,
  'The brand of the logo “{}” is not in the library ({}).': (name, id) =>
    `Brandet for logoet ”${name}” er ikke i biblioteket (${id}).`,
  'A collection holds a file that is not in the library.': 'En samling har en fil, der ikke er i biblioteket.',
  'A release or consent is tied to a file, and one of the two is not in the library.':
    'En modelaftale eller et samtykke er knyttet til en fil, og et af de to er ikke i biblioteket.',
  'An earlier version is kept of a file that is not in the library.':
    'Der er gemt en tidligere version af en fil, der ikke er i biblioteket.',
  'Two look-alikes were told apart, and one of them is not in the library.':
    'To lignende billeder er noteret som forskellige, og et af dem er ikke i biblioteket.',
  'The text of a file that is not in the library was left behind.':
    'Teksten til en fil, der ikke er i biblioteket, blev efterladt.',
  'The report of a job that is forgotten was left behind.': 'Rapporten om et glemt arbejde blev efterladt.',
  'A file is noted as used in a kit that does not use it.': 'En fil er noteret som brugt i et pressekit, der ikke bruger den.',
  'A kit uses a file, and it is not noted with the file.': 'Et pressekit bruger en fil, og det er ikke noteret ved filen.',
  'A correction was being written of a release that is not in the library.':
    'Der var en rettelse i gang til en pressemeddelelse, der ikke er i biblioteket.',
  'A refused file is listed of a folder that is no longer watched.':
    'Der står en afvist fil på listen fra en mappe, der ikke længere overvåges.',
  'Make it again.': 'Lav den igen.',
  'Remove it.': 'Fjern den.',
  'Remove what leads nowhere.': 'Fjern det, der ikke fører nogen steder hen.',
  'Build the index again.': 'Byg indekset igen.',
  'Library check': 'Kontrol af biblioteket',
  'Library repair': 'Reparation af biblioteket',

  // templates that every library has
  Announcement: 'Nyhed',
  Event: 'Arrangement',
  'Crisis statement': 'Udtalelse i en krise',
  'Annual report': 'Årsrapport',

  // texts
  '{} is a {}, not a {} (“{}”).': (written, is, said, right) => `${written} er en ${day(is)}, ikke en ${day(said)} (”${right}”).`,

  // facts of files
  'no sound': 'uden lyd',
  'with sound': 'med lyd',
  'a frame': 'et enkeltbillede',
  'cover picture': 'omslag',
  'stored in the file': 'gemt i filen',
  'stored by the camera': 'gemt af kameraet',
  'thumbnail only': 'kun miniature',
  'saved without maximised compatibility': 'gemt uden størst mulig kompatibilitet',
  flat: 'ét lag',
  Grey: 'Gråtoner',
  Indexed: 'Indekserede farver',
  'the first {} of {}': (some, all) => `de første ${some} af ${all}`,
  'press kit, {} files': (n) => `pressekit, ${n} filer`,
};

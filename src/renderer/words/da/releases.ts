import type { ParityFinding, ReleaseFile, ReleaseFinding, ReleaseRule } from '#contract/releases.ts';
import type { releaseWords as English } from '../en/releases.ts';
import { count, counted } from '../format.ts';
import type { Like } from '../language.ts';

/** Fields of a release as a list of changes names them. */
const fields: Readonly<Record<string, string>> = {
  headline: 'Overskrift',
  subheadline: 'Underrubrik',
  byline: 'Forfatter',
  'byline.name': 'Forfatter',
  'byline.role': 'Titel',
  organisationId: 'Organisation',
  date: 'Dato',
  dateline: 'Stedlinje',
  language: 'Sprog',
  body: 'Tekst',
  quotes: 'Citater',
  figures: 'Nøgletal',
  contactIds: 'Kontakter',
  attachmentIds: 'Bilag',
  contacts: 'Kontakter',
  boilerplate: 'Om os',
  notes: 'Noter til redaktionen',
  embargo: 'Klausul',
  embargoNote: 'Klausul i teksten',
  status: 'Status',
};

const parity: Readonly<Record<ParityFinding['code'], (text: string) => string>> = {
  'number.missing': (text) => `${text} mangler`,
  'number.added': (text) => `${text} står ikke i originalen`,
  'date.missing': (text) => `${text} mangler`,
  'date.added': (text) => `${text} står ikke i originalen`,
  'link.missing': (text) => `Linket ${text} mangler`,
  'link.added': (text) => `Linket ${text} står ikke i originalen`,
  'name.missing': (text) => `${text} er ikke nævnt`,
  'embargo.differs': () => 'Klausulen er en anden',
  'date.differs': () => 'Datoen er en anden',
  'contacts.differ': () => 'Kontakterne er andre',
  'blocks.differ': (text) => {
    const [here = '', there = ''] = text.split(' : ');
    return `${counted(Number(there), 'afsnit', 'afsnit')}, originalen har ${here}`;
  },
  untranslated: (text) => `Stadig som i originalen: ”${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`,
};

type Values = ReleaseFinding['values'];

/** 5 January 2026 was a Monday. */
const weekday = (n: unknown): string =>
  new Intl.DateTimeFormat('da', { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 4 + Number(n))));

const rules: Readonly<Record<ReleaseRule, (values: Values) => string>> = {
  'headline.missing': () => 'Der er ingen overskrift.',
  'headline.long': ({ length, most }) =>
    `Overskriften har ${count(Number(length))} tegn; ud over ${count(Number(most))} skæres den af, hvor den vises.`,
  'date.missing': () => 'Pressemeddelelsen har ingen dato.',
  'date.impossible': ({ written }) => `${written} findes ikke.`,
  'weekday.wrong': (v) => `${v.written} er en ${weekday(v.weekday)}, ikke en ${weekday(v.said)} (”${v.right}”).`,
  'embargo.without-zone': ({ note }) => `Teksten siger ”${note}” uden en tidszone, der er hævet over tvivl.`,
  'embargo.unclear': ({ note }) => `Teksten siger ”${note}”, og der er ikke sat nogen klausul.`,
  'embargo.missing': () => 'Pressemeddelelsen er klausuleret, og der er ikke sat nogen klausul.',
  'number.not-in-body': ({ number }) => `”${number}” står ikke i teksten.`,
  'quote.without-speaker': ({ quote }) => `Ingen er nævnt som afsender af ${quote}.`,
  'quote.not-in-body': ({ quote }) => `Teksten indeholder ikke ${quote} ord for ord.`,
  'quotes.mixed': () => 'Lige og krumme anførselstegn står side om side.',
  'words.doubled': (v) => `”${v.words}” har et ord for meget.`,
  'boilerplate.missing': () => 'Intet siger, hvem afsenderen er.',
  'contact.missing': () => 'Der er ingen nævnt at ringe til.',
  'contact.dead': () => 'En kontakt i denne pressemeddelelse er ikke længere i biblioteket.',
  'contact.unreachable': ({ name }) => `${name} har hverken telefon eller e-mail.`,
};

/** The rules that come with a change to press. */
const fixes: Readonly<Partial<Record<ReleaseRule, (values: Values) => string>>> = {
  'words.doubled': ({ fixed }) => `Ret til ”${fixed}”`,
  'quotes.mixed': () => 'Gør alle tegn krumme',
  'contact.dead': () => 'Tag den ud',
};

/** What the window says where releases are written, proofed, translated and sent out. */
export const releaseWords: Like<typeof English> = {
  write: {
    toolbar: 'Tekstværktøjer',
    kind: 'Afsnitstype',
    kinds: { paragraph: 'Brødtekst', heading: 'Mellemrubrik', pull: 'Fremhævet citat', list: 'Liste' },
    noCursor: 'Sæt markøren i teksten først',
    bold: 'Fed',
    italic: 'Kursiv',
    link: 'Link',
    address: 'Adresse',
    badAddress: 'En web- eller mailadresse, for eksempel www.example.org.',
    setLink: 'Indsæt link',
    removeLink: 'Fjern link',
    versions: 'Versioner',
    minutes: (n) => `${count(n)} min. læsning`,
    notSaved: 'Ikke gemt',
    startText: 'Skriv teksten',
    addBoilerplate: 'Tilføj, hvem afsenderen er',
    addNotes: 'Tilføj noter til redaktionen',
    find: 'Find og erstat',
    findWhat: 'Find',
    replaceWith: 'Erstat med',
    matchCase: 'Skeln mellem store og små',
    found: (at, of) => (of === 0 ? 'Ikke fundet' : `${count(at)} af ${count(of)}`),
    previous: 'Forrige',
    next: 'Næste',
    closeFind: 'Luk',
    replace: 'Erstat',
    replaceAll: 'Erstat alle',
  },

  proofing: {
    title: 'Korrektur',
    fine: 'Intet at bemærke.',
    count: (errors, warnings) =>
      [errors > 0 ? counted(errors, 'fejl', 'fejl') : '', warnings > 0 ? counted(warnings, 'bemærkning', 'bemærkninger') : '']
        .filter(Boolean)
        .join(', '),
    error: 'Fejl',
    warning: 'Bemærkning',
    show: (what) => `Vis i teksten: ${what}`,
    finding: ({ rule, values }) => rules[rule](values),
    fix: ({ rule, values }) => fixes[rule]?.(values) ?? 'Ret det',
  },

  attachments: {
    title: 'Bilag',
    add: 'Tilføj',
    addLabel: 'Tilføj bilag',
    none: 'Billeder og dokumenter, der følger med teksten.',
    drop: 'Slip for at vedlægge',
    acts: (name) => `Bilag: ${name}`,
    earlier: 'Flyt frem',
    later: 'Flyt tilbage',
    show: 'Vis i biblioteket',
    remove: 'Fjern',
    gone: 'Ikke længere i biblioteket',
    trashed: 'I papirkurven',
    restricted: 'Ikke til pressen',
    stays: (n) => `${counted(n, 'fil', 'filer')} udelades af dokumenter og mails.`,
    pick: 'Føj til pressemeddelelsen',
    kinds: 'Filtype',
    kind: { photo: 'Billeder', document: 'Dokumenter', logo: 'Logoer', video: 'Video' },
    search: 'Søg i biblioteket',
    nothing: 'Intet passer.',
    more: 'Vis flere',
    here: 'Vedlagt',
    chosen: (n) => `${count(n)} valgt`,
    attach: (n) => (n === 0 ? 'Vedlæg' : `Vedlæg ${counted(n, 'fil', 'filer')}`),
    cancel: 'Annullér',
    toKit: (n) => `Tilføj også ${counted(n, 'bilag', 'bilag')}`,
    inNewKit: (n) => `Tag ${counted(n, 'bilag', 'bilag')} fra pressemeddelelsen med`,
  },

  revisions: {
    title: 'Versioner',
    list: 'Versioner, den nyeste først',
    first: 'Første version',
    changed: (names) => names.join(', '),
    field: (name) => fields[name] ?? name,
    against: 'Sammenlign med',
    before: 'Den forrige',
    present: 'Nu',
    same: 'Den samme tekst.',
    summary: (added, removed) => `${counted(added, 'ord', 'ord')} tilføjet, ${counted(removed, 'ord', 'ord')} fjernet`,
    restore: 'Gendan denne version',
    restored: (n) => `Version ${count(n)} er gendannet som den nyeste.`,
    asCorrection: 'Ret med denne version…',
    close: 'Luk',
    added: 'Tilføjet:',
    removed: 'Fjernet:',
    reading: 'Læser',
    gone: 'ikke længere i biblioteket',
    unchanged: (n) => counted(n, 'afsnit uden ændringer', 'afsnit uden ændringer'),
  },

  translations: {
    title: 'Sprog',
    add: 'Tilføj',
    addTitle: 'Tilføj et sprog',
    language: 'Sprog',
    copy: 'Begynd med originalens tekst',
    copyMore: 'Dato, kontakter og klausul overføres under alle omstændigheder.',
    create: 'Tilføj sprog',
    creating: 'Tilføjer',
    cancel: 'Annullér',
    original: 'Original',
    ready: 'Klar',
    of: (done, of) => `${count(done)} af ${count(of)}`,
    toCheck: (n) => `${count(n)} at se på`,
    findings: 'Afviger fra originalen',
    finding: (finding) => parity[finding.code](finding.text),
    equal: 'Tal, datoer, links og navne er originalens.',
    beside: 'Vis originalen ved siden af',
    originalOf: (language) => `Original, ${language}`,
    all: 'Alle tilbudte sprog er der allerede.',
  },

  stages: {
    change: 'Ændr det udsendte',
    none: 'Ingen',
    correct: 'Ret…',
    withdraw: 'Træk tilbage…',
    isOut: 'Denne tekst har forladt huset. En ændring af den er en rettelse.',
    correcting: 'Du skriver på en rettelse. Det udsendte forbliver, som det er, indtil du udsender den.',
    publish: 'Udsend rettelse…',
    discard: 'Kassér',
    correctTitle: 'Udsend rettelsen',
    withdrawTitle: 'Træk pressemeddelelsen tilbage',
    note: 'Hvad er ændret',
    noteMore: 'Én sætning til læsere af den gamle tekst. Den står på pressemeddelelsen.',
    withdrawNote: 'Hvorfor den trækkes tilbage',
    correctYes: 'Udsend rettelse',
    withdrawYes: 'Træk tilbage',
    cancel: 'Annullér',
    corrected: 'Rettelsen er udsendt.',
    withdrawn: 'Pressemeddelelsen er trukket tilbage.',
    corrections: 'Rettelser',
    correctedAt: (when) => `Rettet ${when}`,
    withdrawnAt: (when) => `Trukket tilbage ${when}`,
    seeChange: 'Hvad er ændret',
    nothingChanged: 'Intet er ændret endnu. Ændr teksten først.',
    changes: 'Ændringer',
  },

  outputs: {
    more: 'Mere',
    template: 'PDF-skabelon',
    ownTemplate: 'Dateline',
    names: {
      pdf: 'PDF',
      docx: 'DOCX',
      txt: 'TXT',
      html: 'HTML',
      md: 'Markdown',
      ninjs: 'ninjs',
      'txt-wrapped': 'TXT, ombrudt',
      jsonld: 'JSON-LD',
      eml: 'Mail',
      'sheet-txt': 'Citater og nøgletal',
      'sheet-csv': 'Citater og nøgletal, CSV',
      ics: 'Klausul i en kalender',
    } satisfies Record<ReleaseFile, string>,
    chosen: (n) => `${count(n)} valgt`,
  },
};

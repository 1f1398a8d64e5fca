import { da } from './words-da.ts';
import { de } from './words-de.ts';

/** Every word of the page that does not come from the kit. One catalogue per language. */
export interface Words {
  readonly language: string;
  readonly locale: string;
  readonly title: (title: string, organisation: string) => string;
  readonly skip: string;
  readonly nav: string;
  readonly languages: string;
  readonly menu: Readonly<
    Record<'release' | 'figures' | 'quotes' | 'photos' | 'logos' | 'documents' | 'contacts' | 'about' | 'files', string>
  >;
  readonly status: {
    readonly region: string;
    readonly tag: string;
    readonly tagOpen: string;
    readonly before: string;
    readonly immediate: string;
    readonly immediateOn: (date: string) => string;
    readonly line: (long: string) => string;
    /** What the clock says; the script fills {t}, {d}, {h} and {m}. */
    readonly clock: Readonly<Record<'over' | 'since' | 'sinceClock' | 'left' | 'days' | 'hours' | 'minutes' | 'local', string>>;
  };
  readonly onlyPage: string;
  readonly pressKit: string;
  readonly version: (version: number) => string;
  readonly leadLink: string;
  readonly lane: string;
  readonly laneFor: Readonly<Record<'release' | 'logo', string>>;
  readonly laneLogo: string;
  readonly laneDocuments: (count: number) => string;
  readonly laneContact: string;
  readonly vcard: string;
  readonly photoCount: (count: number) => string;
  readonly release: (name: string) => string;
  readonly releaseNumber: (number: number, total: number) => string;
  readonly releaseLead: (words: number, language: string, hasFiles: boolean) => string;
  readonly copyRelease: string;
  readonly ends: string;
  readonly notes: string;
  readonly figures: string;
  readonly figuresLead: string;
  readonly copyFigures: string;
  readonly source: string;
  readonly quotes: string;
  readonly quotesLead: string;
  readonly copyQuote: string;
  readonly photos: string;
  readonly photosLead: string;
  readonly photo: Readonly<Record<'credit' | 'by' | 'rights' | 'terms' | 'highRes' | 'web' | 'original' | 'licence', string>>;
  readonly photoLabel: (number: string) => string;
  readonly rightsUntil: (date: string) => string;
  readonly size: (width: number, height: number, bytes: string) => string;
  readonly allPhotos: string;
  readonly allPhotosHow: (count: number) => readonly [string, string, string];
  readonly logos: string;
  readonly logosLead: (organisation: string) => string;
  readonly rgb: (r: number, g: number, b: number) => string;
  readonly documents: string;
  readonly documentsLead: string;
  readonly contacts: string;
  readonly contactsLead: string;
  readonly contact: Readonly<Record<'primary' | 'phone' | 'email' | 'vcard' | 'add', string>>;
  readonly about: (organisation: string) => string;
  readonly copyAbout: string;
  readonly website: string;
  readonly files: string;
  readonly filesLead: (files: string, size: string) => string;
  readonly filesEllipsis: readonly [string, string];
  readonly fileCount: (count: number) => string;
  readonly folder: (name: string, has: (ending: string) => boolean, photos: number) => string;
  readonly licence: string;
  readonly verify: string;
  readonly verifySigned: string;
  readonly verifyUnsigned: string;
  readonly step: Readonly<Record<'sums' | 'windows' | 'signer' | 'sshKeygen', string>>;
  readonly stepKey: readonly [string, string];
  readonly made: (identifier: string, version: number) => string;
  readonly manifest: string;
  readonly madeWith: (generator: string) => string;
  readonly footerLine: (organisation: string, date: string) => string;
  readonly date: (date: string) => string;
  readonly languageName: (language: string) => string;
  /** Notes of the sheet of quotes and figures, of the pictures and of the contacts. */
  readonly quotesFile: string;
  readonly contactSheet: string;
  readonly contactsSheet: string;
  /** What the note to the recipient is called. */
  readonly note: string;
  /** By file ending: label, note, and the short word of the quick downloads. */
  readonly formats: Readonly<Record<string, readonly [label: string, note: string, short: string]>>;
  readonly script: Readonly<Record<'copied' | 'byHand' | 'copyCaption' | 'copyAlt', string>>;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const number = new Intl.NumberFormat('en-GB');
const languages = new Intl.DisplayNames('en', { type: 'language' });
const plural = (count: number, one: string, many: string) => `${number.format(count)} ${count === 1 ? one : many}`;

/** `the` before names that read better with it: City of …, Ministry of …, Danish Agency … */
const withThe = (name: string) =>
  /^(city|ministry|municipality|university|kingdom|region|government|embassy) of\b/i.test(name) ? `the ${name}` : name;

const en: Words = {
  language: 'en',
  locale: 'en-GB',
  title: (title, organisation) => `Press kit: ${title}${organisation === '' ? '' : ` (${organisation})`}`,
  skip: 'Skip to the press kit',
  nav: 'Press kit',
  languages: 'Languages',
  menu: {
    release: 'Release',
    figures: 'Figures',
    quotes: 'Quotes',
    photos: 'Photos',
    logos: 'Logos',
    documents: 'Documents',
    contacts: 'Contacts',
    about: 'About',
    files: 'All files',
  },
  status: {
    region: 'Embargo',
    tag: 'Embargo',
    tagOpen: 'For release',
    before: 'Not for publication before ',
    immediate: 'For immediate release',
    immediateOn: (date) => `For immediate release, ${date}`,
    line: (long) => `EMBARGOED UNTIL ${long}`,
    clock: {
      over: 'Embargo over',
      since: 'Free to publish since ',
      sinceClock: 'according to your clock',
      left: 'Lifts in {t} by your clock',
      days: '{d} days {h} h',
      hours: '{h} h {m} min',
      minutes: '{m} min',
      local: '{t} your time',
    },
  },
  onlyPage: 'Only this page was opened. Extract the whole zip to open the files behind the links.',
  pressKit: 'Press kit',
  version: (version) => `Version ${version}`,
  leadLink: 'Caption and download',
  lane: 'Quick downloads',
  laneFor: { release: ', release', logo: ', logo' },
  laneLogo: 'Logo',
  laneDocuments: (count) => plural(count, 'document', 'documents'),
  laneContact: 'Press contact',
  vcard: 'vCard',
  photoCount: (count) => plural(count, 'photo', 'photos'),
  release: (name) => (name === '' ? 'Release' : `Release, ${name}`),
  releaseNumber: (n, total) => `Release ${n} of ${total}`,
  releaseLead: (words, language, hasFiles) =>
    `${words > 0 ? `${plural(words, 'word', 'words')}, ` : ''}${language}. Ready to copy${hasFiles ? ', print or import' : ''}.`,
  copyRelease: 'Copy the text',
  ends: '### Ends',
  notes: 'Notes to editors',
  figures: 'Key figures',
  figuresLead: 'Every figure carries the paragraph of the release it comes from.',
  copyFigures: 'Copy all figures',
  source: 'Source: release, paragraph ',
  quotes: 'Quotes',
  quotesLead: 'One click on a quote selects all of it.',
  copyQuote: 'Copy quote and name',
  photos: 'Photos',
  photosLead: 'Shown uncropped. Caption, credit, alt text and licence are also embedded in every file (IPTC).',
  photo: {
    credit: 'Credit',
    by: 'By',
    rights: 'Rights',
    terms: 'Terms',
    highRes: 'High resolution',
    web: 'Web',
    original: 'Original',
    licence: 'Licence',
  },
  photoLabel: (n) => ` photo ${n}`,
  rightsUntil: (date) => `may be used until ${date}`,
  size: (width, height, bytes) => `${width}\u00a0×\u00a0${height} px, ${bytes}`,
  allPhotos: 'All photos at once',
  allPhotosHow: (count) => [
    count === 1 ? 'Drag the folder ' : 'Drag the folder ',
    ' or ',
    ' into your system. File names carry date, number and pixel size.',
  ],
  logos: 'Logos',
  logosLead: (organisation) =>
    `${organisation === '' ? 'For reporting' : `For reporting on ${withThe(organisation)}`}. Please do not redraw, recolour or animate.`,
  rgb: (r, g, b) => `RGB ${r} ${g} ${b}`,
  documents: 'Documents',
  documentsLead: 'Background to the release.',
  contacts: 'Contacts',
  contactsLead: 'For members of the press.',
  contact: { primary: 'primary contact', phone: 'Phone', email: 'E-mail', vcard: 'vCard', add: 'Add to address book' },
  about: (organisation) => (organisation === '' ? 'About' : `About ${withThe(organisation)}`),
  copyAbout: 'Copy boilerplate',
  website: 'Website',
  files: 'All files',
  filesLead: (files, size) => `${files}, ${size}. Open a folder to see each file with its size.`,
  filesEllipsis: [' “…” stands for ', '.'],
  fileCount: (count) => plural(count, 'file', 'files'),
  folder: (name, has, photos) => {
    const list = (...items: readonly (string | false)[]) => items.filter((item) => item !== false).join(', ');
    switch (name) {
      case 'release':
        return list('Press release', has('.ics') && 'embargo alarm', has('.ninjs.json') && 'ninjs for newsroom systems');
      case 'photos':
        return list(photos > 0 && en.photoCount(photos), has('.pdf') && 'contact sheet', has('.csv') && 'captions');
      case 'logos': {
        const formats = ['SVG', 'PDF', 'PNG', 'JPG', 'WEBP'].filter((format) => has(`.${format.toLowerCase()}`));
        return formats.length === 0 ? 'Logos' : `Logos in ${formats.join(', ').replace(/, ([^,]*)$/, ' and $1')}`;
      }
      case 'documents':
        return 'Background documents';
      case 'contacts':
        return list('vCards', has('.pdf') && 'a printable contact sheet').replace(', ', ' and ');
      case 'assets':
        return 'Fonts used by this page';
      case 'verify':
        return has('.sig') ? 'Checksums, signature and public key' : 'Checksums';
      default:
        return '';
    }
  },
  licence: 'Licence',
  verify: 'Verify this kit',
  verifySigned:
    'This page loads nothing from the network. The kit is signed: if one byte of one file was changed on the way to you, the check fails. It contains no programs, scripts or macros. Open a terminal in this folder.',
  verifyUnsigned:
    'This page loads nothing from the network. The kit carries a checksum of every file, so that damage on the way to you shows. It contains no programs, scripts or macros. Open a terminal in this folder.',
  step: {
    sums: 'Check every file against the SHA-256 list',
    windows: 'macOS and Linux. In Windows PowerShell, this names every changed file:',
    signer: 'Check who signed the list',
    sshKeygen: 'ssh-keygen comes with macOS, Linux and Windows (there, use Command Prompt).',
  },
  stepKey: ['Compare the key', ' with the one on the organisation’s website, or ask the press officer to read it out'],
  made: (identifier, version) => `Kit ${identifier}, version ${version}.`,
  manifest: 'Manifest: ',
  madeWith: (generator) => `Made with ${generator}`,
  footerLine: (organisation, date) => [`${organisation} press kit`.trim(), date].filter((part) => part !== '').join(', '),
  date: (date) => {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
    return year === '' ? date : `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  },
  quotesFile: 'Quotes, figures',
  contactSheet: 'Contact sheet',
  contactsSheet: 'All contacts',
  note: 'A note from the sender',
  languageName: (language) => {
    try {
      return languages.of(language) ?? language;
    } catch {
      return language;
    }
  },
  formats: {
    pdf: ['PDF', 'Tagged, A4', 'PDF'],
    docx: ['DOCX', 'Word', 'Word'],
    txt: ['TXT', 'Plain text', 'Text'],
    md: ['MD', 'Markdown', 'Markdown'],
    html: ['HTML', 'Web page', 'HTML'],
    json: ['NINJS', 'Newsroom systems', 'ninjs'],
    ics: ['ICS', 'Embargo alarm', 'Calendar'],
    csv: ['CSV', 'Captions, credits', 'Captions'],
    vcf: ['VCF', 'vCard', 'vCard'],
    svg: ['SVG', 'Vector', 'SVG'],
    png: ['PNG', 'Transparent', 'PNG'],
    jpg: ['JPG', 'JPEG', 'JPG'],
    webp: ['WEBP', 'WebP', 'WebP'],
  },
  script: { copied: 'Copied', byHand: 'Select and press Ctrl+C', copyCaption: 'Copy caption', copyAlt: 'Copy alt text' },
};

const CATALOGUE: Readonly<Record<string, Words>> = { en, da, de };

/** The words for a language, by its first subtag; English stands in for languages without a catalogue. */
export function wordsFor(language: string): Words {
  const first = language.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(CATALOGUE, first) ? CATALOGUE[first] : undefined) ?? en;
}

/** A file's size as people read it: thousands, not 1,024s, as their file managers mostly do; never 0 KB. */
export function sizeInWords(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 999_500
      ? [Math.max(1, Math.round(bytes / 1000)), 'KB']
      : bytes < 999_500_000
        ? [bytes / 1e6, 'MB']
        : [bytes / 1e9, 'GB'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}

/** Label and note of a file by its ending, in the page's words; the engine fills `PageFile` with it. */
export function fileWords(path: string, language: string): { readonly label: string; readonly note: string } {
  const ending = path.toLowerCase().split('.').pop() ?? '';
  const formats = wordsFor(language).formats;
  const known = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  return { label: known?.[0] ?? ending.toUpperCase(), note: known?.[1] ?? '' };
}

/** Quotation marks by language, for quotes that come without their own. */
export function quotationMarks(language: string): readonly [string, string] {
  const first = language.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(MARKS, first) ? MARKS[first] : undefined) ?? ['“', '”'];
}

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  da: ['”', '”'],
  sv: ['”', '”'],
  fi: ['”', '”'],
  nb: ['«', '»'],
  nn: ['«', '»'],
  no: ['«', '»'],
  de: ['„', '“'],
  cs: ['„', '“'],
  is: ['„', '“'],
  pl: ['„', '”'],
  hu: ['„', '”'],
  nl: ['‘', '’'],
  fr: ['«\u00a0', '\u00a0»'],
  es: ['«', '»'],
  it: ['«', '»'],
  pt: ['«', '»'],
  ru: ['«', '»'],
  uk: ['«', '»'],
  ja: ['「', '」'],
  zh: ['“', '”'],
};

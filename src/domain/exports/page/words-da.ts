import type { Words } from './words.ts';

const MONTHS = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
];
const number = new Intl.NumberFormat('da-DK');
const languages = new Intl.DisplayNames('da', { type: 'language' });
const plural = (count: number, one: string, many: string) => `${number.format(count)} ${count === 1 ? one : many}`;

/** The page's words in Danish. */
export const da: Words = {
  language: 'da',
  locale: 'da-DK',
  title: (title, organisation) => `Pressemappe: ${title}${organisation === '' ? '' : ` (${organisation})`}`,
  skip: 'Gå til pressemappen',
  nav: 'Pressemappe',
  languages: 'Sprog',
  menu: {
    release: 'Meddelelse',
    figures: 'Tal',
    quotes: 'Citater',
    photos: 'Fotos',
    logos: 'Logoer',
    documents: 'Dokumenter',
    contacts: 'Kontakt',
    about: 'Om',
    files: 'Alle filer',
  },
  status: {
    region: 'Embargo',
    tag: 'Embargo',
    tagOpen: 'Til udgivelse',
    before: 'Må ikke offentliggøres før ',
    immediate: 'Kan udgives straks',
    immediateOn: (date) => `Kan udgives straks, ${date}`,
    line: (long) => `EMBARGO INDTIL ${long}`,
    clock: {
      over: 'Embargo ophævet',
      since: 'Fri til udgivelse siden ',
      sinceClock: 'ifølge dit ur',
      left: 'Ophæves om {t} ifølge dit ur',
      days: '{d} dage {h} t.',
      hours: '{h} t. {m} min.',
      minutes: '{m} min.',
      local: '{t} din tid',
    },
  },
  onlyPage: 'Kun denne side blev åbnet. Pak hele zip-filen ud for at åbne filerne bag linkene.',
  pressKit: 'Pressemappe',
  version: (version) => `Version ${version}`,
  leadLink: 'Billedtekst og download',
  lane: 'Hurtige downloads',
  laneFor: { release: ', meddelelse', logo: ', logo' },
  laneLogo: 'Logo',
  laneDocuments: (count) => plural(count, 'dokument', 'dokumenter'),
  laneContact: 'Pressekontakt',
  vcard: 'vCard',
  photoCount: (count) => plural(count, 'foto', 'fotos'),
  release: (name) => (name === '' ? 'Pressemeddelelse' : `Pressemeddelelse, ${name}`),
  releaseNumber: (n, total) => `Pressemeddelelse ${n} af ${total}`,
  releaseLead: (words, language, hasFiles) =>
    `${words > 0 ? `${plural(words, 'ord', 'ord')}, ` : ''}${language}. Klar til at kopiere${hasFiles ? ', udskrive eller importere' : ''}.`,
  copyRelease: 'Kopiér teksten',
  ends: '### Slut',
  notes: 'Noter til redaktionen',
  figures: 'Nøgletal',
  figuresLead: 'Hvert tal henviser til det afsnit i meddelelsen, det kommer fra.',
  copyFigures: 'Kopiér alle tal',
  source: 'Kilde: meddelelsen, afsnit ',
  quotes: 'Citater',
  quotesLead: 'Et klik på et citat markerer det hele.',
  copyQuote: 'Kopiér citat og navn',
  photos: 'Fotos',
  photosLead: 'Vist ubeskåret. Billedtekst, kreditering, alternativ tekst og licens ligger også i hver fil (IPTC).',
  photo: {
    credit: 'Kreditering',
    by: 'Af',
    rights: 'Rettigheder',
    terms: 'Vilkår',
    highRes: 'Høj opløsning',
    web: 'Web',
    original: 'Original',
    licence: 'Licens',
  },
  photoLabel: (n) => ` foto ${n}`,
  rightsUntil: (date) => `må bruges til og med ${date}`,
  size: (width, height, bytes) => `${width}\u00a0×\u00a0${height} px, ${bytes}`,
  allPhotos: 'Alle fotos på én gang',
  allPhotosHow: () => ['Træk mappen ', ' eller ', ' ind i dit system. Filnavnene rummer dato, nummer og størrelse i pixel.'],
  logos: 'Logoer',
  logosLead: (organisation) =>
    `${organisation === '' ? 'Til omtale' : `Til omtale af ${organisation}`}. Må ikke tegnes om, farves om eller animeres.`,
  rgb: (r, g, b) => `RGB ${r} ${g} ${b}`,
  documents: 'Dokumenter',
  documentsLead: 'Baggrund til meddelelsen.',
  contacts: 'Kontakt',
  contactsLead: 'For pressen.',
  contact: { primary: 'første kontakt', phone: 'Telefon', email: 'E-mail', vcard: 'vCard', add: 'Føj til adressebogen' },
  about: (organisation) => (organisation === '' ? 'Om' : `Om ${organisation}`),
  copyAbout: 'Kopiér teksten',
  website: 'Websted',
  files: 'Alle filer',
  filesLead: (files, size) => `${files}, ${size}. Åbn en mappe for at se hver fil med dens størrelse.`,
  filesEllipsis: [' “…” står for ', '.'],
  fileCount: (count) => plural(count, 'fil', 'filer'),
  folder: (name, has, photos) => {
    const list = (...items: readonly (string | false)[]) => items.filter((item) => item !== false).join(', ');
    switch (name) {
      case 'release':
        return list('Pressemeddelelse', has('.ics') && 'embargoalarm', has('.ninjs.json') && 'ninjs til redaktionssystemer');
      case 'photos':
        return list(photos > 0 && da.photoCount(photos), has('.pdf') && 'kontaktark', has('.csv') && 'billedtekster');
      case 'logos': {
        const formats = ['SVG', 'PDF', 'PNG', 'JPG', 'WEBP'].filter((format) => has(`.${format.toLowerCase()}`));
        return formats.length === 0 ? 'Logoer' : `Logoer i ${formats.join(', ').replace(/, ([^,]*)$/, ' og $1')}`;
      }
      case 'documents':
        return 'Baggrundsdokumenter';
      case 'contacts':
        return list('vCards', has('.pdf') && 'et kontaktark til udskrift').replace(', ', ' og ');
      case 'assets':
        return 'Skrifter, som siden bruger';
      case 'verify':
        return has('.sig') ? 'Kontrolsummer, signatur og offentlig nøgle' : 'Kontrolsummer';
      default:
        return '';
    }
  },
  licence: 'Licens',
  verify: 'Kontrollér pressemappen',
  verifySigned:
    'Siden henter intet fra nettet. Pressemappen er signeret: Er én byte i én fil ændret på vej til dig, slår kontrollen fejl. Den indeholder ingen programmer, scripts eller makroer. Åbn en terminal i denne mappe.',
  verifyUnsigned:
    'Siden henter intet fra nettet. Pressemappen har en kontrolsum for hver fil, så skader på vej til dig kan ses. Den indeholder ingen programmer, scripts eller makroer. Åbn en terminal i denne mappe.',
  step: {
    sums: 'Kontrollér hver fil mod SHA-256-listen',
    windows: 'macOS og Linux. I Windows PowerShell nævner dette hver ændret fil:',
    signer: 'Kontrollér, hvem der har signeret listen',
    sshKeygen: 'ssh-keygen følger med macOS, Linux og Windows (brug Kommandoprompt dér).',
  },
  stepKey: ['Sammenlign nøglen', ' med den på organisationens websted, eller bed pressemedarbejderen læse den op'],
  made: (identifier, version) => `Pressemappe ${identifier}, version ${version}.`,
  manifest: 'Indholdsliste: ',
  madeWith: (generator) => `Lavet med ${generator}`,
  footerLine: (organisation, date) => [`${organisation} pressemappe`.trim(), date].filter((part) => part !== '').join(', '),
  date: (date) => {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
    return year === '' ? date : `${Number(day)}. ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  },
  quotesFile: 'Citater, tal',
  contactSheet: 'Kontaktark',
  contactsSheet: 'Alle kontakter',
  note: 'En bemærkning fra afsenderen',
  languageName: (language) => {
    try {
      return languages.of(language) ?? language;
    } catch {
      return language;
    }
  },
  formats: {
    pdf: ['PDF', 'Tagget, A4', 'PDF'],
    docx: ['DOCX', 'Word', 'Word'],
    txt: ['TXT', 'Ren tekst', 'Tekst'],
    md: ['MD', 'Markdown', 'Markdown'],
    html: ['HTML', 'Webside', 'HTML'],
    json: ['NINJS', 'Redaktionssystemer', 'ninjs'],
    ics: ['ICS', 'Embargoalarm', 'Kalender'],
    csv: ['CSV', 'Billedtekster', 'Billedtekster'],
    vcf: ['VCF', 'vCard', 'vCard'],
    svg: ['SVG', 'Vektor', 'SVG'],
    png: ['PNG', 'Gennemsigtig', 'PNG'],
    jpg: ['JPG', 'JPEG', 'JPG'],
    webp: ['WEBP', 'WebP', 'WebP'],
  },
  script: {
    copied: 'Kopieret',
    byHand: 'Markér, og tryk Ctrl+C',
    copyCaption: 'Kopiér billedtekst',
    copyAlt: 'Kopiér alternativ tekst',
  },
};

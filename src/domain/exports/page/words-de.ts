import type { Words } from './words.ts';

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const number = new Intl.NumberFormat('de-DE');
const languages = new Intl.DisplayNames('de', { type: 'language' });
const plural = (count: number, one: string, many: string) => `${number.format(count)} ${count === 1 ? one : many}`;

/** The page's words in German. */
export const de: Words = {
  language: 'de',
  locale: 'de-DE',
  title: (title, organisation) => `Pressemappe: ${title}${organisation === '' ? '' : ` (${organisation})`}`,
  skip: 'Zur Pressemappe springen',
  nav: 'Pressemappe',
  languages: 'Sprachen',
  menu: {
    release: 'Mitteilung',
    figures: 'Zahlen',
    quotes: 'Zitate',
    photos: 'Fotos',
    logos: 'Logos',
    documents: 'Dokumente',
    contacts: 'Kontakt',
    about: 'Über uns',
    files: 'Alle Dateien',
  },
  status: {
    region: 'Sperrfrist',
    tag: 'Sperrfrist',
    tagOpen: 'Frei',
    before: 'Nicht zur Veröffentlichung vor: ',
    immediate: 'Zur sofortigen Veröffentlichung',
    immediateOn: (date) => `Zur sofortigen Veröffentlichung, ${date}`,
    line: (long) => `SPERRFRIST BIS ${long}`,
    clock: {
      over: 'Sperrfrist vorbei',
      since: 'Frei zur Veröffentlichung seit: ',
      sinceClock: 'nach Ihrer Uhr',
      left: 'Endet in {t} nach Ihrer Uhr',
      days: '{d} Tagen {h} Std.',
      hours: '{h} Std. {m} Min.',
      minutes: '{m} Min.',
      local: '{t} Ihrer Zeit',
    },
  },
  onlyPage: 'Nur diese Seite wurde geöffnet. Entpacken Sie die ganze Zip-Datei, um die Dateien hinter den Links zu öffnen.',
  pressKit: 'Pressemappe',
  version: (version) => `Version ${version}`,
  leadLink: 'Bildtext und Download',
  lane: 'Schnelle Downloads',
  laneFor: { release: ', Mitteilung', logo: ', Logo' },
  laneLogo: 'Logo',
  laneDocuments: (count) => plural(count, 'Dokument', 'Dokumente'),
  laneContact: 'Pressekontakt',
  vcard: 'vCard',
  photoCount: (count) => plural(count, 'Foto', 'Fotos'),
  release: (name) => (name === '' ? 'Pressemitteilung' : `Pressemitteilung, ${name}`),
  releaseNumber: (n, total) => `Pressemitteilung ${n} von ${total}`,
  releaseLead: (words, language, hasFiles) =>
    `${words > 0 ? `${plural(words, 'Wort', 'Wörter')}, ` : ''}${language}. Fertig zum Kopieren${hasFiles ? ', Drucken oder Importieren' : ''}.`,
  copyRelease: 'Text kopieren',
  ends: '### Ende',
  notes: 'Hinweise für die Redaktion',
  figures: 'Zahlen',
  figuresLead: 'Zu jeder Zahl steht der Absatz der Mitteilung, aus dem sie stammt.',
  copyFigures: 'Alle Zahlen kopieren',
  source: 'Quelle: Mitteilung, Absatz ',
  quotes: 'Zitate',
  quotesLead: 'Ein Klick auf ein Zitat markiert es ganz.',
  copyQuote: 'Zitat und Namen kopieren',
  photos: 'Fotos',
  photosLead: 'Unbeschnitten gezeigt. Bildtext, Bildnachweis, Alternativtext und Lizenz stehen auch in jeder Datei (IPTC).',
  photo: {
    credit: 'Bildnachweis',
    by: 'Von',
    rights: 'Rechte',
    terms: 'Bedingungen',
    highRes: 'Hohe Auflösung',
    web: 'Web',
    original: 'Original',
    licence: 'Lizenz',
  },
  photoLabel: (n) => ` Foto ${n}`,
  rightsUntil: (date) => `nutzbar bis ${date}`,
  size: (width, height, bytes) => `${width}\u00a0×\u00a0${height} px, ${bytes}`,
  allPhotos: 'Alle Fotos auf einmal',
  allPhotosHow: () => ['Ziehen Sie den Ordner ', ' oder ', ' in Ihr System. Die Dateinamen nennen Datum, Nummer und Pixelmaße.'],
  logos: 'Logos',
  logosLead: (organisation) =>
    `${organisation === '' ? 'Für die Berichterstattung' : `Für die Berichterstattung über ${organisation}`}. Bitte nicht nachzeichnen, umfärben oder animieren.`,
  rgb: (r, g, b) => `RGB ${r} ${g} ${b}`,
  documents: 'Dokumente',
  documentsLead: 'Hintergrund zur Mitteilung.',
  contacts: 'Kontakt',
  contactsLead: 'Für die Presse.',
  contact: { primary: 'erster Kontakt', phone: 'Telefon', email: 'E-Mail', vcard: 'vCard', add: 'Ins Adressbuch übernehmen' },
  about: (organisation) => (organisation === '' ? 'Über uns' : `Über: ${organisation}`),
  copyAbout: 'Text kopieren',
  website: 'Website',
  files: 'Alle Dateien',
  filesLead: (files, size) => `${files}, ${size}. Öffnen Sie einen Ordner, um jede Datei mit ihrer Größe zu sehen.`,
  filesEllipsis: [' „…“ steht für ', '.'],
  fileCount: (count) => plural(count, 'Datei', 'Dateien'),
  folder: (name, has, photos) => {
    const list = (...items: readonly (string | false)[]) => items.filter((item) => item !== false).join(', ');
    switch (name) {
      case 'release':
        return list('Pressemitteilung', has('.ics') && 'Sperrfrist-Alarm', has('.ninjs.json') && 'ninjs für Redaktionssysteme');
      case 'photos':
        return list(photos > 0 && de.photoCount(photos), has('.pdf') && 'Kontaktbogen', has('.csv') && 'Bildtexte');
      case 'logos': {
        const formats = ['SVG', 'PDF', 'PNG', 'JPG', 'WEBP'].filter((format) => has(`.${format.toLowerCase()}`));
        return formats.length === 0 ? 'Logos' : `Logos als ${formats.join(', ').replace(/, ([^,]*)$/, ' und $1')}`;
      }
      case 'documents':
        return 'Hintergrunddokumente';
      case 'contacts':
        return list('vCards', has('.pdf') && 'ein Kontaktbogen zum Drucken').replace(', ', ' und ');
      case 'assets':
        return 'Schriften dieser Seite';
      case 'verify':
        return has('.sig') ? 'Prüfsummen, Signatur und öffentlicher Schlüssel' : 'Prüfsummen';
      default:
        return '';
    }
  },
  licence: 'Lizenz',
  verify: 'Diese Pressemappe prüfen',
  verifySigned:
    'Diese Seite lädt nichts aus dem Netz. Die Pressemappe ist signiert: Wurde unterwegs ein Byte einer Datei verändert, schlägt die Prüfung fehl. Sie enthält keine Programme, Skripte oder Makros. Öffnen Sie ein Terminal in diesem Ordner.',
  verifyUnsigned:
    'Diese Seite lädt nichts aus dem Netz. Die Pressemappe enthält zu jeder Datei eine Prüfsumme, damit Schäden auffallen. Sie enthält keine Programme, Skripte oder Makros. Öffnen Sie ein Terminal in diesem Ordner.',
  step: {
    sums: 'Jede Datei mit der SHA-256-Liste vergleichen',
    windows: 'macOS und Linux. In der Windows PowerShell nennt dies jede veränderte Datei:',
    signer: 'Prüfen, wer die Liste signiert hat',
    sshKeygen: 'ssh-keygen gehört zu macOS, Linux und Windows (dort die Eingabeaufforderung verwenden).',
  },
  stepKey: [
    'Den Schlüssel vergleichen',
    ' mit dem auf der Website der Organisation, oder ihn sich von der Pressestelle vorlesen lassen',
  ],
  made: (identifier, version) => `Pressemappe ${identifier}, Version ${version}.`,
  manifest: 'Inhaltsliste: ',
  madeWith: (generator) => `Erstellt mit ${generator}`,
  footerLine: (organisation, date) => [`${organisation} Pressemappe`.trim(), date].filter((part) => part !== '').join(', '),
  date: (date) => {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
    return year === '' ? date : `${Number(day)}. ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  },
  quotesFile: 'Zitate, Zahlen',
  contactSheet: 'Kontaktbogen',
  contactsSheet: 'Alle Kontakte',
  note: 'Hinweis des Absenders',
  languageName: (language) => {
    try {
      return languages.of(language) ?? language;
    } catch {
      return language;
    }
  },
  formats: {
    pdf: ['PDF', 'Getaggt, A4', 'PDF'],
    docx: ['DOCX', 'Word', 'Word'],
    txt: ['TXT', 'Nur Text', 'Text'],
    md: ['MD', 'Markdown', 'Markdown'],
    html: ['HTML', 'Webseite', 'HTML'],
    json: ['NINJS', 'Redaktionssysteme', 'ninjs'],
    ics: ['ICS', 'Sperrfrist-Alarm', 'Kalender'],
    csv: ['CSV', 'Bildtexte', 'Bildtexte'],
    vcf: ['VCF', 'vCard', 'vCard'],
    svg: ['SVG', 'Vektor', 'SVG'],
    png: ['PNG', 'Transparent', 'PNG'],
    jpg: ['JPG', 'JPEG', 'JPG'],
    webp: ['WEBP', 'WebP', 'WebP'],
  },
  script: {
    copied: 'Kopiert',
    byHand: 'Markieren und Strg+C drücken',
    copyCaption: 'Bildtext kopieren',
    copyAlt: 'Alternativtext kopieren',
  },
};

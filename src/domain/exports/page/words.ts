import { da } from './words-da.ts';
import { de } from './words-de.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';
import { fi } from './words-fi.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nb } from './words-nb.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';
import { pt } from './words-pt.ts';
import { sv } from './words-sv.ts';
import { type WordTable, wordsOf } from './words-table.ts';

/** Every word of the page, and of README.txt, LICENSE.txt and the calendar beside it, that does not come from the kit. One catalogue per language. */
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
  /** What may be done with the text of a kit whose editor says nothing else. */
  readonly licenceDefault: string;
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
  /** What README.txt and LICENSE.txt say beside the words of the page; {page} is the name of the page's file. */
  readonly readme: Readonly<
    Record<
      | 'plea'
      | 'open'
      | 'here'
      | 'page'
      | 'licence'
      | 'machines'
      | 'terms'
      | 'credit'
      | 'windows'
      | 'windowsSigned'
      | 'programs'
      | 'typefaces',
      string
    >
  >;
  /** What the calendar says when an embargo lifts, with {title} of the kit, and a quarter of an hour before. */
  readonly calendar: Readonly<Record<'lifts' | 'soon', string>>;
  /** The colours of an organisation. */
  readonly palette: Readonly<Record<'primary' | 'secondary' | 'ink', string>>;
  /** By file ending: label, note, and the short word of the quick downloads. */
  readonly formats: Readonly<Record<string, readonly [label: string, note: string, short: string]>>;
  readonly script: Readonly<Record<'copied' | 'byHand' | 'copyCaption' | 'copyAlt', string>>;
}

const TABLES: Readonly<Record<string, WordTable>> = { da, de, en, es, fi, fr, it, nb, nl, no: nb, nn: nb, pl, pt, sv };

/** Languages that the page has words of its own in, by their first subtag; the three tags of Norwegian share one. */
export const PAGE_LANGUAGES: readonly string[] = Object.keys(TABLES);

const built = new Map<WordTable, Words>();

/** The words for a language, by its first subtag; English stands in for languages without a catalogue. */
export function wordsFor(language: string): Words {
  const first = language.toLowerCase().split('-')[0] ?? '';
  const table = (Object.hasOwn(TABLES, first) ? TABLES[first] : undefined) ?? en;
  const words = built.get(table) ?? wordsOf(table);
  built.set(table, words);
  return words;
}

/** A file's size as people read it: thousands, not 1,024s, as their file managers mostly do; never 0 kB. */
export function sizeInWords(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 999_500
      ? [Math.max(1, Math.round(bytes / 1000)), 'kB']
      : bytes < 999_500_000
        ? [bytes / 1e6, 'MB']
        : [bytes / 1e9, 'GB'];
  return `${decimalsIn(locale, value < 10 ? 1 : 0).format(value)} ${unit}`;
}

/** Formats by locale and most decimals: making one takes longer than using it for a whole page. */
const decimals = new Map<string, Intl.NumberFormat>();
function decimalsIn(locale: string, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${locale} ${maximumFractionDigits}`;
  const made = decimals.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits });
  decimals.set(key, made);
  return made;
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

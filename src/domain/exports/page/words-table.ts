import { formatDateLong } from '../../dates.ts';
import type { Words } from './words.ts';

/** A counted thing by the plural forms of its language, with {n} where the number stands. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The texts of the page that a table holds as they are: all but those that are made of others. */
type Plain = Omit<
  { readonly [K in keyof Words as Words[K] extends string ? K : never]: string },
  'nav' | 'laneLogo' | 'laneContact' | 'vcard' | 'copyRelease'
> &
  Pick<Words, 'menu' | 'laneFor' | 'photo' | 'filesEllipsis' | 'step' | 'stepKey' | 'readme' | 'calendar' | 'palette' | 'script'>;

/** What the page says in one language, as nothing but texts: braces name what is put in. One file a language, `words-xx.ts`. */
export interface WordTable extends Plain {
  /** What stands before a kit's title in the window's own title. */
  readonly titleStart: string;
  /** {organisation} and the word for a press kit, in the order of the language. */
  readonly kitOf: string;
  readonly status: Omit<Words['status'], 'immediateOn' | 'line'> & { readonly line: string };
  readonly version: string;
  readonly logo: string;
  readonly pressContact: string;
  readonly counts: Readonly<Record<'document' | 'photo' | 'word' | 'file', Forms>>;
  readonly release: string;
  readonly releaseNumber: string;
  /** What can be done with a text that is only on the page, and with one that has files. */
  readonly ready: readonly [onPage: string, withFiles: string];
  readonly copyText: string;
  readonly photoLabel: string;
  readonly rightsUntil: string;
  readonly allPhotosHow: ReturnType<Words['allPhotosHow']>;
  /** Without and with the name of the organisation, then the rule. */
  readonly logosLead: readonly [plain: string, of: string, rule: string];
  readonly rgb: string;
  readonly contact: Omit<Words['contact'], 'vcard'>;
  readonly about: readonly [plain: string, of: string];
  readonly filesLead: string;
  readonly and: string;
  readonly folders: Readonly<
    Record<
      'release' | 'alarm' | 'ninjs' | 'sheet' | 'captions' | 'logosAs' | 'documents' | 'printed' | 'fonts' | 'sums' | 'signed',
      string
    >
  >;
  readonly made: string;
  readonly madeWith: string;
  /** What kinds of files are. */
  readonly kinds: Readonly<
    Record<'pdf' | 'text' | 'page' | 'newsroom' | 'alarm' | 'captions' | 'vector' | 'transparent', string>
  >;
  /** The short words of the quick downloads. */
  readonly short: Readonly<Record<'text' | 'calendar' | 'captions', string>>;
}

/** A text with its braces filled; what nobody fills stays, for the page's script. */
const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** `the` before English names that read better with it: City of …, Ministry of … */
const withThe = (name: string) =>
  /^(city|ministry|municipality|university|kingdom|region|government|embassy) of\b/i.test(name) ? `the ${name}` : name;

const LOGO_FORMATS = ['SVG', 'PDF', 'PNG', 'JPG', 'WEBP'];

const joined = (...parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false && part !== '').join(', ');

/** The words of the page from their table. */
export function wordsOf(table: WordTable): Words {
  const { language, locale, status, kinds, short, folders } = table;
  const number = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const counted = (forms: Forms, n: number): string => fill(forms[plurals.select(n)] ?? forms.other, { n: number.format(n) });
  const named = (organisation: string): string => (language === 'en' ? withThe(organisation) : organisation);
  const photoCount = (count: number): string => counted(table.counts.photo, count);
  return {
    ...table,
    title: (title, organisation) => `${table.titleStart}${title}${organisation === '' ? '' : ` (${organisation})`}`,
    nav: table.pressKit,
    status: {
      ...status,
      immediateOn: (date) => `${status.immediate}, ${date}`,
      line: (long) => fill(status.line, { long }),
    },
    version: (n) => fill(table.version, { n }),
    laneLogo: table.logo,
    laneDocuments: (count) => counted(table.counts.document, count),
    laneContact: table.pressContact,
    vcard: 'vCard',
    photoCount,
    release: (name) => (name === '' ? table.release : `${table.release}, ${name}`),
    releaseNumber: (n, total) => fill(table.releaseNumber, { n, total }),
    releaseLead: (words, name, hasFiles) =>
      `${words > 0 ? `${counted(table.counts.word, words)}, ` : ''}${name}. ${table.ready[hasFiles ? 1 : 0]}`,
    copyRelease: table.copyText,
    photoLabel: (n) => fill(table.photoLabel, { n }),
    rightsUntil: (date) => fill(table.rightsUntil, { date }),
    size: (width, height, bytes) => `${width}\u00a0×\u00a0${height} px, ${bytes}`,
    allPhotosHow: () => table.allPhotosHow,
    logosLead: (organisation) => {
      const [plain, of, rule] = table.logosLead;
      return `${organisation === '' ? plain : fill(of, { name: named(organisation) })} ${rule}`;
    },
    rgb: (r, g, b) => `${table.rgb} ${r} ${g} ${b}`,
    contact: { ...table.contact, vcard: 'vCard' },
    about: (organisation) => (organisation === '' ? table.about[0] : fill(table.about[1], { name: named(organisation) })),
    filesLead: (files, size) => fill(table.filesLead, { files, size }),
    fileCount: (count) => counted(table.counts.file, count),
    folder: (name, has, photos) => {
      switch (name) {
        case 'release':
          return joined(folders.release, has('.ics') && folders.alarm, has('.ninjs.json') && folders.ninjs);
        case 'photos':
          return joined(photos > 0 && photoCount(photos), has('.pdf') && folders.sheet, has('.csv') && folders.captions);
        case 'logos': {
          const formats = LOGO_FORMATS.filter((format) => has(`.${format.toLowerCase()}`)).join(', ');
          const list = formats.replace(/, ([^,]*)$/, `${table.and}$1`);
          return list === '' ? table.logos : fill(folders.logosAs, { formats: list });
        }
        case 'documents':
          return folders.documents;
        case 'contacts':
          return has('.pdf') ? `vCards${table.and}${folders.printed}` : 'vCards';
        case 'assets':
          return folders.fonts;
        case 'verify':
          return has('.sig') ? folders.signed : folders.sums;
        default:
          return '';
      }
    },
    made: (identifier, n) => fill(table.made, { identifier, n }),
    madeWith: (generator) => fill(table.madeWith, { generator }),
    footerLine: (organisation, date) => joined(fill(table.kitOf, { organisation }).trim(), date),
    date: (date) => (/^\d{4}-\d{2}-\d{2}/.test(date) ? formatDateLong(date.slice(0, 10), locale) : date),
    languageName: (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    formats: {
      pdf: ['PDF', kinds.pdf, 'PDF'],
      docx: ['DOCX', 'Word', 'Word'],
      txt: ['TXT', kinds.text, short.text],
      md: ['MD', 'Markdown', 'Markdown'],
      html: ['HTML', kinds.page, 'HTML'],
      json: ['NINJS', kinds.newsroom, 'ninjs'],
      ics: ['ICS', kinds.alarm, short.calendar],
      csv: ['CSV', kinds.captions, short.captions],
      vcf: ['VCF', 'vCard', 'vCard'],
      svg: ['SVG', kinds.vector, 'SVG'],
      png: ['PNG', kinds.transparent, 'PNG'],
      jpg: ['JPG', 'JPEG', 'JPG'],
      webp: ['WEBP', 'WebP', 'WebP'],
    },
  };
}

import type { KitTier } from '#contract/kits.ts';
import type { Release, ReleaseFormat } from '#contract/releases.ts';
import { instantOf, inUtc } from '../dates.ts';
import { rootFolderName, slug, uniqueNames, zipBaseName } from '../names.ts';
import type { KitContent } from './content.ts';
import { estimateZip, type Measures, NOTHING_MEASURED, withWholeEstimates } from './estimate.ts';
import { kitExtension } from './extension.ts';
import { withMarks } from './files/vcard.ts';
import { isBarred, type PlanContext, type PlanFile, planned, storyPrefix, subjectName } from './plan-file.ts';
import { logoFiles } from './plan-logos.ts';
import { photoFiles } from './plan-photos.ts';
import { chosenSheets, pressContacts } from './plan-sheets.ts';
import { chooseLite, LITE_BYTES, type LiteSize, WEB_BYTES, WEB_PX } from './sizes.ts';
import { storyOf } from './story.ts';
import { compareBytes, VERIFY_PATHS } from './sums.ts';
import { typefacesOf } from './typefaces.ts';

export type { PlanFile, Source } from './plan-file.ts';
export { photoGroup } from './plan-photos.ts';

/** Every file of an export with its source and reason, sorted by the bytes of its path; preview, preflight, manifest and zip all read this. */
export interface Plan {
  readonly rootFolder: string;
  readonly zipName: string;
  /** The kit's date; an undated kit is planned with the day it was made, and preflight refuses it. */
  readonly date: string;
  /** Noon of that date in the kit's zone, ISO 8601 with offset: every generated thing is dated by it. */
  readonly dated: string;
  readonly files: readonly PlanFile[];
  /** The page: index.html where a web server is to show it. */
  readonly pagePath: 'START-HERE.html' | 'index.html';
  readonly tier: KitTier;
  /** About how large the zip will be, in bytes. */
  readonly zipBytes: number;
  /** For a kit that is to go by mail: the most it may have, and whether its photos can be made small enough for that. */
  readonly mail: { readonly limit: number; readonly fits: boolean } | null;
}

/** The day that a kit is dated by, YYYY-MM-DD: its own, else that on which it was made. */
export const dayOf = ({ date, createdAt }: Pick<KitContent['kit'], 'date' | 'createdAt'>): string =>
  date ?? createdAt.slice(0, 10);

/** Formats of a release in a kit; ninjs is what newsroom systems import. */
const RELEASE_FORMATS: readonly ReleaseFormat[] = ['pdf', 'docx', 'txt', 'html', 'ninjs'];
/** The page's typefaces with their licence, from resources/kit-fonts. */
const FONT_FILES = ['OFL.txt', 'inter-latin.woff2', 'source-serif-4-latin.woff2'] as const;

/**
 * Plans an export: pure, so that the window shows the very files that the zip will hold. Which files and how large pictures are
 * is a matter of the content alone; `measures` only makes the estimates better.
 */
export function planExport(
  content: KitContent,
  measures: Measures = NOTHING_MEASURED,
  pagePath: Plan['pagePath'] = 'START-HERE.html',
): Plan {
  const { kit } = content;
  const date = dayOf(kit);
  const name = { date, story: storyOf(kit), kind: kindOf(kit.tier), version: content.version };
  const rootFolder = rootFolderName(name);
  const context: PlanContext = { content, date, measures };
  const others = [
    ...releaseFiles(context),
    ...logoFiles(context),
    ...documentFiles(context),
    ...contactFiles(context),
    ...pressContacts(context),
    ...chosenSheets(context),
    ...FONT_FILES.map((file) =>
      planned(context, `assets/fonts/${file}`, 'asset', 'A typeface of the page and its licence', { kind: 'font', file }),
    ),
    ...typefaceFiles(context),
    planned(context, 'LICENSE.txt', 'readme', 'What may be done with the kit', { kind: 'licence' }),
    planned(context, 'README.txt', 'readme', 'The kit in plain words', { kind: 'readme' }),
    planned(context, pagePath, 'page', 'The press page: the file most people open', { kind: 'page' }),
    planned(context, 'kit.json', 'manifest', 'The same contents for machines, with a checksum of every file', {
      kind: 'manifest',
    }),
    planned(context, VERIFY_PATHS.sums, 'verification', 'Checksums that every system can test', { kind: 'sums' }),
    ...signedFiles(context),
  ];
  const lite = kit.tier === 'lite' ? liteOf(content, others, rootFolder) : null;
  const files = withWholeEstimates(
    withUniqueNames([...others, ...photoFiles(context, lite ?? WEB_SIZE)]),
    content,
    measures,
  ).toSorted((a, b) => compareBytes(a.path, b.path));
  return {
    rootFolder,
    zipName: `${zipBaseName({ ...name, embargoUtc: embargoUtc(content) })}.zip`,
    date,
    dated: instantOf(date, '12:00', kit.timeZone),
    files,
    pagePath,
    tier: kit.tier,
    zipBytes: estimateZip(files, rootFolder),
    mail: lite === null ? null : { limit: LITE_BYTES, fits: lite.fits },
  };
}

/** The kit's own typefaces, byte for byte: a font that is cut down may not keep its name (OFL 1.1, 3), and few licences allow it. */
function typefaceFiles(context: PlanContext): PlanFile[] {
  const chosen = new Map(typefacesOf(context.content, context.date).map((one) => [one.asset.id, one]));
  return [...chosen.values()].map(({ path, asset }) =>
    planned(context, path, 'asset', 'A typeface of the page', { kind: 'typeface', asset }),
  );
}

/** What a kit is called by its tier: whoever finds two in a folder sees which is the small one; the full kit is the plain name. */
const kindOf = (tier: KitTier): string => (tier === 'full' ? 'press-kit' : `press-kit-${tier}`);

const WEB_SIZE: LiteSize = { longSide: WEB_PX, maxBytes: WEB_BYTES };
/** What a photo adds to the page, the manifest and the lists beside its own file, packed, in bytes at the most. */
const LITE_PHOTO_OVERHEAD = 27_500;
/** Room left for what estimates of texts and logos miss: 5 % of the limit. */
const LITE_MARGIN = LITE_BYTES * 0.05;

/** Sizes for a mail. Nothing measured may have a say here: two libraries would make two kits of the same content. */
function liteOf(content: KitContent, others: readonly PlanFile[], rootFolder: string) {
  const bare = withWholeEstimates(others, { ...content, photos: [] }, NOTHING_MEASURED);
  const bytes = estimateZip(bare, rootFolder) + content.photos.length * LITE_PHOTO_OVERHEAD + LITE_MARGIN;
  return chooseLite(content.photos.length, bytes);
}

/** The embargo as the zip's name says it; a year beyond 9999 does not fit a name and preflight refuses it (`embargo.year`). */
function embargoUtc({ kit }: KitContent): string | null {
  const utc = kit.embargo === null ? null : inUtc(kit.embargo.until);
  return utc !== null && /^\d{4}-/.test(utc) ? utc : null;
}

function releaseFiles(context: PlanContext): PlanFile[] {
  const { content } = context;
  const prefix = storyPrefix(context);
  const several = content.releases.length > 1;
  const number = (index: number): string => (several ? `-${String(index + 1).padStart(2, '0')}` : '');
  const files = content.releases.flatMap((release, index) =>
    RELEASE_FORMATS.map((format) =>
      planned(
        context,
        `release/${prefix}_release${number(index)}_${release.language}${format === 'ninjs' ? '.ninjs.json' : `.${format}`}`,
        format === 'ninjs' ? 'ninjs' : 'release',
        `${release.headline || 'Release'} as ${format === 'ninjs' ? 'IPTC ninjs 3.1' : format.toUpperCase()}`,
        { kind: 'release', release, format },
        `release-${index + 1}`,
      ),
    ),
  );
  const quoted = liftedFrom(content);
  const sheets = quoted.flatMap((release, index) =>
    (['txt', 'csv'] as const).map((format) =>
      planned(
        context,
        `release/${prefix}${QUOTES_AND_FIGURES}${quoted.length > 1 ? `-${String(index + 1).padStart(2, '0')}` : ''}_${release.language}.${format}`,
        'release',
        format === 'txt' ? 'Quotes and figures, ready to copy' : 'Quotes and figures as a table',
        { kind: 'sheet', release, format },
      ),
    ),
  );
  if (content.kit.embargo === null) return [...files, ...sheets];
  const reason = 'The moment the embargo lifts, for a calendar';
  return [...files, ...sheets, planned(context, `release/${prefix}_embargo.ics`, 'calendar', reason, { kind: 'calendar' })];
}

/** The releases that quotes or figures of the kit stand in, each with those alone. */
function liftedFrom({ quotes, figures }: KitContent): Release[] {
  const releases = new Map([...quotes, ...figures].map(({ release }) => [release.id, release]));
  return [...releases.values()].map((release) => ({
    ...release,
    quotes: quotes.flatMap((one) => (one.release.id === release.id ? [one.quote] : [])),
    figures: figures.flatMap((one) => (one.release.id === release.id ? [one.figure] : [])),
  }));
}

function documentFiles(context: PlanContext): PlanFile[] {
  const prefix = storyPrefix(context);
  return context.content.documents.flatMap((asset, index) => {
    if (isBarred(asset)) return [];
    const head = `${prefix}_document-${String(index + 1).padStart(2, '0')}`;
    const path = subjectName(asset, 'documents/', head, `.${kitExtension(asset)}`, 30);
    return [planned(context, path, 'document', 'As it was delivered', { kind: 'original', asset }, `document-${index + 1}`)];
  });
}

function contactFiles(context: PlanContext): PlanFile[] {
  const { content } = context;
  const owner = slug(content.organisation?.name ?? '') || 'press';
  return withMarks(content.contacts).map((contact, index) =>
    planned(
      context,
      `contacts/${owner}_${slug(contact.name) || `contact-${String(index + 1).padStart(2, '0')}`}.vcf`,
      'vcard',
      `${contact.name} for an address book`,
      { kind: 'vcard', contact },
    ),
  );
}

const QUOTES_AND_FIGURES = '_quotes-and-figures';

/** Whether a file of a kit is the sheet of quotes and figures: it stands beside the release and is not its text. */
export const isQuotesAndFigures = (path: string): boolean => path.includes(QUOTES_AND_FIGURES);

function signedFiles(context: PlanContext): PlanFile[] {
  const { signer } = context.content;
  if (signer === undefined) return [];
  return [
    planned(context, VERIFY_PATHS.signers, 'verification', 'The key that signs this kit', {
      kind: 'signers',
      line: signer.allowedSigners,
    }),
    planned(context, VERIFY_PATHS.signature, 'verification', 'The signature over the checksums', { kind: 'signature' }),
  ];
}

/** Base names are unique in the whole kit: people drag all files into one folder. */
function withUniqueNames(files: readonly PlanFile[]): PlanFile[] {
  const bases = uniqueNames(files.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1)));
  return files.map((file, index) => ({
    ...file,
    path: file.path.slice(0, file.path.lastIndexOf('/') + 1) + (bases[index] ?? ''),
  }));
}

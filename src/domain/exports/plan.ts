import type { FileRole } from '#contract/exports.ts';
import type { Release, ReleaseFormat } from '#contract/releases.ts';
import { instantOf, inUtc } from '../dates.ts';
import { NAME_LIMITS, rootFolderName, slug, uniqueNames, zipBaseName } from '../names.ts';
import type { KitAsset, KitContent } from './content.ts';
import { estimateBytes } from './estimate.ts';
import { kitExtension } from './extension.ts';
import { type VcardContact, withMarks } from './files/vcard.ts';
import { highResSize, type PxSize, webSize } from './sizes.ts';
import { storyOf } from './story.ts';
import { compareBytes, VERIFY_PATHS } from './sums.ts';

/** What a file of the kit is made from; the engine's `make` step has one way for each kind. */
export type Source =
  | { readonly kind: 'page' }
  | { readonly kind: 'readme' }
  | { readonly kind: 'manifest' }
  | { readonly kind: 'sums' }
  | { readonly kind: 'signers'; readonly line: string }
  | { readonly kind: 'signature' }
  | { readonly kind: 'release'; readonly release: Release; readonly format: ReleaseFormat }
  | { readonly kind: 'calendar' }
  | { readonly kind: 'photo'; readonly asset: KitAsset; readonly rendition: 'high-res' | 'web'; readonly size: PxSize }
  | { readonly kind: 'captions' }
  | { readonly kind: 'logo-svg'; readonly asset: KitAsset }
  | { readonly kind: 'logo-png'; readonly asset: KitAsset; readonly size: PxSize }
  | { readonly kind: 'original'; readonly asset: KitAsset }
  | { readonly kind: 'vcard'; readonly contact: VcardContact }
  | { readonly kind: 'font'; readonly file: string };

/** One file of the zip to be. `group` ties what belongs together (photo-01); `estimate` is in bytes. */
export interface PlanFile {
  readonly path: string;
  readonly role: FileRole;
  readonly reason: string;
  readonly source: Source;
  readonly group: string;
  readonly estimate: number;
}

/** Every file of an export with its source and reason, sorted by the bytes of its path; preview, preflight, manifest and zip all read this. */
export interface Plan {
  readonly rootFolder: string;
  readonly zipName: string;
  /** The kit's date; an undated kit is planned with the day it was made, and preflight refuses it. */
  readonly date: string;
  /** Noon of that date in the kit's zone, ISO 8601 with offset: every generated thing is dated by it. */
  readonly dated: string;
  readonly files: readonly PlanFile[];
}

/** Formats of a release in a kit; ninjs is what newsroom systems import. */
const RELEASE_FORMATS: readonly ReleaseFormat[] = ['pdf', 'docx', 'txt', 'html', 'ninjs'];
/** A logo's PNG is this wide, in px (kit-output.md, section 6) … */
const LOGO_PNG_PX = 2000;
/** … or, for a mark that is about as high as wide, this. */
const SYMBOL_PNG_PX = 1000;
/** No side of it is longer, however high the mark, in px. */
const MOST_PNG_PX = 8192;
/** The page's typefaces with their licence, from resources/kit-fonts. */
const FONT_FILES = ['OFL.txt', 'inter-latin.woff2', 'source-serif-4-latin.woff2'] as const;

/** Plans an export: pure, so that the window shows the very files that the zip will hold. */
export function planExport(content: KitContent): Plan {
  const { kit } = content;
  const date = kit.date ?? kit.createdAt.slice(0, 10);
  const name = { date, story: storyOf(kit), kind: 'press-kit', version: content.version } as const;
  const dated = instantOf(date, '12:00', kit.timeZone);
  const files = withUniqueNames([
    ...releaseFiles(content, date),
    ...photoFiles(content, date),
    ...logoFiles(content),
    ...documentFiles(content, date),
    ...contactFiles(content),
    ...FONT_FILES.map((file) =>
      planned(`assets/fonts/${file}`, 'asset', 'A typeface of the page and its licence', { kind: 'font', file }),
    ),
    planned('README.txt', 'readme', 'The kit in plain words', { kind: 'readme' }),
    planned('START-HERE.html', 'page', 'The press page: the file most people open', { kind: 'page' }),
    planned('kit.json', 'manifest', 'The same contents for machines, with a checksum of every file', { kind: 'manifest' }),
    planned(VERIFY_PATHS.sums, 'verification', 'Checksums that every system can test', { kind: 'sums' }),
    ...signedFiles(content),
  ]);
  return {
    rootFolder: rootFolderName(name),
    zipName: `${zipBaseName({ ...name, embargoUtc: embargoUtc(content) })}.zip`,
    date,
    dated,
    files: files.toSorted((a, b) => compareBytes(a.path, b.path)),
  };
}

/** The embargo as the zip's name says it; a year beyond 9999 does not fit a name and preflight refuses it (`embargo.year`). */
function embargoUtc({ kit }: KitContent): string | null {
  const utc = kit.embargo === null ? null : inUtc(kit.embargo.until);
  return utc !== null && /^\d{4}-/.test(utc) ? utc : null;
}

/** What ties the files and the card of a photo together, `photo-01`: the index counts from 0. */
export const photoGroup = (index: number, count: number): string =>
  `photo-${String(index + 1).padStart(count > 99 ? 3 : 2, '0')}`;

const planned = (path: string, role: FileRole, reason: string, source: Source, group = ''): PlanFile => ({
  path,
  role,
  reason,
  source,
  group,
  estimate: estimateBytes(source),
});

/** A superseded mark is never exported, in whichever section it stands and whatever the user forces; a lost file cannot be. */
const isBarred = (asset: KitAsset): boolean => asset.variant?.status === 'superseded' || !asset.originalExists;

/** The name of a file whose title cannot be spelled in a to z: by its content, so that every library gives it the same one. */
const nameByContent = (asset: KitAsset): string => `file-${asset.sha256.slice(0, 12)}`;

/** DATE_STORY, the beginning of every story file's name. */
const storyPrefix = ({ kit }: KitContent, date: string): string => `${date}_${storyOf(kit)}`;

function releaseFiles(content: KitContent, date: string): PlanFile[] {
  const prefix = storyPrefix(content, date);
  const several = content.releases.length > 1;
  const files = content.releases.flatMap((release, index) =>
    RELEASE_FORMATS.map((format) =>
      planned(
        `release/${prefix}_release${several ? `-${String(index + 1).padStart(2, '0')}` : ''}_${release.language}${format === 'ninjs' ? '.ninjs.json' : `.${format}`}`,
        format === 'ninjs' ? 'ninjs' : 'release',
        `${release.headline || 'Release'} as ${format === 'ninjs' ? 'IPTC ninjs 3.1' : format.toUpperCase()}`,
        { kind: 'release', release, format },
        `release-${index + 1}`,
      ),
    ),
  );
  if (content.kit.embargo === null) return files;
  return [
    ...files,
    planned(`release/${prefix}_embargo.ics`, 'calendar', 'The moment the embargo lifts, for a calendar', { kind: 'calendar' }),
  ];
}

function photoFiles(content: KitContent, date: string): PlanFile[] {
  const prefix = storyPrefix(content, date);
  const files = content.photos.flatMap((asset, index) => {
    if (asset.width === null || asset.height === null || isBarred(asset)) return [];
    const group = photoGroup(index, content.photos.length);
    const original = { width: asset.width, height: asset.height };
    const size = highResSize(original);
    const web = webSize(original);
    const photo = (rendition: 'high-res' | 'web', px: PxSize): PlanFile => {
      const tail = `_${px.width}x${px.height}.jpg`;
      const head = `${prefix}_${group}`;
      const subject = slug(
        asset.title || asset.filename,
        Math.min(
          40,
          NAME_LIMITS.name - head.length - tail.length - 1,
          NAME_LIMITS.path - 'photos/high-res/'.length - head.length - tail.length - 1,
        ),
      );
      return planned(
        `photos/${rendition}/${[head, subject || nameByContent(asset)].join('_')}${tail}`,
        'photo',
        rendition === 'web' ? 'For screens, at most 400 KB' : 'For print',
        { kind: 'photo', asset, rendition, size: px },
        group,
      );
    };
    return web === null ? [photo('high-res', size)] : [photo('high-res', size), photo('web', web)];
  });
  if (files.length === 0) return [];
  return [
    ...files,
    planned(`photos/${prefix}_photos_captions.csv`, 'captions', 'Captions, credits and licences of all photos', {
      kind: 'captions',
    }),
  ];
}

function logoFiles(content: KitContent): PlanFile[] {
  return content.logos.flatMap((asset) => {
    if (isBarred(asset)) return [];
    const owner = slug(asset.variant?.brandName ?? content.organisation?.name ?? '') || 'logo';
    const what =
      asset.variant === null
        ? slug(asset.title || asset.filename)
        : `${slug(asset.variant.lockup)}_${slug(asset.variant.colourway)}`;
    const base = `logos/${owner}_logo_${what || nameByContent(asset)}`;
    const group = `${owner}-${what}`;
    if (asset.mime !== 'image/svg+xml') {
      const px = asset.width === null || asset.height === null ? '' : `_${asset.width}x${asset.height}`;
      return [
        planned(
          `${base}${px}.${kitExtension(asset)}`,
          'logo',
          'The logo as it was delivered',
          { kind: 'original', asset },
          group,
        ),
      ];
    }
    const aspect = asset.width !== null && asset.height !== null && asset.height > 0 ? asset.width / asset.height : 1;
    const vector = planned(`${base}.svg`, 'logo', 'Vector, for print and any size', { kind: 'logo-svg', asset }, group);
    const size = logoPngSize(aspect);
    // A hairline has no bitmap that could be opened: its vector goes alone.
    if (size === null) return [vector];
    return [
      vector,
      planned(
        `${base}_${size.width}x${size.height}.png`,
        'logo',
        'Transparent, for screens',
        { kind: 'logo-png', asset, size },
        group,
      ),
    ];
  });
}

function logoPngSize(aspect: number): PxSize | null {
  const width = Math.min(aspect < 1.5 ? SYMBOL_PNG_PX : LOGO_PNG_PX, Math.floor(MOST_PNG_PX * aspect));
  if (width < 1) return null;
  return { width, height: Math.max(1, Math.round(width / aspect)) };
}

function documentFiles(content: KitContent, date: string): PlanFile[] {
  const prefix = storyPrefix(content, date);
  return content.documents.flatMap((asset, index) => {
    if (isBarred(asset)) return [];
    const subject = slug(asset.title || asset.filename, 30) || nameByContent(asset);
    const path = `documents/${prefix}_document-${String(index + 1).padStart(2, '0')}_${subject}.${kitExtension(asset)}`;
    return [planned(path, 'document', 'As it was delivered', { kind: 'original', asset }, `document-${index + 1}`)];
  });
}

function contactFiles(content: KitContent): PlanFile[] {
  const owner = slug(content.organisation?.name ?? '') || 'press';
  return withMarks(content.contacts).map((contact, index) =>
    planned(
      `contacts/${owner}_${slug(contact.name) || `contact-${String(index + 1).padStart(2, '0')}`}.vcf`,
      'vcard',
      `${contact.name} for an address book`,
      { kind: 'vcard', contact },
    ),
  );
}

function signedFiles({ signer }: KitContent): PlanFile[] {
  if (signer === undefined) return [];
  return [
    planned(VERIFY_PATHS.signers, 'verification', 'The key that signs this kit', {
      kind: 'signers',
      line: signer.allowedSigners,
    }),
    planned(VERIFY_PATHS.signature, 'verification', 'The signature over the checksums', { kind: 'signature' }),
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

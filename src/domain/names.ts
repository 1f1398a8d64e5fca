import { transliterate } from './transliterate.ts';

/** The lengths of kit-output.md, section 2: "Extract all" doubles the folder, and 40 + 75 + 141 stays under Windows' 260. */
export const NAME_LIMITS = { name: 90, path: 100, root: 40, zipBase: 75, slug: 40 } as const;

/** A rule of kit-output.md, section 2, that a path in the kit breaks. */
export type NameRule = 'empty' | 'characters' | 'device' | 'dots' | 'edges' | 'name_too_long' | 'path_too_long';

/** Names that people and tools expect in this very spelling, or with a second dot. */
const SPELLED = new Set([
  'START-HERE.html',
  'README.txt',
  'SHA256SUMS.txt',
  'SHA256SUMS.txt.sig',
  'allowed_signers',
  'OFL.txt',
  'LICENSE.txt',
]);
const DOUBLE_EXTENSION = /\.ninjs\.json$/;
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$)$/i;
const FIELDS = /^[a-z0-9]+([-_][a-z0-9]+)*$/;
/** A trailing pixel size or language: they stay last when a name needs a number. */
const TAIL = /(_[a-z]{2}(-[a-z]{2,4})?)?(_\d+x\d+)?$/;

/** Cuts a slug to a length, at a hyphen where there is one; the result never ends in a hyphen. */
export function cutSlug(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const cut = slug.slice(0, Math.max(0, max));
  const atHyphen = slug[max] === '-' ? cut : cut.slice(0, Math.max(0, cut.lastIndexOf('-')));
  return (atHyphen || cut).replace(/-+$/, '');
}

/**
 * A text as one field of a file name: `[a-z0-9]` and single hyphens, at most `max` characters. Empty when the text has no
 * letter or digit we can spell, or only letters of a script we cannot: the caller then takes the asset's id.
 */
export function slug(text: string, max: number = NAME_LIMITS.slug): string {
  const spelled = transliterate(text)
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // "東京 2024" must not become "2024": digits alone would be read as a date or a size.
  if (/\p{L}/u.test(text) && !/[a-z]/.test(spelled)) return '';
  return cutSlug(spelled, max);
}

const stemOf = (name: string): string => name.split('.')[0] ?? '';

/** Every rule of section 2 that one file or folder name breaks. */
function checkSegment(name: string, isFile: boolean): NameRule[] {
  const broken: NameRule[] = [];
  if (name.length === 0) return ['empty'];
  if (name.length > NAME_LIMITS.name) broken.push('name_too_long');
  if (DEVICE.test(stemOf(name))) broken.push('device');
  if (/^[. -]|[. -]$/.test(name)) broken.push('edges');
  if (isFile && SPELLED.has(name)) return broken;
  const plain = isFile ? name.replace(DOUBLE_EXTENSION, '.json') : name;
  const dots = plain.split('.').length - 1;
  if (dots !== (isFile ? 1 : 0)) broken.push('dots');
  const dot = isFile ? plain.lastIndexOf('.') : -1;
  const [stem, extension] = dot < 0 ? [plain, 'x'] : [plain.slice(0, dot), plain.slice(dot + 1)];
  if (!FIELDS.test(stem.replaceAll('.', '-')) || !/^[a-z0-9]+$/.test(extension)) broken.push('characters');
  return broken;
}

/** The rules of section 2 that a path below the root folder breaks, each once; empty when the path may stand in a kit. */
export function checkName(path: string): NameRule[] {
  const segments = path.split('/');
  const broken = new Set(segments.flatMap((segment, index) => checkSegment(segment, index === segments.length - 1)));
  if (path.length > NAME_LIMITS.path) broken.add('path_too_long');
  return [...broken];
}

/** The rules that a root folder's name breaks, each once. */
export function checkRoot(name: string): NameRule[] {
  const broken = checkSegment(name, false);
  return name.length > NAME_LIMITS.root && !broken.includes('name_too_long') ? [...broken, 'name_too_long'] : broken;
}

/** A file name or path as it may be shown: signs that turn the direction of reading, with which `gpj.exe` shows as `exe.jpg`, become `_`, as on the disk. */
export const plainName = (name: string): string => name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '_');

/** A name as macOS and Windows compare it: two paths that fold to one text are one file there. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();

/** A file name with a number in its last free field: `a_960x640.jpg` and 2 give `a-2_960x640.jpg`, cut to the limit. */
function numbered(name: string, number: number): string {
  const dot = DOUBLE_EXTENSION.test(name) ? name.length - '.ninjs.json'.length : name.lastIndexOf('.');
  const stem = dot <= 0 ? name : name.slice(0, dot);
  const extension = dot <= 0 ? '' : name.slice(dot);
  const found = TAIL.exec(stem)?.[0] ?? '';
  const tail = found.length === stem.length ? '' : found;
  const suffix = `-${number}${tail}${extension}`;
  const head = stem.slice(0, stem.length - tail.length).slice(0, NAME_LIMITS.name - suffix.length);
  return `${head.replace(/[-_]+$/, '')}${suffix}`;
}

/**
 * The same file names in the same order, made unique also when case is ignored: the first of a clash keeps its name, the
 * next ones get `-2`, `-3`. A number never lands on a name that another file has already.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const wanted = new Set(names.map(foldName));
  const taken = new Set<string>();
  const lastNumber = new Map<string, number>();
  return names.map((name) => {
    const folded = foldName(name);
    let unique = name;
    if (taken.has(folded)) {
      let number = lastNumber.get(folded) ?? 1;
      do {
        number += 1;
        unique = numbered(name, number);
      } while (taken.has(foldName(unique)) || wanted.has(foldName(unique)));
      lastNumber.set(folded, number);
    }
    taken.add(foldName(unique));
    return unique;
  });
}

/** What a kit's folder and zip are named by: `date` as YYYY-MM-DD, `story` any text, `version` 1 for the first export. */
export interface KitName {
  readonly date: string;
  readonly story: string;
  /** `press-kit`, with its tier behind it where that is not the full one. */
  readonly kind: string;
  readonly version: number;
}

function fitted(kit: KitName, tail: string, limit: number): string {
  const end = `${kit.kind}${kit.version > 1 ? `_v${kit.version}` : ''}${tail}`;
  const story = slug(kit.story, Math.min(NAME_LIMITS.slug, limit - kit.date.length - end.length - 2));
  return [kit.date, story, end].filter((field) => field !== '').join('_');
}

/**
 * The name of the one folder in the zip: date, story, kind and, from 2 on, the version, so that two versions unpacked side
 * by side never mix. It knows no embargo and so keeps its name when the embargo lifts. The story is cut to fit the limit.
 */
export const rootFolderName = (kit: KitName): string => fitted(kit, '', NAME_LIMITS.root);

/**
 * The zip's name without `.zip`: as the folder, with a longer story and the embargo in UTC at its end (`embargoUtc` is an
 * ISO instant or null), so that it shows in a mail or download list before anything is opened.
 */
export function zipBaseName(kit: KitName & { readonly embargoUtc: string | null }): string {
  if (kit.embargoUtc === null) return fitted(kit, '', NAME_LIMITS.zipBase);
  const utc = new Date(kit.embargoUtc).toISOString();
  return fitted(kit, `_embargo-${utc.slice(0, 10)}-${utc.slice(11, 13)}${utc.slice(14, 16)}z`, NAME_LIMITS.zipBase);
}

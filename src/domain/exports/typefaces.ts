import { usableOn } from '../assets/usable.ts';
import { checkName, slug } from '../names.ts';
import type { KitAsset, KitContent } from './content.ts';

/** The parts of the page that a kit can give a typeface of the library. */
export const TYPEFACE_PARTS = ['heading', 'text'] as const;
export type TypefacePart = (typeof TYPEFACE_PARTS)[number];

/** Which field of a kit's theme names the typeface of a part. */
export const TYPEFACE_FIELD = { heading: 'headingFontId', text: 'textFontId' } as const satisfies Record<TypefacePart, string>;

/** What browsers read, by the words of CSS (Fonts 4, 4.3.1) and the ending in the kit; no collections. */
const FORMATS: Readonly<Record<string, readonly [format: string, ending: string]>> = {
  'font/ttf': ['truetype', 'ttf'],
  'font/otf': ['opentype', 'otf'],
  'font/woff': ['woff', 'woff'],
  'font/woff2': ['woff2', 'woff2'],
};

/** A page waits for its typefaces, and a kit is mailed: larger ones hold scripts that nobody needs here. */
export const MOST_TYPEFACE_BYTES = 1_500_000;

/** Why a typeface may not or cannot go along; null when it goes. `day` is a calendar date, for the end of its rights. */
export type TypefaceObstacle = 'missing' | 'damaged' | 'format' | 'large' | 'rights' | 'restricted';

/**
 * Looks at a chosen typeface. `restricted`: its OS/2 table (fsType) permits neither installing nor editable documents, or says nothing; a kit hands the
 * file itself out, which is more than printing with it.
 */
export function obstacleOf(asset: KitAsset | null, day: string): TypefaceObstacle | null {
  if (asset === null || asset.trashedAt !== null || !asset.originalExists) return 'missing';
  if (FORMATS[asset.mime] === undefined) return 'format';
  if ((asset.facts.fontDamage ?? '') !== '') return 'damaged';
  if (asset.bytes > MOST_TYPEFACE_BYTES) return 'large';
  const { verdict } = usableOn(asset, day);
  if (verdict === 'ended' || verdict === 'restricted') return 'rights';
  const permitted = asset.facts.embedding ?? '';
  return /^(installable|editable)/.test(permitted) && !permitted.includes('bitmaps only') ? null : 'restricted';
}

/** A typeface that goes along, as the page and the plan name it. */
export interface Typeface {
  readonly part: TypefacePart;
  readonly asset: KitAsset;
  /** Its place in the kit before names are made unique; one file serves both parts when both have the same. */
  readonly path: string;
  readonly format: string;
  readonly isVariable: boolean;
}

/** The typefaces of a kit that may go along on its day; none of the others ever does, forced or not. */
export function typefacesOf(content: KitContent, day: string): Typeface[] {
  return TYPEFACE_PARTS.flatMap((part) => {
    const asset = content.typefaces?.[part] ?? null;
    if (asset === null || obstacleOf(asset, day) !== null) return [];
    const [format, ending] = FORMATS[asset.mime] ?? ['', ''];
    const { fontFamily = '', fontStyle = '', axes = '' } = asset.facts;
    const name = slug(`${fontFamily} ${fontStyle}`.trim() || asset.title || asset.filename);
    const file = `${name}.${ending}`;
    // A font says its own name: one that no letter of ours spells, or that Windows keeps for a device, is no name of a file.
    const own = checkName(file).length === 0 ? file : `font-${asset.sha256.slice(0, 12)}.${ending}`;
    return [{ part, asset, path: `assets/fonts/${own}`, format, isVariable: axes !== '' }];
  });
}

import type { MasterFault, SourceFormat } from '#contract/logos.ts';
import { brandsOf } from './propose-brand.ts';
import { type ReadName, readName } from './read-name.ts';

/** What the pixels of a logo say: of what is drawn, not of its ground. */
export interface Traits {
  /** Width by height of the drawing. */
  readonly aspect: number;
  /** Mean luminance, 0 to 1. */
  readonly luminance: number;
  /** Share of the drawing that is colourful. */
  readonly chroma: number;
  /** Luminance of the lightest and darkest tenth apart: a drawing in one tone has none. */
  readonly spread: number;
  /** Luminance of an opaque ground; null where the ground is transparent. */
  readonly ground: number | null;
}

/** A file to be sorted in. `path` is that below what was dropped, with '/'. */
export interface LogoFile {
  readonly key: string;
  readonly path: string;
  readonly format: SourceFormat;
  readonly isVector: boolean;
  readonly faults: readonly MasterFault[];
  readonly traits: Traits | null;
}

/** Where a file belongs, how sure that is (0 to 1), and what decided. */
export interface Sorted {
  readonly key: string;
  readonly brand: string;
  readonly lockup: string;
  readonly colourway: string;
  readonly ground: 'light' | 'dark' | 'brand' | 'photo';
  readonly sure: number;
  readonly why: readonly string[];
}

/** Below this a proposal is a guess that a person should look at. */
export const UNSURE = 0.6;

interface Guess<T = string> {
  readonly value: T;
  readonly sure: number;
  readonly why: string;
}

/** Sorts files into brands, lockups, colourways and grounds. Pure: the same files give the same answer in any order. */
export function proposeLogos(files: readonly LogoFile[]): Sorted[] {
  const read = files.map((file) => {
    const parts = file.path.split('/');
    const stem = (parts.at(-1) ?? '').replace(/\.[^.]{1,5}$/, '').replace(/@\dx$/, '');
    return { file, name: readName(stem), folders: parts.slice(0, -1).toReversed().map(readName), stem };
  });
  const brands = brandsOf(
    read.map(({ file, name, folders }) => ({ path: file.path, name: name.brand, folders: folders.map((one) => one.brand) })),
  );
  const first = read.map((one, at): Draft => {
    const colour = colourOf(one);
    const lockup = lockupOf(one);
    return {
      key: one.file.key,
      twin: `${brands[at]?.key ?? ''}/${twinOf(one)}`,
      brand: brands[at]?.name ?? 'Logo',
      isBrandSure: brands[at]?.isSure ?? false,
      lockup,
      colour,
    };
  });
  return withTwins(first).map(({ key, brand, isBrandSure, lockup, colour }) => ({
    key,
    brand,
    lockup: lockup.value,
    colourway: colour.value.colourway,
    ground: colour.value.ground,
    sure: Math.min(isBrandSure ? 1 : 0.5, lockup.sure, colour.sure),
    why: [lockup.why, colour.why],
  }));
}

interface Read {
  readonly file: LogoFile;
  readonly name: ReadName;
  readonly folders: readonly ReadName[];
}

interface Draft {
  readonly key: string;
  readonly twin: string;
  readonly brand: string;
  readonly isBrandSure: boolean;
  readonly lockup: Guess;
  readonly colour: Guess<Colour>;
}

type Colour = { readonly colourway: string; readonly ground: 'light' | 'dark' };

/** Files whose names differ only in size, colour space and format are one drawing: they have the same twin. */
const twinOf = ({ name, folders }: Read): string => {
  const said = [name, ...folders];
  const flags = said.flatMap((one) => [...one.flags].filter((flag) => flag !== 'space'));
  return JSON.stringify([said.flatMap((one) => one.lockups), said.flatMap((one) => one.colourways), flags.sort(), name.ground]);
};

/** A file that says little takes over what a twin knows for sure, such as an EPS without pixels beside its SVG. */
function withTwins(drafts: readonly Draft[]): Draft[] {
  const best = new Map<string, Draft>();
  for (const draft of drafts) {
    const known = best.get(draft.twin);
    if (known === undefined) best.set(draft.twin, draft);
    else
      best.set(draft.twin, {
        ...known,
        lockup: draft.lockup.sure > known.lockup.sure ? draft.lockup : known.lockup,
        colour: draft.colour.sure > known.colour.sure ? draft.colour : known.colour,
      });
  }
  return drafts.map((draft) => {
    const twin = best.get(draft.twin) ?? draft;
    return {
      ...draft,
      lockup: draft.lockup.sure < 0.5 && twin.lockup.sure > draft.lockup.sure ? { ...twin.lockup, why: 'twin' } : draft.lockup,
      colour: draft.colour.sure < 0.5 && twin.colour.sure > draft.colour.sure ? { ...twin.colour, why: 'twin' } : draft.colour,
    };
  });
}

function lockupOf({ file, name, folders }: Read): Guess {
  const { traits } = file;
  const own = pickLockup(name.lockups);
  if (own !== null) return { value: own, sure: 0.95, why: `name:${own}` };
  for (const folder of folders) {
    const found = pickLockup(folder.lockups);
    if (found !== null) return { value: found, sure: 0.85, why: `folder:${found}` };
  }
  if (traits === null) return { value: 'primary', sure: 0.4, why: 'nothing' };
  if (traits.aspect >= 1.9) return { value: 'primary', sure: 0.75, why: 'pixels:wide' };
  if (traits.aspect >= 0.8 && traits.aspect <= 1.2) return { value: 'symbol', sure: 0.55, why: 'pixels:square' };
  return { value: traits.aspect > 1.2 && traits.aspect < 1.9 ? 'stacked' : 'stacked', sure: 0.5, why: 'pixels:upright' };
}

/** 'symbol' beside 'horizontal' is a lying mark with its symbol: the way it lies wins, unless only a part is named. */
function pickLockup(found: readonly string[]): string | null {
  for (const value of ['tagline', 'wordmark', 'symbol', 'stacked', 'primary']) if (found.includes(value)) return value;
  return null;
}

/** Share of colourful drawing from which a logo is not in one colour. */
const COLOURFUL = 0.06;

function colourOf({ file, name, folders }: Read): Guess<Colour> {
  const { traits } = file;
  const near = folders.find((folder) => folder.colourways.length > 0 || [...folder.flags].some((flag) => flag !== 'space'));
  const own = fromWords(name, traits, 'name');
  const fromFolder = near === undefined ? null : fromWords(near, traits, 'folder');
  const fromPixels = traits === null ? null : seenIn(traits);
  const hasSpace = name.flags.has('space') || folders.some((folder) => folder.flags.has('space'));
  const found = own ??
    fromFolder ??
    fromPixels ?? {
      value: { colourway: 'full-colour', ground: 'light' } as Colour,
      sure: hasSpace ? 0.7 : 0.4,
      why: hasSpace ? 'name:space' : 'nothing',
    };
  const said = name.ground ?? folders.find((folder) => folder.ground !== null)?.ground ?? null;
  const isTold = found.value.colourway !== 'white' && found.value.colourway !== 'black';
  return said !== null && isTold ? { ...found, value: { ...found.value, ground: said } } : found;
}

const colour = (colourway: string, ground: Colour['ground'], sure: number, why: string): Guess<Colour> => ({
  value: { colourway, ground },
  sure,
  why,
});

/** What words say, checked against the pixels where there are some: 'neg' may be white or the colours for dark grounds, 'mono' black or white. */
function fromWords({ colourways, flags }: ReadName, traits: Traits | null, where: 'name' | 'folder'): Guess<Colour> | null {
  const isColourful = traits !== null && traits.chroma >= COLOURFUL;
  const sure = where === 'name' ? 0.95 : 0.85;
  const tone = colourways.filter((one) => one !== 'full-colour').at(-1);
  const isColour = colourways.includes('full-colour');
  if (flags.has('negative')) {
    if (tone === 'black') return colour('white', 'dark', 0.8, `${where}:neg`);
    if (isColour || (isColourful && tone !== 'white')) return colour('full-colour', 'dark', sure, `${where}:neg`);
    return colour('white', 'dark', traits === null ? 0.8 : sure, `${where}:neg`);
  }
  if (tone !== undefined) {
    if (isColourful && traits.chroma > 0.3)
      return colour('full-colour', traits.luminance > 0.7 ? 'dark' : 'light', 0.5, 'pixels:colourful');
    return colour(tone, tone === 'white' ? 'dark' : 'light', sure, `${where}:${tone}`);
  }
  if (flags.has('mono')) {
    if (isColourful) return colour('full-colour', 'light', 0.5, 'pixels:colourful');
    const isLight = traits === null ? flags.has('light') : traits.luminance > 0.6;
    return isLight
      ? colour('white', 'dark', sure, `${where}:mono`)
      : colour('black', 'light', traits === null ? 0.75 : sure, `${where}:mono`);
  }
  if (isColour)
    return colour('full-colour', traits !== null && traits.luminance > 0.8 ? 'dark' : 'light', sure, `${where}:colour`);
  if (flags.has('dark') || flags.has('light')) {
    if (traits !== null) return { ...seenIn(traits), sure: 0.8 };
    return flags.has('light')
      ? colour('white', 'dark', 0.5, `${where}:light`)
      : colour('full-colour', 'light', 0.5, `${where}:dark`);
  }
  if (flags.has('positive'))
    return traits === null ? colour('full-colour', 'light', 0.65, `${where}:pos`) : { ...seenIn(traits), sure: 0.85 };
  return null;
}

function seenIn({ luminance, chroma, spread }: Traits): Guess<Colour> {
  if (chroma >= COLOURFUL) return colour('full-colour', luminance > 0.65 ? 'dark' : 'light', 0.8, 'pixels:colourful');
  if (luminance > 0.85 && spread < 0.25) return colour('white', 'dark', 0.8, 'pixels:light');
  if (luminance < 0.1 && spread < 0.25) return colour('black', 'light', 0.75, 'pixels:dark');
  return colour('greyscale', 'light', 0.62, 'pixels:grey');
}

import type { BrandTheme } from '#contract/organisations.ts';
import { contrast, toLinear } from '../../colour.ts';

/** The colours of one page in one scheme, each as #rrggbb. */
export interface PageColours {
  readonly brand: string;
  readonly onBrand: string;
  readonly brandWash: string;
  readonly paper: string;
  readonly sunk: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
}

/** What an organisation's colours become on its page. The grounds carry logos and stay the same in both schemes. */
export interface PageTheme {
  readonly light: PageColours;
  readonly dark: PageColours;
  readonly grounds: { readonly dark: string; readonly brand: string };
}

/** Embargo and release colours are the same for everybody: they are signals, not brand. */
export const SIGNALS = {
  light: {
    embargo: '#8a5200',
    embargoWash: '#fdf1dc',
    embargoInk: '#4f2f00',
    onEmbargo: '#ffffff',
    open: '#1d6b58',
    openWash: '#e4f1ed',
    onOpen: '#ffffff',
  },
  dark: {
    embargo: '#f0b45a',
    embargoWash: '#2f230f',
    embargoInk: '#f7dcae',
    onEmbargo: '#241700',
    open: '#63c9b6',
    openWash: '#12302a',
    onOpen: '#05211b',
  },
} as const;

/** Smallest contrast of any text on the page (WCAG 2.2 AA). */
export const MINIMUM_CONTRAST = 4.5;

/**
 * Derives the page's colours from an organisation's. A colour that can be read stays as it is; the others are darkened
 * or lightened in OKLCH, which keeps the hue, until every pair of `themePairs` has 4.5:1.
 */
export function buildPageTheme(brand: BrandTheme & { readonly paper?: string | undefined }): PageTheme {
  const ink = toOklch(brand.ink);
  const primary = toOklch(brand.primary);
  const secondary = toOklch(brand.secondary);
  // A black, white or grey primary makes links that look like text; a colourful secondary serves better.
  const lead = primary.c < 0.02 && secondary.c >= 0.04 ? secondary : primary;
  const leadHex = lead === primary ? brand.primary : brand.secondary;
  const tint = ink.c >= 0.008 ? ink.h : lead.h;
  const neutral = (l: number, c: number) => toHex({ l, c: Math.min(c, Math.max(ink.c, lead.c) * 0.35), h: tint });
  const wash = (l: number, c: number) => toHex({ l, c: Math.min(c, lead.c), h: lead.h });
  return {
    light: light(leadHex, ink, neutral, wash, paperOf(brand.paper)),
    dark: dark(lead, ink, neutral, wash),
    grounds: {
      dark: reach({ ...ink, l: Math.min(ink.l, 0.26) }, ['#ffffff'], 12, 'darker'),
      brand: brand.primary,
    },
  };
}

/** The light page's paper where the kit has none of its own: a white with the blue taken out. */
const PAPER = '#fcfcfb';

type Tint = (lightness: number, chroma: number) => string;

/** A paper of the kit's own is taken as it is where it is light enough to stay a ground for dark text; else it is lightened. */
function paperOf(hex: string | undefined): string {
  if (hex === undefined) return PAPER;
  const paper = toOklch(hex);
  return paper.l >= LIGHTEST_TEXT_GROUND ? hex : toHex({ ...paper, l: LIGHTEST_TEXT_GROUND });
}

/** OKLCH lightness below which the page's inks would have to turn nearly black. */
const LIGHTEST_TEXT_GROUND = 0.93;

function light(leadHex: string, ink: Oklch, neutral: Tint, wash: Tint, paper: string): PageColours {
  const sunk = neutral(0.962, 0.003);
  const brandWash = wash(0.953, 0.011);
  const grounds = [paper, sunk, brandWash];
  const soft = (l: number) => ({ l, c: Math.min(ink.c * 0.7, 0.03), h: ink.h });
  return {
    paper,
    sunk,
    brandWash,
    line: neutral(0.905, 0.005),
    lineStrong: neutral(0.79, 0.011),
    ink: reach(ink, [...grounds, SIGNALS.light.openWash], 10, 'darker'),
    inkSoft: reach(soft(0.455), grounds, 5.5, 'darker'),
    inkFaint: reach(soft(0.52), grounds, MINIMUM_CONTRAST, 'darker'),
    brand: reach(toOklch(leadHex), grounds, MINIMUM_CONTRAST, 'darker', leadHex),
    onBrand: '#ffffff',
  };
}

function dark(lead: Oklch, ink: Oklch, neutral: Tint, wash: Tint): PageColours {
  const paper = neutral(0.198, 0.011);
  const sunk = neutral(0.232, 0.013);
  const brandWash = wash(0.275, 0.034);
  const grounds = [paper, sunk, brandWash];
  const soft = (l: number) => ({ l, c: Math.min(ink.c * 0.5, 0.018), h: ink.h });
  const brand = reach({ l: Math.max(lead.l, 0.79), c: Math.min(lead.c, 0.115), h: lead.h }, grounds, MINIMUM_CONTRAST, 'lighter');
  return {
    paper,
    sunk,
    brandWash,
    line: neutral(0.32, 0.022),
    lineStrong: neutral(0.45, 0.028),
    ink: reach(soft(0.957), [...grounds, SIGNALS.dark.openWash], 10, 'lighter'),
    inkSoft: reach(soft(0.805), grounds, 5.5, 'lighter'),
    inkFaint: reach(soft(0.69), grounds, MINIMUM_CONTRAST, 'lighter'),
    brand,
    onBrand: reach({ l: 0.23, c: Math.min(lead.c, 0.045), h: lead.h }, [brand], MINIMUM_CONTRAST, 'darker'),
  };
}

/** Every pair of text and ground that the page puts together, with its contrast; export refuses a theme with one under 4.5. */
export function themePairs(theme: PageTheme): readonly { readonly pair: string; readonly ratio: number }[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const c = theme[scheme];
    const s = SIGNALS[scheme];
    const pairs: [string, string, string][] = [
      ['on-brand/brand', c.onBrand, c.brand],
      ['ink/open-wash', c.ink, s.openWash],
      ['embargo-ink/embargo-wash', s.embargoInk, s.embargoWash],
      ['on-embargo/embargo', s.onEmbargo, s.embargo],
      ['on-open/open', s.onOpen, s.open],
    ];
    for (const [ground, hex] of [
      ['paper', c.paper],
      ['sunk', c.sunk],
      ['brand-wash', c.brandWash],
    ] as const) {
      pairs.push([`ink/${ground}`, c.ink, hex], [`ink-soft/${ground}`, c.inkSoft, hex], [`ink-faint/${ground}`, c.inkFaint, hex]);
      pairs.push([`brand/${ground}`, c.brand, hex]);
    }
    return pairs.map(([pair, text, ground]) => ({ pair: `${scheme} ${pair}`, ratio: contrast(text, ground) }));
  });
}

/** Moves a colour's lightness until it reads on all grounds. A colour given as `asIs` that already does is kept to the digit. */
function reach(colour: Oklch, grounds: readonly string[], ratio: number, way: 'darker' | 'lighter', asIs?: string): string {
  const reads = (hex: string) => grounds.every((ground) => contrast(hex, ground) >= ratio);
  if (asIs !== undefined && reads(asIs)) return asIs;
  const end = way === 'darker' ? 0 : 1;
  const step = way === 'darker' ? -0.005 : 0.005;
  for (let l = colour.l; way === 'darker' ? l > end : l < end; l += step) {
    const hex = toHex({ ...colour, l });
    if (reads(hex)) return hex;
  }
  return way === 'darker' ? '#000000' : '#ffffff';
}

interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Triple = readonly [number, number, number];

/** sRGB to OKLCH (Björn Ottosson, 2020). */
function toOklch(hex: string): Oklch {
  const [r, g, b] = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const A = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const B = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(A, B), h: Math.atan2(B, A) };
}

function toRgb({ l, c, h }: Oklch): Triple {
  const [A, B] = [c * Math.cos(h), c * Math.sin(h)];
  const L = (l + 0.3963377774 * A + 0.2158037573 * B) ** 3;
  const M = (l - 0.1055613458 * A - 0.0638541728 * B) ** 3;
  const S = (l - 0.0894841775 * A - 1.291485548 * B) ** 3;
  return [
    4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S,
    -1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S,
    -0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S,
  ];
}

/** OKLCH to the nearest #rrggbb of the same lightness and hue: outside sRGB the chroma gives way. */
function toHex(colour: Oklch): string {
  const fits = (rgb: Triple) => rgb.every((value) => value >= -0.0005 && value <= 1.0005);
  let rgb = toRgb(colour);
  if (!fits(rgb)) {
    let [low, high] = [0, colour.c];
    for (let i = 0; i < 24; i += 1) {
      const middle = (low + high) / 2;
      if (fits(toRgb({ ...colour, c: middle }))) low = middle;
      else high = middle;
    }
    rgb = toRgb({ ...colour, c: low });
  }
  const channel = (value: number) => {
    const v = Math.min(1, Math.max(0, value));
    const coded = v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${rgb.map(channel).join('')}`;
}

import type { LogoUse, LogoWish } from '#contract/logos.ts';

/** What a use asks of a logo. */
export interface Use {
  /** What it stands on. */
  readonly ground: 'light' | 'dark' | 'brand' | 'photo';
  /** Lockups from best to worst; any other comes after them. */
  readonly lockups: readonly string[];
  /** Colourways that will do, best first. */
  readonly colourways: readonly string[];
  /** Only a vector will do. */
  readonly needsVector: boolean;
  readonly wish: Pick<LogoWish, 'format'> &
    Partial<Pick<LogoWish, 'width' | 'height' | 'widthMm' | 'dpi' | 'scale' | 'padding' | 'background'>>;
  /** Sentences: the lockup, the colours, the format and size. */
  readonly why: readonly [string, string, string];
}

const WIDE = ['primary', 'wordmark', 'stacked', 'symbol'];
const SQUARE = ['symbol', 'stacked', 'primary', 'wordmark'];
const UPRIGHT = ['stacked', 'primary', 'symbol', 'wordmark'];
const COLOUR = ['full-colour', 'black'];
const REVERSED = ['white', 'full-colour'];

const use = (
  ground: Use['ground'],
  lockups: readonly string[],
  colourways: readonly string[],
  wish: Use['wish'],
  why: Use['why'],
  needsVector = false,
): Use => ({ ground, lockups, colourways, wish, why, needsVector });

/** Every use with what it asks. Sizes are those that the places named ask for in 2026, or a usual one where there is no rule. */
export const USES: Readonly<Record<LogoUse, Use>> = {
  'website-header': use('light', WIDE, COLOUR, { format: 'svg' }, [
    'A header is wide and low, so the horizontal version fits.',
    'Pages are light, so it stands in its own colours.',
    'SVG is sharp on every screen and small.',
  ]),
  'website-header-dark': use('dark', WIDE, REVERSED, { format: 'svg' }, [
    'A header is wide and low, so the horizontal version fits.',
    'On a dark page only a light version can be read.',
    'SVG is sharp on every screen and small.',
  ]),
  favicon: use('light', SQUARE, COLOUR, { format: 'favicons' }, [
    'At 16 px lettering cannot be read: the symbol alone remains.',
    'Tabs are light or dark, so it stands in its own colours on nothing.',
    'Browsers and phones each ask for another size; the set has them all.',
  ]),
  'app-icon': use('light', SQUARE, COLOUR, { format: 'png', width: 1024, padding: 'half', background: '#ffffff' }, [
    'An icon is a square: the symbol fills it.',
    'Stores refuse transparency, so it stands on white.',
    'Apple and Google ask for 1,024 px or less as PNG.',
  ]),
  'social-avatar': use('light', SQUARE, COLOUR, { format: 'png', width: 800, padding: 'clear', background: '#ffffff' }, [
    'Avatars are cut to a circle: the symbol survives that.',
    'It stands on white with its clear space, so that the circle cuts nothing.',
    'Networks shrink what they get; 800 px is enough for all of them.',
  ]),
  'social-post': use('light', UPRIGHT, COLOUR, { format: 'png', width: 1080, padding: 'clear' }, [
    'A post is as high as wide, so the stacked version fits.',
    'Posts are mostly light; it stands in its own colours.',
    'PNG keeps its edges clean when the network compresses it.',
  ]),
  'email-signature': use('light', WIDE, COLOUR, { format: 'png', width: 240, scale: 2 }, [
    'A signature is a line of text: the horizontal version stands beside it.',
    'Mail is read on white.',
    'Mail programs show no SVG; 240 px at double density is sharp and small.',
  ]),
  'light-slide': use('light', WIDE, COLOUR, { format: 'png', width: 1600 }, [
    'Slides are wide, so the horizontal version fits.',
    'On a light slide it stands in its own colours.',
    'Every presentation program takes a transparent PNG; 1,600 px fills half a 4K slide.',
  ]),
  'dark-slide': use('dark', WIDE, REVERSED, { format: 'png', width: 1600 }, [
    'Slides are wide, so the horizontal version fits.',
    'On a dark slide only the white version has enough contrast.',
    'Every presentation program takes a transparent PNG; 1,600 px fills half a 4K slide.',
  ]),
  'video-end-card': use('dark', UPRIGHT, REVERSED, { format: 'png', width: 1920, padding: 'clear' }, [
    'At the end of a film it stands alone in the middle: the stacked version holds that best.',
    'End cards are dark; the white version does not flicker when compressed.',
    'Editing programs take a PNG with transparency; 1,920 px is half the width of 4K.',
  ]),
  'on-photo': use('photo', WIDE, REVERSED, { format: 'png', width: 1600 }, [
    'The horizontal version takes least of the picture.',
    'Over a photo one colour is calm: white, on a dark and quiet part.',
    'A transparent PNG can be laid over it anywhere.',
  ]),
  'print-advert': use(
    'light',
    WIDE,
    COLOUR,
    { format: 'pdf', widthMm: 80 },
    [
      'The horizontal version is the one that readers know.',
      'On coated paper colours print true.',
      'A printer needs vectors: PDF, at 80 mm or any other size.',
    ],
    true,
  ),
  newsprint: use(
    'light',
    WIDE,
    ['black', 'greyscale'],
    { format: 'pdf', widthMm: 60 },
    [
      'The horizontal version is the one that readers know.',
      'Newsprint is coarse and its colours shift: plain black stays sharp.',
      'A printer needs vectors: PDF has no pixels that would tear.',
    ],
    true,
  ),
  letterhead: use(
    'light',
    WIDE,
    COLOUR,
    { format: 'pdf', widthMm: 50 },
    [
      'The horizontal version sits at the head of a letter.',
      'Paper is white, so it stands in its own colours.',
      'PDF for the printer; 50 mm is a usual width.',
    ],
    true,
  ),
  poster: use(
    'light',
    UPRIGHT,
    COLOUR,
    { format: 'pdf', widthMm: 300 },
    [
      'A poster is upright: the stacked version fits its corner.',
      'On coated paper colours print true.',
      'At this size only vectors stay sharp.',
    ],
    true,
  ),
  embroidery: use(
    'light',
    SQUARE,
    ['black', 'white', 'full-colour'],
    { format: 'svg' },
    [
      'Thread cannot hold small letters: the symbol alone is sewn.',
      'One colour is one thread; gradients cannot be sewn.',
      'The digitiser traces vectors.',
    ],
    true,
  ),
  engraving: use(
    'light',
    SQUARE,
    ['black'],
    { format: 'svg' },
    [
      'Thin lettering breaks when it is cut: the symbol holds.',
      'A cutter knows only one colour: black is what is cut.',
      'Cutters follow the outlines of an SVG.',
    ],
    true,
  ),
  merchandise: use(
    'brand',
    SQUARE,
    ['white', 'black', 'full-colour'],
    { format: 'pdf', widthMm: 80 },
    [
      'Small curved things take the symbol best.',
      'On coloured material one colour prints cleanest and cheapest.',
      'Screens are exposed from vectors.',
    ],
    true,
  ),
  'partner-page': use('light', WIDE, COLOUR, { format: 'svg', padding: 'clear' }, [
    'Beside other logos the horizontal version keeps its height.',
    'On a partner’s light page it stands in its own colours.',
    'SVG with its clear space built in: nobody can place it too tight.',
  ]),
  'office-document': use('light', WIDE, COLOUR, { format: 'png', widthMm: 50, dpi: 300 }, [
    'A document’s head is wide and low.',
    'Pages are white, so it stands in its own colours.',
    'Office programs differ with SVG; a PNG at 300 dpi prints well everywhere.',
  ]),
};

/** Every use in the order in which a chooser lists them. */
export const USE_NAMES = Object.keys(USES) as LogoUse[];

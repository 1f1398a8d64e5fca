import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** A file of the corpus with what a person would say of it. */
export interface Labelled {
  readonly path: string;
  readonly brand: string;
  readonly lockup: string;
  readonly colourway: string;
  readonly ground: 'light' | 'dark';
}

type Lockup = 'primary' | 'stacked' | 'symbol' | 'wordmark';
type Tone = 'colour' | 'black' | 'white' | 'grey' | 'colour-neg';

const LABEL: Record<Tone, { colourway: string; ground: 'light' | 'dark' }> = {
  colour: { colourway: 'full-colour', ground: 'light' },
  black: { colourway: 'black', ground: 'light' },
  white: { colourway: 'white', ground: 'dark' },
  grey: { colourway: 'greyscale', ground: 'light' },
  'colour-neg': { colourway: 'full-colour', ground: 'dark' },
};

interface House {
  readonly brand: string;
  readonly colours: readonly [string, string];
  /** How this house names a file, or null where it has no such file. */
  readonly path: (lockup: Lockup, tone: Tone, format: string) => string | null;
  readonly lockups: readonly Lockup[];
  readonly tones: readonly Tone[];
  readonly formats: readonly string[];
}

const pick =
  <K extends string>(words: Record<K, string>) =>
  (key: K): string =>
    words[key];

/** Ways in which real organisations name their logo files, each written down from a public brand portal or a typical agency delivery, with names that nobody owns. */
const HOUSES: readonly House[] = [
  {
    // an American health company: CamelCase and underscores
    brand: 'Acme Health',
    colours: ['#0057b8', '#00a39a'],
    lockups: ['primary', 'stacked', 'symbol'],
    tones: ['colour', 'black', 'white'],
    formats: ['svg', 'png', 'eps'],
    path: (lockup, tone, format) =>
      `AcmeHealth_${pick({ primary: 'Logo_Horizontal', stacked: 'Logo_Stacked', symbol: 'Icon', wordmark: '' })(lockup)}_${pick({ colour: 'FullColor', black: 'OneColor_Black', white: 'Reversed_White', grey: '', 'colour-neg': '' })(tone)}_${format === 'eps' ? 'CMYK' : 'RGB'}.${format}`,
  },
  {
    // a German utility: hyphens, quer and hoch, 4c, sw, neg
    brand: 'Stadtwerke Musterstadt',
    colours: ['#c8102e', '#4b4f54'],
    lockups: ['primary', 'stacked', 'symbol'],
    tones: ['colour', 'black', 'white', 'grey'],
    formats: ['eps', 'png', 'svg'],
    path: (lockup, tone, format) =>
      `Logos SWM/Stadtwerke-Musterstadt_${pick({ primary: 'Logo_quer', stacked: 'Logo_hoch', symbol: 'Bildmarke', wordmark: 'Wortmarke' })(lockup)}_${pick({ colour: format === 'eps' ? '4c' : 'rgb', black: 'sw', white: 'weiß', grey: 'Graustufen', 'colour-neg': 'neg' })(tone)}.${format}`,
  },
  {
    // a Danish municipality: folders by colour, an abbreviation in the name
    brand: 'Havneby Kommune',
    colours: ['#1d4f3f', '#8db600'],
    lockups: ['primary', 'symbol', 'wordmark'],
    tones: ['colour', 'black', 'white'],
    formats: ['svg', 'png', 'pdf'],
    path: (lockup, tone, format) =>
      `Havneby Kommune/${pick({ colour: 'Farve', black: 'Sort', white: 'Hvid', grey: '', 'colour-neg': '' })(tone)}/hk_${pick({ primary: 'logo_vandret', stacked: '', symbol: 'bomærke', wordmark: 'navnetræk' })(lockup)}.${format}`,
  },
  {
    // an NGO: numbered folders, sizes in the names
    brand: 'Green Rivers',
    colours: ['#2a7f62', '#f2b705'],
    lockups: ['primary', 'stacked', 'symbol'],
    tones: ['colour', 'white', 'colour-neg'],
    formats: ['svg', 'png'],
    path: (lockup, tone, format) =>
      `Green Rivers logos/${pick({ primary: '01 Primary logo', stacked: '02 Stacked logo', symbol: '03 Symbol', wordmark: '' })(lockup)}/green-rivers-${pick({ colour: 'colour', black: '', white: 'white', grey: '', 'colour-neg': 'colour-neg' })(tone)}${format === 'png' ? '-2000px' : ''}.${format}`,
  },
  {
    // a software company: 'light' and 'dark' mean the drawing, and only the pixels say so
    brand: 'Quillmark',
    colours: ['#5b21b6', '#f97316'],
    lockups: ['primary', 'symbol'],
    tones: ['colour', 'black', 'white'],
    formats: ['svg', 'png'],
    path: (lockup, tone, format) =>
      `quillmark/${lockup === 'symbol' ? 'quillmark-mark' : 'quillmark-logo'}${pick({ colour: '', black: '-dark', white: '-light', grey: '', 'colour-neg': '' })(tone)}${format === 'png' ? '@2x' : ''}.${format}`,
  },
  {
    // a French institution: horizontal, couleur, noir, blanc
    brand: 'Théâtre du Port',
    colours: ['#7a1f3d', '#d9b44a'],
    lockups: ['primary', 'stacked'],
    tones: ['colour', 'black', 'white'],
    formats: ['svg', 'png', 'pdf'],
    path: (lockup, tone, format) =>
      `Logo_Théâtre-du-Port_${pick({ primary: 'horizontal', stacked: 'vertical', symbol: '', wordmark: '' })(lockup)}_${pick({ colour: 'couleur', black: 'noir', white: 'blanc', grey: '', 'colour-neg': '' })(tone)}.${format}`,
  },
  {
    // a Swedish university: logotyp is any logo there, liggande and stående
    brand: 'Norra Universitet',
    colours: ['#003b71', '#b58900'],
    lockups: ['primary', 'stacked'],
    tones: ['colour', 'black', 'white'],
    formats: ['png', 'svg'],
    path: (lockup, tone, format) =>
      `Norra Universitet/${format.toUpperCase()}/nu_logotyp_${pick({ primary: 'liggande', stacked: 'stående', symbol: '', wordmark: '' })(lockup)}_${pick({ colour: 'färg', black: 'svart', white: 'vit', grey: '', 'colour-neg': '' })(tone)}.${format}`,
  },
  {
    // a Dutch city: everything hyphenated, 'neg' for colours on dark
    brand: 'Gemeente Waterdam',
    colours: ['#e4002b', '#12239e'],
    lockups: ['primary', 'stacked', 'symbol'],
    tones: ['colour', 'white', 'colour-neg'],
    formats: ['svg', 'png'],
    path: (lockup, tone, format) =>
      `gemeente-waterdam-${pick({ primary: 'logo-liggend', stacked: 'logo-staand', symbol: 'beeldmerk', wordmark: '' })(lockup)}-${pick({ colour: 'kleur', black: '', white: 'wit', grey: '', 'colour-neg': 'diap' })(tone)}.${format}`,
  },
  {
    // names without a word on the drawing: only the pixels are left
    brand: 'Bluepeak',
    colours: ['#0ea5e9', '#1e293b'],
    lockups: ['primary', 'symbol'],
    tones: ['colour', 'white', 'black'],
    formats: ['svg', 'png'],
    path: (lockup, tone, format) =>
      `Bluepeak/final/${lockup === 'symbol' ? 'Bluepeak-S' : 'Bluepeak'} v${pick({ colour: '1', black: '2', white: '3', grey: '4', 'colour-neg': '5' })(tone)} (final).${format}`,
  },
  {
    // a partner's delivery: print and web folders, Pantone, JPG on its ground
    brand: 'Oakfield Partners',
    colours: ['#14532d', '#a16207'],
    lockups: ['primary', 'wordmark'],
    tones: ['colour', 'black', 'white'],
    formats: ['ai', 'jpg', 'png'],
    path: (lockup, tone, format) =>
      `Partners/Oakfield Partners/${format === 'ai' ? 'Print' : 'Web'}/OP_${lockup === 'wordmark' ? 'Wordmark' : 'Logo'}_${pick({ colour: format === 'ai' ? 'PMS' : 'RGB', black: '1C_black', white: 'inv', grey: '', 'colour-neg': '' })(tone)}_${format === 'ai' ? 'v2' : '1600px'}.${format}`,
  },
  // Written when the rules were thought finished; 30 of these 42 went wrong at first, all but six in the name of the brand, and the rules grew.
  {
    // an agency's codes: one letter for the lockup
    brand: 'Ridgeway Bank',
    colours: ['#003087', '#c8a951'],
    lockups: ['primary', 'stacked', 'symbol'],
    tones: ['colour', 'black', 'white'],
    formats: ['eps', 'png'],
    path: (lockup, tone, format) =>
      `RidgewayBank_${pick({ primary: 'H', stacked: 'V', symbol: 'S', wordmark: 'W' })(lockup)}_${pick({ colour: 'CLR', black: 'BLK', white: 'WHT', grey: 'GRY', 'colour-neg': 'REV' })(tone)}.${format}`,
  },
  {
    // a Spanish house: isotipo and logotipo, positivo and negativo
    brand: 'Casa Verde',
    colours: ['#15803d', '#ca8a04'],
    lockups: ['primary', 'symbol'],
    tones: ['colour', 'white', 'black'],
    formats: ['svg', 'png'],
    path: (lockup, tone, format) =>
      `Casa Verde/${lockup === 'symbol' ? 'isotipo' : 'imagotipo'}-casa-verde-${pick({ colour: 'positivo', black: 'negro', white: 'negativo', grey: '', 'colour-neg': '' })(tone)}.${format}`,
  },
  {
    // a ministry: two languages of the same mark, an abbreviation, centimetres
    brand: 'Kystministeriet',
    colours: ['#7c2d12', '#1e3a5f'],
    lockups: ['primary', 'stacked'],
    tones: ['colour', 'black', 'white'],
    formats: ['svg', 'pdf'],
    path: (lockup, tone, format) =>
      `Kystministeriet/Dansk/KYM_DK_${pick({ primary: 'vandret', stacked: 'lodret', symbol: '', wordmark: '' })(lockup)}_${pick({ colour: 'farve', black: 'sort', white: 'negativ', grey: '', 'colour-neg': '' })(tone)}_5cm.${format}`,
  },
  // Written last; the rules know no Polish and were not changed for it.
  {
    brand: 'Politechnika Zachodnia',
    colours: ['#0f4c3a', '#d97706'],
    lockups: ['primary', 'stacked'],
    tones: ['colour', 'black', 'white'],
    formats: ['svg', 'png'],
    path: (lockup, tone, format) =>
      `Politechnika Zachodnia/PZ_znak_${pick({ primary: 'poziomy', stacked: 'pionowy', symbol: '', wordmark: '' })(lockup)}_${pick({ colour: 'kolor', black: 'czarny', white: 'biały', grey: '', 'colour-neg': '' })(tone)}.${format}`,
  },
];

const INK: Record<Tone, (colour: string, at: number) => string> = {
  colour: (colour) => colour,
  black: () => '#000000',
  white: () => '#ffffff',
  grey: (_, at) => (at === 0 ? '#595959' : '#8c8c8c'),
  'colour-neg': (colour, at) => (at === 0 ? '#ffffff' : colour),
};

/** A drawing: a symbol of two shapes, and letters as bars. */
export function drawLogo(lockup: Lockup, tone: Tone, colours: readonly [string, string]): string {
  const [one, two] = [INK[tone](colours[0], 0), INK[tone](colours[1], 1)];
  const symbol = `<path fill="${one}" d="M0 100V50A50 50 0 0 1 50 0V100Z"/><circle fill="${two}" cx="78" cy="28" r="22"/><rect fill="${tone === 'colour-neg' ? two : one}" x="56" y="56" width="44" height="44"/>`;
  const letters = (x: number, y: number, size: number): string =>
    [0, 1, 2, 3, 4, 5, 6]
      .map(
        (at) =>
          `<rect fill="${one}" x="${x + at * size * 0.62}" y="${y}" width="${size * (at % 3 === 1 ? 0.2 : 0.5)}" height="${size}"/>`,
      )
      .join('');
  const [width, height, body] = {
    symbol: [100, 100, symbol] as const,
    primary: [420, 100, symbol + letters(130, 20, 64)] as const,
    stacked: [200, 170, `<g transform="translate(50 0)">${symbol}</g>${letters(12, 125, 42)}`] as const,
    wordmark: [300, 70, letters(4, 3, 64)] as const,
  }[lockup];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

/** A PDF of one page with two rectangles in these colours. */
export const smallPdf = (one = '#004c80', two = '#004c80'): string => {
  const paint = (hex: string): string =>
    [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
  const content = `${paint(one)} rg 10 10 30 30 re f ${paint(two)} rg 50 10 140 30 re f`;
  return `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 50]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
};

async function bytesOf(
  svg: string,
  format: string,
  tone: Tone,
  colours: readonly [string, string],
  salt: string,
): Promise<Uint8Array> {
  const text = svg.replace('<svg ', `<svg data-n="${salt}" `);
  switch (format) {
    case 'svg':
      return Buffer.from(text);
    case 'png':
      return sharp(Buffer.from(svg), { density: 200 })
        .png()
        .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!--${salt}--></x:xmpmeta>`)
        .toBuffer();
    case 'jpg':
      return sharp(Buffer.from(svg), { density: 300 })
        .flatten({ background: LABEL[tone].ground === 'dark' ? '#20262e' : '#ffffff' })
        .jpeg({ quality: 90 })
        .toBuffer();
    case 'eps':
      return Buffer.from(`%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 200 50\n%%Title: ${salt}\n%%EOF\n`);
    default:
      return Buffer.from(`${smallPdf(INK[tone](colours[0], 0), INK[tone](colours[1], 1))}%${salt}\n`);
  }
}

/** Writes the corpus below a folder and answers its labels. */
export async function writeCorpus(folder: string): Promise<Labelled[]> {
  const labels: Labelled[] = [];
  for (const house of HOUSES) {
    for (const lockup of house.lockups)
      for (const tone of house.tones)
        for (const format of house.formats) {
          const path = house.path(lockup, tone, format);
          if (path === null) continue;
          const target = join(folder, path);
          await mkdir(dirname(target), { recursive: true });
          await writeFile(
            target,
            await bytesOf(
              drawLogo(lockup, tone, house.colours),
              format,
              tone,
              house.colours,
              `${house.brand} ${lockup} ${tone} ${format}`,
            ),
          );
          labels.push({ path, brand: house.brand, lockup, ...LABEL[tone] });
        }
  }
  return labels;
}

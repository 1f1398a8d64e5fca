import type { Font, FontCollection } from 'fontkit';
import { content, type FormatContent, opaque } from './content.ts';
import { DAMAGE_IN_WORDS, damageOfFont } from './font-whole.ts';
import { documentMetadata } from './office.ts';
import { OutlineDrawing, unitsOf, widthOf } from './outlines.ts';
import { drawn } from './picture.ts';

/** Bytes of a font that are read; complete Chinese and Japanese families have some 40 MB. */
const MAX_BYTES = 128 * 1024 * 1024;

/** Names of weights (OpenType, OS/2, usWeightClass). */
const WEIGHTS: Readonly<Record<number, string>> = {
  100: 'Thin',
  200: 'Extra Light',
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'Semibold',
  700: 'Bold',
  800: 'Extra Bold',
  900: 'Black',
};

/** Reads TTF, OTF, TTC, WOFF and WOFF2: what the font says of itself, and a specimen drawn from its outlines. Nothing is installed. */
export async function readFont(bytes: Uint8Array): Promise<FormatContent> {
  if (bytes.length > MAX_BYTES) return opaque('imports.decoder_failed');
  const { create } = await import('fontkit');
  let fonts: readonly Font[];
  try {
    const opened = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    fonts = isCollection(opened) ? opened.fonts.slice(0, 100) : [opened];
  } catch {
    return opaque('imports.decoder_failed');
  }
  const font = fonts[0];
  if (font === undefined) return opaque('imports.decoder_failed');
  const damage = damageOfFont(bytes);
  const about = aboutFont(font);
  const picture = await attemptAsync(() => specimen(font, about));
  return content({
    picture,
    metadata: documentMetadata({
      title: [about.family, about.style].join(' ').trim(),
      creator: about.designer,
      copyright: about.copyright,
    }),
    text: [
      about.family,
      about.style,
      about.designer,
      about.maker,
      about.licence,
      ...fonts.slice(1).map((one) => name(one, 'fullName')),
    ].join('\n'),
    facts: {
      fontFamily: about.family,
      fontStyle: about.style,
      fontWeight: about.weight === null ? '' : `${WEIGHTS[about.weight] ?? ''} ${about.weight}`.trim(),
      fontVersion: about.version,
      glyphs: attempt(() => font.numGlyphs),
      embedding: about.embedding,
      licence: about.licence,
      publisher: about.maker,
      axes: about.axes,
      fonts: fonts.length > 1 ? fonts.length : '',
      fontDamage: damage === null ? '' : DAMAGE_IN_WORDS[damage],
    },
    note: damage !== null ? 'imports.font_damaged' : picture === null ? 'imports.decoder_failed' : null,
  });
}

const isCollection = (opened: Font | FontCollection): opened is FontCollection => 'fonts' in opened;

/** Tables are read when first asked for, so each question to a broken font may throw. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

async function attemptAsync<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

const name = (font: Font, key: string): string => {
  const value = attempt(() => font.getName(key));
  return typeof value === 'string' ? value : '';
};

interface About {
  readonly family: string;
  readonly style: string;
  readonly weight: number | null;
  readonly version: string;
  readonly copyright: string;
  readonly designer: string;
  readonly maker: string;
  readonly licence: string;
  readonly embedding: string;
  readonly axes: string;
}

function aboutFont(font: Font): About {
  const os2 = attempt(() => font['OS/2']) ?? null;
  const axes = attempt(() => Object.entries(font.variationAxes)) ?? [];
  return {
    family: name(font, 'preferredFamily') || name(font, 'fontFamily'),
    style: name(font, 'preferredSubfamily') || name(font, 'fontSubfamily'),
    weight: os2?.usWeightClass ?? null,
    version: name(font, 'version').replace(/^Version\s+/i, ''),
    copyright: name(font, 'copyright'),
    designer: name(font, 'designer'),
    maker: name(font, 'manufacturer'),
    licence: name(font, 'license') || name(font, 'licenseURL'),
    embedding: embeddingOf(os2?.fsType),
    axes: axes.map(([tag, { min, max }]) => `${tag} ${min} to ${max}`).join(', '),
  };
}

/** What fsType permits (OpenType, OS/2): the least restrictive bit counts; none set is free to install. */
function embeddingOf(bits: Readonly<Record<string, boolean>> | undefined): string {
  if (bits === undefined) return '';
  const base = bits.editable
    ? 'editable documents'
    : bits.viewOnly
      ? 'print and view only'
      : bits.noEmbedding
        ? 'not without permission'
        : 'installable';
  return `${base}${bits.noSubsetting ? ', no subsetting' : ''}${bits.bitmapOnly ? ', bitmaps only' : ''}`;
}

const SHEET = { width: 1600, height: 1000, margin: 90 } as const;
const INK = '#16212b';
const SOFT = '#4d5b67';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789  æøåÆØÅ  &@?!%€§';
const SENTENCE = 'The quick brown fox jumps over the lazy dog. Høj bly gom vandt fræk sexquiz på wc.';

/** A sheet with the family's name, the alphabet and a sentence; for fonts without Latin letters, whatever letters they have. */
async function specimen(font: Font, about: About): Promise<Uint8Array | null> {
  const drawing = new OutlineDrawing();
  const width = SHEET.width - 2 * SHEET.margin;
  const hasLatin = 'ABEagno'
    .split('')
    .every((letter) => attempt(() => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) === true);
  const title = [about.family, about.style === 'Regular' ? '' : about.style].join(' ').trim();
  const lines: [text: string, most: number, fill: string][] = hasLatin
    ? [
        [title === '' ? 'Aa' : title.slice(0, 60), 150, INK],
        [CAPITALS, 74, INK],
        [SMALL, 74, INK],
        [DIGITS, 74, INK],
        [SENTENCE, 46, SOFT],
      ]
    : ownLetters(font);
  if (lines.length === 0) return null;
  const height = verticals(font);
  let y = SHEET.margin;
  for (const [text, most, fill] of lines) {
    const wide = widthOf(font, text, 100) / 100;
    const px = Math.max(12, Math.min(most, wide > 0 ? width / wide : most, 220 / height.total));
    y += px * height.ascent;
    drawing.line(font, text, { x: SHEET.margin, y, px, fill, maxWidth: width + 1 });
    y += px * height.descent + 36;
  }
  return drawn(drawing.svg(SHEET.width, Math.round(Math.min(1600, Math.max(600, y + SHEET.margin - 36)))));
}

/** Letters above and below the baseline as shares of the size, within what is sane. */
function verticals(font: Font): { ascent: number; descent: number; total: number } {
  const share = (value: number | null, usual: number): number => {
    const part = Math.abs(value ?? 0) / unitsOf(font);
    return part >= 0.1 && part <= 2 ? part : usual;
  };
  const ascent = share(
    attempt(() => font.ascent),
    0.8,
  );
  const descent = share(
    attempt(() => font.descent),
    0.2,
  );
  return { ascent, descent, total: ascent + descent };
}

/** Five lines of the letters and signs that a font without Latin has, such as one of icons. */
function ownLetters(font: Font): [text: string, most: number, fill: string][] {
  const all = (attempt(() => font.characterSet) ?? []).filter(
    (code) =>
      (code > 32 && code <= 0x10ffff && !/[\p{C}\p{Z}\p{M}]/u.test(String.fromCodePoint(code))) ||
      (code >= 0xe000 && code <= 0xf8ff),
  );
  const chosen = all.slice(0, 60).map((code) => String.fromCodePoint(code));
  const lines: [string, number, string][] = [];
  for (let at = 0; at < chosen.length; at += 12) lines.push([chosen.slice(at, at + 12).join(''), 110, INK]);
  return lines;
}

import type { Brand, PaletteColour, PaletteFormat } from '#contract/logos.ts';
import { slug } from '../names.ts';
import { cmykOf, rgbOf } from './tone.ts';

type Palette = Pick<Brand, 'name' | 'palette'>;

/** The palette of a brand as a file: CSS custom properties, W3C design tokens, Adobe Swatch Exchange or a GIMP palette. */
export function writePaletteFile(brand: Palette, format: PaletteFormat): Uint8Array {
  switch (format) {
    case 'css':
      return utf8(writeCss(brand));
    case 'json':
      return utf8(writeTokens(brand));
    case 'gpl':
      return utf8(writeGpl(brand));
    case 'ase':
      return writeAse(brand);
  }
}

/** CMYK as a person typed it, else as it is computed. */
export const cmykFor = (colour: Pick<PaletteColour, 'colour' | 'cmyk'>): readonly [number, number, number, number] =>
  colour.cmyk ?? cmykOf(colour.colour);

/** Names of all colours as slugs that differ. */
function keysOf(palette: readonly PaletteColour[]): string[] {
  const taken = new Set<string>();
  return palette.map(({ name }, at) => {
    const plain = slug(name) || `colour-${at + 1}`;
    let key = plain;
    for (let n = 2; taken.has(key); n++) key = `${plain}-${n}`;
    taken.add(key);
    return key;
  });
}

const prefixOf = (brand: Palette): string => slug(brand.name) || 'brand';
const comment = (text: string): string => text.replace(/\*\//g, '* /');

function writeCss(brand: Palette): string {
  const keys = keysOf(brand.palette);
  const lines = brand.palette.map(({ name, colour, pantone }, at) => {
    const note = [name, ...(pantone === '' ? [] : [pantone])].join(', ');
    return `  --${prefixOf(brand)}-${keys[at]}: ${colour}; /* ${comment(note)} */`;
  });
  return `/* Colours of ${comment(brand.name)} */\n:root {\n${lines.join('\n')}\n}\n`;
}

/** Design Tokens Format Module 2025.10: groups of tokens with $type and $value; a colour is its colour space and components. */
function writeTokens(brand: Palette): string {
  const keys = keysOf(brand.palette);
  const tokens = Object.fromEntries(
    brand.palette.map(({ name, colour, pantone, role, cmyk }, at) => [
      keys[at],
      {
        $value: {
          colorSpace: 'srgb',
          components: rgbOf(colour).map((channel) => Number((channel / 255).toFixed(6))),
          hex: colour,
        },
        $description: name,
        $extensions: { 'dateline.cmyk': cmykFor({ colour, cmyk }), 'dateline.pantone': pantone, 'dateline.role': role },
      },
    ]),
  );
  return `${JSON.stringify({ [prefixOf(brand)]: { $type: 'color', $description: `Colours of ${brand.name}`, ...tokens } }, null, 2)}\n`;
}

const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ');

/** GIMP's palette: a head, then red, green, blue and a name on each line. */
function writeGpl(brand: Palette): string {
  const lines = brand.palette.map(
    ({ name, colour }) =>
      `${rgbOf(colour)
        .map((channel) => String(channel).padStart(3))
        .join(' ')}\t${oneLine(name)}`,
  );
  return `GIMP Palette\nName: ${oneLine(brand.name)}\nColumns: 4\n#\n${lines.join('\n')}\n`;
}

/** Adobe Swatch Exchange 1.0, big-endian: a group that holds one RGB swatch a colour. Names are UTF-16 with a zero behind. */
function writeAse(brand: Palette): Uint8Array {
  const blocks = [
    block(0xc001, nameBytes(brand.name)),
    ...brand.palette.map(({ name, colour }) => block(0x0001, [...nameBytes(name), ...rgbSwatch(colour)])),
    block(0xc002, []),
  ];
  const head = [0x41, 0x53, 0x45, 0x46, 0, 1, 0, 0, ...uint32(blocks.length)];
  return Uint8Array.from([...head, ...blocks.flat()]);
}

const uint16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const uint32 = (value: number): number[] => [...uint16(value >>> 16), ...uint16(value & 0xffff)];
const block = (type: number, content: readonly number[]): number[] => [...uint16(type), ...uint32(content.length), ...content];

function nameBytes(name: string): number[] {
  const units = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
  return [...uint16(units.length + 1), ...units.flatMap(uint16), 0, 0];
}

function rgbSwatch(colour: string): number[] {
  const floats = rgbOf(colour).flatMap((channel) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, channel / 255);
    return [0, 1, 2, 3].map((at) => view.getUint8(at));
  });
  // 'RGB ', three components, and 2 for a colour that is neither global nor spot
  return [0x52, 0x47, 0x42, 0x20, ...floats, ...uint16(2)];
}

/** UTF-8 without a TextEncoder, which a pure wall does not have. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

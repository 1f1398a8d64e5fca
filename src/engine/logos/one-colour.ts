import type { XastElement } from 'svgo';
import { mapPaints, mapStylePaints, PAINT_PROPERTIES } from '#domain/logos/paint.ts';
import { greyOf, isPaper } from '#domain/logos/tone.ts';
import { drawSvg } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';
import type { Artwork } from './frame.ts';
import { editSvg, elementsOf, textOf } from './svg-tree.ts';

/** The versions that can be made of a full-colour master. */
export type OneColour = 'black' | 'white' | 'greyscale';

const INK = { black: '#000000', white: '#ffffff' } as const;

/** Longer side in px at which a made version is checked. */
const CHECK_PX = 800;

/**
 * A black, white or greyscale version of a clean master. Black and white are exactly one colour plus opacity: light parts that lie on ink
 * are left open by a mask. Refuses with `logos.not_a_clean_master` what paints alone cannot turn (pixels inside, filters that colour).
 */
export async function inOneColour(artwork: Artwork, colourway: OneColour): Promise<string> {
  const made = colourway === 'greyscale' ? recoloured(artwork.svg, greyOf) : await inInk(artwork, INK[colourway]);
  const { data } = unwrap(await drawSvg(made, { longSide: CHECK_PX }));
  if (!isAsWanted(data, colourway))
    throw new Refusal(
      'logos.not_a_clean_master',
      'No one-colour version can be made of this SVG: not all of its colours are plain paints. Add a version drawn in one colour.',
    );
  return made;
}

async function inInk(artwork: Artwork, ink: string): Promise<string> {
  if (!(await hasPaperOnInk(artwork.svg))) return recoloured(artwork.svg, () => ink);
  // white shows in a mask, black does not
  const mask = recoloured(artwork.svg, (hex) => (isPaper(hex) ? '#000000' : '#ffffff'));
  return editSvg(mask, (root) => {
    const [x = '0', y = '0', width = String(artwork.width), height = String(artwork.height)] =
      root.attributes.viewBox?.trim().split(/[\s,]+/) ?? [];
    const area = { x, y, width, height };
    const { fill = '#ffffff', color = '#ffffff', ...own } = root.attributes;
    const described = root.children.filter((child) => child.type === 'element' && /^(title|desc|style|defs)$/.test(child.name));
    const drawn = root.children.filter((child) => !described.includes(child));
    const group: XastElement = { type: 'element', name: 'g', attributes: { fill, color }, children: drawn };
    root.attributes = own;
    root.children = [
      ...described,
      { type: 'element', name: 'mask', attributes: { id: MASK, maskUnits: 'userSpaceOnUse', ...area }, children: [group] },
      { type: 'element', name: 'rect', attributes: { ...area, fill: ink, mask: `url(#${MASK})` }, children: [] },
    ];
  });
}

const MASK = 'dateline-ink';

/** Every paint by another, in attributes, style attributes and style sheets; what is painted by default is so as well. */
export function recoloured(svg: string, change: (hex: string) => string): string {
  return editSvg(svg, (root) => {
    root.attributes.fill ??= '#000000';
    root.attributes.color ??= '#000000';
    for (const element of elementsOf(root)) {
      const { attributes } = element;
      for (const property of PAINT_PROPERTIES) {
        const value = attributes[property];
        if (value !== undefined) attributes[property] = mapPaints(value, change);
      }
      if (attributes.style !== undefined) attributes.style = mapStylePaints(attributes.style, change);
      if (element.name === 'style') element.children = [{ type: 'text', value: mapStylePaints(textOf(element), change) }];
      // a stop, a flood and a shadow are black unless they say otherwise
      if (element.name === 'stop' && !says(element, 'stop-color')) attributes['stop-color'] = change('#000000');
      if (/^(feFlood|feDropShadow)$/.test(element.name) && !says(element, 'flood-color'))
        attributes['flood-color'] = change('#000000');
    }
  });
}

const says = ({ attributes }: XastElement, property: string): boolean =>
  attributes[property] !== undefined || attributes.class !== undefined || (attributes.style ?? '').includes(property);

/** Whether light parts lie on ink rather than stand free: then their edges meet ink more often than nothing. */
async function hasPaperOnInk(svg: string): Promise<boolean> {
  const { data, width, height } = unwrap(await drawSvg(svg, { longSide: 400 }));
  const kind = (at: number): 'none' | 'paper' | 'ink' => {
    if ((data[at * 4 + 3] ?? 0) < 128) return 'none';
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    return isPaper(`#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`) ? 'paper' : 'ink';
  };
  const kinds = Array.from({ length: width * height }, (_, at) => kind(at));
  let onInk = 0;
  let free = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (kinds[y * width + x] !== 'paper') continue;
      // the fringe of an edge is neither, so what lies two pixels off is asked
      for (const [dx, dy] of [
        [-3, 0],
        [3, 0],
        [0, -3],
        [0, 3],
      ] as const) {
        const isInside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
        const other = isInside ? kinds[(y + dy) * width + x + dx] : 'none';
        if (other === 'ink') onInk++;
        else if (other === 'none') free++;
      }
    }
  }
  return onInk > free;
}

function isAsWanted(rgba: Uint8Array, colourway: OneColour): boolean {
  const wanted = colourway === 'white' ? 255 : 0;
  let drawn = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] === 0) continue;
    drawn++;
    const [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]];
    if (colourway === 'greyscale' ? !isGrey(red, green, blue) : red !== wanted || green !== wanted || blue !== wanted)
      return false;
  }
  return drawn > 0;
}

/** Blending rounds each channel by itself, by one at most. */
const isGrey = (red = 0, green = 0, blue = 0): boolean => Math.max(red, green, blue) - Math.min(red, green, blue) <= 1;

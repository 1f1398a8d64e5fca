import { readFileSync } from 'node:fs';
import type { XastElement } from 'svgo';
import type { Variant } from '#contract/logos.ts';
import { faultsOf } from '#domain/logos/faults.ts';
import { PAINT_PROPERTIES, parsePaint } from '#domain/logos/paint.ts';
import { originalOf } from '../assets/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { readSvg, sanitiseSvg } from '../pictures/svg.ts';
import { sourceFor } from './source.ts';
import { editSvg, elementsOf, textOf } from './svg-tree.ts';

/** Larger drawings are not looked into: preflight runs while somebody types. */
const MOST_BYTES = 400_000;
const SHAPES: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'polygon', 'polyline']);
/** What may mix tones: opacity in any form but a plain 1, blending, gradients, patterns, masks, pictures. */
const TONES =
  /<(?:linearGradient|radialGradient|pattern|mask|image|foreignObject)[\s>]|opacity\s*[=:](?!\s*["']?\s*1(?:\.0+)?\s*["';}!])|mix-blend-mode/i;
/** Declarations of a style sheet or a style attribute that paint. */
const PAINTING = new RegExp(String.raw`(?<![-\w])(?:${PAINT_PROPERTIES.join('|')})\s*:([^;{}]*)`, 'gi');
const FILLING = /(?<![-\w])fill\s*:/i;
const NO_PAINT = /^(?:none|transparent|inherit)$/i;

/**
 * Whether a sanitised SVG is drawn in one flat ink, white parts on it aside: then a black and a white version are a matter of paint and not of
 * judgement. Never for gradients, pictures, lettering that is text, tones that lie on each other, or colours that only a browser can tell.
 */
export function isOneInk(svg: string): boolean {
  if (faultsOf(svg).some((fault) => fault !== 'no-view-box') || TONES.test(svg)) return false;
  const inks = new Set<string>();
  let isTold = true;
  const take = (value: string): void => {
    const plain = value.replace(/!\s*important\s*$/i, '').trim();
    if (NO_PAINT.test(plain)) return;
    const paint = parsePaint(plain);
    if (paint === null || paint.alpha !== 1) isTold = false;
    else if (paint.hex !== '#ffffff') inks.add(paint.hex);
  };
  const takeStyle = (css: string): void => {
    for (const [, value = ''] of css.matchAll(PAINTING)) take(value);
  };
  editSvg(svg, (root) => {
    const filling = new Set<string>();
    for (const element of elementsOf(root)) {
      for (const property of PAINT_PROPERTIES) if (element.attributes[property] !== undefined) take(element.attributes[property]);
      takeStyle(element.attributes.style ?? '');
      if (element.name !== 'style') continue;
      takeStyle(textOf(element));
      for (const name of fillingClasses(textOf(element))) filling.add(name);
    }
    if (isBlackByDefault(root, false, filling)) take('#000000');
  });
  return isTold && inks.size === 1;
}

/** Classes that a style sheet gives a fill. */
const fillingClasses = (css: string): string[] =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', rule = '']) =>
    FILLING.test(rule) ? [...selectors.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name) : [],
  );

/** Whether a shape is filled by nothing but SVG's default, which is black. */
function isBlackByDefault(element: XastElement, isFilled: boolean, filling: ReadonlySet<string>): boolean {
  const { fill, style = '', class: names = '' } = element.attributes;
  const filled = isFilled || fill !== undefined || FILLING.test(style) || names.split(/\s+/).some((name) => filling.has(name));
  if (SHAPES.has(element.name) && !filled) return true;
  return element.children.some((child) => child.type === 'element' && isBlackByDefault(child, filled, filling));
}

/** What is known of files by their content, so that a preview a second reads nothing twice; forgotten whole when it is full. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 1000;

/** Whether black and white versions of a variant can be drawn without a question; false for one without an SVG that can be read. */
export function isDrawable(library: OpenLibrary, variant: Variant): boolean {
  const file = sourceFor(variant, 'svg');
  if (file === null || file.bytes > MOST_BYTES) return false;
  const before = known.get(file.sha256);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const bytes = readIfThere(originalOf(library, file.sha256));
  // Gone, which other rules tell; it may come back, so nothing is remembered of it.
  if (bytes === null) return false;
  const found = isOneInkFile(bytes);
  known.set(file.sha256, found);
  return found;
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function isOneInkFile(bytes: Buffer): boolean {
  try {
    const read = readSvg(bytes);
    const clean = read.ok ? sanitiseSvg(read.value) : read;
    return clean.ok && isOneInk(clean.value);
  } catch {
    return false; // torn, which other rules tell
  }
}

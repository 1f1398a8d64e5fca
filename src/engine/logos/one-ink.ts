import { readFileSync } from 'node:fs';
import type { XastElement } from 'svgo';
import type { Variant } from '#contract/logos.ts';
import { faultsOf } from '#domain/logos/faults.ts';
import { mapPaints, mapStylePaints, PAINT_PROPERTIES } from '#domain/logos/paint.ts';
import { originalOf } from '../assets/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { readSvg, sanitiseSvg } from '../pictures/svg.ts';
import { sourceFor } from './source.ts';
import { editSvg, elementsOf, textOf } from './svg-tree.ts';

/** Larger drawings are not looked into: preflight runs while somebody types. */
const MOST_BYTES = 400_000;
const SHAPES: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'polygon', 'polyline']);
/** What may mix tones: opacity in any form, blending, gradients, patterns, masks, pictures. */
const TONES =
  /<(?:linearGradient|radialGradient|pattern|mask|image|foreignObject)[\s>]|opacity\s*[=:]\s*["']?\s*(?:0?\.\d|0["';]|\d{1,2}(?:\.\d+)?%)|mix-blend-mode|rgba\(|hsla\(|#[0-9a-f]{8}\b/i;

/**
 * Whether a sanitised SVG is drawn in one flat ink, white parts on it aside: then a black and a white version are a matter of paint and not of
 * judgement. Never for gradients, pictures, lettering that is text, or tones that lie on each other.
 */
export function isOneInk(svg: string): boolean {
  if (faultsOf(svg).some((fault) => fault !== 'no-view-box') || TONES.test(svg)) return false;
  const inks = new Set<string>();
  const take = (hex: string): string => {
    if (hex !== '#ffffff') inks.add(hex);
    return hex;
  };
  editSvg(svg, (root) => {
    for (const element of elementsOf(root)) {
      for (const property of PAINT_PROPERTIES) mapPaints(element.attributes[property] ?? '', take);
      mapStylePaints(element.attributes.style ?? '', take);
      if (element.name === 'style') mapStylePaints(textOf(element), take);
    }
    if (isBlackByDefault(root, false)) take('#000000');
  });
  return inks.size === 1;
}

/** Whether a shape is filled by nothing but SVG's default, which is black; a class may fill it. */
function isBlackByDefault(element: XastElement, isFilled: boolean): boolean {
  const { fill, style = '', class: name } = element.attributes;
  const filled = isFilled || fill !== undefined || name !== undefined || /(^|;)\s*fill\s*:/.test(style);
  if (SHAPES.has(element.name) && !filled) return true;
  return element.children.some((child) => child.type === 'element' && isBlackByDefault(child, filled));
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

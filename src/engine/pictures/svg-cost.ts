import type { XastElement, XastParent } from 'svgo';
import { localName } from './svg-rules.ts';

/**
 * The most that a drawing may cost, where a plain shape costs 1. Once librsvg draws it cannot be interrupted: 200,000 small
 * shapes took 6 s at 1600 px here, 50,000 large ones over 15 s. The logos of the sample kit cost under 50.
 */
export const MAX_DRAWING_COST = 50_000;

/** One filter step goes over every pixel of its element: measured, 500 plain shapes of a logo's usual size. */
const FILTER_STEP = 500;

/** A group that is drawn aside first (opacity, mask, clip, blending). */
const DRAWN_ASIDE = 10;

/** Characters of a path after which its cost grows with the square: scan conversion compares edges with each other. */
const PATH_CHARACTERS = 2000;

/** How much drawing a cleaned SVG asks for: `use`, patterns, masks, markers, filters count once for each time they are drawn. */
export function drawingCost(root: XastParent): number {
  const drawing = readDrawing(root);
  const known = new Map<XastElement, number>();
  const costOf = (element: XastElement): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    known.set(element, 0); // an element that contains itself is not drawn
    let cost = ownCost(element);
    for (const child of element.children) {
      if (child.type === 'element') cost += costOf(child);
      if (cost > MAX_DRAWING_COST) return cost; // all the same how much more
    }
    for (const id of references(element, drawing.ruled)) {
      const target = drawing.byId.get(id);
      if (target !== undefined) cost += costOf(target);
      if (cost > MAX_DRAWING_COST) return cost;
    }
    known.set(element, cost);
    return cost;
  };
  return root.children.reduce((sum, child) => sum + (child.type === 'element' ? costOf(child) : 0), 0);
}

/** What style sheets refer to, by the names in the selectors ('.class', '#id', 'element', '*'). */
type Ruled = ReadonlyMap<string, ReadonlySet<string>>;

function readDrawing(root: XastParent): { byId: ReadonlyMap<string, XastElement>; ruled: Ruled } {
  const byId = new Map<string, XastElement>();
  const ruled = new Map<string, Set<string>>();
  const waiting: XastParent[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      const { id } = child.attributes;
      if (id !== undefined && !byId.has(id)) byId.set(id, child);
      if (localName(child.name) === 'style') readRules(child, ruled);
      waiting.push(child);
    }
  }
  return { byId, ruled };
}

/** Any part of a selector that fits counts as a match: rather too much than too little. */
function readRules(style: XastElement, ruled: Map<string, Set<string>>): void {
  const css = style.children.map((child) => ('value' in child ? child.value : '')).join('');
  for (const rule of css.split('}')) {
    const open = rule.lastIndexOf('{');
    const ids = urlIds(rule.slice(open + 1));
    if (open < 0 || ids.length === 0) continue;
    for (const name of new Set(rule.slice(0, open).match(/[.#]?[\w-]+|\*/g))) {
      const known = ruled.get(name) ?? new Set();
      for (const id of ids) known.add(id);
      ruled.set(name, known);
    }
  }
}

const urlIds = (text: string): string[] => [...text.matchAll(/url\(\s*["']?#([^"')\s]+)/gi)].map(([, id = '']) => id);

function* references(element: XastElement, ruled: Ruled): Generator<string> {
  for (const [name, value] of Object.entries(element.attributes)) {
    if (localName(name) === 'href' && value.trim().startsWith('#')) yield value.trim().slice(1);
    else if (value.includes('#')) yield* urlIds(value);
  }
  if (ruled.size === 0) return;
  const classes = (element.attributes.class ?? '').split(/\s+/).map((name) => `.${name}`);
  for (const name of ['*', localName(element.name), `#${element.attributes.id ?? ''}`, ...classes]) yield* ruled.get(name) ?? [];
}

function ownCost(element: XastElement): number {
  const { attributes } = element;
  const name = localName(element.name);
  const path = (attributes.d ?? attributes.points ?? '').length / PATH_CHARACTERS;
  const isAside =
    ['opacity', 'mask', 'clip-path'].some((one) => attributes[one] !== undefined) ||
    /opacity|mask|clip|blend/.test(attributes.style ?? '');
  // a wide morphology looks at a whole neighbourhood for each pixel
  const filter =
    name === 'feMorphology' ? 1 + Math.max(Number.parseFloat(attributes.radius ?? '0') || 0, 0) : /^fe[A-Z]/.test(name) ? 1 : 0;
  return 1 + path ** 2 + (isAside ? DRAWN_ASIDE : 0) + filter * FILTER_STEP;
}

import type { CustomPlugin, XastChild, XastElement, XastParent, XastRoot } from 'svgo';
import type { Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { doctypeEnd } from '../files/text-type.ts';
import { findSuspicion, isOverloaded } from './svg-check.ts';
import { drawingCost, MAX_DRAWING_COST } from './svg-cost.ts';
import {
  cleanCss,
  DRAWING_ELEMENTS,
  holdsScriptAddress,
  isForbiddenAttribute,
  isInnerReference,
  localName,
  SVG_NAMESPACE,
  XLINK_NAMESPACE,
} from './svg-rules.ts';
import { optimize } from './svgo.ts';

/** The longest SVG that is read, in characters. libvips stops at the same: 10 MB (svgload, 'unlimited' off). */
export const MAX_SVG_CHARACTERS = 10_000_000;

/** Nesting that svgo's recursion survives with room to spare; real logos stay under 50. */
const MAX_DEPTH = 500;

/**
 * The drawing without anything that runs, loads or identifies: scripts, handlers, foreignObject, animations, references that
 * leave the file, doctype, entities, comments and editor data. What is drawn stays as it was, to the pixel. Idempotent.
 * Refuses with imports.too_large (over 10 MB, or MAX_DRAWING_COST), or with imports.unsupported_picture when it is no
 * well-formed SVG or looks hostile.
 */
export function sanitiseSvg(text: string): Result<string> {
  const known = RECENT.get(text);
  if (known !== undefined) return known;
  const result = sanitise(text);
  if (text.length <= REMEMBERED) {
    RECENT.set(text, result);
    for (const oldest of RECENT.keys()) {
      if (RECENT.size <= MOST_REMEMBERED) break;
      RECENT.delete(oldest);
    }
  }
  return result;
}

/** A drawing is asked for several times while it is looked at or made: the last few small ones are not cleaned again. */
const RECENT = new Map<string, Result<string>>();
const MOST_REMEMBERED = 16;
const REMEMBERED = 200_000;

function sanitise(text: string): Result<string> {
  if (text.length > MAX_SVG_CHARACTERS)
    return failed('imports.too_large', 'The SVG is larger than 10 MB. Simplify it or embed smaller pictures.');
  const prepared = prepare(text.replace(/^\ufeff/, ''));
  if (!prepared.ok) return prepared;
  if (isOverloaded(prepared.value)) return tooComplex();
  const cleaned = clean(prepared.value);
  if (!cleaned.ok) return cleaned;
  const suspicion = findSuspicion(cleaned.value);
  return suspicion === null ? cleaned : refuse(`It still holds ${suspicion}.`);
}

const refuse = (why: string) => failed('imports.unsupported_picture', `The SVG is not safe to use. ${why}`);
const tooComplex = () => failed('imports.too_large', 'The SVG draws too much to be drawn safely. Simplify it or export it anew.');
const broken = (why: string) => failed('imports.unsupported_picture', `The SVG is damaged. ${why}`);

/** Resolves the doctype, which no later step is to see, and adds the namespaces that drawings copied out of a web page lack. */
function prepare(text: string): Result<string> {
  const expanded = expandEntities(text);
  if (!expanded.ok) return expanded;
  const root = /<(?:([A-Za-z_][\w.-]*):)?svg(?=[\s/>])[^>]*/.exec(expanded.value);
  if (root === null) return broken('It has no svg element.');
  const missing = [
    root[1] === undefined && !/\sxmlns\s*=/.test(root[0]) ? ` xmlns="${SVG_NAMESPACE}"` : '',
    /\sxlink:href\s*=/.test(expanded.value) && !/\sxmlns:xlink\s*=/.test(expanded.value)
      ? ' xmlns:xlink="http://www.w3.org/1999/xlink"'
      : '',
  ].join('');
  const at = root.index + 1 + (root[1] === undefined ? 0 : root[1].length + 1) + 'svg'.length;
  return done(expanded.value.slice(0, at) + missing + expanded.value.slice(at));
}

/**
 * Illustrator declares its namespaces as entities, so they cannot simply be refused. Only plain texts are expanded, once,
 * within the size limit: an entity that mentions another (billion laughs), a file or markup ends it.
 */
function expandEntities(text: string): Result<string> {
  const start = text.search(/<!doctype/i);
  if (start < 0) return done(text);
  const end = doctypeEnd(text, start);
  if (end === 0) return broken('Its doctype never ends.');
  const doctype = text.slice(start, end);
  const rest = text.slice(0, start) + text.slice(end);
  if (/<!doctype|<!entity/i.test(rest)) return refuse('It has more than one doctype.');
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
    const value = double ?? single ?? '';
    if (/[&%<]/.test(value)) return refuse('It defines an entity in terms of others.');
    values.set(name, value.replace(/"/g, '&quot;').replace(/'/g, '&apos;'));
  }
  let room = MAX_SVG_CHARACTERS - rest.length;
  const expanded = rest.replace(/&([\w.:-]+);/g, (whole, name: string) => {
    const value = values.get(name);
    room -= value?.length ?? 0;
    return value === undefined || room < 0 ? whole : value;
  });
  return room < 0 ? refuse('Its entities unfold to more than 10 MB.') : done(expanded);
}

function clean(text: string): Result<string> {
  let refusal: Result<never> | null = null;
  // svgo reads and writes; what may stay is decided by one plugin of ours that walks the tree once. Its preset rounds numbers,
  // which moves pixels, and its walker takes the square of a group's children: ten seconds for a map of 60,000 shapes.
  const guard: CustomPlugin = {
    name: 'dateline-guard',
    fn: (root) => {
      refusal = keepDrawing(root);
      return null;
    },
  };
  try {
    const { data } = optimize(text, {
      multipass: false,
      js2svg: { pretty: false, eol: 'lf', finalNewline: false },
      plugins: [guard],
    });
    return refusal ?? done(data);
  } catch (thrown) {
    if (thrown instanceof RangeError) return refuse('It is nested too deeply.');
    const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    return broken(`It is not well-formed XML: ${reason.replace(/^<input>:/, 'line ').slice(0, 200)}.`);
  }
}

/** Leaves only what draws or describes; a refusal when a style cannot be judged, or what remains is too much to draw. */
function keepDrawing(root: XastRoot): Result<never> | null {
  root.children = root.children.filter((child) => child.type === 'element');
  const svg = root.children[0];
  const prefixes = svg?.type === 'element' ? readPrefixes(svg) : NO_PREFIXES;
  if (!keepChildren(root, prefixes, 0)) return refuse('It has a style that hides what it loads.');
  if (svg?.type === 'element') svg.attributes = { xmlns: SVG_NAMESPACE, ...svg.attributes };
  return drawingCost(root) > MAX_DRAWING_COST ? tooComplex() : null;
}

function keepChildren(parent: XastParent, prefixes: Prefixes, depth: number): boolean {
  if (depth > MAX_DEPTH) throw new RangeError('depth');
  const kept: XastChild[] = [];
  for (const child of parent.children) {
    if (child.type === 'text') kept.push(child);
    // character data is text that is quoted as a whole
    else if (child.type === 'cdata') kept.push({ type: 'text', value: child.value });
    else if (child.type === 'element' && isDrawing(child, prefixes)) {
      if (!cleanElement(child, prefixes)) return false;
      if (localName(child.name) === 'image' && !hasReference(child)) continue;
      if (!keepChildren(child, prefixes, depth + 1)) return false;
      // one spelling for all: libvips knows an SVG only by '<svg'
      child.name = localName(child.name);
      kept.push(child);
    }
  }
  parent.children = kept;
  return true;
}

/** Prefixes by what they mean. Only those bound on the root count: a later change of meaning is removed with its element. */
type Prefixes = { readonly svg: ReadonlySet<string>; readonly xlink: ReadonlySet<string> };

const NO_PREFIXES: Prefixes = { svg: new Set(['']), xlink: new Set() };

function readPrefixes(root: XastElement): Prefixes {
  const bound = (uri: string) =>
    Object.entries(root.attributes).flatMap(([name, value]) =>
      name.startsWith('xmlns:') && value === uri ? [name.slice(6)] : [],
    );
  const plain = root.attributes.xmlns === SVG_NAMESPACE ? [''] : [];
  return { svg: new Set([...plain, ...bound(SVG_NAMESPACE)]), xlink: new Set(bound(XLINK_NAMESPACE)) };
}

function isDrawing(node: XastElement, prefixes: Prefixes): boolean {
  const prefix = node.name.includes(':') ? node.name.slice(0, node.name.indexOf(':')) : '';
  const rebinds = Object.entries(node.attributes).some(
    ([name, value]) =>
      (name === 'xmlns' && value !== SVG_NAMESPACE) ||
      (name.startsWith('xmlns:') && prefixes.svg.has(name.slice(6)) && value !== SVG_NAMESPACE),
  );
  return prefixes.svg.has(prefix) && !rebinds && DRAWING_ELEMENTS.has(localName(node.name));
}

const hasReference = (node: XastElement) => Object.keys(node.attributes).some((name) => localName(name) === 'href');

/** Takes away what may not stay; false when a style cannot be judged. */
function cleanElement(node: XastElement, prefixes: Prefixes): boolean {
  plainReferences(node, prefixes);
  for (const [name, value] of Object.entries(node.attributes)) {
    // of other namespaces only xlink is used; the rest belonged to an editor
    if (name === 'xmlns' || name === 'xmlns:xlink') continue;
    if (name.startsWith('xmlns:')) {
      delete node.attributes[name];
      continue;
    }
    const leavesFile = localName(name) === 'href' && !isInnerReference(node.name, value);
    if (leavesFile || isForbiddenAttribute(name) || holdsScriptAddress(value)) {
      delete node.attributes[name];
    } else if (name === 'style' || /url\s*\(|\\/i.test(value)) {
      const css = cleanCss(value);
      if (css === null) return false;
      node.attributes[name] = css;
    }
  }
  return localName(node.name) !== 'style' || cleanStyleSheet(node);
}

/** Some tools write xlink under a prefix of their own ('ns1:href'); SVG 2 needs none. */
function plainReferences(node: XastElement, prefixes: Prefixes): void {
  for (const prefix of prefixes.xlink) {
    const target = node.attributes[`${prefix}:href`];
    if (prefix === 'xlink' || target === undefined) continue;
    node.attributes.href ??= target;
    delete node.attributes[`${prefix}:href`];
  }
}

function cleanStyleSheet(node: XastElement): boolean {
  const css = cleanCss(
    node.children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join(''),
  );
  if (css === null) return false;
  node.children = css.trim() === '' ? [] : [{ type: 'text', value: css.trim() }];
  return true;
}

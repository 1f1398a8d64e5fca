import type { MarkedBlock, Span } from '#domain/releases/texts/marks.ts';
import { BREAK_IN_ITEM, withSpans } from './cells.ts';

/** A stretch of a block's text, in letters from its start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Fills the element in which a block is edited. */
export function fill(host: HTMLElement, block: MarkedBlock): void {
  const runs = (spans: readonly Span[]): Node[] => spans.flatMap(run);
  const items = block.kind !== 'list' ? [] : block.items.length === 0 ? [[]] : block.items;
  if (block.kind !== 'list') host.replaceChildren(...runs(block.spans));
  else
    host.replaceChildren(
      ...items.map((item) => {
        const line = document.createElement('li');
        line.append(...(item.length === 0 ? [document.createElement('br')] : runs(item)));
        return line;
      }),
    );
}

function run({ text, bold, italic, href }: Span): Node[] {
  const lines = text.split('\n').flatMap((line, at): Node[] => {
    const node = document.createTextNode(line);
    return at === 0 ? [node] : [document.createElement('br'), node];
  });
  const wrap = (nodes: readonly Node[], made: HTMLElement): Node[] => {
    made.append(...nodes);
    return [made];
  };
  let nodes = lines;
  if (italic === true) nodes = wrap(nodes, document.createElement('em'));
  if (bold === true) nodes = wrap(nodes, document.createElement('strong'));
  if (href !== undefined) {
    // No address of its own: a press puts the cursor there and leads nowhere.
    const link = document.createElement('span');
    link.className = 'lk';
    link.dataset.href = href;
    link.title = href;
    nodes = wrap(nodes, link);
  }
  return nodes;
}

/** What the element now says, as a block of the kind it was filled with. */
export function read(host: HTMLElement, block: MarkedBlock): MarkedBlock {
  return withSpans(
    block,
    leavesOf(host).map(({ text, marks }) => ({ text, ...marks })),
  );
}

interface Leaf {
  readonly node: Node;
  readonly text: string;
  readonly marks: Omit<Span, 'text'>;
}

/** The pieces of text within an element, in order; breaks and the beginnings of further items are line feeds. Extras on the paper are none. */
function leavesOf(host: Element): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (node: Node, marks: Omit<Span, 'text'>): void => {
    if (node instanceof Text) {
      if (node.data !== '') leaves.push({ node, text: node.data, marks });
      return;
    }
    if (!(node instanceof HTMLElement) || node.dataset.lead !== undefined) return;
    if (node.tagName === 'BR') {
      // The browser's own, which only keeps an empty line open.
      const isFiller = node.nextSibling === null && (node.previousSibling === null || node.parentElement?.tagName === 'LI');
      if (!isFiller) leaves.push({ node, text: node.closest('li') === null ? '\n' : BREAK_IN_ITEM, marks });
      return;
    }
    const isLine = node.tagName === 'LI' || node.tagName === 'DIV';
    if (isLine && node !== host && node.previousElementSibling?.matches('li, div') === true)
      leaves.push({ node, text: '\n', marks: {} });
    const own = {
      ...marks,
      ...(/^(B|STRONG)$/.test(node.tagName) ? { bold: true as const } : {}),
      ...(/^(I|EM)$/.test(node.tagName) ? { italic: true as const } : {}),
      ...(node.dataset.href === undefined ? {} : { href: node.dataset.href }),
    };
    for (const child of node.childNodes) walk(child, own);
  };
  walk(host, {});
  return leaves;
}

/** How many letters stand before a place within an element. */
export function offsetOf(host: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(node, offset);
  let letters = 0;
  for (const leaf of leavesOf(host)) {
    if (leaf.node === node) return letters + (leaf.node instanceof Text ? offset : leaf.text.length);
    const isBefore = range.comparePoint(leaf.node, 0) < 0;
    if (!isBefore) break;
    letters += leaf.text.length;
  }
  return letters;
}

/** The letters that are chosen within an element; null when the cursor is elsewhere. */
export function stretchIn(host: Element): Stretch | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!host.contains(range.startContainer) || !host.contains(range.endContainer)) return null;
  return {
    from: offsetOf(host, range.startContainer, range.startOffset),
    to: offsetOf(host, range.endContainer, range.endOffset),
  };
}

/** The stretch of an element as a range of the page. */
export function rangeOf(host: Element, { from, to }: Stretch): Range {
  const leaves = leavesOf(host);
  const range = document.createRange();
  range.setStart(...pointIn(host, leaves, from));
  if (to > from) range.setEnd(...pointIn(host, leaves, to));
  else range.collapse(true);
  return range;
}

/** The place in the page behind so many letters; beyond the last one the end. */
function pointIn(host: Element, leaves: readonly Leaf[], letters: number): [Node, number] {
  let left = letters;
  if (left === 0 && !(leaves[0]?.node instanceof Text)) return [host.querySelector('li') ?? host, 0];
  for (const [at, { node, text }] of leaves.entries()) {
    if (node instanceof Text && left <= text.length) return [node, left];
    left -= text.length;
    // An empty line: there is no text in which the cursor could stand.
    if (left !== 0 || node instanceof Text || leaves[at + 1]?.node instanceof Text) continue;
    if (node instanceof HTMLLIElement) return [node, 0];
    const parent = node.parentNode ?? host;
    return [parent, [...parent.childNodes].indexOf(node as ChildNode) + 1];
  }
  return [host, host.childNodes.length];
}

/** Chooses a stretch of an element, or puts the cursor there. */
export function choose(host: Element, stretch: Stretch): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(rangeOf(host, stretch));
}

/** Whether the cursor stands in the first or the last line of an element as it is set. */
export function isAtEdge(host: Element, side: 'first' | 'last', { from, to }: Stretch, length: number): boolean {
  if (from !== to) return false;
  if (side === 'first' ? from === 0 : to === length) return true;
  const rects = (range: Range): DOMRect | undefined => range.getClientRects?.()[0];
  const own =
    rects(rangeOf(host, { from, to: Math.min(from + 1, length) })) ?? rects(rangeOf(host, { from: from - 1, to: from }));
  const edge = rects(rangeOf(host, side === 'first' ? { from: 0, to: 1 } : { from: length - 1, to: length }));
  return own !== undefined && edge !== undefined && Math.abs(own.top - edge.top) < own.height / 2;
}

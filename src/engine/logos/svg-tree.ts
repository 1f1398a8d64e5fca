import type { CustomPlugin, XastElement, XastParent } from 'svgo';
import { optimize } from '../pictures/svgo.ts';
import { Refusal } from '../refusal.ts';

/** Changes a sanitised SVG as a tree of elements and writes it again; what the change does not touch stays as it was. */
export function editSvg(svg: string, change: (root: XastElement) => void): string {
  const plugin: CustomPlugin = {
    name: 'dateline-edit',
    fn: (tree) => {
      const root = tree.children.find((child): child is XastElement => child.type === 'element');
      if (root !== undefined) change(root);
      return null;
    },
  };
  try {
    return optimize(svg, { multipass: false, js2svg: { pretty: false, eol: 'lf', finalNewline: false }, plugins: [plugin] }).data;
  } catch (thrown) {
    throw new Refusal('logos.cannot_render', 'This SVG cannot be changed.', {
      reason: thrown instanceof Error ? thrown.message.slice(0, 300) : String(thrown),
    });
  }
}

/** Every element below and including this one, in the order of the file. */
export function* elementsOf(parent: XastElement): Generator<XastElement> {
  yield parent;
  for (const child of parent.children) if (child.type === 'element') yield* elementsOf(child);
}

/** The text inside an element, without that of its children. */
export const textOf = (element: XastParent): string =>
  element.children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join('');

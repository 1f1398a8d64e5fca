import type { LucideIcon } from 'lucide-react';

/** What lucide draws a shape of: elements with their attributes. */
type Parts = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
/** What lucide's components are: they hand their parts to one that makes elements of them. */
interface Drawing {
  readonly render: (props: object, ref: null) => { readonly props: { readonly icon: { readonly node: Parts } } };
}

/** Attributes that say where a part is, and nothing of how it looks. */
const WHERE = new Set(['d', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'points', 'key']);

const drawn = new Map<LucideIcon, readonly React.ReactElement[]>();

/**
 * A shape as one path, or as few as it has looks, made once: each of lucide's own components makes up to ten elements of two further components,
 * and a list of two hundred rows has six hundred of them.
 */
function pathsOf(shape: LucideIcon): readonly React.ReactElement[] {
  let paths = drawn.get(shape);
  if (paths === undefined) {
    const { node } = (shape as unknown as Drawing).render({}, null).props.icon;
    const byLook = new Map<string, string>();
    for (const [tag, attributes] of node) {
      const look = JSON.stringify(Object.entries(attributes).filter(([name]) => !WHERE.has(name)));
      // From the corner of its own: a path that begins with a relative move would go on from the one before.
      byLook.set(look, `${byLook.get(look) ?? ''}M0 0${lineOf(tag, attributes)}`);
    }
    paths = [...byLook].map(([look, d]) => <path key={look} d={d} {...Object.fromEntries(JSON.parse(look))} />);
    drawn.set(shape, paths);
  }
  return paths;
}

/** A part of a shape as what a path's `d` says. */
function lineOf(tag: string, of: Readonly<Record<string, string>>): string {
  const at = (name: string): number => Number(of[name] ?? 0);
  if (tag === 'path') return of.d ?? '';
  if (tag === 'line') return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
  if (tag === 'polyline') return `M${of.points}`;
  if (tag === 'polygon') return `M${of.points}z`;
  if (tag === 'rect') {
    const [x, y, width, height] = [at('x'), at('y'), at('width'), at('height')];
    const [rx, ry] = [Number(of.rx ?? of.ry ?? 0), Number(of.ry ?? of.rx ?? 0)];
    const round = (dx: number, dy: number): string => (rx === 0 ? '' : `a${rx} ${ry} 0 0 1 ${dx} ${dy}`);
    return (
      `M${x + rx} ${y}h${width - 2 * rx}${round(rx, ry)}v${height - 2 * ry}${round(-rx, ry)}` +
      `h${2 * rx - width}${round(-rx, -ry)}v${2 * ry - height}${round(rx, -ry)}z`
    );
  }
  const [rx, ry] = [Number(of.r ?? of.rx), Number(of.r ?? of.ry)];
  return `M${at('cx') + rx} ${at('cy')}a${rx} ${ry} 0 1 1 ${-2 * rx} 0a${rx} ${ry} 0 1 1 ${2 * rx} 0z`;
}

/** A lucide icon at one of the four sizes of visual.md; always decoration, the word beside it says the meaning. */
export function Icon({
  of: shape,
  size = '',
  className = '',
}: {
  of: LucideIcon;
  size?: '' | 's' | 'xs' | 'l';
  className?: string;
}) {
  return (
    <svg className={`i ${size} ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {pathsOf(shape)}
    </svg>
  );
}

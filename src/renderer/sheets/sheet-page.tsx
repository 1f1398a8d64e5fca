import type { SheetItem, SheetPage } from '#contract/sheets.ts';
import { coloursOf, type SheetColours } from '#domain/sheets/colours.ts';
import { useOutside } from '../engine/engine.tsx';

/** The typefaces of a sheet as the window has them. */
const FACES = {
  sans: { fontFamily: 'var(--font-ui)', fontWeight: 400 },
  bold: { fontFamily: 'var(--font-ui)', fontWeight: 600 },
  display: { fontFamily: 'var(--font-editorial)', fontWeight: 300 },
} as const;

/** A page as it will be printed, in its points: `logo` is the sender's as an SVG text. */
export function PageDrawing({
  page,
  width,
  height,
  brand,
  logo,
  label,
}: {
  page: SheetPage;
  width: number;
  height: number;
  brand: string;
  logo: string | null;
  label: string;
}) {
  const colours = coloursOf(brand);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <rect width={width} height={height} fill="#ffffff" />
      {page.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the things of a page have no name, and their order is what they are
        <Drawn key={at} item={item} colours={colours} logo={logo} />
      ))}
    </svg>
  );
}

function Drawn({ item, colours, logo }: { item: SheetItem; colours: SheetColours; logo: string | null }) {
  const { sources } = useOutside();
  switch (item.kind) {
    case 'box':
      return <rect x={item.x} y={item.y} width={item.width} height={item.height} fill={colours[item.tone]} />;
    case 'stroke':
      return (
        <polyline
          points={item.points.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke={colours[item.tone]}
          strokeWidth={item.width}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    case 'picture':
      return item.sha256 === null ? null : (
        <image
          href={sources.picture(item.sha256, item.width > 200 ? 1600 : 320)}
          x={item.x}
          y={item.y}
          width={item.width}
          height={item.height}
          preserveAspectRatio="none"
        />
      );
    case 'logo':
      return logo === null ? null : (
        <image
          href={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(logo)}`}
          x={item.x}
          y={item.y}
          width={item.width}
          height={item.height}
        />
      );
    case 'text':
      return <Words item={item} fill={colours[item.tone]} />;
  }
}

function Words({ item, fill }: { item: Extract<SheetItem, { kind: 'text' }>; fill: string }) {
  const isRight = item.align === 'end' || item.isRtl;
  const x = isRight ? item.x + item.width : item.x;
  // an anchor is the beginning of a text: from right to left that is its right end
  const anchor = isRight && !item.isRtl ? 'end' : 'start';
  return (
    <text fill={fill} fontSize={item.size} style={FACES[item.font]} textAnchor={anchor} direction={item.isRtl ? 'rtl' : 'ltr'}>
      {item.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a text may be the same
        <tspan key={at} x={x} y={item.y + at * item.leading}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

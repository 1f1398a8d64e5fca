import { memo } from 'react';
import type { Ground } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import type { Stretches } from '../engine/stretches.ts';
import { groundOf } from './grounds.ts';
import { cellsOf, GRID, type Layout } from './justify.ts';
import { ListCells } from './list-row.tsx';
import { type Box, touches } from './selection.ts';
import { Thumbnail } from './thumbnail.tsx';

interface LineProps {
  readonly layout: Layout;
  readonly line: number;
  /** From the top of its frame, px. */
  readonly y: number;
  readonly isList: boolean;
  readonly stretches: Stretches;
  readonly chosen: ReadonlySet<AssetId>;
  /** The rubber band, while it touches this line. */
  readonly band: Box | null;
  /** The place that Tab reaches, if it is in this line; else -1. The same for the pointer. */
  readonly tabStop: number;
  readonly hovered: number;
  readonly grounds: ReadonlyMap<AssetId, Ground>;
}

/** One row of things. */
export const Line = memo(function Line({
  layout,
  line,
  y,
  isList,
  stretches,
  chosen,
  band,
  tabStop,
  hovered,
  grounds,
}: LineProps) {
  const first = layout.first[line] ?? 0;
  const cells = cellsOf(layout, line, GRID.gap);
  const height = Math.round(layout.exact[line] ?? 0);
  const propsAt = (offset: number) => {
    const at = first + offset;
    const asset = stretches.at(at);
    const cell = cells[offset];
    return {
      asset,
      at,
      isSelected:
        (asset !== undefined && chosen.has(asset.id)) ||
        (band !== null && cell !== undefined && touches(band, layout, line, cell)),
      isTabStop: at === tabStop,
      isHovered: at === hovered,
      ground: asset === undefined ? 'none' : groundOf(asset, grounds),
    };
  };
  const style = { transform: `translateY(${y}px)` };
  if (isList) {
    const props = propsAt(0);
    return (
      // biome-ignore lint/a11y/useSemanticElements: see the grid
      // biome-ignore lint/a11y/useFocusableInteractive: the first cell has the focus
      <div
        role="row"
        aria-rowindex={line + 1}
        aria-selected={props.isSelected}
        data-row={first}
        className={props.isSelected ? 'lr lc is-sel' : 'lr lc'}
        style={style}
      >
        <ListCells {...props} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the cells have the focus
    <div role="row" aria-rowindex={line + 1} className="jr" style={style}>
      {cells.map((cell, offset) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: by place, not by asset: what arrives later takes the place, and the focus on it stays.
        <Thumbnail key={first + offset} {...propsAt(offset)} left={cell.left} width={cell.width} height={height} />
      ))}
    </div>
  );
});

/** The heading of a group: a row of its own, so that the grid stays a grid; it stays in sight while its group is. */
export function GroupHead({ label, count, line }: { label: string; count: string; line: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: a heading cannot be chosen
    <div role="row" aria-rowindex={line + 1} className="gh">
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a heading cannot be chosen */}
      <div role="rowheader">
        <h2>{label}</h2>
        <span>{count}</span>
      </div>
    </div>
  );
}

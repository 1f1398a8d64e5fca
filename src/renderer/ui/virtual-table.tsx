import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp } from '../shell/app.tsx';

const ROW = 38;
/** Rows that a page key moves by. */
const PAGE = 12;

interface VirtualTableProps {
  readonly label: string;
  readonly count: number;
  /** The grid template of head and rows. */
  readonly columns: string;
  readonly head: readonly ReactNode[];
  /** The cells of a row; what can be pressed in them gets a tab stop only while `isCurrent`. */
  readonly cells: (at: number, isCurrent: boolean) => readonly ReactNode[];
  /** Stands for the row when it is drawn anew; and marks it as chosen where rows can be. */
  readonly keyOf: (at: number) => string;
  readonly isChosen?: (at: number) => boolean;
  /** Space, or Enter, on a row. */
  readonly onPress?: (at: number) => void;
}

/** A table of any length: only rows in sight exist. One tab stop, arrows move, Space acts on the row. */
export function VirtualTable({ label, count, columns, head, cells, keyOf, isChosen, onPress }: VirtualTableProps) {
  const { focus } = useApp();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, count - 1));
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
  });
  // Another list begins at its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label names the list
  useEffect(() => {
    setAt(0);
    scroller.current?.scrollTo?.({ top: 0 });
  }, [label]);
  const moveTo = (next: number): void => {
    const to = Math.min(count - 1, Math.max(0, next));
    setAt(to);
    virtual.scrollToIndex(to);
    // At the other end of a long list the row is drawn only once the list has been scrolled there.
    focus.wish(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`) ?? null);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (event.key === ' ' || event.key === 'Enter') {
      if (!isRow || onPress === undefined) return;
      event.preventDefault();
      onPress(current);
      return;
    }
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + PAGE,
      PageUp: current - PAGE,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    moveTo(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of any length cannot be one element of the document
    <div className="vtable" role="grid" aria-label={label} aria-rowcount={count + 1} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the head is only read */}
      <div role="row" aria-rowindex={1} className="vhead" style={{ gridTemplateColumns: columns }}>
        {head.map((cell, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the head is only read
          // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
          <span role="columnheader" key={index}>
            {cell}
          </span>
        ))}
      </div>
      <div ref={scroller} className="vbody" role="presentation">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((row) => {
            const isCurrent = row.index === current;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div
                key={keyOf(row.index)}
                role="row"
                data-row={row.index}
                aria-rowindex={row.index + 2}
                aria-selected={isChosen?.(row.index)}
                tabIndex={isCurrent ? 0 : -1}
                className="vrow"
                style={{ gridTemplateColumns: columns, transform: `translateY(${row.start}px)`, height: row.size }}
                onFocus={() => setAt(row.index)}
              >
                {cells(row.index, isCurrent).map((cell, index) => (
                  // biome-ignore lint/a11y/useSemanticElements: see above
                  // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                  <span role="gridcell" key={index}>
                    {cell}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Menu, type MenuLine } from './menu.tsx';

interface Opened {
  readonly x: number;
  readonly y: number;
  readonly opener: HTMLElement;
  readonly label: string;
  readonly lines: readonly MenuLine[];
}

/** The menu of a list item, at the pointer, or below the item when it was asked for by the keyboard. One for all items of a list. */
export function useContextMenu(): {
  /** What an item calls with its name and its lines; without lines nothing opens. */
  readonly show: (event: MouseEvent<HTMLElement>, label: string, lines: readonly MenuLine[]) => void;
  /** Goes anywhere beside the items. */
  readonly menu: ReactNode;
} {
  const [at, setAt] = useState<Opened | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const show = (event: MouseEvent<HTMLElement>, label: string, lines: readonly MenuLine[]): void => {
    if (lines.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const opener = event.currentTarget;
    const box = opener.getBoundingClientRect();
    const isByKey = event.clientX <= 0 && event.clientY <= 0;
    setAt({ x: isByKey ? box.left : event.clientX, y: isByKey ? box.bottom : event.clientY, opener, label, lines });
  };
  const close = (): void => {
    // Who closed it by a press elsewhere has the focus there already.
    const now = document.activeElement;
    if (now === document.body || now === anchor.current || now?.closest('.float') != null) at?.opener.focus();
    setAt(null);
  };
  const menu =
    at === null ? null : (
      <>
        <span ref={anchor} className="at-pointer" style={{ left: at.x, top: at.y }} />
        <Menu anchor={anchor} label={at.label} lines={at.lines} onClose={close} />
      </>
    );
  return { show, menu };
}

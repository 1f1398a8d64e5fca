import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface FloatProps {
  /** What it belongs to: it is placed beside it, and gives the focus back to it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly className: string;
  readonly role: 'menu' | 'dialog';
  readonly label: string;
  readonly children: ReactNode;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLElement>) => void;
}

/** How far a layer stays from the edges of the window, in px. */
const EDGE = 8;

/** Where a layer lies, in px of the window: below what it belongs to, else above it, else at its side, so that it never covers it where there is room. */
export function placeBeside(
  from: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  own: Pick<DOMRect, 'width' | 'height'>,
  [width, height] = [window.innerWidth, window.innerHeight],
): { left: number; top: number } {
  const [mostLeft, mostTop] = [width - EDGE - own.width, height - EDGE - own.height];
  const along = Math.max(EDGE, from.left <= mostLeft ? from.left : from.right - own.width);
  if (from.bottom + 4 <= mostTop) return { left: along, top: from.bottom + 4 };
  const above = from.top - 4 - own.height;
  if (above >= EDGE) return { left: along, top: above };
  const top = Math.max(EDGE, Math.min((from.top + from.bottom - own.height) / 2, mostTop));
  const before = from.left - EDGE - own.width;
  if (before >= EDGE) return { left: before, top };
  return { left: from.right + EDGE <= mostLeft ? from.right + EDGE : along, top };
}

/** A layer beside a button: placed inside the window, closed by Esc, by a press elsewhere, by leaving it with Tab. */
export function Float({ anchor, onClose, className, role, label, children, onKeyDown }: FloatProps) {
  const box = useRef<HTMLDivElement>(null);
  // Whoever opened it may be drawn anew while it is open; the focus must not move for that.
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  }, [onClose]);
  // Where it lies is settled once: what moves elsewhere is made anew, and loses the focus. An anchor of the same moment is there by then.
  const [home, setHome] = useState<Element | null>(null);
  useLayoutEffect(() => setHome(anchor.current?.closest('dialog, main') ?? document.body), [anchor]);
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    if (home === null) return;
    const place = (): void => {
      const from = anchor.current?.getBoundingClientRect();
      const own = box.current?.getBoundingClientRect();
      if (from === undefined || own === undefined) return;
      setAt(placeBeside(from, own));
    };
    place();
    window.addEventListener('resize', place);
    // What it shows may grow: a report, a longer list.
    const growth = new ResizeObserver(place);
    if (box.current !== null) growth.observe(box.current);
    return () => {
      window.removeEventListener('resize', place);
      growth.disconnect();
    };
  }, [anchor, home]);

  // In the layout, so that a key pressed at once is the menu's already.
  useLayoutEffect(() => {
    if (home === null) return;
    const opener = anchor.current;
    const first =
      box.current?.querySelector<HTMLElement>('[data-autofocus]') ??
      box.current?.querySelector<HTMLElement>('[role^="menuitem"], button, input, select, textarea');
    (first ?? box.current)?.focus();
    const onPress = (event: PointerEvent): void => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !opener?.contains(target)) close.current();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      if (box.current === null || box.current.contains(document.activeElement) || document.activeElement === document.body)
        opener?.focus();
    };
  }, [anchor, home]);

  if (home === null) return null;
  // Out of the flow it belongs to: a moved row of the grid would be its frame of reference, and hide what it hides.
  return createPortal(
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is menu or dialog, given by the caller
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      ref={box}
      role={role}
      aria-label={label}
      tabIndex={-1}
      className={`float ${className}`}
      // Until its place is known it is unseen, not hidden: what is hidden cannot take the focus.
      style={at ?? { opacity: 0 }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          anchor.current?.focus();
          onClose();
          return;
        }
        onKeyDown?.(event);
      }}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next) && !anchor.current?.contains(next)) onClose();
      }}
    >
      {children}
    </div>,
    // Within main where it belongs there: a list of landmarks leads to it too. The bar would take presses for moving the window.
    home,
  );
}

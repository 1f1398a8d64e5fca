/** A rectangle of the desktop, in px of the system (DIP). */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How large a window was when it was left, and where. */
interface Left {
  readonly width: number;
  readonly height: number;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

/** Where a window is opened; without a place the system chooses one. */
type Placed = Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle>;

/** So large is a window that nobody has moved or sized yet. */
const FIRST = { width: 1440, height: 900 } as const;

/**
 * Where a window is opened again: where it was left, on the display that holds most of it, no larger than that one's free area and whole
 * within it. Of displays that are gone nothing is left over: the window opens on the first one, where the system puts it. Pure.
 */
export function windowPlace(left: Left | null, areas: readonly [primary: Rectangle, ...others: Rectangle[]]): Placed {
  const { width, height, x, y } = left ?? (FIRST as Left);
  const isPlaced = x !== undefined && y !== undefined;
  const held = isPlaced ? areas.map((area) => ({ area, shared: sharedOf({ x, y, width, height }, area) })) : [];
  const most = held.toSorted((one, other) => other.shared - one.shared)[0];
  const home = most !== undefined && most.shared > 0 ? most.area : null;
  const area = home ?? areas[0];
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height) };
  if (home === null || !isPlaced) return size;
  return {
    ...size,
    x: Math.round(Math.min(Math.max(x, area.x), area.x + area.width - size.width)),
    y: Math.round(Math.min(Math.max(y, area.y), area.y + area.height - size.height)),
  };
}

/** How much of a window an area holds, px². */
function sharedOf(window: Rectangle, area: Rectangle): number {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return Math.max(0, across) * Math.max(0, down);
}

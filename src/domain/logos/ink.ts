import type { Box } from '#contract/logo-rules.ts';

/** Where something is drawn, on a small picture of the artwork: opacity 0 to 255, row by row. */
export interface InkMap {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
}

/** Opacity from which a pixel counts as drawn: the fringe of an edge does not. */
const DRAWN = 16;

/** The rectangle of what is drawn, in px of the map; null when nothing is. */
export function inkBox({ width, height, alpha }: InkMap): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((alpha[y * width + x] ?? 0) < DRAWN) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** A gap between symbol and lettering is at least this share of the shorter side of the drawing: letters stand closer. */
const LEAST_GAP = 0.08;

/**
 * The part of a drawing that is its symbol: before the first wide gap from the left in a mark that lies, from the top in one that is
 * stacked. The whole for a symbol; null where no part can be told (a wordmark, lettering that touches its symbol).
 */
export function symbolBox(map: InkMap, lockup: string): Box | null {
  const ink = inkBox(map);
  if (ink === null || lockup === 'wordmark') return null;
  if (lockup === 'symbol') return ink;
  const isStacked = lockup === 'stacked' || ink.height > ink.width;
  const length = isStacked ? ink.height : ink.width;
  const filled = Array.from({ length }, (_, at) => (isStacked ? hasInkInRow(map, ink, at) : hasInkInColumn(map, ink, at)));
  const least = Math.max(2, LEAST_GAP * Math.min(ink.width, ink.height));
  const end = firstGap(filled, least);
  if (end === null) return null;
  const part: Box = isStacked ? { ...ink, height: end } : { ...ink, width: end };
  const tight = inkBox(cut(map, part));
  return tight === null ? null : { ...tight, x: tight.x + part.x, y: tight.y + part.y };
}

const hasInkInRow = ({ width, alpha }: InkMap, ink: Box, at: number): boolean => {
  const start = (ink.y + at) * width + ink.x;
  return alpha.subarray(start, start + ink.width).some((value) => value >= DRAWN);
};

function hasInkInColumn({ width, alpha }: InkMap, ink: Box, at: number): boolean {
  for (let y = ink.y; y < ink.y + ink.height; y++) if ((alpha[y * width + ink.x + at] ?? 0) >= DRAWN) return true;
  return false;
}

function firstGap(filled: readonly boolean[], least: number): number | null {
  let begin = -1;
  for (const [at, isFilled] of filled.entries()) {
    if (!isFilled && begin < 0) begin = at;
    if (isFilled && begin >= 0) {
      if (at - begin >= least) return begin;
      begin = -1;
    }
  }
  return null;
}

function cut({ width, alpha }: InkMap, box: Box): InkMap {
  const part = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const start = (box.y + y) * width + box.x;
    part.set(alpha.subarray(start, start + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, alpha: part };
}

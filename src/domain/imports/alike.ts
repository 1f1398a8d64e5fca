import type { LikenessReason } from '#contract/imports.ts';
import { GREY, TINT, type Window } from './likeness.ts';

/** What must be known of a picture to say how it resembles another. */
export interface Seen {
  readonly width: number;
  readonly height: number;
  readonly dateTaken: string | null;
  /** The grid of `likenessOf`. */
  readonly grid: Uint8Array;
}

/** Mean difference of cells, in steps of 255, up to which two pictures are one: recompression and resizing stay under 1, the next frame of a burst is over 2. */
const SAME_GREY = 1.6;
const SAME_TINT = 3;
/** The same for a part of a picture, whose cells never fall quite together. */
const CROP_GREY = 7;
const CROP_TINT = 8;
/** Correlation of the grey cells (1 is the same up to brightness). */
const SAME_CORRELATION = 0.995;
const CROP_CORRELATION = 0.965;
/** Aspect ratios nearer than this are the same: rounding to whole pixels. */
const SAME_ASPECT = 0.02;

/** How two pictures with near hashes are alike, or null when a closer look says that they are not. Two moments of exposure are two pictures. */
export function compareWholes(a: Seen, b: Seen): Extract<LikenessReason, 'resized' | 'recompressed'> | null {
  if (wereTakenApart(a, b)) return null;
  const aspect = (a.width * b.height) / (a.height * b.width);
  if (Math.abs(aspect - 1) > SAME_ASPECT) return null;
  const greyA = a.grid.subarray(0, GREY * GREY);
  const greyB = b.grid.subarray(0, GREY * GREY);
  if (meanDifference(greyA, greyB) > SAME_GREY || correlation(greyA, greyB) < SAME_CORRELATION) return null;
  if (meanDifference(a.grid.subarray(GREY * GREY), b.grid.subarray(GREY * GREY)) > SAME_TINT) return null;
  return a.width === b.width && a.height === b.height ? 'recompressed' : 'resized';
}

/** True when `part` shows what lies in or near `window` of `whole`: the window is moved until it fits best, and must then fit well. */
export function isCropOf(part: Seen, whole: Seen, window: Window): boolean {
  if (wereTakenApart(part, whole)) return false;
  const partAt = pointsOf(part.grid);
  const fitOf = (at: Window): number => {
    const { a, b } = samples(partAt, whole.grid, at);
    return correlation(a, b);
  };
  // a part cannot have a shape that its place in the whole has not, unless it was squeezed
  let best = { window, fit: fitOf(window) };
  for (const step of [0.08, 0.04, 0.02, 0.01]) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const candidate of around(best.window, step)) {
        const fit = fitOf(candidate);
        if (fit > best.fit + 1e-6) {
          best = { window: candidate, fit };
          moved = true;
        }
      }
    }
  }
  if (best.fit < CROP_CORRELATION || best.window.w * best.window.h > 0.96) return false;
  const aspect = (part.width / part.height) * ((whole.height * best.window.h) / (whole.width * best.window.w));
  if (Math.abs(aspect - 1) > 0.15) return false;
  const { a, b } = samples(partAt, whole.grid, best.window);
  return meanDifference(a, b) <= CROP_GREY && tintsAgree(part, whole, best.window);
}

const wereTakenApart = (a: Seen, b: Seen): boolean =>
  a.dateTaken !== null &&
  b.dateTaken !== null &&
  a.dateTaken.length > 10 &&
  b.dateTaken.length > 10 &&
  a.dateTaken.slice(0, 19) !== b.dateTaken.slice(0, 19);

function around({ x, y, w, h }: Window, step: number): Window[] {
  const moves = [
    { x: x - step, y, w, h },
    { x: x + step, y, w, h },
    { x, y: y - step, w, h },
    { x, y: y + step, w, h },
    { x, y, w: w - step, h },
    { x, y, w: w + step, h },
    { x, y, w, h: h - step },
    { x, y, w, h: h + step },
    { x: x - step, y, w: w + step, h },
    { x: x + step, y, w: w - step, h },
    { x, y: y - step, w, h: h + step },
    { x, y: y + step, w, h: h - step },
    { x: x - step / 2, y: y - step / 2, w: w + step, h: h + step },
    { x: x + step / 2, y: y + step / 2, w: w - step, h: h - step },
    { x: x - step, y: y - step, w, h },
    { x: x + step, y: y - step, w, h },
    { x: x - step, y: y + step, w, h },
    { x: x + step, y: y + step, w, h },
  ].map(clamped);
  return moves.filter(
    (one) => one.x >= 0 && one.y >= 0 && one.w > 0.3 && one.h > 0.3 && one.x + one.w <= 1.0001 && one.y + one.h <= 1.0001,
  );
}

/** A window that has left the picture a little is pushed back into it. */
const clamped = ({ x, y, w, h }: Window): Window => {
  const [width, height] = [Math.min(1, w), Math.min(1, h)];
  return { x: Math.min(Math.max(0, x), 1 - width), y: Math.min(Math.max(0, y), 1 - height), w: width, h: height };
};

type Points = (columns: number, rows: number) => Float64Array;

/** A whole grid in so many columns and rows, by means; remembered, as a window that is moved about keeps its size. */
function pointsOf(grid: Uint8Array): Points {
  const known = new Map<number, Float64Array>();
  return (columns, rows) => {
    const key = columns * (GREY + 1) + rows;
    let points = known.get(key);
    if (points === undefined) {
      points = new Float64Array(columns * rows);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++)
          points[row * columns + column] = meanOf(
            grid,
            (column * GREY) / columns,
            (row * GREY) / rows,
            GREY / columns,
            GREY / rows,
          );
      }
      known.set(key, points);
    }
    return points;
  };
}

/** The same points of both, as coarse as the whole's cells are: the part by means, the whole between its cells. */
function samples(part: Points, whole: Uint8Array, window: Window): { a: Float64Array; b: Float64Array } {
  const columns = Math.max(6, Math.round(GREY * window.w));
  const rows = Math.max(6, Math.round(GREY * window.h));
  const b = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      b[index] = meanOf(
        whole,
        (window.x + (window.w * column) / columns) * GREY,
        (window.y + (window.h * row) / rows) * GREY,
        (window.w / columns) * GREY,
        (window.h / rows) * GREY,
      );
    }
  }
  return { a: part(columns, rows), b };
}

/** Mean of a box of a GREY × GREY picture whose edges may cut cells. */
function meanOf(grid: Uint8Array, x: number, y: number, w: number, h: number): number {
  let sum = 0;
  let weight = 0;
  for (let row = Math.floor(y); row < Math.min(GREY, Math.ceil(y + h)); row++) {
    const high = Math.min(row + 1, y + h) - Math.max(row, y);
    for (let column = Math.floor(x); column < Math.min(GREY, Math.ceil(x + w)); column++) {
      const part = high * (Math.min(column + 1, x + w) - Math.max(column, x));
      sum += part * (grid[row * GREY + column] ?? 0);
      weight += part;
    }
  }
  return weight === 0 ? 0 : sum / weight;
}

/** Compares mean colour of the part with that of its place in the whole. */
function tintsAgree(part: Seen, whole: Seen, window: Window): boolean {
  for (const plane of [0, 1]) {
    const start = GREY * GREY + plane * TINT * TINT;
    let inPart = 0;
    let inWhole = 0;
    let weight = 0;
    for (let row = 0; row < TINT; row++) {
      for (let column = 0; column < TINT; column++) {
        inPart += (part.grid[start + row * TINT + column] ?? 128) / (TINT * TINT);
        const overlap =
          Math.max(0, Math.min((column + 1) / TINT, window.x + window.w) - Math.max(column / TINT, window.x)) *
          Math.max(0, Math.min((row + 1) / TINT, window.y + window.h) - Math.max(row / TINT, window.y));
        inWhole += overlap * (whole.grid[start + row * TINT + column] ?? 128);
        weight += overlap;
      }
    }
    if (Math.abs(inPart - inWhole / weight) > CROP_TINT) return false;
  }
  return true;
}

function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return sum / a.length;
}

/** Pearson's correlation; 0 where one of the two is flat. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let meanA = 0;
  let meanB = 0;
  for (let index = 0; index < a.length; index++) {
    meanA += (a[index] ?? 0) / a.length;
    meanB += (b[index] ?? 0) / a.length;
  }
  let both = 0;
  let ofA = 0;
  let ofB = 0;
  for (let index = 0; index < a.length; index++) {
    const da = (a[index] ?? 0) - meanA;
    const db = (b[index] ?? 0) - meanB;
    both += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB);
}

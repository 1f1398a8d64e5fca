/** Raw sRGB pixels, 8 bits a channel, 1 to 4 channels interleaved, rows from the top. */
export interface PixelGrid {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** A window of a picture as shares of its width and height from the top left. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Cells a side of the grey picture that settles a suspicion, and of its two colour pictures. */
export const GREY = 24;
export const TINT = 8;

/**
 * What is kept of a picture to find its look-alikes. `hash`: 64-bit difference hash of the whole as 16 hex digits, null for a
 * picture with too little in it to be told from others. `windows`: the same of every window of `WINDOWS`, 8 bytes each, zeros where
 * a window shows too little. `grid`: GREY × GREY of luma, then TINT × TINT of Cb and of Cr, a byte each.
 */
export interface Likeness {
  readonly hash: string | null;
  readonly windows: Uint8Array;
  readonly grid: Uint8Array;
}

/** Shares that crops usually keep of a side; a crop between two of them is still within reach of the hash. */
const KEPT = [0.9, 0.8, 0.7, 0.6, 0.5] as const;

/** The windows whose hashes are kept: cuts of one side at both ends and the middle, cuts of both around the middle and in the corners. */
export const WINDOWS: readonly Window[] = [
  ...KEPT.flatMap((w) => [0, (1 - w) / 2, 1 - w].map((x) => ({ x, y: 0, w, h: 1 }))),
  ...KEPT.flatMap((h) => [0, (1 - h) / 2, 1 - h].map((y) => ({ x: 0, y, w: 1, h }))),
  ...[0.9, 0.8, 0.7, 0.6, 0.5].map((side) => ({ x: (1 - side) / 2, y: (1 - side) / 2, w: side, h: side })),
  ...[
    [0, 0],
    [0.3, 0],
    [0, 0.3],
    [0.3, 0.3],
  ].map(([x = 0, y = 0]) => ({ x, y, w: 0.7, h: 0.7 })),
];

/**
 * Standard deviation of luma, in steps of 255, that must be left when the plane of a gradient is taken away: less is a flat
 * ground, a sky or a gradient, whose hash is noise. The plainest picture of the example has 9.
 */
const LEAST_DETAIL = 4;

/** The marks of a picture, from the pixels of its small preview. The same pixels give the same marks. Transparency counts as middle grey. */
export function likenessOf(pixels: PixelGrid): Likeness {
  const luma = sumsOf(pixels, greyOf);
  const whole = { x: 0, y: 0, w: 1, h: 1 };
  const grey = cells(luma, whole, GREY, GREY);
  const grid = new Uint8Array(GREY * GREY + 2 * TINT * TINT);
  grid.set(grey.map(Math.round));
  tints(pixels).forEach((value, index) => {
    grid[GREY * GREY + index] = value;
  });
  const windows = new Uint8Array(WINDOWS.length * 8);
  WINDOWS.forEach((window, index) => {
    if (hasDetail(cells(luma, window, 12, 12), 12)) windows.set(dHash(luma, window), index * 8);
  });
  const hash = hasDetail(grey, GREY)
    ? Array.from(dHash(luma, whole), (byte) => byte.toString(16).padStart(2, '0')).join('')
    : null;
  return { hash, windows, grid };
}

/** The bits in which two hashes differ, 0 to 64. */
export function distance(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  return bits(aHigh ^ bHigh) + bits(aLow ^ bLow);
}

/** How many bits of a 32-bit number are set (Hacker's Delight, 5-1). */
function bits(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Luma of one pixel by Rec. 601, over middle grey where it is transparent. */
function greyOf(data: Uint8Array, at: number, channels: number): number {
  const r = data[at] ?? 0;
  const luma = channels < 3 ? r : 0.299 * r + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  if (channels !== 2 && channels !== 4) return luma;
  const alpha = (data[at + channels - 1] ?? 255) / 255;
  return luma * alpha + 128 * (1 - alpha);
}

interface Sums {
  readonly width: number;
  readonly height: number;
  /** Sum of everything above and left of (x, y), rows of width + 1. */
  readonly sums: Float64Array;
}

/** A summed-area table, so that the mean of any box costs four look-ups. */
function sumsOf({ data, width, height, channels }: PixelGrid, valueAt: typeof greyOf): Sums {
  const row = width + 1;
  const sums = new Float64Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    let line = 0;
    for (let x = 0; x < width; x++) {
      line += valueAt(data, (y * width + x) * channels, channels);
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] ?? 0) + line;
    }
  }
  return { width, height, sums };
}

/** Means of the cells of a window, row by row. */
function cells({ width, height, sums }: Sums, window: Window, columns: number, rows: number): Float64Array {
  const means = new Float64Array(columns * rows);
  const edge = (share: number, size: number): number => Math.min(size, Math.max(0, Math.round(share * size)));
  for (let row = 0; row < rows; row++) {
    const top = Math.min(edge(window.y + (window.h * row) / rows, height), height - 1);
    const bottom = Math.max(top + 1, edge(window.y + (window.h * (row + 1)) / rows, height));
    for (let column = 0; column < columns; column++) {
      const left = Math.min(edge(window.x + (window.w * column) / columns, width), width - 1);
      const right = Math.max(left + 1, edge(window.x + (window.w * (column + 1)) / columns, width));
      const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
      const sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
      means[row * columns + column] = sum / ((right - left) * (bottom - top));
    }
  }
  return means;
}

/** Eight rows of nine means: a bit says that the left one of two neighbours is brighter (Krawetz, 'Kind of Like That', 2013). */
function dHash(luma: Sums, window: Window): Uint8Array {
  const means = cells(luma, window, 9, 8);
  const hash = new Uint8Array(8);
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      if ((means[y * 9 + x] ?? 0) > (means[y * 9 + x + 1] ?? 0)) hash[y] = (hash[y] ?? 0) | (128 >> x);
    }
  }
  return hash;
}

/** True when something is left of a picture after its best plane is taken away. */
function hasDetail(means: Float64Array, side: number): boolean {
  const middle = (side - 1) / 2;
  let mean = 0;
  let alongX = 0;
  let alongY = 0;
  let spread = 0;
  means.forEach((value, index) => {
    mean += value / means.length;
    alongX += value * ((index % side) - middle);
    alongY += value * (Math.floor(index / side) - middle);
    spread += ((index % side) - middle) ** 2;
  });
  let left = 0;
  means.forEach((value, index) => {
    const plane = mean + ((index % side) - middle) * (alongX / spread) + (Math.floor(index / side) - middle) * (alongY / spread);
    left += (value - plane) ** 2;
  });
  return Math.sqrt(left / means.length) >= LEAST_DETAIL;
}

/** Means of Cb and Cr (JFIF) on a coarse grid; 128 is without colour. */
function tints({ data, width, height, channels }: PixelGrid): Uint8Array {
  const cellsOfTint = TINT * TINT;
  const sums = new Float64Array(2 * cellsOfTint);
  const counts = new Uint32Array(cellsOfTint);
  for (let y = 0; y < height; y++) {
    const row = Math.min(TINT - 1, Math.floor((y * TINT) / height)) * TINT;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.min(TINT - 1, Math.floor((x * TINT) / width));
      counts[cell] = (counts[cell] ?? 0) + 1;
      if (channels < 3) continue;
      const at = (y * width + x) * channels;
      const alpha = channels === 4 ? (data[at + 3] ?? 255) / 255 : 1;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      sums[cell] = (sums[cell] ?? 0) + alpha * (-0.1687 * r - 0.3313 * g + 0.5 * b);
      sums[cellsOfTint + cell] = (sums[cellsOfTint + cell] ?? 0) + alpha * (0.5 * r - 0.4187 * g - 0.0813 * b);
    }
  }
  return Uint8Array.from(sums, (sum, index) => {
    const count = counts[index % cellsOfTint] ?? 0;
    return Math.max(0, Math.min(255, Math.round(128 + (count === 0 ? 0 : sum / count))));
  });
}

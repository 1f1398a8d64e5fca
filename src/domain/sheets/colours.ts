import type { SheetTone } from '#contract/sheets.ts';

/** The white that everything is drawn on, and what light drawings are put on instead. */
export const SHEET_PAPER = '#ffffff';
export const DARK_GROUND = '#4d5b67';

/** Every tone as #rrggbb. */
export type SheetColours = Readonly<Record<SheetTone, string>>;

/** What the tones of a sheet look like on white paper: the signals of the app's light theme, and the sender's own colour. */
export const coloursOf = (brand: string): SheetColours => ({
  ink: '#16212b',
  soft: DARK_GROUND,
  brand,
  line: '#b9c2c8',
  ground: '#f1f3f2',
  paper: SHEET_PAPER,
  red: '#b3261e',
  amber: '#8a5200',
  green: '#0f6b4c',
  wash: '#fdf1dc',
  washInk: '#4f2f00',
});

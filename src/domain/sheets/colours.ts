import type { SheetTone } from '#contract/sheets.ts';

/** What the tones of a sheet look like on white paper: the signals of the app's light theme, and the sender's own colour. */
export const coloursOf = (brand: string): Readonly<Record<SheetTone, string>> => ({
  ink: '#16212b',
  soft: '#4d5b67',
  brand,
  line: '#b9c2c8',
  ground: '#f1f3f2',
  paper: '#ffffff',
  red: '#b3261e',
  amber: '#8a5200',
  green: '#0f6b4c',
  wash: '#fdf1dc',
  washInk: '#4f2f00',
});

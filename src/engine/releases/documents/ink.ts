import { contrast } from '#domain/colour.ts';

/** A colour that reads on white paper: the brand's own when it has 4.5:1, else the same darkened until it has. */
export function readableOnPaper(colour: string): string {
  let channels = channelsOf(colour);
  // Each step takes a twentieth of the light away; black itself has 21:1, so this ends.
  for (let step = 0; step < 100 && contrast(toHex(channels), '#ffffff') < 4.5; step += 1) {
    channels = channels.map((channel) => channel * 0.95);
  }
  return toHex(channels);
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.floor(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG's contrast of two colours given as #rrggbb, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour that reads on white paper: the brand's own when it has 4.5:1, else the same darkened until it has. */
export function readableOnPaper(colour: string): string {
  let channels = channelsOf(colour);
  // Each step takes a twentieth of the light away; black itself has 21:1, so this ends.
  for (let step = 0; step < 100 && contrast(toHex(channels), '#ffffff') < 4.5; step += 1) {
    channels = channels.map((channel) => channel * 0.95);
  }
  return toHex(channels);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.floor(channel).toString(16).padStart(2, '0')).join('')}`;
}

import type { PluginConfig } from 'svgo';
import { drawSvg, sanitiseSvg } from '../pictures/svg.ts';
import { optimize } from '../pictures/svgo.ts';

/** Larger drawings are delivered as they are: svgo takes the square of a group's children. */
const MOST_CHARACTERS = 400_000;

/** Longer sides in px at which the drawing must be the same to the last bit: that of a page and that of a slide. */
const COMPARED_PX = [512, 1333];

/** From what shortens most to what only tidies; the first that changes no pixel is taken. */
const ATTEMPTS: readonly PluginConfig[][] = [
  [{ name: 'preset-default', params: { floatPrecision: 3, overrides: { removeDesc: false } } }],
  [{ name: 'preset-default', params: { floatPrecision: 5, overrides: { removeDesc: false } } }],
  [
    {
      name: 'preset-default',
      params: {
        overrides: {
          convertPathData: false,
          convertTransform: false,
          mergePaths: false,
          convertShapeToPath: false,
          cleanupNumericValues: false,
          removeDesc: false,
        },
      },
    },
  ],
  ['cleanupAttrs', 'removeEditorsNSData', 'removeEmptyAttrs', 'removeUnusedNS', 'sortAttrs'],
];

/** A sanitised SVG in fewer bytes with the same pixels; itself where no way is found that changes none. Title and description stay. */
export async function optimiseSvg(svg: string): Promise<string> {
  if (svg.length > MOST_CHARACTERS) return svg;
  const before = await pixelsAt(svg);
  if (before === null) return svg;
  for (const plugins of ATTEMPTS) {
    const made = attempt(svg, plugins);
    if (made === null || made.length >= svg.length) continue;
    const after = await pixelsAt(made);
    if (after?.every((pixels, at) => pixels.equals(before[at] ?? Buffer.alloc(0)))) return made;
  }
  return svg;
}

function attempt(svg: string, plugins: PluginConfig[]): string | null {
  try {
    const { data } = optimize(svg, { multipass: true, js2svg: { pretty: false, eol: 'lf', finalNewline: false }, plugins });
    // what svgo wrote is judged like any other file
    const clean = sanitiseSvg(data);
    return clean.ok ? clean.value : null;
  } catch {
    return null;
  }
}

async function pixelsAt(svg: string): Promise<Buffer[] | null> {
  const made: Buffer[] = [];
  for (const longSide of COMPARED_PX) {
    const drawn = await drawSvg(svg, { longSide });
    if (!drawn.ok) return null;
    const { data } = drawn.value;
    made.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }
  return made;
}

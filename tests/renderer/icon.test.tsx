import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as lucide from 'lucide-react';
import { renderToStaticMarkup } from 'react-dom/server';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Icon } from '../../src/renderer/ui/icon.tsx';

const source = join(import.meta.dirname, '../../src/renderer');

/** The names that the window takes from lucide, by what is written in its files. */
function namesInUse(): readonly string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const lists = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(/import \{([^}]+)\} from 'lucide-react'/g)].map(
      ([, list]) => list ?? '',
    ),
  );
  const names = lists.flatMap((list) => list.split(',').map((name) => name.trim().split(' as ')[0] ?? ''));
  return [...new Set(names)].filter((name) => /^[A-Z]/.test(name)).sort();
}

/** What an SVG looks like, drawn by librsvg. */
const drawn = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 288 }).resize(96, 96).flatten({ background: 'white' }).grayscale().raw().toBuffer();

/** What base.css gives every icon. */
const LOOK =
  'xmlns="http://www.w3.org/2000/svg" width="24" height="24" fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

test('every icon of the window looks as lucide draws it', async () => {
  const byName = lucide as unknown as Readonly<Record<string, lucide.LucideIcon>>;
  const names = namesInUse();
  expect(names.length).toBeGreaterThan(100);
  const unlike: string[] = [];
  for (const name of names) {
    const Shape = byName[name];
    if (Shape === undefined) throw new Error(`lucide has no ${name}.`);
    const own = await drawn(renderToStaticMarkup(<Icon of={Shape} />).replace('<svg', `<svg ${LOOK}`));
    const theirs = await drawn(renderToStaticMarkup(<Shape color="black" />));
    const most = own.reduce((worst, value, at) => Math.max(worst, Math.abs(value - (theirs[at] ?? 0))), 0);
    // Where two strokes of lucide's touch, their soft edges lie one over the other; a part that were missing would differ by all of 255.
    if (most > 96 || theirs.every((value) => value === theirs[0])) unlike.push(`${name} ${most}`);
  }
  expect(unlike).toEqual([]);
});

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sharp } from '#engine/pictures/sharp.ts';

/** Writes a JPEG of the given size whose content depends on `seed`, so that no two are the same bytes. */
export async function writeJpeg(path: string, seed: number, width = 240, height = 160): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const background = { r: (seed * 53) % 256, g: (seed * 101) % 256, b: (seed * 29) % 256 };
  await writeFile(
    path,
    await sharp({ create: { width, height, channels: 3, background } })
      .jpeg({ quality: 70 + (seed % 20) })
      .withExif({ IFD0: { Software: `No. ${seed}` } })
      .toBuffer(),
  );
}

/** Writes a small SVG mark. */
export async function writeSvg(path: string, colour = '#0b4f79'): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><path fill="${colour}" d="M0 0h90v100H0zM110 0h90v100h-90z"/></svg>`,
  );
}

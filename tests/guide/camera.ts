import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { projectDir } from '../e2e/fixtures.ts';
import { settle } from '../e2e/look.ts';

const picturesDir = join(projectDir, 'docs', 'guide', 'pictures');
/** No picture of the guide is larger, in bytes: a clone should stay small. */
const MOST_BYTES = 250_000;
/** How near the palette stays to the picture, tried until it is small enough. */
const QUALITIES = [100, 60, 40, 20] as const;
/** Two runs give colours that differ by less, of 255, in a palette of their own; a letter on paper differs by more. */
const SAME_COLOUR = 64;
/** Room around what is cut out, in px. */
const ROOM = 16;

/** Takes a picture of the whole window, or of some parts of it, for the guide. */
export async function take(page: Page, name: string, ...parts: readonly Locator[]): Promise<void> {
  // The offer to undo leaves by itself; whether it is still there would be chance.
  await expect(page.getByRole('region', { name: 'Status' }).getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0);
  await settle(page);
  await hideTheDay(page);
  // A picture that has arrived may still be decoded: then its place is empty. Those of the press page in its frame come after its words.
  await page.evaluate(async () => {
    const pages = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)];
    const pictures = pages.flatMap((one) => [...(one?.images ?? [])]);
    await Promise.race([
      Promise.allSettled(pictures.map((picture) => picture.decode())),
      new Promise((late) => setTimeout(late, 5000)),
    ]);
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
  const shot = sharp(await page.screenshot({ animations: 'disabled' }));
  const { width = 0, height = 0 } = await shot.metadata();
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  const sides = boxes.map((box) => {
    if (box === null) throw new Error(`A part of the picture “${name}” is not in sight.`);
    return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  });
  const left = sides.length === 0 ? 0 : Math.max(0, Math.floor(Math.min(...sides.map((side) => side.left)) - ROOM));
  const top = sides.length === 0 ? 0 : Math.max(0, Math.floor(Math.min(...sides.map((side) => side.top)) - ROOM));
  const right = sides.length === 0 ? width : Math.min(width, Math.ceil(Math.max(...sides.map((side) => side.right)) + ROOM));
  const bottom = sides.length === 0 ? height : Math.min(height, Math.ceil(Math.max(...sides.map((side) => side.bottom)) + ROOM));
  const pixels = await shot
    .removeAlpha()
    .extract({ left, top, width: right - left, height: bottom - top })
    .png()
    .toBuffer();
  const draw = (quality: number): Promise<Buffer> =>
    sharp(pixels).png({ palette: true, quality, effort: 7, compressionLevel: 9, dither: 0.5 }).toBuffer();
  let picture: Buffer = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    picture = await draw(quality);
    if (picture.length <= MOST_BYTES) break;
  }
  expect(picture.length, `bytes of ${name}`).toBeLessThanOrEqual(MOST_BYTES);
  const path = join(picturesDir, `${name}.png`);
  const before = await readFile(path).catch(() => null);
  if (before !== null && (await isAlike(before, picture))) return;
  await mkdir(picturesDir, { recursive: true });
  await writeFile(path, picture);
}

/** Whether two PNGs show the same, whatever palettes they have: then the one that is there stays, and a run changes nothing in the clone. */
export async function isAlike(one: Buffer, other: Buffer): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })),
  );
  if (a === undefined || b === undefined || a.info.width !== b.info.width || a.info.height !== b.info.height) return false;
  return a.data.every((value, at) => Math.abs(value - (b.data[at] ?? 0)) < SAME_COLOUR);
}

/**
 * Puts one folder, day, time, duration, checksum and fingerprint where the window shows those of this run, so that two runs give the same
 * picture. Nothing else is touched, and the press page in its frame not at all.
 */
async function hideTheDay(page: Page): Promise<void> {
  await page.evaluate(() => {
    const rules: readonly (readonly [RegExp, string])[] = [
      [/\/\S*\/dateline-e2e-[^/\s]+/g, '/home/press'],
      [/\b\d{1,2} [A-Z][a-z]{2,8} 20(2[5-9]|[3-9]\d)\b/g, '8 Dec 2014'],
      [/\b20(2[5-9]|[3-9]\d)-\d\d-\d\d\b/g, '2014-12-08'],
      // The time at which a picture was taken stands after the year of the example.
      [/(?<!2014, )\b([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?\b/g, '09:30'],
      [/\btook .+$/g, 'took 4 s'],
      [/SHA256:[A-Za-z0-9+/]{43}/g, 'SHA256:Q0h2bJ3cUeYv1kTz8mWnXr5aLd7PgF4iSoE6tBqHxKw'],
      [/\b[0-9a-f]{8}( [0-9a-f]{8}){3}\b/g, '6b1f0c4e 9a27d358 5fe2c1b0 7a94d86e'],
      [/\b[0-9a-f]{4}…[0-9a-f]{4}\b/g, '6b1f…9e41'],
      [/\b[0-9a-f]{64}\b/g, '6b1f0c4e9a27d3585fe2c1b07a94d86e3c5f12a8b4907de6f3182ac05d7b9e41'],
    ];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const said = node.nodeValue ?? '';
      const told = rules.reduce((text, [found, put]) => text.replace(found, put), said);
      if (told !== said) node.nodeValue = told;
    }
  });
}

/** Takes pictures one after the other; what went wrong with one does not cost the others, and is told in the end. */
export class Album {
  readonly #page: Page;
  readonly #faults: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.setDefaultTimeout(20_000);
  }

  /** Opens what the picture shows and takes it, whole or of the parts that `open` answers; then leaves it. */
  async picture(
    name: string,
    open: () => Promise<readonly Locator[]>,
    leave: () => Promise<unknown> = async () => {},
  ): Promise<void> {
    await this.step(name, async () => {
      await take(this.#page, name, ...(await open()));
      await leave();
    });
  }

  /** A step between pictures. */
  async step(name: string, deed: () => Promise<unknown>): Promise<void> {
    await test.step(name, async () => {
      try {
        await deed();
      } catch (error) {
        this.#faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        await this.#page.screenshot({ path: test.info().outputPath(`${name}.png`) }).catch(() => {});
        for (let layer = 0; layer < 2; layer += 1) await this.#page.keyboard.press('Escape').catch(() => {});
      }
    });
  }

  /** Fails when a picture was not taken. */
  close(): void {
    expect(this.#faults).toEqual([]);
  }
}

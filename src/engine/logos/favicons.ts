import type { Box } from '#contract/logo-rules.ts';
import { sharp } from '../pictures/sharp.ts';
import { ICO_SIZES, writeIco } from './ico.ts';
import type { MadeFile } from './make.ts';
import type { Drawing } from './pixels.ts';

/** A square around the drawing, with a share of its side free on every side. */
async function squareOf(drawing: Drawing, free: number): Promise<Box> {
  const ink = await drawing.ink();
  const side = Math.max(ink.width, ink.height) / (1 - 2 * free);
  return { x: ink.x + ink.width / 2 - side / 2, y: ink.y + ink.height / 2 - side / 2, width: side, height: side };
}

async function square(drawing: Drawing, px: number, free: number, ground: string | null): Promise<Uint8Array> {
  const { data, width, height, channels } = await drawing.draw(await squareOf(drawing, free), px, px);
  const picture = sharp(data, { raw: { width, height, channels } });
  return (ground === null ? picture : picture.flatten({ background: ground })).png({ compressionLevel: 9 }).toBuffer();
}

/** A favicon.ico of three sizes, each drawn anew. */
export async function makeIco(drawing: Drawing, ground: string | null): Promise<Uint8Array> {
  const pictures = [];
  for (const px of ICO_SIZES) pictures.push({ px, png: await square(drawing, px, 0, ground) });
  return writeIco(pictures);
}

/**
 * What browsers and phones ask for: favicon.ico, icon.svg where there is a vector, an opaque apple-touch-icon of 180 px, icons of 192 and
 * 512 px with a maskable one (drawing within the inner 80 %, W3C manifest, section 'safe zone'), the manifest, and the lines for a page's head.
 */
export async function makeFavicons(
  drawing: Drawing,
  ground: string | null,
  about: { readonly name: string; readonly svg: Uint8Array | null },
): Promise<MadeFile[]> {
  const opaque = ground ?? '#ffffff';
  const text = (name: string, content: string): MadeFile => ({ name, bytes: new TextEncoder().encode(content) });
  const icons = [
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ];
  return [
    { name: 'favicon.ico', bytes: await makeIco(drawing, ground) },
    ...(about.svg === null ? [] : [{ name: 'icon.svg', bytes: about.svg }]),
    { name: 'apple-touch-icon.png', bytes: await square(drawing, 180, 0.1, opaque) },
    { name: 'icon-192.png', bytes: await square(drawing, 192, 0.04, ground) },
    { name: 'icon-512.png', bytes: await square(drawing, 512, 0.04, ground) },
    { name: 'icon-maskable-512.png', bytes: await square(drawing, 512, 0.2, opaque) },
    text(
      'site.webmanifest',
      `${JSON.stringify({ name: about.name, icons, background_color: opaque, theme_color: opaque }, null, 2)}\n`,
    ),
    text(
      'head.html',
      `<link rel="icon" href="/favicon.ico" sizes="32x32">\n${about.svg === null ? '' : '<link rel="icon" href="/icon.svg" type="image/svg+xml">\n'}<link rel="apple-touch-icon" href="/apple-touch-icon.png">\n<link rel="manifest" href="/site.webmanifest">\n`,
    ),
  ];
}

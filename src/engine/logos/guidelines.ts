import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Brand, Variant } from '#contract/logos.ts';
import type { AssetId } from '#contract/values.ts';
import { contrast } from '#domain/colour.ts';
import { groundColourOf } from '#domain/logos/ground.ts';
import { clearSpaceDiagram, clearSpaceSentence, type GuidelinesView, type ShownPicture } from '#domain/logos/guidelines.ts';
import { writeGuidelinesHtml } from '#domain/logos/guidelines-html.ts';
import { cmykFor } from '#domain/logos/palette-files.ts';
import { luminanceOf, rgbOf } from '#domain/logos/tone.ts';
import { getAsset, presentOriginalOf } from '../assets/store.ts';
import { storePreviews } from '../imports/previews.ts';
import { previewPath } from '../library/folder.ts';
import { hasWholePreview } from '../library/preview.ts';
import { sharp } from '../pictures/sharp.ts';
import { drawSvg } from '../pictures/svg.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { localDay } from '../search/search.ts';
import { artworkOf } from './frame.ts';
import { encode, makeLogo, type Studio } from './make.ts';
import { measureVariant } from './measure.ts';
import { refuseRetired } from './retired.ts';
import { readMaster, sourceFor } from './source.ts';
import { wrongTreatment } from './wrong.ts';

/** Width in px of a logo where it is shown as pixels. */
const SHOWN_PX = 640;

/** Writes the guidelines of a brand. Only current variants are in them; a rule's picture of a retired one is left out. */
export async function makeGuidelines(
  studio: Studio,
  brand: Brand,
  format: 'html' | 'pdf',
  introduction: string,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const view = await viewOf(studio, brand, introduction);
  if (format === 'html') {
    const html = writeGuidelinesHtml(view, (text) => hash('sha256', text, 'base64'));
    return { bytes: new TextEncoder().encode(html), pages: 1 };
  }
  const writer = await studio.app.documents();
  const plain = JSON.parse(JSON.stringify(view), (key, value: unknown) =>
    key === 'source' ? unpacked(String(value)) : value,
  ) as object;
  const bytes = unwrap(
    await writer.writePage({
      template: 'guidelines.typ',
      title: view.title,
      data: plain,
      dated: studio.app.now().toISOString(),
      isTagged: true,
    }),
  );
  return { bytes, pages: 1 };
}

/** Typst reads no base64. */
function unpacked(address: string): { svg: string } | { png: number[] } {
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  return address.startsWith('data:image/svg') ? { svg: bytes.toString('utf8') } : { png: [...bytes] };
}

async function viewOf(studio: Studio, brand: Brand, introduction: string): Promise<GuidelinesView> {
  const current = brand.variants.filter((variant) => variant.status === 'current' && sourceFor(variant, 'pixels') !== null);
  if (current.length === 0) throw new Refusal('logos.no_file', 'This brand has no current logo that can be shown.');
  const shown: { variant: Variant; picture: ShownPicture }[] = [];
  for (const variant of current) shown.push({ variant, picture: await pictureOf(studio, brand, variant) });
  const logos = shown.map(({ variant, picture }) => {
    const ground = groundColourOf(variant.ground, brand.palette);
    return {
      ...picture,
      title: `${capital(variant.lockup)}, ${variant.colourway.replace('-', ' ')}`,
      ground,
      isDark: luminanceOf(ground) < 0.18,
      formats: [...new Set(variant.files.map((file) => file.format.toUpperCase()))].join(' '),
    };
  });
  const usage = async (is: 'do' | 'dont') => {
    const items = [];
    for (const one of brand.rules.usage.filter((rule) => rule.is === is))
      items.push({ text: one.text, picture: await usagePicture(studio, brand, one.picture, one.text) });
    return items;
  };
  return {
    title: `${brand.name}: logo guidelines`,
    introduction,
    date: localDay(studio.app.now()),
    hero: logos[0] ?? null,
    logos,
    clearSpace: await clearSpace(studio, brand, current),
    minimum: brand.rules.minimum.map(({ lockup, mm, px }) => ({
      lockup: capital(lockup),
      size: `${mm} mm in print, ${px} px on screens`,
    })),
    colours: brand.palette.map((colour) => ({
      name: colour.name,
      hex: colour.colour,
      rgb: rgbOf(colour.colour).join(' '),
      cmyk: cmykFor(colour).join(' '),
      pantone: colour.pantone,
      onWhite: ratio(contrast(colour.colour, '#ffffff')),
      onBlack: ratio(contrast(colour.colour, '#000000')),
    })),
    dos: await usage('do'),
    donts: await usage('dont'),
    coBranding: brand.rules.coBranding,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ratio = (value: number): string => `${value.toFixed(1)} : 1`;
const dataAddress = (mime: string, bytes: Uint8Array): string => `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;

/** A variant as it is shown: its SVG where it is one, else pixels. */
async function pictureOf(studio: Studio, brand: Brand, variant: Variant): Promise<ShownPicture> {
  const alt = `Logo of ${brand.name}, ${variant.lockup}, ${variant.colourway.replace('-', ' ')}`;
  const plain = { variantId: variant.id, dpi: 300, scale: 1, background: 'transparent', padding: 'none' } as const;
  try {
    const made = await makeLogo(studio, { ...plain, format: 'svg' });
    return { source: dataAddress('image/svg+xml', made.files[0]?.bytes ?? new Uint8Array()), alt };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const made = await makeLogo(studio, { ...plain, format: 'png', width: SHOWN_PX });
    return { source: dataAddress('image/png', made.files[0]?.bytes ?? new Uint8Array()), alt };
  }
}

async function clearSpace(studio: Studio, brand: Brand, current: readonly Variant[]): Promise<GuidelinesView['clearSpace']> {
  const variant =
    current.find((one) => one.colourway === 'full-colour' && sourceFor(one, 'svg') !== null) ??
    current.find((one) => sourceFor(one, 'svg') !== null);
  if (variant === undefined) return null;
  const measure = await measureVariant(studio, variant.id);
  const artwork = await artworkOf(await readMaster(studio.library, studio.db, variant));
  const inner = artwork.svg
    .replace(/^<svg/, `<svg x="0" y="0"`)
    .replace(/^(<svg[^>]*?)\s(?:width|height)="[^"]*"(?=[^>]*>)/, '$1');
  // drawn to pixels: its letters must look the same on every computer
  const drawn = unwrap(await drawSvg(clearSpaceDiagram(measure, inner), { longSide: 1000 }));
  return {
    picture: {
      source: dataAddress('image/png', await encode(drawn, 'png', 0, null)),
      alt: `The logo with its clear space of x on every side`,
    },
    sentence: clearSpaceSentence(brand.rules.clearSpace, measure.symbol !== null),
  };
}

async function usagePicture(
  studio: Studio,
  brand: Brand,
  picture: Brand['rules']['usage'][number]['picture'],
  text: string,
): Promise<ShownPicture | null> {
  if (picture === null) return null;
  try {
    if (picture.kind === 'asset') {
      refuseRetired(studio.db, picture.assetId);
      return { source: dataAddress('image/png', await assetPicture(studio, picture.assetId)), alt: text };
    }
    const variant = brand.variants.find((one) => one.id === picture.variantId && one.status === 'current');
    if (variant === undefined) return null;
    if (picture.kind === 'variant') {
      const made = await makeLogo(studio, {
        variantId: variant.id,
        format: 'png',
        width: 420,
        dpi: 300,
        scale: 1,
        background: picture.ground,
        padding: 'clear',
      });
      return { source: dataAddress('image/png', made.files[0]?.bytes ?? new Uint8Array()), alt: text };
    }
    const artwork = await artworkOf(await readMaster(studio.library, studio.db, variant));
    const drawn = unwrap(await drawSvg(wrongTreatment(artwork, picture.how), { width: 600 }));
    return { source: dataAddress('image/png', await encode(drawn, 'png', 0, null)), alt: text };
  } catch (error) {
    // a rule is still worth its words
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A small PNG of any picture of the library, from its preview. */
async function assetPicture({ db, library }: Studio, id: AssetId): Promise<Uint8Array> {
  const asset = getAsset(db, id);
  if (!asset.hasPreview || asset.trashedAt !== null) throw new Refusal('assets.no_preview', 'There is no preview of this file.');
  const path = previewPath(library.folder, asset.sha256, 320);
  if (!hasWholePreview(path))
    unwrap(await storePreviews(library.folder, asset.sha256, await readFile(presentOriginalOf(library, asset)), asset.filename));
  return sharp(await readFile(path))
    .png()
    .toBuffer();
}

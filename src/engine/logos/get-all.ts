import { basename } from 'node:path';
import type { LogoSet, LogoWish, logos, Variant } from '#contract/logos.ts';
import type { OutputOf } from '#contract/routes.ts';
import { type BrandId, type Place, pathOf } from '#contract/values.ts';
import { writePaletteFile } from '#domain/logos/palette-files.ts';
import { slug, uniqueNames } from '#domain/names.ts';
import type { JobContext } from '../door/handlers.ts';
import { checkDestination } from '../files/destination.ts';
import { Refusal } from '../refusal.ts';
import { writeZip } from './deliver.ts';
import { makeGuidelines } from './guidelines.ts';
import { type MadeFile, makeLogo, type Studio } from './make.ts';
import { getBrand } from './store.ts';

/** Every current variant of a brand in one zip, a folder for each lockup; what cannot be made is named and the rest goes on. */
export async function getAll(
  context: JobContext,
  { brandId, set, place }: { readonly brandId: BrandId; readonly set: LogoSet; readonly place: Place },
): Promise<OutputOf<typeof logos.getAll>> {
  const { app, library } = context;
  const studio: Studio = { app, library, db: library.catalogue.read };
  const target = await checkDestination(library.folder.root, pathOf(place));
  const brand = getBrand(studio.db, brandId);
  const current = brand.variants.filter((variant) => variant.status === 'current' && variant.assetId !== null);
  if (current.length === 0) throw new Refusal('logos.no_file', 'This brand has no current logo with a file.');
  context.report({ stage: 'make', total: current.length, done: 0 });
  const files: MadeFile[] = [];
  const left: { name: string; why: string }[] = [];
  for (const [index, variant] of current.entries()) {
    await makeVariant(context, studio, variant, set, files, left);
    context.report({ done: index + 1, current: `${variant.lockup}, ${variant.colourway}` });
  }
  if (set.palette && brand.palette.length > 0)
    for (const format of ['css', 'json', 'ase', 'gpl'] as const)
      files.push({ name: `colours/${slug(brand.name) || 'brand'}_colours.${format}`, bytes: writePaletteFile(brand, format) });
  if (set.guidelines)
    for (const format of ['html', 'pdf'] as const) {
      const made = await makeGuidelines(studio, brand, format, '');
      files.push({ name: `${slug(brand.name) || 'brand'}_guidelines.${format}`, bytes: made.bytes });
    }
  if (files.length === 0) throw new Refusal('logos.cannot_render', 'Nothing of this brand could be made.', { left });
  context.signal.throwIfAborted();
  // the lockup's folder stays, the names in it are told apart
  const names = uniqueNames(files.map((file) => basename(file.name)));
  const named = files.map((file, at) => ({ ...file, name: file.name.replace(/[^/]*$/, names[at] ?? '') }));
  const bytes = await writeZip(target, named, app.now(), (staged) => context.scratch(staged));
  return { place: { $path: target }, files: named.length, bytes, left };
}

async function makeVariant(
  context: JobContext,
  studio: Studio,
  variant: Variant,
  set: LogoSet,
  files: MadeFile[],
  left: { name: string; why: string }[],
): Promise<void> {
  const plain = { variantId: variant.id, dpi: 300, scale: 1, background: 'transparent', padding: 'none' } as const;
  const wishes: LogoWish[] = set.formats.flatMap((format): LogoWish[] =>
    format === 'svg' || format === 'pdf' ? [{ ...plain, format }] : set.widths.map((width) => ({ ...plain, format, width })),
  );
  const made = new Set(set.formats as readonly string[]);
  if (set.sources)
    for (const { format } of variant.files)
      if (!made.has(format) && !wishes.some((wish) => wish.source === format))
        wishes.push({ ...plain, format: 'source', source: format });
  for (const wish of wishes) {
    context.signal.throwIfAborted();
    try {
      for (const file of (await makeLogo(studio, wish)).files)
        files.push({ name: `${slug(variant.lockup) || 'logos'}/${file.name}`, bytes: file.bytes });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      left.push({ name: `${variant.lockup}, ${variant.colourway}, ${wish.source ?? wish.format}`, why: error.failure.message });
    }
  }
}

import type { Brand, BrandFields, FormatGap, Variant } from '#contract/logos.ts';
import type { BrandId, VariantId } from '#contract/values.ts';
import type { Input } from '../engine/routes.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';
import { baseName } from '../words/format.ts';

/** Shows a changed brand at once, before the list is read again. */
function show(app: App, brand: Brand): void {
  const list = app.cache.read('logos.brands', {}).data;
  if (list === undefined) return;
  app.cache.put('logos.brands', {}, { ...list, items: list.items.map((item) => (item.id === brand.id ? brand : item)) });
}

/** Stores what a person said of a brand; false when it was refused, which was told. */
export async function saveBrand(app: App, id: BrandId, set: Partial<BrandFields>): Promise<boolean> {
  const saved = await ask(app, 'logos.putBrand', { ...set, id });
  if (saved !== null) show(app, saved);
  return saved !== null;
}

/** Makes what is missing of a variant from its master, and says so. */
export async function fillGap(app: App, order: Input<'logos.fill'>, name: string): Promise<boolean> {
  const made = await ask(app, 'logos.fill', order);
  if (made === null) return false;
  show(app, made.brand);
  tellDone(app, words.logos.made(name));
  return true;
}

/** What `fill` is asked for a format that a cell of the matrix lacks. */
export function orderFor(gap: FormatGap, colourway: string, isEmpty: boolean): Input<'logos.fill'> | null {
  if (!gap.canMake || gap.from === null) return null;
  if (!isEmpty) return { from: gap.from, colourway: 'same', formats: [gap.format] };
  return colourway === 'black' || colourway === 'white' || colourway === 'greyscale' ? { from: gap.from, colourway } : null;
}

/** Makes a retired variant current again. */
export async function makeCurrent(app: App, id: VariantId): Promise<void> {
  const brand = await ask(app, 'logos.setStatus', { id, status: 'current' });
  if (brand !== null) show(app, brand);
}

/** Retires a variant from a day on. */
export async function retire(
  app: App,
  retirement: { readonly id: VariantId; readonly since: string; readonly supersededBy: VariantId | null },
): Promise<boolean> {
  const brand = await ask(app, 'logos.setStatus', { ...retirement, status: 'superseded' } as Input<'logos.setStatus'>);
  if (brand !== null) show(app, brand);
  return brand !== null;
}

/** Takes a variant out of the toolbox; its files stay in the library. */
export async function removeVariant(app: App, id: VariantId): Promise<void> {
  const brand = await ask(app, 'logos.removeVariant', { id });
  if (brand !== null) show(app, brand);
}

/** Selects a variant's files in the library. */
export function showFiles(app: App, variant: Variant): void {
  const ids = variant.files.map((file) => file.assetId);
  const [first = null] = ids;
  const { go, select } = app.store.getState();
  go({ kind: 'assets', shelf: 'logo', text: '' });
  select({ ids, current: first, anchor: first });
}

/** Asks where, then writes the guidelines there. */
export async function writeGuidelines(app: App, brand: Brand, format: 'pdf' | 'html'): Promise<void> {
  const place = await pickSave(app, `${brand.name} guidelines.${format}`, format);
  if (place === null) return;
  const written = await ask(app, 'logos.guidelines', { brandId: brand.id, format, place: { $token: place } });
  if (written !== null) tellWritten(app, words.logos.guidelinesDone(baseName(written.place.$path)), written.place.$token);
}

/** Lets the person say where a file goes; null when they would rather not. */
export async function pickSave(app: App, suggestedName: string, extension: string): Promise<string | null> {
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.logos.saveTitle,
    button: words.pick.save,
    suggestedName,
    extensions: [extension],
    filterName: words.logos.format(extension),
  });
  return picked?.places[0]?.token ?? null;
}

/** Says that a file was written, with a way to its folder. */
export function tellWritten(app: App, text: string, token: string | undefined): void {
  tellDone(
    app,
    text,
    token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
  );
}

/** Copies a value, and says so where the button itself does not. */
export const copy = async (app: App, text: string): Promise<boolean> => (await askHost(app, 'copyText', { text })) !== null;

import type { SheetItem } from '#contract/sheets.ts';
import { coloursOf, type SheetColours } from '#domain/sheets/colours.ts';
import type { SheetContent } from '#domain/sheets/content.ts';
import { layOutSheet, type SheetDrawing } from '#domain/sheets/layout.ts';
import { runOf } from '#domain/sheets/lines.ts';
import { forEachAtOnce } from '../at-once.ts';
import { unwrap } from '../refusal.ts';
import type { DocumentWriter } from '../releases/documents/index.ts';
import { typstLanguage } from '../releases/documents/typst-language.ts';
import { createStandIns, type PdfPicture, putPictures } from './pdf-pictures.ts';
import { SMALL_PX } from './previews.ts';
import type { PrintCache } from './prints.ts';
import { asJpeg, type PreviewSource } from './thumbnails.ts';

/** Dots an inch that a printed thumbnail has at most; more would only be weight. */
const DPI = 200;

/** What is needed to draw a sheet: previews, prints of earlier sheets where they are kept, the logo as a sanitised SVG, a way to stop, and how far it is. */
export interface SheetWorkshop {
  readonly previews: PreviewSource;
  readonly prints: PrintCache | null;
  readonly logoSvg: string | null;
  readonly signal: AbortSignal;
  readonly onPicture?: (done: number, total: number) => void;
}

/** What typesets a sheet. */
export type SheetTypesetter = Pick<DocumentWriter, 'prepare' | 'writeSheet'>;

/** A sheet as one file. `replaced` are letters that no font has and a box stands for. */
export interface DrawnPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly replaced: readonly string[];
}

/**
 * A sheet as tagged PDF that passes Typst's PDF/UA-1 checks: text that can be selected, an alt text for each picture. `dated` is an ISO 8601
 * instant; the same content, previews and instant give the same bytes. Refuses with 'sheets.cannot_render'.
 */
export async function sheetPdf(
  documents: SheetTypesetter,
  content: SheetContent,
  dated: string,
  workshop: SheetWorkshop,
): Promise<DrawnPdf> {
  const drawing = layOutSheet(content);
  const colours = coloursOf(content.brand.colour);
  const pictures = await jpegsOf(drawing, colours, workshop, () => documents.prepare());
  const standIn = await createStandIns();
  const { bytes, replaced } = unwrap(
    documents.writeSheet({
      title: runOf(content.title),
      data: dataOf(content, dated, drawing, colours, pictures, workshop.logoSvg),
      pictures: [...pictures.keys()].map((sha256) => ({ name: `${sha256}.jpg`, bytes: standIn(sha256) })),
      dated,
    }),
  );
  return { bytes: putPictures(bytes, (sha256) => pictures.get(sha256)), replaced, pages: drawing.pages.length };
}

type Picture = Extract<SheetItem, { kind: 'picture' }>;
const picturesOf = (drawing: SheetDrawing): Picture[] =>
  drawing.pages.flatMap(({ items }) => items.filter((item) => item.kind === 'picture'));

/** So much more than the small preview has may be wanted, and it is taken all the same: the large one has 25 times its pixels to be decoded. */
const NEARLY = 1.25;

/** Pixels of the longer side for a place of so many points: 200 dots an inch, or 160 and more where the small preview then does. */
function sideFor(points: number): number {
  const side = Math.ceil((points / 72) * DPI);
  return side <= SMALL_PX * NEARLY ? Math.min(side, SMALL_PX) : side;
}

/** Small previews in work at once: enough for other threads to be busy while this one loads the typesetter. One has 0.3 MB of pixels. */
const SMALL_AT_ONCE = 24;

/** Each file once, as large as its largest place on the paper needs. `prepare` is called when the first one is done and others are on their way. */
async function jpegsOf(
  drawing: SheetDrawing,
  colours: SheetColours,
  { previews, prints, signal, onPicture }: SheetWorkshop,
  prepare: () => void,
): Promise<Map<string, PdfPicture>> {
  const places = new Map<string, { side: number; ground: string }>();
  for (const { sha256, width, height, ground } of picturesOf(drawing)) {
    if (sha256 === null) continue;
    const side = sideFor(Math.max(width, height));
    places.set(sha256, { side: Math.max(places.get(sha256)?.side ?? 0, side), ground: colours[ground] });
  }
  const jpegs = new Map<string, PdfPicture>();
  let done = 0;
  await forEachAtOnce(
    [...places],
    () => signal.throwIfAborted(),
    async ([sha256, { side, ground }]) => {
      const kept = (await prints?.get(sha256, side, ground)) ?? null;
      const preview = kept === null ? await previews(sha256, side) : null;
      const made = preview === null ? null : await asJpeg(preview, side, ground);
      if (made !== null) await prints?.put(sha256, side, ground, made);
      const picture = kept ?? made;
      if (picture !== null) jpegs.set(sha256, picture);
      onPicture?.(++done, places.size);
      if (done === 1) prepare();
    },
    [...places.values()].every(({ side }) => side <= SMALL_PX) ? SMALL_AT_ONCE : undefined,
  );
  return jpegs;
}

/** What sheet.typ reads; its head names every key. */
function dataOf(
  content: SheetContent,
  dated: string,
  drawing: SheetDrawing,
  colours: SheetColours,
  pictures: ReadonlyMap<string, PdfPicture>,
  logoSvg: string | null,
): object {
  const fileOf = (item: Picture): string | null =>
    item.sha256 !== null && pictures.has(item.sha256) ? `${item.sha256}.jpg` : null;
  return {
    title: runOf(content.title),
    author: content.brand.organisation,
    dated: [...new Date(dated).toISOString().matchAll(/\d+/g)].slice(0, 6).map(Number),
    language: typstLanguage(content.look.language),
    width: drawing.width,
    height: drawing.height,
    colours,
    logo: logoSvg,
    pages: drawing.pages.map(({ items }) =>
      items.map((item) => (item.kind === 'picture' ? { ...item, file: fileOf(item) } : item)),
    ),
  };
}

import type { SheetDraft } from '#contract/sheets.ts';
import type { SheetBrand, SheetContent, SheetPerson, SheetPicture } from '#domain/sheets/content.ts';
import { completeSheet } from '#domain/sheets/defaults.ts';
import { type DrawnPdf, type SheetTypesetter, type SheetWorkshop, sheetPdf } from './pdf.ts';

/** A sheet that goes into a kit: what is on it, and what the kit says of itself. */
export interface KitSheetOrder {
  /** Pictures in the order of the kit with its numbers, names, captions and renditions' file names (`pictureOf` in load.ts makes them of assets), or people. */
  readonly body:
    | { readonly kind: 'pictures'; readonly pictures: readonly SheetPicture[] }
    | { readonly kind: 'contacts'; readonly people: readonly SheetPerson[] };
  readonly title: string;
  /** `brandOf` in load.ts makes it of an organisation. */
  readonly brand: SheetBrand;
  readonly language: string;
  /** YYYY-MM-DD, printed at the head. */
  readonly date: string;
  /** ISO 8601: the moment that the file itself is dated by. */
  readonly dated: string;
  /** A sentence for the head of every page, such as the embargo. */
  readonly notice: string | null;
  /** What differs from a new sheet: columns, paper, captions. */
  readonly look?: Partial<Omit<SheetDraft, 'name' | 'source'>>;
}

/**
 * The contact sheet or the press contacts of a kit as tagged PDF. Nothing in it depends on the machine, the library's ids or the present moment:
 * the same order with the same previews gives the same bytes. Refuses with 'sheets.cannot_render'.
 */
export function kitSheetPdf(documents: SheetTypesetter, order: KitSheetOrder, workshop: SheetWorkshop): Promise<DrawnPdf> {
  const draft: SheetDraft = { ...order.look, name: order.title || 'Sheet', source: { kind: 'search', text: '' } };
  const content: SheetContent = {
    title: order.title,
    look: completeSheet(draft, { organisationId: null, language: order.language }),
    brand: order.brand,
    date: order.date,
    notice: order.notice,
    body: order.body,
  };
  return sheetPdf(documents, content, order.dated, workshop);
}

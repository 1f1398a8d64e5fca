import type { ColourLabel } from '#contract/assets.ts';
import type { SheetFields } from '#contract/sheets.ts';
import type { AssetId } from '#contract/values.ts';
import type { Usable } from '../assets/usable.ts';

/** A picture as a sheet knows it. `label` is its number on the sheet or in a kit ('03'); texts are in the sheet's language where there are any. */
export interface SheetPicture {
  readonly assetId: AssetId;
  readonly label: string;
  readonly title: string;
  readonly caption: string;
  readonly filename: string;
  readonly credit: string;
  readonly altText: string;
  /** ISO 8601, a date or more; null when nobody knows. */
  readonly date: string | null;
  /** In px as displayed; null where there are no pixels. */
  readonly width: number | null;
  readonly height: number | null;
  /** Of the file whose previews are shown; null when it has none. */
  readonly sha256: string | null;
  /** What it stands on: `soft`, a dark grey, for light drawings without a ground of their own. */
  readonly ground: 'ground' | 'soft';
  readonly isPhoto: boolean;
  readonly usable: Usable;
  readonly rating: number;
  readonly colour: ColourLabel | null;
  readonly choice: 'chosen' | 'rejected' | null;
}

/** A person or desk as a sheet of contacts prints it. */
export interface SheetPerson {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly phone: string;
  readonly email: string;
  readonly morePhones: readonly { readonly phone: string; readonly label: string }[];
  readonly moreEmails: readonly { readonly email: string; readonly label: string }[];
  readonly hours: string;
  readonly note: string;
  readonly isPrimary: boolean;
}

/** Whose sheet it is. `colour` reads on white paper; `logo` is its shape, width / height, null without one; `footer` are facts for the foot of each page. */
export interface SheetBrand {
  readonly organisation: string;
  readonly colour: string;
  readonly logo: { readonly ratio: number } | null;
  readonly footer: readonly string[];
}

/** How a sheet looks, apart from what is on it. */
export type SheetLook = Omit<
  SheetFields,
  'name' | 'heading' | 'source' | 'organisationId' | 'showLogo' | 'order' | 'chosenIds' | 'rejectedIds'
>;

/** Everything that is printed. `date` is YYYY-MM-DD; `notice` stands on every page, for an embargo; pictures and people are in their final order. */
export interface SheetContent {
  readonly title: string;
  readonly look: SheetLook;
  readonly brand: SheetBrand;
  readonly date: string;
  readonly notice: string | null;
  readonly body:
    | { readonly kind: 'pictures'; readonly pictures: readonly SheetPicture[] }
    | { readonly kind: 'contacts'; readonly people: readonly SheetPerson[] };
}

/** Cells of a sheet: its pictures or people. */
export const cellsOf = ({ body }: Pick<SheetContent, 'body'>): number =>
  body.kind === 'pictures' ? body.pictures.length : body.people.length;

import type { Asset } from '#contract/assets.ts';
import type { Contact } from '#contract/contacts.ts';
import type { Kit } from '#contract/kits.ts';
import type { Variant } from '#contract/logos.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Figure, Quote, Release } from '#contract/releases.ts';
import type { AssetId, SheetId } from '#contract/values.ts';
import { plainBlocks } from '../releases/texts/marks.ts';
import type { SheetBrand, SheetContent, SheetLook } from '../sheets/content.ts';
import type { Signer } from './signer.ts';

/** An asset as it stands in a kit: the kit's own wording wins over the library's. */
export interface KitAsset extends Asset {
  /** The logo variant this file is the master of, if any. */
  readonly variant: (Variant & { readonly brandName: string }) | null;
  /** False when the original is gone from the library folder. */
  readonly originalExists: boolean;
}

/** A logo variant that a kit holds as a whole: its master, from which everything is made, and its other files, each as it stands in a kit. */
export interface KitVariant {
  readonly variant: Variant & { readonly brandName: string };
  readonly master: KitAsset | null;
  readonly files: readonly KitAsset[];
}

/** A file of the library that a sheet shows, by what finds it again. */
export interface SheetAsset {
  readonly id: AssetId;
  readonly sha256: string;
  readonly filename: string;
}

/**
 * A contact sheet of the library that goes along, with all that is printed on it: what it finds later is not this kit's any more.
 * Texts and order are final; the date and the embargo are the kit's own.
 */
export interface KitSheet {
  readonly id: SheetId;
  readonly name: string;
  readonly title: string;
  readonly look: SheetLook;
  readonly brand: Omit<SheetBrand, 'logo'>;
  /** The SVG at its head. */
  readonly logo: SheetAsset | null;
  readonly body: SheetContent['body'];
  /** The files of its pictures, each once. */
  readonly assets: readonly SheetAsset[];
}

/** Everything one export is made of, loaded from the library at one moment; all decisions about a kit are functions of it. */
export interface KitContent {
  readonly kit: Kit;
  readonly organisation: Organisation | null;
  readonly releases: readonly Release[];
  readonly photos: readonly KitAsset[];
  readonly logos: readonly KitAsset[];
  readonly documents: readonly KitAsset[];
  readonly contacts: readonly Contact[];
  /** Logo variants of the section of logos, as chosen; its single files are `logos`. */
  readonly variants: readonly KitVariant[];
  /** Quotes with the release they stand in: those chosen, else all of the kit's releases. */
  readonly quotes: readonly { readonly release: Release; readonly quote: Quote }[];
  /** Figures with the release they stand in: those chosen, else all of the kit's releases. */
  readonly figures: readonly { readonly release: Release; readonly figure: Figure }[];
  /** Contact sheets that go along, as chosen. */
  readonly sheets: readonly KitSheet[];
  /** The organisation's logo for the page's masthead, when it has one. */
  readonly mastheadLogo: KitAsset | null;
  /** The same mark drawn for dark grounds, for the page in dark mode. */
  readonly mastheadLogoDark: KitAsset | null;
  /** Typefaces that the kit's own theme names; null for one that the library no longer has. Absent when it names none. */
  readonly typefaces?: { readonly heading: KitAsset | null; readonly text: KitAsset | null };
  /** References of the kit that the library no longer has, as ids. */
  readonly missing: readonly string[];
  /** Who signs the kit; absent when nobody does. */
  readonly signer?: Signer;
  /** 1 for the first export; rises when the content differs from the last one. */
  readonly version: number;
}

/** The kit's headline: that of its first release, else its own title. */
export const titleOf = (content: KitContent): string => content.releases[0]?.headline || content.kit.title;

/** The number of the body's block, from 1, that holds a sentence or quote; null when none does. Quote marks and a closing full stop may differ. */
export function paragraphOf(release: Release, words: string): number | null {
  const core = words
    .replace(/[.,!?…”"»“']+$/u, '')
    .replace(/^[“"„«»']+/u, '')
    .slice(0, 300);
  if (core === '') return null;
  const index = plainBlocks(release.body).findIndex((paragraph) => paragraph.includes(core));
  return index < 0 ? null : index + 1;
}

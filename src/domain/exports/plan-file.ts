import type { FileRole } from '#contract/exports.ts';
import type { Release, ReleaseFormat } from '#contract/releases.ts';
import { cutSlug, NAME_LIMITS, slug } from '../names.ts';
import type { KitAsset, KitContent, KitSheet, KitVariant } from './content.ts';
import { estimateBytes, type Measures, packedBytes } from './estimate.ts';
import type { VcardContact } from './files/vcard.ts';
import type { PxSize, RenditionPlan } from './sizes.ts';
import { storyOf } from './story.ts';

/** What a file of the kit is made from; the engine's `make` step has one way for each kind. */
export type Source =
  | { readonly kind: 'page' }
  | { readonly kind: 'readme' }
  | { readonly kind: 'manifest' }
  | { readonly kind: 'sums' }
  | { readonly kind: 'signers'; readonly line: string }
  | { readonly kind: 'signature' }
  | { readonly kind: 'release'; readonly release: Release; readonly format: ReleaseFormat }
  /** Quotes and figures of one release, ready to copy. */
  | { readonly kind: 'sheet'; readonly release: Release; readonly format: 'txt' | 'csv' }
  | { readonly kind: 'calendar' }
  | ({ readonly kind: 'photo'; readonly asset: KitAsset } & RenditionPlan)
  /** A picture as it was taken in: byte for byte, or with fields put in and places taken out, its pixels untouched. */
  | { readonly kind: 'photo-original'; readonly asset: KitAsset; readonly treatment: OriginalTreatment }
  | { readonly kind: 'captions' }
  /** All photos of the kit with number, caption, credit and file name, to print. */
  | { readonly kind: 'contact-sheet'; readonly photos: number }
  /** All contacts of the kit, to print. */
  | { readonly kind: 'press-contacts'; readonly contacts: number }
  /** A contact sheet of the library. */
  | { readonly kind: 'chosen-sheet'; readonly sheet: KitSheet }
  | { readonly kind: 'licence' }
  | { readonly kind: 'logo-svg'; readonly asset: KitAsset }
  | { readonly kind: 'logo-pdf'; readonly asset: KitAsset }
  | { readonly kind: 'logo-png'; readonly asset: KitAsset; readonly size: PxSize }
  /** A file of a logo variant, drawn by the logos room from its master; vectors have no size. */
  | {
      readonly kind: 'logo-variant';
      readonly logo: KitVariant;
      readonly format: 'svg' | 'pdf' | 'png';
      readonly size: PxSize | null;
    }
  | { readonly kind: 'original'; readonly asset: KitAsset }
  | { readonly kind: 'vcard'; readonly contact: VcardContact }
  | { readonly kind: 'font'; readonly file: string }
  /** A typeface of the library that the kit's theme names, as it was delivered. */
  | { readonly kind: 'typeface'; readonly asset: KitAsset };

/** What may be changed in a picture that goes out as it was taken in (contract/kits.ts, KitOriginals). */
export type OriginalTreatment = 'as-delivered' | 'with-metadata' | 'without-location';

/** One file of the zip to be. `group` ties what belongs together (photo-01); `estimate` is its size in bytes as good as it is known. */
export interface PlanFile {
  readonly path: string;
  readonly role: FileRole;
  readonly reason: string;
  readonly source: Source;
  readonly group: string;
  readonly estimate: number;
  /** The same as it lies in the zip, where texts are deflated. */
  readonly packed: number;
}

/** What every part of a plan is made with. */
export interface PlanContext {
  readonly content: KitContent;
  readonly date: string;
  readonly measures: Measures;
}

/** A file of the plan with its estimate. */
export function planned(
  { measures }: PlanContext,
  path: string,
  role: FileRole,
  reason: string,
  source: Source,
  group = '',
): PlanFile {
  const estimate = estimateBytes(source, measures);
  return { path, role, reason, source, group, estimate, packed: packedBytes(path, estimate) };
}

/** A superseded mark is never exported, in whichever section it stands and whatever the user forces; a lost file cannot be. */
export const isBarred = (asset: KitAsset): boolean => asset.variant?.status === 'superseded' || !asset.originalExists;

/** The name of a file whose title cannot be spelled in a to z: by its content, so that every library gives it the same one. */
export const nameByContent = (asset: KitAsset): string => `file-${asset.sha256.slice(0, 12)}`;

/** FOLDER HEAD_SUBJECT TAIL: the subject, by the title or by the content, is cut so that the limits of names hold, and left out where it has no room. */
export function subjectName(
  asset: KitAsset,
  folder: string,
  head: string,
  tail: string,
  most: number = NAME_LIMITS.slug,
): string {
  const room = Math.min(NAME_LIMITS.name, NAME_LIMITS.path - folder.length) - head.length - tail.length - 1;
  const subject = slug(asset.title || asset.filename, Math.min(most, room)) || cutSlug(nameByContent(asset), room);
  return `${folder}${[head, subject].filter((part) => part !== '').join('_')}${tail}`;
}

/** DATE_STORY, the beginning of every story file's name. */
export const storyPrefix = ({ content, date }: PlanContext): string => `${date}_${storyOf(content.kit)}`;

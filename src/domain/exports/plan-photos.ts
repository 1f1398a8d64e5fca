import type { KitAsset } from './content.ts';
import { kitExtension } from './extension.ts';
import { isBarred, type PlanContext, type PlanFile, planned, storyPrefix, subjectName } from './plan-file.ts';
import { contactSheet } from './plan-sheets.ts';
import { isRetouchable } from './retouchable.ts';
import { type LiteSize, type RenditionPlan, renditionsOf } from './sizes.ts';

/** What ties the files and the card of a photo together, `photo-01`: the index counts from 0. */
export const photoGroup = (index: number, count: number): string => `photo-${numberOf(index, count)}`;

const numberOf = (index: number, count: number): string => String(index + 1).padStart(count > 99 ? 3 : 2, '0');

/** The files of all photos in the kit's tier, their originals when they are wished, and the table of captions. */
export function photoFiles(context: PlanContext, lite: LiteSize): PlanFile[] {
  const { content } = context;
  const { tier, originals } = content.kit;
  const files = content.photos.flatMap((asset, index) => {
    if (asset.width === null || asset.height === null || isBarred(asset)) return [];
    const group = photoGroup(index, content.photos.length);
    const made = renditionsOf({ width: asset.width, height: asset.height }, tier, lite).map((one) =>
      rendition(context, asset, group, one),
    );
    // Mails have no room for originals.
    if (originals === 'none' || tier === 'lite') return made;
    // Any other goes as a rendition alone; preflight says so.
    const goesAlong = originals === 'as-delivered' || isRetouchable(asset.mime);
    return goesAlong ? [...made, original(context, asset, index, originals)] : made;
  });
  if (files.length === 0) return [];
  const path = `photos/${storyPrefix(context)}_photos_captions.csv`;
  const captions = planned(context, path, 'captions', 'Captions, credits and licences of all photos', { kind: 'captions' });
  const photos = new Set(files.map(({ group }) => group)).size;
  return [...files, captions, ...contactSheet(context, photos)];
}

const REASONS = {
  full: 'For screens, at most 400 kB',
  print: '',
  web: 'For screens, at most 2 MB',
  lite: 'For screens, small enough for a mail',
} as const;

function rendition(context: PlanContext, asset: KitAsset, group: string, plan: RenditionPlan): PlanFile {
  const { tier } = context.content.kit;
  return planned(
    context,
    named(context, asset, `photos/${plan.rendition}/`, group, `_${plan.size.width}x${plan.size.height}.jpg`),
    'photo',
    plan.rendition === 'web' ? REASONS[tier] : tier === 'print' ? 'For print, 3000 px at most' : 'For print',
    { kind: 'photo', asset, ...plan },
    group,
  );
}

function original(
  context: PlanContext,
  asset: KitAsset,
  index: number,
  treatment: 'as-delivered' | 'with-metadata' | 'without-location',
): PlanFile {
  const count = context.content.photos.length;
  const reasons = {
    'as-delivered': 'The original, byte for byte',
    'with-metadata': 'The original pixels with caption and rights, without location',
    'without-location': 'The original pixels, without location and serial numbers',
  };
  const tail = `_${asset.width}x${asset.height}.${kitExtension(asset)}`;
  return planned(
    context,
    named(context, asset, 'photos/originals/', `original-${numberOf(index, count)}`, tail),
    'photo',
    reasons[treatment],
    { kind: 'photo-original', asset, treatment },
    photoGroup(index, count),
  );
}

/** FOLDER/DATE_STORY_KIND_SUBJECT_WxH.ext. */
function named(context: PlanContext, asset: KitAsset, folder: string, kind: string, tail: string): string {
  return subjectName(asset, folder, `${storyPrefix(context)}_${kind}`, tail);
}

import { inZone } from '../../dates.ts';
import type { KitAsset, KitContent } from '../content.ts';
import { PRINT_PX, SCREEN_ONLY_PX } from '../sizes.ts';
import { assetSubject, type Rule } from './rule.ts';

/** Bytes that IIM's By-line and Credit hold (IIM 4.2, data sets 2:80 and 2:110); the full text stays in XMP. */
const IIM_LINE_BYTES = 32;

/** The day it is in the kit's own zone: rights end there at midnight. */
const today = (content: KitContent, now: string): string => inZone(now, content.kit.timeZone).slice(0, 10);

/** UTF-8 length without a TextEncoder, which a pure wall does not have. */
const utf8Bytes = (text: string): number =>
  [...text].reduce((sum, letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);

/** Every file of the library that the kit carries, whatever its section. */
const everyAsset = (content: KitContent): readonly KitAsset[] => [...content.photos, ...content.logos, ...content.documents];

export const PICTURE_RULES: readonly Rule[] = [
  {
    id: 'photo.caption-missing',
    severity: 'error',
    why: 'Many desks will not use a picture without a caption that says who, what, where and when.',
    find: ({ content }) =>
      content.photos
        .filter((photo) => photo.caption.trim() === '')
        .map((photo) => ({
          subject: assetSubject(photo),
          message: 'No caption',
          fix: 'Write a caption',
        })),
  },
  {
    id: 'photo.credit-missing',
    severity: 'error',
    why: 'A picture without a credit cannot be printed: the desk does not know whom to name.',
    find: ({ content }) =>
      content.photos
        .filter((photo) => photo.credit.trim() === '')
        .map((photo) => ({
          subject: assetSubject(photo),
          message: 'No credit',
          fix: 'Add the credit line',
        })),
  },
  {
    id: 'photo.licence-missing',
    severity: 'error',
    why: 'Terms of use belong next to each picture; without them a careful desk leaves it out.',
    find: ({ content }) =>
      content.photos
        .filter((photo) => photo.usageTerms.trim() === '' && photo.licenseUrl === '')
        .map((photo) => ({
          subject: assetSubject(photo),
          message: 'No terms of use',
          fix: 'Say how it may be used',
        })),
  },
  {
    id: 'picture.alt-text-missing',
    severity: 'error',
    why: 'Public bodies must describe every picture for readers who cannot see it (EN 301 549).',
    find: ({ content }) =>
      [...content.photos, ...content.logos]
        .filter((picture) => picture.altText.trim() === '')
        .map((picture) => ({
          subject: assetSubject(picture),
          message: 'No alt text',
          fix: 'Describe the picture',
        })),
  },
  {
    id: 'photo.alt-text-is-caption',
    severity: 'warning',
    why: 'A screen reader then says the same sentence twice and never what is to be seen.',
    find: ({ content }) =>
      content.photos
        .filter((photo) => photo.altText.trim() !== '' && photo.altText.trim() === photo.caption.trim())
        .map((photo) => ({
          subject: assetSubject(photo),
          message: 'Alt text repeats the caption',
          fix: 'Describe what is seen',
        })),
  },
  {
    id: 'asset.rights-expired',
    severity: 'error',
    why: 'The right to use it has ended; whoever prints it now may have to pay.',
    find: ({ content, now }) =>
      everyAsset(content)
        .filter((asset) => asset.expires !== null && asset.expires < today(content, now))
        .map((asset) => ({
          subject: assetSubject(asset),
          message: `Rights ended on ${asset.expires}`,
          fix: 'Replace it, or extend the rights',
        })),
  },
  {
    id: 'photo.small-for-print',
    severity: 'warning',
    why: `Print wants ${PRINT_PX} px on the longer side; under ${SCREEN_ONLY_PX} px a photo is for screens only.`,
    find: ({ content }) =>
      content.photos.flatMap((photo) => {
        const long = Math.max(photo.width ?? 0, photo.height ?? 0);
        return long === 0 || long >= SCREEN_ONLY_PX
          ? []
          : [{ subject: assetSubject(photo), message: `Too small for print, ${long} px`, fix: 'Ask for a larger original' }];
      }),
  },
  {
    id: 'photo.not-a-picture',
    severity: 'error',
    why: 'Only what Dateline can decode can be made into a JPEG with caption and credit inside.',
    find: ({ content }) =>
      content.photos
        .filter((photo) => photo.originalExists && (photo.width === null || !photo.hasPreview))
        .map((photo) => ({
          subject: assetSubject(photo),
          message: 'Not a picture that can be exported',
          fix: 'Move it to the documents',
        })),
  },
  {
    id: 'photo.credit-cut-in-iim',
    severity: 'warning',
    why: `Old newsroom systems read IIM, whose byline and credit end after ${IIM_LINE_BYTES} bytes; the full text is in XMP.`,
    find: ({ content }) =>
      content.photos
        .filter((photo) => utf8Bytes(photo.credit) > IIM_LINE_BYTES || utf8Bytes(photo.creator) > IIM_LINE_BYTES)
        .map((photo) => ({
          subject: assetSubject(photo),
          message: 'Credit or creator is cut in old systems',
          fix: 'Shorten it',
        })),
  },
  {
    id: 'logo.superseded',
    severity: 'error',
    why: 'A superseded mark must never leave the house; it is left out of the zip even when the export is forced.',
    find: ({ content }) =>
      everyAsset(content)
        .filter((logo) => logo.variant?.status === 'superseded')
        .map((logo) => ({
          subject: assetSubject(logo),
          message: 'Superseded logo',
          fix: 'Take the current one',
        })),
  },
  {
    id: 'logo.no-vector',
    severity: 'warning',
    why: 'A logo without a vector file is redrawn by strangers.',
    find: ({ content }) =>
      content.logos
        .filter((logo) => logo.mime !== 'image/svg+xml' && !(logo.variant?.isVector ?? false))
        .map((logo) => ({
          subject: assetSubject(logo),
          message: 'Logo without a vector',
          fix: 'Add the SVG',
        })),
  },
  {
    id: 'asset.in-trash',
    severity: 'error',
    why: 'Somebody has thrown this file away; it must not go out because a kit still names it.',
    find: ({ content }) =>
      everyAsset(content)
        .filter((asset) => asset.trashedAt !== null)
        .map((asset) => ({
          subject: assetSubject(asset),
          message: 'In the trash',
          fix: 'Restore it or take it out',
        })),
  },
  {
    id: 'asset.original-missing',
    severity: 'error',
    why: 'The file is gone from the library folder, so the kit would lack it.',
    find: ({ content }) =>
      everyAsset(content)
        .filter((asset) => !asset.originalExists)
        .map((asset) => ({
          subject: assetSubject(asset),
          message: 'The original file is missing',
          fix: 'Import it again, or take it out',
        })),
  },
];

import type { KitAsset } from '../content.ts';
import { setAsset, shorten, write } from './deeds.ts';
import { assetSubject, type Checked, type Found, logosOf, type Rule } from './rule.ts';
import { ALT_TEXT_MOST } from './sentences-pictures.ts';

const photos =
  (find: (photo: KitAsset, checked: Checked) => Omit<Found, 'subject'> | null) =>
  (checked: Checked): Found[] =>
    checked.content.photos.flatMap((photo) => {
      const found = find(photo, checked);
      return found === null ? [] : [{ subject: assetSubject(photo), ...found }];
    });

/** Photos and logos: whatever readers are to see. */
const pictures =
  (find: (picture: KitAsset) => Omit<Found, 'subject'> | null) =>
  ({ content }: Checked): Found[] =>
    [...content.photos, ...logosOf(content)].flatMap((picture) => {
      const found = find(picture);
      return found === null ? [] : [{ subject: assetSubject(picture), ...found }];
    });

const isEmpty = (text: string): boolean => text.trim() === '';

/** A field that is empty, and the text that somebody has to write. */
const missing = (field: 'title' | 'caption' | 'creator' | 'credit') =>
  photos((photo) => (isEmpty(photo[field]) ? { deed: write({ of: 'asset', id: photo.id, field }) } : null));

/** The primary part of a language tag: captions in 'en-gb' serve a kit in 'en'. */
const base = (language: string): string => language.split('-')[0] ?? language;

/** Whether a photo has a caption of its own in a language. */
const speaks = (photo: KitAsset, language: string): boolean =>
  Object.entries(photo.translations).some(([tag, { caption }]) => base(tag) === base(language) && caption.trim() !== '');

/** Captions, credits, terms, alt texts and their languages. */
export const CAPTION_RULES: readonly Rule[] = [
  { id: 'photo.caption-missing', severity: 'error', find: missing('caption') },
  { id: 'photo.credit-missing', severity: 'error', find: missing('credit') },
  { id: 'photo.creator-missing', severity: 'warning', find: missing('creator') },
  { id: 'photo.title-missing', severity: 'warning', find: missing('title') },
  {
    id: 'photo.licence-missing',
    severity: 'error',
    find: photos((photo, { content: { kit } }) =>
      isEmpty(photo.usageTerms) && photo.licenseUrl === ''
        ? {
            deed: isEmpty(kit.license)
              ? write({ of: 'asset', id: photo.id, field: 'usageTerms' })
              : setAsset(photo, { usageTerms: kit.license }),
          }
        : null,
    ),
  },
  {
    id: 'picture.alt-text-missing',
    severity: 'error',
    find: pictures((picture) =>
      isEmpty(picture.altText) ? { deed: write({ of: 'asset', id: picture.id, field: 'altText' }) } : null,
    ),
  },
  {
    id: 'photo.alt-text-is-caption',
    severity: 'warning',
    find: photos((photo) =>
      !isEmpty(photo.altText) && photo.altText.trim() === photo.caption.trim()
        ? { deed: write({ of: 'asset', id: photo.id, field: 'altText', value: photo.altText }) }
        : null,
    ),
  },
  {
    id: 'picture.alt-text-is-name',
    severity: 'warning',
    find: pictures((picture) =>
      /^\S+\.(jpe?g|png|tiff?|webp|heic|gif|svg|psd|dng)$/i.test(picture.altText.trim()) ||
      picture.altText.trim() === picture.filename
        ? { deed: write({ of: 'asset', id: picture.id, field: 'altText' }) }
        : null,
    ),
  },
  {
    id: 'picture.alt-text-long',
    severity: 'warning',
    find: pictures((picture) => {
      const { length } = [...picture.altText];
      return length > ALT_TEXT_MOST ? { values: { length }, deed: shorten(picture, 'altText', ALT_TEXT_MOST) } : null;
    }),
  },
  {
    id: 'photo.caption-other-language',
    severity: 'warning',
    find: photos((photo, { content: { kit } }) =>
      photo.language === '' || base(photo.language) === base(kit.language) || speaks(photo, kit.language)
        ? null
        : { values: { language: photo.language, wanted: kit.language } },
    ),
  },
  {
    id: 'photo.translation-missing',
    severity: 'warning',
    find: ({ content }) =>
      [...new Set(content.releases.map(({ language }) => base(language)))]
        .filter((language) => language !== base(content.kit.language))
        .flatMap((language) =>
          content.photos
            .filter((photo) => base(photo.language || content.kit.language) !== language && !speaks(photo, language))
            .map((photo) => ({ subject: assetSubject(photo), values: { language } })),
        ),
  },
];

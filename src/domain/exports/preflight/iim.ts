import { utf8Length } from '../../utf8.ts';
import { creatorsOf, IIM_BYTES } from '../iim.ts';
import { shorten } from './deeds.ts';
import { assetSubject, type Checked, type Found, type Rule } from './rule.ts';

/** A field that IIM holds once, longer than IIM takes. */
const cut =
  (field: 'caption' | 'title' | 'credit' | 'source' | 'copyright') =>
  ({ content }: Checked): Found[] =>
    content.photos
      .filter((photo) => utf8Length(photo[field]) > IIM_BYTES[field])
      .map((photo) => ({ subject: assetSubject(photo), deed: shorten(photo, field, IIM_BYTES[field]) }));

/** Fields that are longer than IIM holds and end in the middle in old systems. */
export const IIM_RULES: readonly Rule[] = [
  { id: 'photo.caption-cut-in-iim', severity: 'warning', find: cut('caption') },
  { id: 'photo.title-cut-in-iim', severity: 'warning', find: cut('title') },
  { id: 'photo.credit-cut-in-iim', severity: 'warning', find: cut('credit') },
  {
    id: 'photo.creator-cut-in-iim',
    severity: 'warning',
    find: ({ content }) =>
      content.photos
        .filter((photo) => creatorsOf(photo.creator).some((name) => utf8Length(name) > IIM_BYTES.creator))
        // several names have a limit each, so that a proposal for the whole would drop people
        .map((photo) => ({
          subject: assetSubject(photo),
          deed: creatorsOf(photo.creator).length > 1 ? undefined : shorten(photo, 'creator', IIM_BYTES.creator),
        })),
  },
  { id: 'photo.source-cut-in-iim', severity: 'warning', find: cut('source') },
  { id: 'photo.copyright-cut-in-iim', severity: 'warning', find: cut('copyright') },
  {
    id: 'photo.keyword-cut-in-iim',
    severity: 'warning',
    find: ({ content }) =>
      content.photos.flatMap((photo) => {
        const keyword = photo.keywords.find((one) => utf8Length(one) > IIM_BYTES.keyword);
        return keyword === undefined ? [] : [{ subject: assetSubject(photo), values: { keyword: `${keyword.slice(0, 30)}…` } }];
      }),
  },
  {
    id: 'photo.place-cut-in-iim',
    severity: 'warning',
    find: ({ content }) =>
      content.photos.flatMap((photo) => {
        const field = (['location', 'city', 'country'] as const).find((one) => utf8Length(photo[one]) > IIM_BYTES[one]);
        return field === undefined ? [] : [{ subject: assetSubject(photo), values: { place: `${photo[field].slice(0, 30)}…` } }];
      }),
  },
];

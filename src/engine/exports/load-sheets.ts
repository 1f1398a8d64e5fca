import type { Asset } from '#contract/assets.ts';
import type { SheetId } from '#contract/values.ts';
import type { KitSheet, SheetAsset } from '#domain/exports/content.ts';
import type { SheetContent, SheetPicture } from '#domain/sheets/content.ts';
import { assetsById } from '../assets/store.ts';
import { listContacts } from '../contacts/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { supersededAmong } from '../logos/store.ts';
import { logoAssetOf } from '../releases/logo.ts';
import { contentOf, senderOf } from '../sheets/load.ts';
import { getSheet } from '../sheets/store.ts';

/** A sheet as it goes into a kit of a day (YYYY-MM-DD), with what its search or collection holds now; superseded marks stay out of it. */
export function kitSheet(library: OpenLibrary, id: SheetId, day: string): KitSheet {
  const db = library.catalogue.read;
  const fields = getSheet(db, id);
  const { body, organisation } = contentOf(library, fields, day);
  const onIt = body.kind === 'contacts' ? [] : body.pictures.map(({ assetId }) => assetId);
  const superseded = supersededAmong(db, onIt);
  const isCurrent = ({ assetId }: SheetPicture): boolean => !superseded.has(assetId);
  const assets = assetsById(db, onIt);
  const logo = fields.showLogo ? logoAssetOf(library, organisation) : null;
  const shown: SheetContent['body'] =
    body.kind === 'contacts'
      ? body
      : { ...body, pictures: body.pictures.filter(isCurrent).map((one) => printed(one, fields.marks)) };
  const {
    name,
    heading,
    source: _source,
    organisationId: _whose,
    showLogo: _logo,
    order: _order,
    chosenIds: _c,
    rejectedIds: _r,
    ...rest
  } = fields;
  const { id: _id, createdAt: _made, editedAt: _edited, ...look } = rest;
  return {
    id,
    name,
    title: heading === '' ? name : heading,
    look,
    brand: senderOf(organisation, listContacts(db)),
    logo: logo === null ? null : found(logo),
    body: shown,
    assets:
      shown.kind === 'contacts'
        ? []
        : shown.pictures.flatMap(({ assetId }) => {
            const asset = assets.get(assetId);
            return asset === undefined ? [] : [found(asset)];
          }),
  };
}

/** What does not show on the paper makes no other version of a kit. */
const printed = (picture: SheetPicture, marks: 'none' | 'choice' | 'rating' | 'label'): SheetPicture => ({
  ...picture,
  rating: marks === 'rating' ? picture.rating : 0,
  colour: marks === 'label' ? picture.colour : null,
  choice: marks === 'choice' ? picture.choice : null,
});

const found = ({ id, sha256, filename }: Asset): SheetAsset => ({ id, sha256, filename });

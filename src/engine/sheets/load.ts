import type { Asset } from '#contract/assets.ts';
import { AssetQuery } from '#contract/assets.ts';
import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import { MAX_SHEET_PICTURES, type SheetFields, type SheetOrder, type SheetSource } from '#contract/sheets.ts';
import type { AssetId } from '#contract/values.ts';
import { usableOn } from '#domain/assets/usable.ts';
import { contrastOn, LEAST_CONTRAST } from '#domain/logos/tone.ts';
import { DARK_GROUND, SHEET_PAPER } from '#domain/sheets/colours.ts';
import type { SheetBrand, SheetContent, SheetPerson, SheetPicture } from '#domain/sheets/content.ts';
import { numberLabel, orderPictures } from '#domain/sheets/order.ts';
import { assetsById } from '../assets/store.ts';
import { listContacts } from '../contacts/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { OpenLibrary } from '../library/open.ts';
import { listOrganisations } from '../organisations/handlers.ts';
import { svgSize } from '../pictures/svg.ts';
import { readableOnPaper } from '../releases/documents/ink.ts';
import { logoForDocuments } from '../releases/logo.ts';
import { ids } from '../search/lists.ts';
import { localDay } from '../search/search.ts';
import { complete, getSheet } from './store.ts';

/** Everything a sheet is made of, at one moment. `missing` counts what was chosen and is not in the library any more, or is in its trash. */
export interface LoadedSheet {
  readonly name: string;
  readonly content: SheetContent;
  readonly logoSvg: string | null;
  readonly missing: number;
}

/** Loads a sheet of the library or one that is not kept. What changes while it is made does not reach it. */
export async function loadSheet(library: OpenLibrary, order: SheetOrder, now: Date): Promise<LoadedSheet> {
  const db = library.catalogue.read;
  const fields: SheetFields = 'id' in order ? getSheet(db, order.id) : complete(db, order.draft);
  const today = localDay(now);
  const { organisation, ...found } = contentOf(library, fields, today);
  const logoSvg = fields.showLogo ? await logoForDocuments(library, organisation) : null;
  return {
    name: fields.name,
    logoSvg,
    missing: found.missing,
    content: {
      title: fields.heading === '' ? fields.name : fields.heading,
      look: fields,
      brand: await brandOf(db, organisation, logoSvg),
      date: today,
      notice: null,
      body: found.body,
    },
  };
}

/** What is on a sheet on a day, in its order and language, and whose sheet it is. */
export function contentOf(
  library: OpenLibrary,
  fields: SheetFields,
  today: string,
): Found & { readonly organisation: Organisation | null } {
  const db = library.catalogue.read;
  const organisations = listOrganisations(db);
  const organisation = organisations.find((one) => one.id === fields.organisationId) ?? null;
  const found =
    fields.source.kind === 'contacts'
      ? peopleOf(db, fields, fields.source.contactIds, organisations, organisation)
      : picturesOf(library, fields, fields.source, today);
  return { ...found, organisation };
}

type Found = { readonly body: SheetContent['body']; readonly missing: number };

function picturesOf(
  library: OpenLibrary,
  fields: SheetFields,
  source: Exclude<SheetSource, { kind: 'contacts' }>,
  today: string,
): Found {
  const db = library.catalogue.read;
  const wanted = idsOf(library, source, today);
  const known = assetsById(db, wanted);
  const assets = wanted.flatMap((id) => known.get(id) ?? []).filter((asset) => asset.trashedAt === null);
  // a search finds fonts and sounds too; who chose such a file by hand gets its cell
  const shown = source.kind === 'assets' ? assets : assets.filter((asset) => asset.hasPreview);
  const chosen = new Set(fields.chosenIds);
  const rejected = new Set(fields.rejectedIds);
  const choiceOf = (id: AssetId): SheetPicture['choice'] => (chosen.has(id) ? 'chosen' : rejected.has(id) ? 'rejected' : null);
  const pictures = orderPictures(
    shown.map((asset) => pictureOf(asset, fields.language, today, choiceOf(asset.id))),
    fields.order,
  );
  return {
    body: {
      kind: 'pictures',
      pictures: pictures.map((picture, at) => ({ ...picture, label: numberLabel(at, pictures.length) })),
    },
    missing: source.kind === 'assets' ? wanted.length - assets.length : 0,
  };
}

function idsOf(library: OpenLibrary, source: Exclude<SheetSource, { kind: 'contacts' }>, today: string): readonly AssetId[] {
  const db = library.catalogue.read;
  switch (source.kind) {
    case 'assets':
      return [...new Set(source.assetIds)];
    case 'collection':
      return db
        .all(
          'SELECT asset_id FROM collection_items WHERE collection_id = ? ORDER BY position, asset_id LIMIT ?',
          source.collectionId,
          MAX_SHEET_PICTURES,
        )
        .map((row) => row.asset_id as AssetId);
    case 'search':
      return ids(db, library.search, { ...AssetQuery.parse({ text: source.text }), start: 0, count: MAX_SHEET_PICTURES }, today)
        .ids;
  }
}

/** An asset as a sheet shows it, in the language of the sheet where the library has its words in it. The number comes with the order. */
export function pictureOf(asset: Asset, language: string, today: string, choice: SheetPicture['choice']): SheetPicture {
  const translated = asset.language === language ? undefined : asset.translations[language];
  return {
    assetId: asset.id,
    label: '',
    title: asset.title,
    caption: translated?.caption || asset.caption,
    filename: asset.filename,
    credit: asset.credit || asset.creator,
    altText: translated?.altText || asset.altText,
    date: asset.dateTaken,
    width: asset.width,
    height: asset.height,
    sha256: asset.hasPreview ? asset.sha256 : null,
    ground: isLightDrawing(asset) ? 'soft' : 'ground',
    isPhoto: asset.kind === 'photo',
    usable: usableOn(asset, today),
    rating: asset.rating,
    colour: asset.label,
    choice,
  };
}

/** A drawing without a ground that would be lost on white and is not on a dark one. */
function isLightDrawing({ hasAlpha, colours }: Asset): boolean {
  const onPaper = contrastOn(colours, SHEET_PAPER);
  return hasAlpha && onPaper < LEAST_CONTRAST && contrastOn(colours, DARK_GROUND) > onPaper;
}

function peopleOf(
  db: ReadDb,
  fields: SheetFields,
  contactIds: readonly string[],
  organisations: readonly Organisation[],
  sender: Organisation | null,
): Found {
  const known = new Map(listContacts(db).map((contact) => [String(contact.id), contact]));
  const wanted = [...new Set(contactIds)];
  const contacts = wanted.flatMap((id) => known.get(id) ?? []);
  const people = contacts.map(
    (contact): SheetPerson => ({
      name: contact.name,
      role: contact.role,
      organisation: organisations.find((one) => one.id === contact.organisationId)?.name ?? '',
      phone: contact.phone,
      email: contact.email,
      morePhones: contact.morePhones,
      moreEmails: contact.moreEmails,
      hours: contact.hours,
      note: contact.note,
      isPrimary: contact.id === sender?.primaryContactId,
    }),
  );
  const byName = new Intl.Collator('en', { numeric: true });
  if (fields.order !== 'given') people.sort((one, other) => byName.compare(one.name, other.name));
  return { body: { kind: 'contacts', people }, missing: wanted.length - contacts.length };
}

/** The sender as a sheet prints it: a colour that reads on paper, the logo's shape, and whom to call at the foot. */
export const brandOf = async (db: ReadDb, organisation: Organisation | null, logoSvg: string | null): Promise<SheetBrand> =>
  withLogo(senderOf(organisation, listContacts(db)), logoSvg);

/** The same without a logo, whom to call from among these. */
export function senderOf(organisation: Organisation | null, contacts: readonly Contact[]): Omit<SheetBrand, 'logo'> {
  const caller =
    organisation?.primaryContactId == null ? undefined : contacts.find((one) => one.id === organisation.primaryContactId);
  return {
    organisation: organisation?.name ?? '',
    colour: readableOnPaper(organisation?.theme.primary ?? '#16212b'),
    footer: [organisation?.name ?? '', caller?.phone ?? '', caller?.email ?? ''].filter((part) => part !== ''),
  };
}

/** A sender with the shape of the logo at the head of its sheet. */
export async function withLogo(sender: Omit<SheetBrand, 'logo'>, logoSvg: string | null): Promise<SheetBrand> {
  const size = logoSvg === null ? null : await svgSize(logoSvg);
  return { ...sender, logo: size?.ok === true ? { ratio: size.value.width / size.value.height } : null };
}

import { hash } from 'node:crypto';
import { join } from 'node:path';
import { formatInstant } from '#domain/dates.ts';
import { type KitContent, type KitSheet, titleOf } from '#domain/exports/content.ts';
import { KIT_SHEET_COLUMNS } from '#domain/exports/estimate.ts';
import { wordsFor } from '#domain/exports/page/words.ts';
import type { Plan, Source } from '#domain/exports/plan.ts';
import type { SheetPerson, SheetPicture } from '#domain/sheets/content.ts';
import type { OpenLibrary } from '../library/open.ts';
import { logoSvgOf } from '../releases/logo.ts';
import { type KitSheetOrder, kitSheetPdf } from '../sheets/kit.ts';
import { pictureOf, senderOf, withLogo } from '../sheets/load.ts';
import { previewsOfLibrary } from '../sheets/previews.ts';
import { printsOfLibrary } from '../sheets/prints.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { type CachedFile, cachedFile } from './cached.ts';
import type { Workshop } from './make.ts';
import { isOriginalThere } from './originals.ts';

type SheetSource = Extract<Source, { kind: 'contact-sheet' | 'press-contacts' | 'chosen-sheet' }>;

/** Rises when a sheet would come out otherwise for the same order, so that an old cache is not believed. */
const SHEET_RECIPE = 1;

/** A sheet of the kit as PDF: from the cache when the same one was made before, else made and put there. */
export async function makeSheetFile({ app, library, content, plan }: Workshop, source: SheetSource): Promise<CachedFile> {
  const logo = source.kind === 'chosen-sheet' ? source.sheet.logo : svgOf(content);
  const logoSvg = logo === null ? null : await logoSvgOf(library, logo.sha256);
  const order = await orderOf(content, plan, source, logoSvg);
  const key = hash('sha256', JSON.stringify([SHEET_RECIPE, GENERATOR_VERSION, order, logoSvg, absentIn(library, order)]), 'hex');
  const path = join(library.folder.cache, 'sheets', key.slice(0, 2), `${key}.pdf`);
  return cachedFile(library, path, async () => {
    const documents = await app.documents();
    const workshop = {
      previews: previewsOfLibrary(library),
      prints: printsOfLibrary(library.folder),
      logoSvg,
      signal: new AbortController().signal,
    };
    return (await kitSheetPdf(documents, order, workshop)).bytes;
  });
}

/** Pictures whose originals are gone: they may have been left grey, and must not stay so once the originals are back. */
const absentIn = (library: OpenLibrary, { body }: KitSheetOrder): string[] =>
  body.kind === 'contacts'
    ? []
    : body.pictures.flatMap(({ sha256 }) => (sha256 === null || isOriginalThere(library, sha256) ? [] : [sha256]));

const svgOf = ({ mastheadLogo }: KitContent) => (mastheadLogo?.mime === 'image/svg+xml' ? mastheadLogo : null);

async function orderOf(content: KitContent, plan: Plan, source: SheetSource, logoSvg: string | null): Promise<KitSheetOrder> {
  const { kit, organisation, contacts } = content;
  const words = wordsFor(kit.language);
  const common = {
    date: plan.date,
    dated: plan.dated,
    notice: kit.embargo === null ? null : words.status.line(formatInstant(kit.embargo.until, kit.embargo.timeZone, kit.language)),
  };
  if (source.kind === 'chosen-sheet') return { ...common, ...(await chosen(source.sheet, logoSvg)) };
  const brand = await withLogo(senderOf(organisation, contacts), logoSvg);
  const own = { ...common, brand, language: kit.language };
  return source.kind === 'contact-sheet'
    ? {
        ...own,
        title: `${words.photos}: ${titleOf(content)}`,
        body: { kind: 'pictures', pictures: picturesOf(content, plan) },
        look: LOOK,
      }
    : { ...own, title: `${words.contacts}: ${titleOf(content)}`, body: { kind: 'contacts', people: peopleOf(content) } };
}

/** Room for whole captions of the usual length and for most file names: a desk chooses and asks by them. */
const LOOK = { columns: KIT_SHEET_COLUMNS, captionLines: 6 } as const;

async function chosen({ title, look, brand, body }: KitSheet, logoSvg: string | null) {
  return { title, look, body, brand: await withLogo(brand, logoSvg), language: look.language };
}

/** The photos that the kit has files of, numbered and worded as on its page, each with the name of its largest rendition. */
function picturesOf({ photos }: KitContent, plan: Plan): SheetPicture[] {
  return photos.flatMap((photo) => {
    const files = plan.files.flatMap((file) =>
      file.source.kind === 'photo' && file.source.asset.id === photo.id ? [{ ...file, size: file.source.size }] : [],
    );
    const largest = files.toSorted((a, b) => b.size.width - a.size.width)[0];
    if (largest === undefined) return [];
    return [
      {
        ...pictureOf(photo, photo.language, plan.date, null),
        label: largest.group,
        // what all names share is said by the sheet's own
        filename: largest.path.slice(largest.path.lastIndexOf(`_${largest.group}_`) + 1),
        ...largest.size,
      },
    ];
  });
}

/** The contacts with what the page and their cards say of them, and no more. */
const peopleOf = ({ contacts, organisation }: KitContent): SheetPerson[] =>
  contacts.map(({ id, name, role, phone, email, note, organisationId }) => ({
    name,
    role,
    organisation: organisation !== null && organisationId === organisation.id ? organisation.name : '',
    phone,
    email,
    morePhones: [],
    moreEmails: [],
    hours: '',
    note,
    isPrimary: contacts.length > 1 && id === organisation?.primaryContactId,
  }));

import { hash } from 'node:crypto';
import type { Asset } from '#contract/assets.ts';
import type { Kit, KitItem, KitTier, SectionKind } from '#contract/kits.ts';
import type { Release } from '#contract/releases.ts';
import type { AssetId, KitId, VariantId } from '#contract/values.ts';
import type { KitAsset, KitContent, KitVariant } from '#domain/exports/content.ts';
import { dayOf } from '#domain/exports/plan.ts';
import { ignoredOf } from '#domain/exports/preflight/ignored.ts';
import type { Signer } from '#domain/exports/signer.ts';
import { keyOf } from '#domain/kits/items.ts';
import { assetsById, getAsset, isFileThere, originalOf } from '../assets/store.ts';
import { getContact } from '../contacts/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { getKit, isPresent, referencesOf } from '../kits/store.ts';
import { originalPath } from '../library/folder.ts';
import type { OpenLibrary } from '../library/open.ts';
import { getBrand, getVariant, variantOfAsset } from '../logos/store.ts';
import { getOrganisation, hasOrganisation } from '../organisations/handlers.ts';
import { getRelease } from '../releases/store.ts';
import { withFontDamage } from './font-damage.ts';
import { signerOf } from './keys.ts';
import { kitSheet } from './load-sheets.ts';

/** A kit's content with the fingerprint that tells whether an export would differ from an earlier one. */
export interface Loaded {
  readonly content: KitContent;
  readonly fingerprint: string;
}

/**
 * Loads everything one export is made of, at one moment. What the library no longer has is named in `missing`; the signer is the
 * library's own key unless told otherwise.
 */
export function loadKit(library: OpenLibrary, kitId: KitId, signer: Signer | null = signerOf(library)): Loaded {
  const db = library.catalogue.read;
  const kit = getKit(db, kitId);
  const files = filesOf(library, kit);
  const isThere = (item: KitItem): boolean => (item.kind === 'asset' ? files.has(item.assetId) : isPresent(db, item));
  const items = kit.sections.flatMap((section) => section.items.filter(isThere).map((item) => ({ section: section.kind, item })));
  const assetsIn = (kind: Kit['sections'][number]['kind']): KitAsset[] =>
    items.flatMap(({ section, item }) => {
      const file = section === kind && item.kind === 'asset' ? files.get(item.assetId) : undefined;
      return file === undefined || item.kind !== 'asset' ? [] : [inWordsOf(item, file)];
    });
  const organisation =
    kit.organisationId !== null && hasOrganisation(db, kit.organisationId) ? getOrganisation(db, kit.organisationId) : null;
  const logos = assetsIn('logos');
  const releases = items.flatMap(({ item }) => (item.kind === 'release' ? [getRelease(db, item.releaseId)] : []));
  const mastheadLogo = mastheadOf(library, organisation?.logoAssetId ?? null, logos);
  const present = new Set(items.map(({ item }) => keyOf(item)));
  const content: Omit<KitContent, 'version'> = {
    kit,
    organisation,
    releases,
    photos: assetsIn('photos'),
    logos,
    documents: assetsIn('documents'),
    contacts: items.flatMap(({ item }) => (item.kind === 'contact' ? [getContact(db, item.contactId)] : [])),
    variants: items.flatMap(({ item }) => (item.kind === 'variant' ? [kitVariant(library, item.variantId)] : [])),
    ...liftedFrom(
      db,
      kit,
      items.map(({ item }) => item),
      releases,
    ),
    sheets: items.flatMap(({ item }) => (item.kind === 'sheet' ? [kitSheet(library, item.sheetId, dayOf(kit))] : [])),
    mastheadLogo,
    mastheadLogoDark: mastheadLogo === null ? null : darkTwinOf(library, mastheadLogo),
    ...typefacesIn(library, kit),
    missing: referencesOf(kit.sections).filter((id) => !present.has(id)),
    ...(signer === null ? {} : { signer }),
  };
  const fingerprint = fingerprintOf(content);
  return { content: { ...content, version: versionOf(db, kitId, fingerprint) }, fingerprint };
}

/** The same content in another tier than the kit's own; which tier it is makes no other version of a kit. */
export const withTier = (loaded: Loaded, tier: KitTier | undefined): Loaded =>
  tier === undefined ? loaded : { ...loaded, content: { ...loaded.content, kit: { ...loaded.content.kit, tier } } };

/** The typefaces that the kit's own theme names. */
function typefacesIn(library: OpenLibrary, { themeOverride }: Kit): Pick<KitContent, 'typefaces'> {
  if (themeOverride?.headingFontId === undefined && themeOverride?.textFontId === undefined) return {};
  const typeface = (id: AssetId | undefined): KitAsset | null =>
    id === undefined || library.catalogue.read.get('SELECT 1 FROM assets WHERE id = ?', id) === undefined
      ? null
      : withLibraryFacts(library, withFontDamage(library, getAsset(library.catalogue.read, id)));
  return { typefaces: { heading: typeface(themeOverride.headingFontId), text: typeface(themeOverride.textFontId) } };
}

/** Quotes and figures: an empty section stands for all of the kit's releases, one with items for these and their order. */
function liftedFrom(
  db: ReadDb,
  kit: Kit,
  items: readonly KitItem[],
  releases: readonly Release[],
): Pick<KitContent, 'quotes' | 'figures'> {
  const chooses = (kind: SectionKind): boolean =>
    kit.sections.some((section) => section.kind === kind && section.items.length > 0);
  return {
    quotes: chooses('quotes')
      ? items.flatMap((item) => {
          if (item.kind !== 'quote') return [];
          const release = getRelease(db, item.releaseId);
          const quote = release.quotes.find(({ text }) => text === item.text);
          return quote === undefined ? [] : [{ release, quote }];
        })
      : releases.flatMap((release) => release.quotes.map((quote) => ({ release, quote }))),
    figures: chooses('figures')
      ? items.flatMap((item) => {
          if (item.kind !== 'figure') return [];
          const release = getRelease(db, item.releaseId);
          const figure = release.figures.find(({ text }) => text === item.text);
          return figure === undefined ? [] : [{ release, figure }];
        })
      : releases.flatMap((release) => release.figures.map((figure) => ({ release, figure }))),
  };
}

function kitVariant(library: OpenLibrary, id: VariantId): KitVariant {
  const db = library.catalogue.read;
  const variant = getVariant(db, id);
  const files = variant.files.map((file) => withLibraryFacts(library, getAsset(db, file.assetId)));
  const brandName = getBrand(db, variant.brandId).name;
  return {
    variant: { ...variant, brandName },
    master: files.find((file) => file.id === variant.assetId) ?? null,
    files: files.filter((file) => file.id !== variant.assetId),
  };
}

/** All files that a kit names and the library has, by three questions: one for each would take hundreds, at every letter somebody types. */
function filesOf(library: OpenLibrary, kit: Kit): ReadonlyMap<AssetId, KitAsset> {
  const db = library.catalogue.read;
  const ids = kit.sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'asset' ? [item.assetId] : [])));
  const named = JSON.stringify(ids);
  const stored = new Map(
    db
      .all('SELECT id, stored_name FROM assets WHERE id IN (SELECT value FROM json_each(?))', named)
      .map((row) => [String(row.id), String(row.stored_name)]),
  );
  const marks = new Set(
    db
      .all('SELECT DISTINCT asset_id FROM logo_files WHERE asset_id IN (SELECT value FROM json_each(?))', named)
      .map((row) => String(row.asset_id)),
  );
  const facts = (asset: Asset): KitAsset => ({
    ...asset,
    variant: marks.has(asset.id) ? variantOfAsset(db, asset.id) : null,
    originalExists: isFileThere(originalPath(library.folder, asset.sha256, stored.get(asset.id) ?? '')),
  });
  return new Map([...assetsById(db, ids)].map(([id, asset]) => [id, facts(asset)]));
}

const inWordsOf = (item: Extract<KitItem, { kind: 'asset' }>, file: KitAsset): KitAsset => ({
  ...file,
  title: item.title || file.title,
  caption: item.caption || file.caption,
});

const withLibraryFacts = (library: OpenLibrary, asset: Asset): KitAsset => ({
  ...asset,
  variant: variantOfAsset(library.catalogue.read, asset.id),
  originalExists: isFileThere(originalOf(library, asset.sha256)),
});

/** The organisation's chosen logo, else the kit's first primary one for light ground; never one that is superseded, missing or in the trash. */
function mastheadOf(library: OpenLibrary, chosen: Asset['id'] | null, logos: readonly KitAsset[]): KitAsset | null {
  const candidates = [
    ...(chosen === null || library.catalogue.read.get('SELECT 1 FROM assets WHERE id = ?', chosen) === undefined
      ? []
      : [withLibraryFacts(library, getAsset(library.catalogue.read, chosen))]),
    ...logos.filter((logo) => logo.variant?.lockup === 'primary' && logo.variant.ground === 'light'),
  ];
  return (
    candidates.find(
      (logo) => logo.trashedAt === null && logo.originalExists && logo.hasPreview && logo.variant?.status !== 'superseded',
    ) ?? null
  );
}

function darkTwinOf(library: OpenLibrary, logo: KitAsset): KitAsset | null {
  const { variant } = logo;
  if (variant === null) return null;
  const { variants } = getBrand(library.catalogue.read, variant.brandId);
  const twin = variants.find((one) => one.lockup === variant.lockup && one.ground === 'dark' && one.status === 'current');
  if (twin?.assetId == null) return null;
  const asset = withLibraryFacts(library, getAsset(library.catalogue.read, twin.assetId));
  return asset.originalExists && asset.hasPreview ? asset : null;
}

/** Everything that shows in the zip, and nothing that does not (times of editing, jobs, paths). */
function fingerprintOf(content: Omit<KitContent, 'version'>): string {
  const { editedAt: _e, createdAt: _c, ignored: _i, tier: _t, originals, themeOverride, ...kit } = content.kit;
  const { variants, quotes, figures, sheets, typefaces, ...rest } = content;
  const told = ignoredOf({ ...content, version: 1 });
  const plain = (asset: KitAsset | null) => (asset === null ? null : { ...asset, ...UNSEEN });
  const shown = {
    ...rest,
    // What a kit of before these fields had without naming it keeps its version.
    kit: {
      ...kit,
      sections: kit.sections.filter(({ kind, items }) => items.length > 0 || !LATER_SECTIONS.includes(kind)),
      ...(originals === 'none' ? {} : { originals }),
      ...(themeOverride === null ? {} : { themeOverride }),
      // kit.json tells them
      ...(told.length === 0 ? {} : { ignored: told }),
    },
    releases: content.releases.map(
      ({
        editedAt: _at,
        createdAt: _made,
        status,
        embargoNote: _note,
        translationOf: _of,
        attachmentIds: _attached,
        corrections,
        ...release
      }) => ({
        ...release,
        // Only what is printed, so that a kit of before these fields keeps its version.
        ...(corrections.length > 0 ? { corrections } : {}),
        ...(status === 'withdrawn' ? { status } : {}),
      }),
    ),
    organisation: content.organisation === null ? null : { ...content.organisation, country: undefined },
    contacts: content.contacts.map(
      ({
        moreEmails: _emails,
        morePhones: _phones,
        languages: _languages,
        hours: _hours,
        portraitAssetId: _portrait,
        ...contact
      }) => contact,
    ),
    photos: content.photos.map(plain),
    logos: content.logos.map(plain),
    documents: content.documents.map(plain),
    mastheadLogo: plain(content.mastheadLogo),
    mastheadLogoDark: plain(content.mastheadLogoDark),
    ...(variants.length === 0
      ? {}
      : {
          variants: variants.map(({ variant, master, files }) => ({ variant, master: plain(master), files: files.map(plain) })),
        }),
    ...(sheets.length === 0 ? {} : { sheets }),
    ...(typefaces === undefined ? {} : { typefaces: { heading: plain(typefaces.heading), text: plain(typefaces.text) } }),
    // Those of the kit's own releases are in them; those of others are not.
    ...foreign(content),
  };
  return hash('sha256', JSON.stringify(shown), 'hex');
}

/** Sections that kits did not have at first. */
const LATER_SECTIONS: readonly SectionKind[] = ['figures', 'quotes', 'sheets'];

/** Quotes and figures that were chosen from releases which are not in the kit themselves. */
function foreign({ releases, quotes, figures }: Pick<KitContent, 'releases' | 'quotes' | 'figures'>) {
  const isForeign = ({ release }: { readonly release: Release }): boolean => !releases.some(({ id }) => id === release.id);
  const [said, counted] = [quotes.filter(isForeign), figures.filter(isForeign)];
  return {
    ...(said.length === 0 ? {} : { quotes: said.map(({ quote }) => quote) }),
    ...(counted.length === 0 ? {} : { figures: counted.map(({ figure }) => figure) }),
  };
}

/** What an asset knows of itself that no file of a kit shows. */
const UNSEEN = {
  importedAt: '',
  editedAt: '',
  trashedAt: null,
  importId: null,
  isMissing: false,
  version: 1,
  folder: '',
  rating: 0,
  label: null,
  note: null,
  conflicts: [],
} as const satisfies Partial<Asset>;

/** The version of an export with this fingerprint: that of an equal earlier one, else one more than the highest. */
function versionOf(db: ReadDb, kitId: KitId, fingerprint: string): number {
  const same = db.get(
    'SELECT version FROM exports WHERE kit_id = ? AND fingerprint = ? ORDER BY version DESC LIMIT 1',
    kitId,
    fingerprint,
  );
  if (same !== undefined) return Number(same.version);
  return Number(db.get('SELECT coalesce(max(version), 0) AS n FROM exports WHERE kit_id = ?', kitId)?.n ?? 0) + 1;
}

import { z } from 'zod';
import { Asset, AssetVersion, AttachedDocument } from './assets.ts';
import { Contact } from './contacts.ts';
import { ExportRun } from './exports.ts';
import { Kit } from './kits.ts';
import { Brand } from './logos.ts';
import { Organisation } from './organisations.ts';
import { Release } from './releases.ts';
import { SavedSearch } from './search.ts';
import { Sheet } from './sheets.ts';
import { AssetId, CollectionId, Instant, LibraryId } from './values.ts';

/** The format of an exported catalogue; a reader refuses a higher version. */
export const CATALOGUE_FORMAT = { name: 'dateline-catalogue', version: 1 } as const;

/** One asset with where its files lie in the library folder, as paths with '/' below it. */
export const CatalogueAsset = Asset.extend({
  original: z.string(),
  /** Earlier files of the asset, oldest first. */
  versions: z.array(AssetVersion.extend({ original: z.string() })),
  documents: z.array(AttachedDocument.pick({ documentId: true, role: true })),
});
export type CatalogueAsset = z.infer<typeof CatalogueAsset>;

/** The whole catalogue as `assets.exportCatalogue` writes it in JSON (docs/catalogue-export.md). Assets in the trash are in it, with `trashedAt`. */
export const CatalogueFile = z.object({
  format: z.literal(CATALOGUE_FORMAT.name),
  formatVersion: z.literal(CATALOGUE_FORMAT.version),
  generator: z.string(),
  exportedAt: Instant,
  library: z.object({ id: LibraryId, name: z.string() }),
  assets: z.array(CatalogueAsset),
  /** Assets in the order of the collection. */
  collections: z.array(z.object({ id: CollectionId, name: z.string(), createdAt: Instant, assetIds: z.array(AssetId) })),
  savedSearches: z.array(SavedSearch.omit({ count: true })),
  brands: z.array(Brand),
  organisations: z.array(Organisation),
  contacts: z.array(Contact),
  /** Releases with every earlier wording. */
  releases: z.array(
    Release.extend({
      revisions: z.array(z.object({ revision: z.int(), savedAt: Instant, content: z.record(z.string(), z.json()) })),
    }),
  ),
  sheets: z.array(Sheet),
  kits: z.array(Kit),
  /** What was exported and when; `exists` is left out, it belongs to this computer. */
  exports: z.array(ExportRun.omit({ exists: true })),
});
export type CatalogueFile = z.infer<typeof CatalogueFile>;

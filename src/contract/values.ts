import { z } from 'zod';

/** Makes a branded id schema: both what goes in and what comes out carry the brand, so one id never passes for another. */
const id = <Name extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{16}$`))
    .brand<Name, 'inout'>();

export const AssetId = id<'AssetId'>('ast');
export type AssetId = z.infer<typeof AssetId>;
export const BrandId = id<'BrandId'>('brd');
export type BrandId = z.infer<typeof BrandId>;
export const VariantId = id<'VariantId'>('var');
export type VariantId = z.infer<typeof VariantId>;
export const OrganisationId = id<'OrganisationId'>('org');
export type OrganisationId = z.infer<typeof OrganisationId>;
export const ContactId = id<'ContactId'>('con');
export type ContactId = z.infer<typeof ContactId>;
export const ReleaseId = id<'ReleaseId'>('rel');
export type ReleaseId = z.infer<typeof ReleaseId>;
export const KitId = id<'KitId'>('kit');
export type KitId = z.infer<typeof KitId>;
export const SheetId = id<'SheetId'>('sht');
export type SheetId = z.infer<typeof SheetId>;
export const ExportId = id<'ExportId'>('exp');
export type ExportId = z.infer<typeof ExportId>;
export const JobId = id<'JobId'>('job');
export type JobId = z.infer<typeof JobId>;
export const CollectionId = id<'CollectionId'>('col');
export type CollectionId = z.infer<typeof CollectionId>;
export const SavedSearchId = id<'SavedSearchId'>('sea');
export type SavedSearchId = z.infer<typeof SavedSearchId>;
export const WatchId = id<'WatchId'>('wat');
export type WatchId = z.infer<typeof WatchId>;
export const LibraryId = id<'LibraryId'>('lib');
export type LibraryId = z.infer<typeof LibraryId>;

/** 64 lower-case hex digits of SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant: ISO 8601 with offset or Z. */
export const Instant = z.iso.datetime({ offset: true });

/** A calendar date, YYYY-MM-DD, without zone. */
export const CalendarDate = z.iso.date();

/** An IANA time zone name that Intl can compute with; a bare offset such as +0100 is none, it knows no summer time. */
export const TimeZone = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/)
  .max(64)
  .refine(isKnownZone, { error: 'is no time zone' });

/** A zone as stored: one that this Intl does not know reads as UTC, so that an old row never stops anything. */
export const StoredTimeZone = TimeZone.catch('UTC');

function isKnownZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A colour as #rrggbb, lower case. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** A BCP 47 language tag in lower case, such as en or pt-br. */
export const Language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/);

/** One line of text: trimmed, no line breaks, at most 1,000 characters. */
export const Line = z
  .string()
  .overwrite((text) => text.replace(/[\r\n\t]+/g, ' ').trim())
  .max(1000);

/** Running text, at most 200,000 characters. */
export const Prose = z.string().max(200_000);

/**
 * A place on disk as it crosses the contract. The engine takes only `$path`. The window never holds the right to name a
 * path: it spends a `$token` that main gave for a place the user picked, dropped or was shown.
 */
export const Place = z.union([z.object({ $path: z.string().min(1).max(4096) }), z.object({ $token: z.string().min(1).max(64) })]);
export type Place = z.infer<typeof Place>;

/** A place that the engine names in an answer; main adds a token on the way to a window. */
export const ShownPlace = z.object({ $path: z.string(), $token: z.string().optional() });
export type ShownPlace = z.infer<typeof ShownPlace>;

/** The path of a place inside the engine; a token that reaches the engine was never exchanged and is a caller's fault. */
export function pathOf(place: Place): string {
  if ('$path' in place) return place.$path;
  throw new Error('A token reached the engine: main exchanges tokens for paths.');
}

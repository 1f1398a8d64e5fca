import { z } from 'zod';
import { command, query } from './kernel.ts';
import {
  AssetId,
  CollectionId,
  Colour,
  ContactId,
  Language,
  Line,
  OrganisationId,
  Prose,
  StoredTimeZone,
  TimeZone,
} from './values.ts';

/** The colours a kit page takes from an organisation; export darkens or lightens until each pair has 4.5:1. */
export const BrandTheme = z.object({ primary: Colour, secondary: Colour, ink: Colour });
export type BrandTheme = z.infer<typeof BrandTheme>;

/**
 * What a figure of an organisation can be counted from: its releases that are out, its contacts, its logos, its kits, or the files of
 * a collection (its solutions, its reports), which `collectionId` names.
 */
export const CountedFact = z.enum(['releases', 'contacts', 'logos', 'kits', 'collection']);
export type CountedFact = z.infer<typeof CountedFact>;

/** A count for an organisation's box ('42 Solutions'). With `counted` the library counts it, and `value` is what it is now. */
export const Fact = z.object({
  value: z.number(),
  label: Line.min(1),
  counted: CountedFact.optional(),
  collectionId: CollectionId.optional(),
});
export type Fact = z.infer<typeof Fact>;

/** A sender of releases: boilerplate by language, counts for its box ('42 Solutions'), the person to ask first. */
export const OrganisationFields = z.object({
  name: Line.min(1),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  timeZone: TimeZone,
  boilerplate: z.record(Language, Prose),
  facts: z.array(Fact).max(20),
  /** ISO 3166-1 alpha-2, upper case, by which telephone numbers without a country code are read; empty when unknown. */
  country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]),
  theme: BrandTheme,
  logoAssetId: AssetId.nullable(),
  primaryContactId: ContactId.nullable(),
});
export type OrganisationFields = z.infer<typeof OrganisationFields>;

export const Organisation = OrganisationFields.extend({
  id: OrganisationId,
  timeZone: StoredTimeZone,
  /** A row from before the field has none. */
  country: OrganisationFields.shape.country.default(''),
});
export type Organisation = z.infer<typeof Organisation>;

export const organisations = {
  list: query({
    input: z.object({}),
    output: z.object({ total: z.int(), items: z.array(Organisation) }),
    reads: ['organisations', 'releases', 'contacts', 'logos', 'kits', 'collections'],
  }),
  get: query({
    input: z.object({ id: OrganisationId }),
    output: Organisation,
    reads: ['organisations', 'releases', 'contacts', 'logos', 'kits', 'collections'],
  }),
  /** What the library can count of an organisation. */
  counts: query({
    input: z.object({ id: OrganisationId }),
    output: z.object({ releases: z.int(), contacts: z.int(), logos: z.int(), kits: z.int() }),
    reads: ['organisations', 'releases', 'contacts', 'logos', 'kits'],
  }),
  create: command({
    input: OrganisationFields.partial().required({ name: true }),
    output: Organisation,
    touches: ['organisations', 'history'],
  }),
  edit: command({
    input: z.object({ id: OrganisationId, set: OrganisationFields.partial() }),
    output: Organisation,
    touches: ['organisations', 'kits', 'history'],
  }),
};

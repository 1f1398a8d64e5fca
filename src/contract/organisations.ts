import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, Colour, ContactId, Language, Line, OrganisationId, Prose, StoredTimeZone, TimeZone } from './values.ts';

/** The colours a kit page takes from an organisation; export darkens or lightens until each pair has 4.5:1. */
export const BrandTheme = z.object({ primary: Colour, secondary: Colour, ink: Colour });
export type BrandTheme = z.infer<typeof BrandTheme>;

/** A sender of releases: boilerplate by language, counts for its box ('42 Solutions'), the person to ask first. */
export const OrganisationFields = z.object({
  name: Line.min(1),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  timeZone: TimeZone,
  boilerplate: z.record(Language, Prose),
  facts: z.array(z.object({ value: z.number(), label: Line.min(1) })).max(20),
  theme: BrandTheme,
  logoAssetId: AssetId.nullable(),
  primaryContactId: ContactId.nullable(),
});
export type OrganisationFields = z.infer<typeof OrganisationFields>;

export const Organisation = OrganisationFields.extend({ id: OrganisationId, timeZone: StoredTimeZone });
export type Organisation = z.infer<typeof Organisation>;

export const organisations = {
  list: query({
    input: z.object({}),
    output: z.object({ total: z.int(), items: z.array(Organisation) }),
    reads: ['organisations'],
  }),
  get: query({ input: z.object({ id: OrganisationId }), output: Organisation, reads: ['organisations'] }),
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

import { z } from 'zod';

const Text = z.string();
const Url = z.string();
/** An instant with offset, ISO 8601. */
const WithOffset = z.iso.datetime({ offset: true });
const Day = z.iso.date();

/** One file of a kit as kit.json lists it (kit-output.md, section 4). Which fields stand beside the first six depends on `role`. */
export const KitManifestPart = z.looseObject({
  '@type': z.enum(['ImageObject', 'MediaObject']),
  contentUrl: Text.regex(/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/).describe('Path below the folder of the kit'),
  encodingFormat: Text.describe('MIME type'),
  bytes: z.int().nonnegative(),
  sha256: Text.regex(/^[0-9a-f]{64}$/),
  role: Text.describe(
    'page, readme, release, ninjs, calendar, photo, captions, contact-sheet, logo, document, vcard, asset or verification; later versions may add others',
  ),
  width: z.int().positive().nullish().describe('px'),
  height: z.int().positive().nullish().describe('px'),
  group: Text.optional().describe('Ties the files of one photo: photo-01'),
  rendition: z.enum(['high-res', 'web', 'original']).optional(),
  name: Text.optional(),
  caption: Text.optional(),
  altText: Text.optional(),
  creator: z.looseObject({ name: Text }).optional(),
  creditText: Text.optional(),
  copyrightNotice: Text.optional(),
  license: Url.nullish().describe('Address of the licence'),
  usageTerms: Text.optional(),
  expires: Day.nullish().describe('Last day on which it may be used'),
  variant: Text.optional().describe('Of a logo: lockup and colourway'),
  inLanguage: Text.optional(),
  headline: Text.optional(),
});

/** kit.json: what a kit holds, for machines. Readers must allow keys that they do not know. */
export const KitManifest = z.looseObject({
  format: z.literal('dateline-kit'),
  formatVersion: Text.regex(/^1\.\d+$/),
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('Collection'),
  '@id': Text.regex(/^urn:uuid:[0-9a-f-]{36}$/).describe('UUID v5 of the identifier'),
  identifier: Text.min(1).describe('Organisation, date and story'),
  version: Text.regex(/^[1-9]\d*$/),
  name: Text,
  inLanguage: Text,
  datePublished: WithOffset,
  embargo: z.looseObject({ until: WithOffset, untilUtc: WithOffset, timeZone: Text }).nullable(),
  conditionsOfAccess: Text,
  publisher: z.looseObject({
    '@type': z.literal('Organization'),
    name: Text,
    url: Url.optional(),
    email: Text.optional(),
    telephone: Text.optional(),
  }),
  contactPoint: z.array(
    z.looseObject({
      '@type': z.literal('ContactPoint'),
      contactType: z.literal('press'),
      name: Text,
      jobTitle: Text.optional(),
      telephone: Text.optional(),
      email: Text.optional(),
      vcard: Text.optional(),
    }),
  ),
  figures: z.array(z.looseObject({ value: Text, text: Text, paragraph: z.int().positive().nullable(), sentence: Text })),
  quotes: z.array(
    z.looseObject({
      '@type': z.literal('Quotation'),
      text: Text,
      creator: z.looseObject({ '@type': z.literal('Person'), name: Text, jobTitle: Text.optional() }).nullable(),
      inLanguage: Text,
      paragraph: z.int().positive().nullable(),
    }),
  ),
  about: z.looseObject({ text: z.array(Text), facts: z.array(z.looseObject({ value: Text, text: Text })) }),
  license: Text,
  tier: z.enum(['full', 'print', 'web', 'lite']).optional().describe('The renditions of pictures; full where it is missing'),
  signature: z.looseObject({ signer: Text, keyFingerprint: Text }).nullable(),
  generator: z.looseObject({ name: Text, version: Text }),
  hasPart: z.array(KitManifestPart),
});

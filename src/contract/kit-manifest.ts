import { z } from 'zod';

const Text = z.string();
const Url = z.string();
/** An instant with offset, ISO 8601. */
const WithOffset = z.iso.datetime({ offset: true });
const Day = z.iso.date();

/** One file of a kit as kit.json lists it (kit-output.md, section 4). Which fields stand beside the first six depends on `role`. */
export const KitManifestPart = z.looseObject({
  '@type': z.enum(['ImageObject', 'MediaObject']).describe('ImageObject for photos and pictures of logos'),
  contentUrl: Text.regex(/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/).describe('Path below the folder of the kit'),
  encodingFormat: Text.describe('MIME type'),
  bytes: z.int().nonnegative().describe('Size of the file in bytes'),
  sha256: Text.regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the file, in hex'),
  role: Text.describe(
    'page, readme, release, ninjs, calendar, photo, captions, contact-sheet, logo, document, vcard, asset or verification; later versions may add others',
  ),
  width: z.int().positive().nullish().describe('px'),
  height: z.int().positive().nullish().describe('px'),
  group: Text.optional().describe('Ties the files of one photo: photo-01'),
  rendition: z
    .enum(['high-res', 'web', 'original'])
    .optional()
    .describe('Of a photo: for print, for screens, or as it was delivered'),
  name: Text.optional().describe('Title of the picture'),
  caption: Text.optional().describe('Caption as it may be printed'),
  altText: Text.optional().describe('What one sees, for those who do not'),
  creator: z
    .looseObject({ name: Text.describe('Name of the photographer') })
    .optional()
    .describe('Who made the picture'),
  creditText: Text.optional().describe('Credit line that must stand beside the picture'),
  copyrightNotice: Text.optional().describe('Copyright notice'),
  license: Url.nullish().describe('Address of the licence'),
  usageTerms: Text.optional().describe('Terms of use in words'),
  expires: Day.nullish().describe('Last day on which it may be used'),
  variant: Text.optional().describe('Of a logo: lockup and colourway'),
  inLanguage: Text.optional().describe('Of a release: its language, BCP 47'),
  headline: Text.optional().describe('Of a release: its headline'),
});

/** kit.json: what a kit holds, for machines. Readers must allow keys that they do not know. */
export const KitManifest = z.looseObject({
  format: z.literal('dateline-kit').describe('What kind of file this is'),
  formatVersion: Text.regex(/^1\.\d+$/).describe('Version of this format; a reader of 1.x reads every 1.x'),
  '@context': z.literal('https://schema.org').describe('Vocabulary of the fields'),
  '@type': z.literal('Collection').describe('A kit is a collection'),
  '@id': Text.regex(/^urn:uuid:[0-9a-f-]{36}$/).describe('UUID v5 of the identifier'),
  identifier: Text.min(1).describe('Organisation, date and story'),
  version: Text.regex(/^[1-9]\d*$/).describe('1 for the first export of a kit, one more for each that differs'),
  name: Text.describe('Headline of the first release, or else the title of the kit'),
  inLanguage: Text.describe('Language of the kit, BCP 47'),
  datePublished: WithOffset.describe('Noon of the date of the kit in its time zone'),
  embargo: z
    .looseObject({
      until: WithOffset.describe('The instant, by the clock of the time zone'),
      untilUtc: WithOffset.describe('The same instant in UTC'),
      timeZone: Text.describe('IANA name, such as Europe/Copenhagen'),
    })
    .nullable()
    .describe('Nothing of the kit may be published before; null without an embargo'),
  conditionsOfAccess: Text.describe('For immediate release, or the embargo in words'),
  publisher: z
    .looseObject({
      '@type': z.literal('Organization'),
      name: Text.describe('Name of the organisation'),
      url: Url.optional().describe('Its website'),
      email: Text.optional().describe('E-mail address of its press desk'),
      telephone: Text.optional().describe('Telephone number of its press desk'),
    })
    .describe('Who sends the kit'),
  contactPoint: z
    .array(
      z.looseObject({
        '@type': z.literal('ContactPoint'),
        contactType: z.literal('press'),
        name: Text.describe('Name of the person or the desk'),
        jobTitle: Text.optional().describe('Role'),
        telephone: Text.optional().describe('Direct number'),
        email: Text.optional().describe('E-mail address'),
        vcard: Text.optional().describe('Path of the contact card in the kit'),
      }),
    )
    .describe('Whom to call or write to'),
  figures: z
    .array(
      z.looseObject({
        value: Text.describe('The figure as it is written'),
        text: Text.describe('Its sentence, word for word'),
        paragraph: z.int().positive().nullable().describe('Paragraph of the release where it stands, or null'),
        sentence: Text.describe('The same as text'),
      }),
    )
    .describe('Key figures of the releases'),
  quotes: z
    .array(
      z.looseObject({
        '@type': z.literal('Quotation'),
        text: Text.describe('What was said, word for word'),
        creator: z
          .looseObject({
            '@type': z.literal('Person'),
            name: Text.describe('Who said it'),
            jobTitle: Text.optional().describe('In which role'),
          })
          .nullable()
          .describe('The speaker, or null when nobody is named'),
        inLanguage: Text.describe('Language of the quote, BCP 47'),
        paragraph: z.int().positive().nullable().describe('Paragraph of the release where it stands, or null'),
      }),
    )
    .describe('Quotes of the releases'),
  about: z
    .looseObject({
      text: z.array(Text).describe('Paragraphs of the boilerplate'),
      facts: z
        .array(
          z.looseObject({
            value: Text.describe('The number'),
            text: Text.describe('What it counts'),
          }),
        )
        .describe('Figures of the organisation'),
    })
    .describe('Who the sender is'),
  license: Text.describe('One line on the use of the text'),
  tier: z.enum(['full', 'print', 'web', 'lite']).optional().describe('The renditions of pictures; full where it is missing'),
  signature: z
    .looseObject({
      signer: Text.describe('E-mail address of whoever signed'),
      keyFingerprint: Text.describe('SHA256:… of the key, to be compared with what the sender publishes'),
    })
    .nullable()
    .describe('The signature over verify/SHA256SUMS.txt; null for a kit that nobody signed'),
  generator: z
    .looseObject({
      name: Text.describe('Name of the program'),
      version: Text.describe('Its version'),
    })
    .describe('What wrote the kit'),
  hasPart: z.array(KitManifestPart).describe('Every file but kit.json and verify/SHA256SUMS.txt, sorted by path'),
});

/**
 * The properties of IPTC ninjs 3.1 that an object of text may hold, as JSON Schema: written for these tests after the standard
 * (iptc.org/std/ninjs), which is larger. Property names, types, formats, closed lists and what is required are the standard's;
 * planning, events and pictures are left out, so that this schema refuses what a release has no business to hold.
 */
const string = { type: 'string' };
const uri = { type: 'string', format: 'uri' };
const instant = { type: 'string', format: 'date-time' };
const integer = { type: 'integer' };

const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const listOf = (items: unknown) => ({ type: 'array', items });
const text = { role: string, contentType: string, value: string };
const contactInfo = listOf(object({ type: string, role: string, lang: string, name: string, value: string }, ['value']));
const concept = { name: string, rel: string, uri, literal: string };

export const NINJS_3_1 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...object(
    {
      uri,
      standard: object({ name: string, version: string, schema: uri }),
      type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] },
      representationType: { enum: ['full', 'partial'] },
      profile: string,
      version: string,
      firstCreated: instant,
      versionCreated: instant,
      contentCreated: instant,
      embargoedUntil: instant,
      pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
      urgency: { type: 'integer', minimum: 1, maximum: 9 },
      copyrightHolder: string,
      copyrightNotice: string,
      usageTerms: string,
      edNote: string,
      language: string,
      title: string,
      by: string,
      slugline: string,
      located: string,
      expires: instant,
      headlines: listOf(object(text, ['value'])),
      descriptions: listOf(object(text, ['value'])),
      bodies: listOf(object({ ...text, charCount: integer, wordCount: integer }, ['value'])),
      people: listOf(object({ ...concept, contactInfo })),
      organisations: listOf(object({ ...concept, contactInfo })),
      places: listOf(object({ ...concept, contactInfo })),
      subjects: listOf(object(concept)),
      infoSources: listOf(object({ name: string, role: string, uri, literal: string, contactInfo })),
      genres: listOf(object({ name: string, uri: string, literal: string })),
      altIds: listOf(object({ role: string, value: string })),
    },
    ['uri'],
  ),
} as const;

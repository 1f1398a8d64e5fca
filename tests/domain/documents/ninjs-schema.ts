import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * Every constraint of the published JSON Schema of IPTC ninjs 3.1 (iptc.org/std/ninjs, `ninjs-schema_3.1.json`, © 2025 IPTC, CC BY
 * 4.0; read in IPTC's repository newsinjson, which is MIT): all properties, types, formats, closed lists, what is required, what
 * excludes what, and that nothing else may stand beside it. Written anew here as tables, without its titles and explanations. One
 * thing differs: a place's GeoJSON, which the standard leaves to another schema, is any object.
 */
const string = { type: 'string' };
const uri = { type: 'string', format: 'uri' };
const instant = { type: 'string', format: 'date-time' };
const integer = { type: 'integer' };
const urgency = { type: 'integer', minimum: 1, maximum: 9 };
const share = { type: 'integer', minimum: 0, maximum: 100 };
const pubStatus = { type: 'string', enum: ['usable', 'withheld', 'canceled'] };
/** A year, month, day or instant; XML Schema's gYear, gYearMonth, date or dateTime. */
const truncated = {
  type: 'string',
  pattern:
    '^(-?(?:[1-9][0-9]*)?[0-9]{4})(-(1[0-2]|0[1-9])(-(3[01]|0[1-9]|[12][0-9])(T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?)?)?)?$',
};
const type = {
  type: 'string',
  enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'],
};

const object = (properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
const listOf = (items: unknown) => ({ type: 'array', items });
const eitherOf = (...names: string[]) => ({ oneOf: names.map((name) => ({ required: [name] })) });

const address = object({ lines: listOf(string), locality: string, area: string, postalCode: string, country: string });
const contactInfo = listOf(
  object({ type: string, role: string, lang: string, name: string, value: string, address }, eitherOf('value', 'address')),
);
const concept = { name: string, rel: string, uri, literal: string };
const organisation = object({
  ...concept,
  symbols: listOf(object({ exchange: string, symbolType: uri, symbol: string })),
  contactInfo,
});
const text = { role: string, contentType: string, value: string };
const hasValue = { required: ['value'] };
const dates = object(
  {
    startDate: instant,
    endDate: instant,
    expectedStartDate: truncated,
    expectedEndDate: truncated,
    expectedDuration: string,
    recurrence: object({
      // the standard says both: a list and a text of this form, so that nothing fits
      recurrenceDates: { allOf: [{ type: 'array' }, truncated] },
      recurrenceRules: listOf(
        object({
          frequency: { type: 'string', enum: ['secondly', 'minutely', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] },
          interval: integer,
          until: instant,
          count: integer,
        }),
      ),
    }),
  },
  { anyOf: [eitherOf('startDate', 'expectedStartDate'), eitherOf('endDate', 'expectedEndDate')] },
);
const renditions = listOf(
  object(
    {
      name: string,
      href: uri,
      contentType: string,
      title: string,
      width: integer,
      height: integer,
      sizeInBytes: integer,
      duration: { type: 'number' },
      format: string,
      aspectRatio: string,
      videoCodec: string,
      frameRate: { type: 'number' },
      poi: object({ x: integer, y: integer }),
      transportProtocol: string,
      scanType: { type: 'string', enum: ['progressive', 'interlaced'] },
      bitrate: string,
    },
    { required: ['name'] },
  ),
);
const plannedCoverage = listOf(
  object({
    uri,
    title: string,
    pubStatus,
    type,
    commissioned: object({ by: string, on: instant, references: listOf(object({ name: string, value: string })) }),
    dates,
    audiences: listOf(object({ audience: string, significance: integer })),
    exclAudience: listOf(string),
    edNote: string,
    urgency,
    language: string,
    itemCount: object({ rangeFrom: integer, rangeTo: integer }),
    wordCount: integer,
    renditions,
  }),
);

export const NINJS_3_1 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
  $ref: '#/$defs/ninjs',
  unevaluatedProperties: false,
  $defs: {
    ninjs: {
      type: 'object',
      required: ['uri'],
      properties: {
        uri,
        type,
        representationType: { type: 'string', enum: ['full', 'partial'] },
        profile: string,
        version: string,
        firstCreated: instant,
        versionCreated: instant,
        contentCreated: instant,
        embargoedUntil: instant,
        pubStatus,
        urgency,
        copyrightHolder: string,
        copyrightNotice: string,
        usageTerms: string,
        edNote: string,
        language: string,
        descriptions: listOf(object(text, hasValue)),
        bodies: listOf(object({ ...text, charCount: integer, wordCount: integer }, hasValue)),
        headlines: listOf(object(text, hasValue)),
        people: listOf(object({ ...concept, contactInfo })),
        organisations: listOf(organisation),
        places: listOf(object({ ...concept, contactInfo, geoJSON: { type: 'object' } })),
        subjects: listOf(object({ ...concept, creator: string, relevance: share, confidence: share })),
        events: listOf(object({ id: string, ...concept })),
        eventDetails: object({ eventStatus: uri, plannedCoverageStatus: uri, dates, organiser: organisation }),
        plannedCoverage,
        objects: listOf(object(concept)),
        infoSources: listOf(object({ name: string, role: string, uri, literal: string, contactInfo })),
        title: string,
        by: string,
        slugline: string,
        located: string,
        renditions,
        associations: listOf({
          type: 'object',
          $ref: '#/$defs/ninjs',
          properties: { name: string, rel: string },
          required: ['name'],
          unevaluatedProperties: false,
        }),
        altIds: listOf(object({ role: string, value: string })),
        trustIndicators: listOf(object({ role: uri, title: string, href: uri })),
        standard: object({ name: string, version: string, schema: uri }),
        genres: listOf(object({ name: string, uri: string, literal: string })),
        expires: instant,
        rightsInfo: object({ langId: uri, linkedRights: uri, encodedRights: string }, eitherOf('linkedRights', 'encodedRights')),
        digitalSourceType: object({ name: string, uri, literal: string }),
      },
    },
  },
} as const;

const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
addFormats.default(ajv, { mode: 'full' });
const validate = ajv.compile(NINJS_3_1);

/** What is wrong with a ninjs object, a line each; formats are checked too. */
export function ninjsFaults(value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? error.keyword}`);
}

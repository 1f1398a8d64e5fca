import { z } from 'zod';

/** The languages the release parser knows, as ISO 639-1 codes. */
export const releaseLanguageSchema = z.enum(['en', 'da', 'de', 'fr', 'es', 'sv', 'no', 'nl']);

/** What sort of text a press office sent. */
export const releaseKindSchema = z.enum(['release', 'advisory', 'statement', 'correction']);

/** The named author of the text. */
export const parsedBylineSchema = z.object({
  name: z.string(),
  role: z.string().nullable(),
});

/** The embargo as the text words it; `until` is null unless date, time and zone are all clear. */
export const parsedEmbargoSchema = z.object({
  /** ISO 8601 with offset, or null when the text leaves it unclear. */
  until: z.string().nullable(),
  /** IANA time zone name, or null when no zone is named. */
  zone: z.string().nullable(),
  /** The verbatim phrase. */
  text: z.string(),
});

/** The place a report is filed from. */
export const parsedDatelineSchema = z.object({ place: z.string() });

/** One quotation, verbatim and without its outer quote marks (a closing comma may have become a full stop). */
export const parsedQuoteSchema = z.object({
  text: z.string(),
  speaker: z.string().nullable(),
  role: z.string().nullable(),
});

/** One figure with its value in plain units; `text` and `sentence` are verbatim. */
export const parsedFigureSchema = z.object({
  text: z.string(),
  value: z.number(),
  /** ISO 4217 code, '%', a measure such as 'km', or the counted thing; null when the text names none. */
  unit: z.string().nullable(),
  sentence: z.string(),
});

/** Whom to call, as far as the text says. */
export const parsedContactSchema = z.object({
  name: z.string().nullable(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

/** The standing paragraph about the organisation. */
export const parsedBoilerplateSchema = z.object({
  heading: z.string().nullable(),
  text: z.string(),
});

/** A count from an organisation box, such as 42 Solutions. */
export const parsedFactSchema = z.object({ value: z.number(), label: z.string() });

/** A stretch of the source text, in UTF-16 units; `end` is behind it. */
export const parsedSpanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

/** What Dateline recognises in the text of a press release; null or [] where the text does not say. */
export const parsedReleaseSchema = z.object({
  kind: releaseKindSchema,
  headline: z.string().nullable(),
  subheadline: z.string().nullable(),
  byline: parsedBylineSchema.nullable(),
  organisation: z.string().nullable(),
  /** The release's own date, YYYY-MM-DD. */
  date: z.iso.date().nullable(),
  embargo: parsedEmbargoSchema.nullable(),
  dateline: parsedDatelineSchema.nullable(),
  language: releaseLanguageSchema.nullable(),
  /** Paragraphs in order, without dateline, contacts, boilerplate, notes and page furniture. */
  body: z.array(z.string()),
  quotes: z.array(parsedQuoteSchema),
  figures: z.array(parsedFigureSchema),
  contacts: z.array(parsedContactSchema),
  boilerplate: parsedBoilerplateSchema.nullable(),
  notes: z.array(z.string()),
  facts: z.array(parsedFactSchema),
  /** How sure the parser is of each field, 0 (nothing recognised) to 1. */
  confidence: z.record(z.string(), z.number().min(0).max(1)),
  /** Where each field was taken from, by path such as 'headline', 'body.0' or 'quotes.1.speaker'; a field may have several stretches. */
  spans: z.record(z.string(), z.array(parsedSpanSchema)),
});

export type ReleaseLanguage = z.infer<typeof releaseLanguageSchema>;
export type ReleaseKind = z.infer<typeof releaseKindSchema>;
export type ParsedByline = z.infer<typeof parsedBylineSchema>;
export type ParsedEmbargo = z.infer<typeof parsedEmbargoSchema>;
export type ParsedDateline = z.infer<typeof parsedDatelineSchema>;
export type ParsedQuote = z.infer<typeof parsedQuoteSchema>;
export type ParsedFigure = z.infer<typeof parsedFigureSchema>;
export type ParsedContact = z.infer<typeof parsedContactSchema>;
export type ParsedBoilerplate = z.infer<typeof parsedBoilerplateSchema>;
export type ParsedFact = z.infer<typeof parsedFactSchema>;
export type ParsedSpan = z.infer<typeof parsedSpanSchema>;
export type ParsedRelease = z.infer<typeof parsedReleaseSchema>;

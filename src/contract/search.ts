import { z } from 'zod';
import { AssetQuery } from './assets.ts';
import { command, query } from './kernel.ts';
import { Line, SavedSearchId } from './values.ts';

/** One value of a facet with how many of the present results have it. `term` is what to add to the query text for it (`shape:landscape`). */
export const FacetValue = z.object({ value: z.string(), term: z.string(), count: z.int(), isActive: z.boolean() });
export type FacetValue = z.infer<typeof FacetValue>;

/** A way to narrow a result. Zero counts are left out. */
export const Facet = z.object({
  id: z.enum(['kind', 'shape', 'year', 'place', 'colour', 'rating', 'label', 'attention', 'person', 'format']),
  values: z.array(FacetValue),
});
export type Facet = z.infer<typeof Facet>;

/**
 * One part of a query as Dateline understood it. `text` is the stretch of the query it comes from, [start, end) in UTF-16 units; `isFilter` parts are shown as chips.
 * `code` and `values` let the window say it in words (`word`, `phrase`, `not`, `or`, `field`, `unknown_field`, `bad_value`).
 */
export const Understood = z.object({
  code: z.enum(['word', 'phrase', 'field', 'or', 'not', 'unknown_field', 'bad_value']),
  field: z.string().nullable(),
  value: z.string(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
  isNegated: z.boolean(),
  isFilter: z.boolean(),
});
export type Understood = z.infer<typeof Understood>;

/** A completion of the word at the cursor: what to show, and the whole query text after choosing it. `count` is null where it is not known. */
export const Suggestion = z.object({
  kind: z.enum(['field', 'value', 'word', 'person', 'place', 'keyword', 'saved']),
  label: z.string(),
  text: z.string(),
  count: z.int().nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A search with a name; `count` is of now. */
export const SavedSearch = z.object({ id: SavedSearchId, name: z.string(), query: AssetQuery, count: z.int() });
export type SavedSearch = z.infer<typeof SavedSearch>;

export const search = {
  /** What was understood, and the facets of the present result with their counts. */
  facets: query({
    input: AssetQuery,
    output: z.object({
      total: z.int(),
      understood: z.array(Understood),
      facets: z.array(Facet),
      /** When nothing matches: the filter whose removal brings most back, with the text without it. */
      relax: z.object({ without: z.string(), text: z.string(), count: z.int() }).nullable(),
    }),
    reads: ['assets', 'collections'],
  }),
  suggest: query({
    input: z.object({
      text: z.string().max(500),
      cursor: z.int().min(0),
      kind: AssetQuery.shape.kind,
      limit: z.int().min(1).max(20).default(8),
    }),
    output: z.object({ items: z.array(Suggestion) }),
    reads: ['assets'],
  }),
  /** How many assets want attention, by reason (the `attention` facet's values): rightsEnding, rightsEnded, noAltText, noCredit, noCaption, tooSmall, missing. */
  attention: query({
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ reason: z.string(), term: z.string(), count: z.int() })) }),
    reads: ['assets'],
  }),
  saved: query({
    input: z.object({}),
    output: z.object({ total: z.int(), items: z.array(SavedSearch) }),
    reads: ['searches', 'assets', 'collections'],
  }),
  save: command({
    input: z.object({ id: SavedSearchId.optional(), name: Line.min(1), query: AssetQuery }),
    output: SavedSearch,
    touches: ['searches', 'history'],
  }),
  forget: command({
    input: z.object({ id: SavedSearchId }),
    output: z.object({ id: SavedSearchId }),
    touches: ['searches', 'history'],
  }),
};

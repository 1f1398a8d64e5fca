import type { AssetFields } from '#contract/assets.ts';

/** What one source (EXIF, IIM, XMP, a sidecar) says of a picture. Empty texts and lists and null mean: nothing. */
export interface Said extends Omit<AssetFields, 'creator' | 'rating' | 'pressUse'> {
  /** Every creator by itself. */
  readonly creator: string[];
  /** Null when the source says nothing; 0 when it says: not rated, or rejected. */
  readonly rating: number | null;
  readonly pressUse: 'cleared' | 'restricted' | null;
  readonly headline: string;
  /** The keywords of the flat list alone, for comparing; `keywords` adds those of hierarchies. */
  readonly flatKeywords: string[];
  /** Everything else worth keeping, by the keys of docs/metadata.md. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A source that says nothing. */
export const silence = (): Said => ({
  title: '',
  headline: '',
  caption: '',
  altText: '',
  extendedDescription: '',
  language: '',
  translations: {},
  creator: [],
  credit: '',
  source: '',
  copyright: '',
  usageTerms: '',
  licenseUrl: '',
  pressUse: null,
  territory: '',
  expires: null,
  keywords: [],
  flatKeywords: [],
  people: [],
  location: '',
  city: '',
  country: '',
  dateTaken: null,
  rating: null,
  label: null,
  focalPoint: null,
  digitalSourceType: '',
  facts: {},
});

/** Facts without empty ones, each within 1,000 characters. */
export const factsOf = (facts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([key, text]) => (text === '' ? [] : [[key, text.slice(0, 1000).toWellFormed()]])),
  );

import type { AssetFields, MetadataConflict } from '#contract/assets.ts';
import { IIM_BYTES } from '#domain/exports/iim.ts';
import { fullestDate } from './metadata-dates.ts';
import { type Said, silence } from './metadata-said.ts';
import { line } from './metadata-texts.ts';

/** Where a value comes from. */
export type Origin = MetadataConflict['taken'];

/** What one origin says; the list of them is in order of rank, the first wins. */
export interface Statement {
  readonly origin: Origin;
  readonly said: Said;
}

/** One truth out of several statements, with what they disagree on. */
export interface Merged {
  readonly fields: AssetFields;
  readonly conflicts: MetadataConflict[];
  readonly facts: Record<string, string>;
}

/** Bytes of each field in IIM: a text that fills them may have been cut. */
const CUT_AT: Readonly<Record<string, number>> = { ...IIM_BYTES, keywords: IIM_BYTES.keyword };

/** Characters of a value in a conflict. */
const SHOWN = 2000;

const TEXTS = [
  'title',
  'caption',
  'altText',
  'extendedDescription',
  'credit',
  'source',
  'copyright',
  'usageTerms',
  'licenseUrl',
  'territory',
  'location',
  'city',
  'country',
  'digitalSourceType',
] as const satisfies readonly (keyof Said)[];

const VALUES = ['expires', 'rating', 'label', 'pressUse', 'focalPoint'] as const satisfies readonly (keyof Said)[];

/** Takes for each field what the highest origin says, and keeps every disagreement. */
export function mergeStatements(statements: readonly Statement[]): Merged {
  const conflicts: MetadataConflict[] = [];
  const keep = (field: string, taken: Origin, values: readonly (readonly [Origin, string])[]): void => {
    conflicts.push({
      field,
      taken,
      values: Object.fromEntries(values.map(([origin, text]) => [origin, text.slice(0, SHOWN).toWellFormed()])),
    });
  };
  const chosen = new Map<keyof Said, unknown>();
  for (const field of TEXTS) chosen.set(field, mergeText(field, statements, keep));
  for (const field of VALUES) chosen.set(field, mergeValue(field, statements, keep));
  for (const field of ['creator', 'keywords', 'people'] as const) chosen.set(field, mergeList(field, statements, keep));
  const take = <F extends keyof Said>(field: F): Said[F] => chosen.get(field) as Said[F];
  const headline = statements.map(({ said }) => said.headline).find((text) => text !== '') ?? '';
  const title = take('title') || line(headline);
  const { language, translations } = mergeLanguages(statements);
  const fields: AssetFields = {
    ...Object.fromEntries(TEXTS.map((field) => [field, take(field)])),
    title,
    language,
    translations,
    creator: line(take('creator').join('; ')),
    keywords: take('keywords'),
    people: take('people'),
    expires: take('expires'),
    dateTaken: mergeDate(statements, keep),
    rating: take('rating') ?? 0,
    label: take('label'),
    pressUse: take('pressUse') ?? 'unset',
    focalPoint: take('focalPoint'),
  } as AssetFields;
  const facts = Object.assign({}, ...statements.map(({ said }) => said.facts).reverse()) as Record<string, string>;
  return { fields, conflicts, facts: headline === '' || sameText(headline, title) ? facts : { ...facts, headline } };
}

type Keep = (field: string, taken: Origin, values: readonly (readonly [Origin, string])[]) => void;

function mergeText(field: (typeof TEXTS)[number], statements: readonly Statement[], keep: Keep): string {
  const spoken = statements.map(({ origin, said }) => ({ origin, text: said[field] })).filter(({ text }) => text !== '');
  const [winner, ...others] = spoken;
  if (winner === undefined) return '';
  // a winning IIM that was cut by its limit is heard in full from whoever has the same text
  const whole = others.find(
    ({ text }) => winner.origin === 'iim' && !sameText(text, winner.text) && isCut(winner.text, text, CUT_AT[field]),
  );
  const taken = whole ?? winner;
  if (spoken.some((one) => one !== taken && !agrees(field, one, taken)))
    keep(
      field,
      taken.origin,
      spoken.map(({ origin, text }) => [origin, text]),
    );
  return taken.text;
}

interface Spoken {
  readonly origin: Origin;
  readonly text: string;
}

function agrees(field: string, one: Spoken, other: Spoken): boolean {
  if (sameText(one.text, other.text)) return true;
  const fits = (short: Spoken, long: Spoken): boolean =>
    (short.origin === 'iim' && isCut(short.text, long.text, CUT_AT[field])) ||
    (short.origin === 'exif' && isAsciiOf(short.text, long.text));
  return fits(one, other) || fits(other, one);
}

/** Texts as a person compares them: composed letters, and any white space alike. */
const comparable = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const sameText = (one: string, other: string): boolean => one === other || comparable(one) === comparable(other);

/** The beginning of a text that fills a data set: four bytes of room for a character that did not fit. */
function isCut(short: string, long: string, limit: number | undefined): boolean {
  if (limit === undefined || !comparable(long).startsWith(comparable(short))) return false;
  return Math.max(short.length, Buffer.byteLength(short)) >= limit - 4;
}

/** EXIF of old programs: each letter outside ASCII has become a question mark. */
const isAsciiOf = (ascii: string, text: string): boolean =>
  ascii.includes('?') && comparable(text).replace(/[^\0-\x7f]/g, '?') === comparable(ascii);

function mergeValue(field: (typeof VALUES)[number], statements: readonly Statement[], keep: Keep): unknown {
  const spoken = statements.map(({ origin, said }) => ({ origin, value: said[field] })).filter(({ value }) => value !== null);
  const [winner] = spoken;
  if (winner === undefined) return null;
  const shown = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  if (spoken.some(({ value }) => shown(value) !== shown(winner.value))) {
    keep(
      field,
      winner.origin,
      spoken.map(({ origin, value }) => [origin, shown(value)]),
    );
  }
  return winner.value;
}

/** Keywords are compared as sets and creators in their order; a list of IIM may have each word cut. */
function mergeList(field: 'creator' | 'keywords' | 'people', statements: readonly Statement[], keep: Keep): string[] {
  const spoken = statements.map(({ origin, said }) => ({
    origin,
    list: said[field],
    plain: field === 'keywords' ? said.flatKeywords : said[field],
  }));
  const heard = spoken.filter(({ list }) => list.length > 0);
  const [winner, ...others] = heard;
  if (winner === undefined) return [];
  const whole = others.find(
    ({ plain }) => winner.origin === 'iim' && sameList(field, winner.plain, plain) && plain.join() !== winner.plain.join(),
  );
  const taken = whole ?? winner;
  const differs = heard.some(
    ({ plain }) =>
      plain.length > 0 && taken.plain.length > 0 && !sameList(field, plain, taken.plain) && !sameList(field, taken.plain, plain),
  );
  if (differs)
    keep(
      field,
      taken.origin,
      heard.map(({ origin, list }) => [origin, list.join('; ')]),
    );
  return [...taken.list];
}

/** `short` may hold the words of `long` cut as IIM cuts them. Several names in one text, by comma or semicolon, count as several. */
function sameList(field: string, short: readonly string[], long: readonly string[]): boolean {
  const limit = CUT_AT[field];
  if (comparable(short.join(', ')).replace(/;/g, ',') === comparable(long.join(', ')).replace(/;/g, ',')) return true;
  if (short.length !== long.length) return false;
  const same = (one: string, other: string): boolean => sameText(one, other) || isCut(one, other, limit);
  if (field === 'creator') return short.every((name, index) => same(name, long[index] ?? ''));
  const exact = new Set(long.map(comparable));
  return short.every((word) => exact.has(comparable(word)) || long.some((other) => isCut(word, other, limit)));
}

/** The date of the highest origin; a lower one that says the same moment more fully is taken. Two ways to write one instant are no conflict. */
function mergeDate(statements: readonly Statement[], keep: Keep): string | null {
  const spoken = statements.flatMap(({ origin, said }) => (said.dateTaken === null ? [] : [{ origin, date: said.dateTaken }]));
  const date = fullestDate(spoken.map((one) => one.date));
  if (date === null) return null;
  const taken = spoken.find((one) => one.date === date)?.origin ?? 'xmp';
  if (spoken.some((one) => !sameMoment(one.date, date)))
    keep(
      'dateTaken',
      taken,
      spoken.map(({ origin, date: text }) => [origin, text]),
    );
  return date;
}

function sameMoment(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true;
  const hasOffset = (date: string): boolean => /T.*(Z|[+-]\d{2}:\d{2})$/.test(date);
  return hasOffset(one) && hasOffset(other) && Date.parse(one) === Date.parse(other);
}

/** Languages come with the origin that has any; a sidecar adds to what the file has. */
function mergeLanguages(statements: readonly Statement[]): Pick<Said, 'language' | 'translations'> {
  const none = silence();
  let { language, translations } = none;
  for (const { said } of [...statements].reverse()) {
    if (said.language !== '') language = said.language;
    translations = { ...translations, ...said.translations };
  }
  const { [language]: _main, ...others } = translations;
  return { language, translations: others };
}

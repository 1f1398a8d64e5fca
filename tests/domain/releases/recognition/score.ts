import type { ParsedContact, ParsedRelease } from '#contract/parsed-release.ts';

/** What a test release says, as the person who wrote it wrote it down. */
export interface Expected {
  readonly kind: string;
  readonly language: string;
  readonly headline: string;
  /** Its first words; likewise `starts`, and `first` and `last` of the body. */
  readonly subheadline: string | null;
  readonly byline: { name: string; role: string | null } | null;
  readonly organisation: string | null;
  readonly date: string | null;
  /** `until` is null where the text gives no zone. */
  readonly embargo: { until: string | null; zone: string | null } | null;
  readonly dateline: string | null;
  readonly body?: { paragraphs: number | null; first: string | null; last: string };
  readonly quotes: readonly { starts: string; speaker: string | null; role: string | null }[];
  readonly figures: readonly { value: number; unit: string | null }[];
  readonly contacts: readonly { name: string | null; role: string | null; email: string | null; phone: string | null }[];
  readonly boilerplate: { heading: string | null; starts: string } | null;
  readonly notes?: readonly string[];
}

/** One field of one release: how much of it is right, of how much, and what is wrong in words. */
export interface Mark {
  readonly field: string;
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

/** Every field that is scored, in the order of the table. */
export const FIELDS = [
  'kind',
  'language',
  'headline',
  'subheadline',
  'byline',
  'organisation',
  'date',
  'embargo',
  'dateline',
  'body',
  'quotes',
  'speakers',
  'roles',
  'figures',
  'units',
  'contacts',
  'boilerplate',
  'notes',
] as const;

const flat = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFC')
    .replace(/[“”„«»"‘’']/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
const TITLE = /^(?:dr|med|cllr|councillor|prof(?:essor(?:in)?)?|mr|mrs|ms|mme|m|d|doña|don)\.?\s+/u;
const untitled = (name: string | null): string => {
  let bare = flat(name);
  while (TITLE.test(bare)) bare = bare.replace(TITLE, '');
  return bare;
};
const starts = (text: string | null | undefined, with_: string): boolean => flat(text).startsWith(flat(with_));
/** A sender is right with or without its legal form. */
const LEGAL = /[,\s]+(?:inc|ltd|llc|llp|plc|gmbh|ag|a\/s|asa|as|ab|s\.?a\.?|sas|b\.?v\.?|n\.?v\.?|e\.\s?v\.?)\.?$/u;
const sender = (name: string | null): string => flat(name).replace(LEGAL, '');
/** The employer behind the role may be given or not. */
const sameRole = (got: string | null, wanted: string | null): boolean =>
  flat(got) === flat(wanted) || (flat(got) !== '' && flat(wanted).startsWith(`${flat(got)},`));
const digits = (phone: string | null): string => (phone ?? '').replace(/\D/gu, '');
/** A measure may be given as written or by its sign. */
const MEASURES: readonly [RegExp, string][] = [
  [/^(?:square met|quadratmet|kvadratmet|vierkante met|metros cuadrados|mètres carrés)/u, 'm²'],
  [/^(?:cubic met|kubikmet|kubieke met)/u, 'm³'],
  [/^(?:kilomet|kilóm|kilom)/u, 'km'],
  [/^millim/u, 'mm'],
  [/^(?:met(?:er|re)|metros|mètres)/u, 'm'],
  [/^(?:liter|litre|litros)/u, 'l'],
  [/^hekt/u, 'ha'],
  [/^gram/u, 'g'],
];
const measure = (unit: string | null): string => MEASURES.find(([form]) => form.test(flat(unit)))?.[1] ?? flat(unit);
/** A counted thing is right with or without its adjective. */
const sameUnit = (a: string | null, b: string | null): boolean =>
  measure(a) === measure(b) || (a !== null && b !== null && (flat(a).endsWith(` ${flat(b)}`) || flat(b).endsWith(` ${flat(a)}`)));

/** Offset in minutes of a zone at an instant, to tell whether two names of a zone mean the same clock. */
function clock(zone: string | null, instant: string): string {
  if (zone === null) return '';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'long' })
      .format(new Date(instant))
      .replace(/\s?[A-Z]{2,5}(?:[+-]\d+)?$/u, '');
  } catch {
    return '';
  }
}

function sameEmbargo(got: ParsedRelease['embargo'], wanted: Expected['embargo']): boolean {
  if (got === null || wanted === null) return got === wanted;
  if (got.until === null || wanted.until === null) return got.until === wanted.until;
  return Date.parse(got.until) === Date.parse(wanted.until) && clock(got.zone, wanted.until) === clock(wanted.zone, wanted.until);
}

/** Compares a parsed release with what is expected, field by field. Lists count by entry: what is missing and what is made up both count as wrong. */
export function score(parsed: ParsedRelease, expected: Expected): Mark[] {
  const marks: Mark[] = [];
  const whole = (field: string, ok: boolean, got: unknown, wanted: unknown): void => {
    marks.push({ field, right: ok ? 1 : 0, of: 1, wrong: ok ? [] : [`${JSON.stringify(got)} for ${JSON.stringify(wanted)}`] });
  };
  whole('kind', parsed.kind === expected.kind, parsed.kind, expected.kind);
  whole('language', parsed.language === expected.language, parsed.language, expected.language);
  whole('headline', starts(parsed.headline, expected.headline), parsed.headline, expected.headline);
  whole(
    'subheadline',
    expected.subheadline === null ? parsed.subheadline === null : starts(parsed.subheadline, expected.subheadline),
    parsed.subheadline,
    expected.subheadline,
  );
  whole(
    'byline',
    flat(parsed.byline?.name) === flat(expected.byline?.name) &&
      sameRole(parsed.byline?.role ?? null, expected.byline?.role ?? null),
    parsed.byline,
    expected.byline,
  );
  whole(
    'organisation',
    sender(parsed.organisation) === sender(expected.organisation),
    parsed.organisation,
    expected.organisation,
  );
  whole('date', parsed.date === expected.date, parsed.date, expected.date);
  whole('embargo', sameEmbargo(parsed.embargo, expected.embargo), parsed.embargo, expected.embargo);
  whole('dateline', flat(parsed.dateline?.place) === flat(expected.dateline), parsed.dateline, expected.dateline);
  if (expected.body !== undefined) {
    const { paragraphs, first, last } = expected.body;
    const ok =
      (paragraphs === null || parsed.body.length === paragraphs) &&
      (first === null || starts(parsed.body[0], first)) &&
      flat(parsed.body.at(-1)).endsWith(flat(last));
    const shown = `${parsed.body.length}: ${parsed.body[0]?.slice(0, 40)} … ${parsed.body.at(-1)?.slice(-40)}`;
    whole('body', ok, shown, expected.body);
  }
  marks.push(...scoreQuotes(parsed, expected), ...scoreFigures(parsed, expected), scoreContacts(parsed, expected));
  const heading = (text: string | null): string => flat(text).replace(/[:.]$/u, '');
  whole(
    'boilerplate',
    expected.boilerplate === null
      ? parsed.boilerplate === null
      : starts(parsed.boilerplate?.text, expected.boilerplate.starts) &&
          heading(parsed.boilerplate?.heading ?? null) === heading(expected.boilerplate.heading),
    parsed.boilerplate,
    expected.boilerplate,
  );
  if (expected.notes !== undefined) {
    const found = expected.notes.filter((note) => parsed.notes.some((one) => starts(one, note))).length;
    const of = Math.max(expected.notes.length, parsed.notes.length);
    marks.push(
      of === 0
        ? { field: 'notes', right: 1, of: 1, wrong: [] }
        : {
            field: 'notes',
            right: found,
            of,
            wrong: found === of ? [] : [`${JSON.stringify(parsed.notes)} for ${JSON.stringify(expected.notes)}`],
          },
    );
  }
  return marks;
}

function scoreQuotes(parsed: ParsedRelease, expected: Expected): Mark[] {
  const left = [...parsed.quotes];
  const missing: string[] = [];
  const speakers: string[] = [];
  const roles: string[] = [];
  let found = 0;
  let named = 0;
  let withRole = 0;
  for (const quote of expected.quotes) {
    const at = left.findIndex((one) => starts(one.text, quote.starts));
    const [one] = at < 0 ? [] : left.splice(at, 1);
    if (one === undefined) {
      missing.push(`missing “${quote.starts}”`);
      continue;
    }
    found += 1;
    if (untitled(one.speaker) === untitled(quote.speaker)) named += 1;
    else speakers.push(`${one.speaker} for ${quote.speaker}`);
    if (sameRole(one.role, quote.role)) withRole += 1;
    else roles.push(`${one.role} for ${quote.role}`);
  }
  // The second half of an interrupted quotation of the same speaker is no invention.
  const known = new Set(expected.quotes.map((quote) => untitled(quote.speaker)));
  const invented = left.filter((quote) => !known.has(untitled(quote.speaker)));
  for (const quote of invented) missing.push(`unexpected “${quote.text.slice(0, 40)}” by ${quote.speaker}`);
  const marks: Mark[] = [{ field: 'quotes', right: found, of: expected.quotes.length + invented.length, wrong: missing }];
  marks.push({ field: 'speakers', right: named, of: found, wrong: speakers });
  marks.push({ field: 'roles', right: withRole, of: found, wrong: roles });
  return marks.filter((mark) => mark.of > 0);
}

function scoreFigures(parsed: ParsedRelease, expected: Expected): Mark[] {
  const key = (value: number): string => value.toPrecision(10);
  const left = new Map<string, (string | null)[]>();
  for (const figure of parsed.figures) left.set(key(figure.value), [...(left.get(key(figure.value)) ?? []), figure.unit]);
  const wrong: string[] = [];
  const units: string[] = [];
  let found = 0;
  let withUnit = 0;
  for (const figure of expected.figures) {
    const offered = left.get(key(figure.value));
    if (offered === undefined || offered.length === 0) {
      wrong.push(`missing ${figure.value} ${figure.unit}`);
      continue;
    }
    found += 1;
    const exact = offered.findIndex((unit) => sameUnit(unit, figure.unit));
    if (exact >= 0) withUnit += 1;
    else units.push(`${figure.value} ${offered[0]} for ${figure.unit}`);
    offered.splice(Math.max(0, exact), 1);
  }
  const wanted = new Set(expected.figures.map((figure) => key(figure.value)));
  const invented = [...left].filter(([value, list]) => list.length > 0 && !wanted.has(value));
  for (const [value, list] of invented) wrong.push(`unexpected ${Number(value)} ${list[0]}`);
  return [
    { field: 'figures', right: found, of: expected.figures.length + invented.length, wrong },
    { field: 'units', right: withUnit, of: found, wrong: units },
  ].filter((mark) => mark.of > 0);
}

function scoreContacts(parsed: ParsedRelease, expected: Expected): Mark {
  const left: ParsedContact[] = [...parsed.contacts];
  const wrong: string[] = [];
  let right = 0;
  for (const contact of expected.contacts) {
    const at = left.findIndex(
      (one) =>
        (contact.name !== null && untitled(one.name) === untitled(contact.name)) ||
        (contact.name === null && (digits(one.phone) === digits(contact.phone) || one.email === contact.email)),
    );
    const [one] = at < 0 ? [] : left.splice(at, 1);
    const ok =
      one !== undefined &&
      sameRole(one.role, contact.role) &&
      flat(one.email) === flat(contact.email) &&
      digits(one.phone) === digits(contact.phone);
    if (ok) right += 1;
    else wrong.push(`${JSON.stringify(one ?? null)} for ${JSON.stringify(contact)}`);
  }
  for (const one of left) wrong.push(`unexpected ${JSON.stringify(one)}`);
  return { field: 'contacts', right, of: Math.max(1, expected.contacts.length + left.length), wrong };
}

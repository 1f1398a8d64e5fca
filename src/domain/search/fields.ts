import { AssetKind, ColourLabel, PressUse } from '#contract/assets.ts';
import { COLOUR_NAMES } from './colours.ts';
import { readDay } from './days.ts';
import { formatNamed } from './formats.ts';
import {
  ATTENTION,
  type Condition,
  type DayField,
  type NameField,
  type NumberField,
  SHAPES,
  type Trait,
  type WordField,
} from './query.ts';
import { OPEN_END, type Range, readBytes, readCount, readDuration, readMegapixels, readPixels, readRange } from './ranges.ts';

/** Days before the end of rights from which on they are called ending. */
export const ENDING_DAYS = 30;

/** One value of a field as it was typed. */
export interface FieldValue {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A field of the query language: how its value is read, what it suggests, and whether two plain values of it widen (kind:photo kind:logo) because an asset has only one. */
export interface Field {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The condition, or null for a value the field does not know. */
  readonly read: (value: FieldValue, today: string) => Condition | null;
  /** Values that can be offered without looking into the library. */
  readonly values: readonly string[];
  /** Which values of the library can be offered. */
  readonly offers: NameField | 'credit' | 'creator' | 'source' | 'collection' | null;
  readonly isSingle: boolean;
}

type Given = Partial<Omit<Field, 'name' | 'read'>>;
const field = (name: string, read: Field['read'], given: Given = {}): Field => ({
  name,
  read,
  aliases: [],
  values: [],
  offers: null,
  isSingle: false,
  ...given,
});

const trait = (name: Trait, is: boolean): Condition => ({ on: 'trait', trait: name, is });

/** `none` and `any` ask whether there is something at all; quoted they are words like others. */
const presence = (value: FieldValue, name: Trait): Condition | null => {
  if (value.isQuoted) return null;
  const word = value.text.toLowerCase();
  return word === 'none' ? trait(name, false) : word === 'any' ? trait(name, true) : null;
};

/** A field of words: beginnings of words, a phrase in quotes, none or any. */
const words = (name: string, column: WordField, has: Trait | null, given: Given = {}): Field =>
  field(
    name,
    (value) =>
      (has === null ? null : presence(value, has)) ?? { on: 'words', field: column, text: value.text, isWhole: value.isQuoted },
    has === null ? given : { values: ['none', 'any'], ...given },
  );

/** A field whose entries are names: in quotes the whole entry is meant. */
const names = (name: string, column: NameField, has: Trait | null, given: Given = {}): Field =>
  field(
    name,
    (value) =>
      (has === null ? null : presence(value, has)) ?? { on: 'name', field: column, text: value.text, isWhole: value.isQuoted },
    { offers: column, ...(has === null ? {} : { values: ['none', 'any'] }), ...given },
  );

const number = (name: string, column: NumberField, readOne: (text: string) => Range | null, given: Given = {}): Field =>
  field(
    name,
    ({ text }) => {
      const range = readRange(text.replace(/^~/, ''), readOne);
      return range === null ? null : { on: 'number', field: column, ...range };
    },
    given,
  );

const day = (name: string, column: DayField, has: Trait | null, given: Given = {}): Field =>
  field(
    name,
    (value, today) => {
      const range = readRange(value.text, readDay(today));
      return (
        (has === null ? null : presence(value, has)) ??
        (range === null ? null : { on: 'day', field: column, ...range, least: Math.max(1, range.least) })
      );
    },
    { values: ['today', 'week', 'month', 'year', ...(has === null ? [] : ['none'])], ...given },
  );

/** The only value of a list that begins so, or is so; null when none or several do. */
function oneOf<T extends string>(values: readonly T[], typed: string): T | null {
  const text = typed.toLowerCase();
  const same = values.find((value) => value.toLowerCase() === text);
  if (same !== undefined) return same;
  const begun =
    text === '' ? [] : values.filter((value) => value.toLowerCase().startsWith(text) || `${value.toLowerCase()}s` === text);
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/** A field with a closed list of values. */
const choice = <T extends string>(
  name: string,
  values: readonly T[],
  condition: (value: T, today: string) => Condition,
  given: Given = {},
): Field =>
  field(
    name,
    (value, today) => {
      const known = oneOf(values, value.text);
      return known === null ? null : condition(known, today);
    },
    { values, ...given },
  );

const RIGHTS = ['ending', 'ended', 'open', 'cleared', 'restricted'] as const;
const rights = (value: (typeof RIGHTS)[number]): Condition => {
  if (value === 'ending') return { on: 'attention', attention: 'rightsEnding' };
  if (value === 'ended') return { on: 'attention', attention: 'rightsEnded' };
  return value === 'open' ? trait('expires', false) : { on: 'press', press: value };
};

const IS = ['missing', 'edited', 'used', 'unused', 'duplicate'] as const;
const COLOURS = [...COLOUR_NAMES, 'gray'] as const;
const byId = (pattern: RegExp, condition: (text: string) => Condition) => (value: FieldValue) =>
  pattern.test(value.text) ? condition(value.text) : null;

/** Every field there is. docs/search.md shows them to people; a test compares the two. */
export const FIELDS: readonly Field[] = [
  choice('kind', AssetKind.options, (kind) => ({ on: 'kind', kind }), { aliases: ['type'], isSingle: true }),
  names('format', 'format', null, { aliases: ['ext'], isSingle: true }),
  words('title', 'title', 'title'),
  words('name', 'filename', null, { aliases: ['filename', 'file'] }),
  words('caption', 'caption', 'caption', { aliases: ['description'] }),
  field(
    'alt',
    (value) => presence(value, 'altText') ?? { on: 'words', field: 'caption', text: value.text, isWhole: value.isQuoted },
    {
      values: ['none', 'any'],
    },
  ),
  names('keyword', 'keyword', 'keywords', { aliases: ['keywords', 'tag', 'tags'] }),
  names('person', 'person', 'people', { aliases: ['people', 'who'] }),
  words('creator', 'creator', 'creator', { aliases: ['by', 'photographer', 'byline'], offers: 'creator' }),
  words('credit', 'credit', 'credit', { offers: 'credit' }),
  words('source', 'source', 'source', { offers: 'source' }),
  words('copyright', 'rights', 'copyright', { aliases: ['terms'] }),
  words('text', 'body', null, { aliases: ['body'] }),
  words('place', 'place', 'place', { aliases: ['location'] }),
  names('city', 'city', null, { isSingle: true }),
  names('country', 'country', null, { isSingle: true }),
  names('folder', 'folder', null, { aliases: ['path'], isSingle: true }),
  names('language', 'language', 'language', { aliases: ['lang'], isSingle: true }),
  day('date', 'date', null, { aliases: ['year'], isSingle: true }),
  day('taken', 'taken', 'taken', { isSingle: true }),
  day('added', 'added', null, { aliases: ['imported'], isSingle: true }),
  day('edited', 'edited', null, { aliases: ['changed'], isSingle: true }),
  day('expires', 'expires', 'expires', { aliases: ['until'], isSingle: true }),
  number('width', 'width', readPixels),
  number('height', 'height', readPixels),
  number('side', 'longSide', readPixels, { aliases: ['longside'] }),
  number('pixels', 'pixels', readMegapixels, { aliases: ['mp', 'megapixels'] }),
  number('size', 'bytes', readBytes, { aliases: ['bytes', 'filesize'] }),
  number('pages', 'pages', readCount),
  number('duration', 'durationMs', readDuration, { aliases: ['length'] }),
  field(
    'rating',
    ({ text }) => {
      const word = text.toLowerCase();
      if (word === 'none' || word === 'any')
        return { on: 'number', field: 'rating', least: Number(word === 'any'), most: word === 'any' ? 5 : 0 };
      const range = readRange(/^[★*]{1,5}$/u.test(text) ? String(text.length) : text, readCount);
      return range === null ? null : { on: 'number', field: 'rating', ...range, most: Math.min(range.most, OPEN_END) };
    },
    { aliases: ['stars'], values: ['5', '>=4', '>=3', 'none'], isSingle: true },
  ),
  field(
    'label',
    (value) => {
      const known = oneOf([...ColourLabel.options, 'gray' as const], value.text);
      return presence(value, 'label') ?? (known === null ? null : { on: 'label', label: known === 'gray' ? 'grey' : known });
    },
    { values: [...ColourLabel.options, 'none'], isSingle: true },
  ),
  choice('shape', SHAPES, (shape) => ({ on: 'shape', shape }), { aliases: ['orientation', 'aspect'], isSingle: true }),
  field(
    'colour',
    ({ text }) => {
      const hex = text.toLowerCase().match(/^#?([0-9a-f]{6}|[0-9a-f]{3})$/)?.[1];
      if (hex !== undefined) return { on: 'colourNear', hex: `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}` };
      const name = oneOf(COLOURS, text);
      return name === null ? null : { on: 'colourName', name: name === 'gray' ? 'grey' : name };
    },
    { aliases: ['color'], values: COLOUR_NAMES },
  ),
  choice('transparent', ['yes', 'no'], (value) => trait('transparent', value === 'yes'), { aliases: ['alpha'] }),
  choice('gps', ['yes', 'no'], (value) => trait('gps', value === 'yes')),
  choice('rights', RIGHTS, rights),
  choice('press', PressUse.options, (press) => ({ on: 'press', press }), { isSingle: true }),
  choice('attention', ATTENTION, (attention) => ({ on: 'attention', attention }), { aliases: ['needs'] }),
  choice('is', IS, (value) => (value === 'unused' ? trait('used', false) : trait(value, true))),
  field(
    'similar',
    byId(/^ast_[0-9a-z]{16}$/, (id) => ({ on: 'similar', id })),
    { aliases: ['like'] },
  ),
  field('in', ({ text }) => ({ on: 'collection', text }), { aliases: ['collection'], offers: 'collection' }),
  field(
    'import',
    byId(/^(job_[0-9a-z]{16}|last)$/, (text) => ({ on: 'import', text })),
    { values: ['last'] },
  ),
];

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((one) => [one.name, ...one.aliases].map((name) => [name, one] as const)),
);

/** The field of a name or one of its other names, in any case. */
export const fieldNamed = (name: string): Field | undefined => BY_NAME.get(name.toLowerCase());

/** How the value of a condition is written: the one spelling of a closed value, else as it was typed. */
export function writtenValue(condition: Condition, typed: string): string {
  if (condition.on === 'kind') return condition.kind;
  if (condition.on === 'shape') return condition.shape;
  if (condition.on === 'label') return condition.label;
  if (condition.on === 'colourName') return condition.name;
  if (condition.on === 'colourNear') return condition.hex;
  if (condition.on === 'name' && condition.field === 'format') return formatNamed(condition.text);
  return typed;
}

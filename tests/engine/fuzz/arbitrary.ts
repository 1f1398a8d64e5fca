import fc from 'fast-check';

/** The parts of JSON Schema that the contract's inputs use. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** What the values may be made of: ids that the library has, by their prefix (`ast`), and paths that a person could have picked. */
export interface Stock {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly paths: readonly string[];
}

/** Values that have broken programs before: names that lead elsewhere, letters that are none, numbers at the edge, things in the place of texts. */
export const HOSTILE: readonly unknown[] = [
  '',
  ' ',
  '\0',
  'a\0b.jpg',
  '../beside/secret.txt',
  '../../../../beside/secret.txt',
  '..\\..\\beside\\secret.txt',
  '/dev/null',
  '/proc/self/environ',
  'file:///etc/hostname',
  'javascript:alert(1)',
  'CON',
  '--help',
  '=1+1',
  "'; DROP TABLE assets; --",
  '%',
  '_',
  '"',
  '(((((',
  'NEAR(a b, 99999999999)',
  '*',
  '{{{{',
  '#import "/etc/hostname"',
  '<script>alert(1)</script>',
  '\ud800',
  '\udfff\ud800',
  '\u202egpj.exe',
  'e\u0301'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(5000),
  '\n'.repeat(3000),
  '__proto__',
  'constructor',
  '9999-99-99',
  '0000-00-00T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  'Etc/Nowhere',
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  9007199254740991,
  9007199254740992,
  null,
  true,
  false,
  [],
  {},
  [[[[[[]]]]]],
  { length: 1e9 },
  { $path: '' },
  { $path: 'relative/path' },
  { $path: '/proc/self/nowhere' },
  { $token: 'guessed' },
  { toString: 1, valueOf: 1 },
];

/** How deep a schema that names itself is followed. */
const DEPTH = 3;

/** Values that fit a schema, of ids and paths that exist wherever the schema wants one. */
export function fitting(schema: JsonSchema, stock: Stock, root: JsonSchema = schema, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: JsonSchema): fc.Arbitrary<unknown> => fitting(one, stock, root, depth);
  if (schema.$ref !== undefined) {
    if (depth >= DEPTH) return fc.constant(null);
    const name = schema.$ref.split('/').at(-1) ?? '';
    return fitting(schema.$ref === '#' ? root : (root.$defs?.[name] ?? {}), stock, root, depth + 1);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    if (choices.some((one) => one.properties?.$path !== undefined))
      return fc.constantFrom(...stock.paths).map(($path) => ({ $path }));
    return fc.oneof(...choices.map(inner));
  }
  if (schema.allOf?.[0] !== undefined) return inner(schema.allOf[0]);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return textFor(schema, stock);
    case 'integer': {
      const [min, max] = [leastOf(schema), Math.min(schema.maximum ?? 1000, 2 ** 31 - 1)];
      // Numbers of revisions, pages and places are small.
      return fc.oneof(
        fc.integer({ min, max: Math.min(max, min + 4) }),
        fc.integer({ min, max }),
        fc.integer({ min: Math.max(min, 1), max: Math.max(min, Math.min(max, 4)) }),
      );
    }
    case 'number':
      return fc.double({ min: leastOf(schema), max: Math.min(schema.maximum ?? 1e6, 1e9), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      if (schema.prefixItems !== undefined) return fc.tuple(...schema.prefixItems.map(inner));
      return fc.array(inner(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const keys = Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, inner(one)]));
      const made = fc.record(keys, { requiredKeys: [...required] });
      if (typeof schema.additionalProperties !== 'object' || Object.keys(properties).length > 0) return made;
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), inner(schema.additionalProperties), { maxKeys: 3 });
    }
    default:
      return fc.constantFrom(...HOSTILE);
  }
}

const leastOf = (schema: JsonSchema): number => Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1000, -(2 ** 31));

/** How the pattern of a time zone begins: few of the names that fit it are zones. */
const ZONE = '^[A-Za-z0-9_][A-Za-z0-9_+-]*(\\/';

function textFor(schema: JsonSchema, stock: Stock): fc.Arbitrary<string> {
  const prefix = schema.pattern?.match(/^\^([a-z]{3})_\[0-9a-z\]/)?.[1];
  const known = prefix === undefined ? undefined : stock.ids.get(prefix);
  if (known !== undefined && known.length > 0)
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, fc.stringMatching(new RegExp(schema.pattern ?? '')));
  if (schema.pattern?.startsWith(ZONE) === true)
    return fc.constantFrom('Europe/Copenhagen', 'UTC', 'America/St_Johns', 'Pacific/Apia');
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const length = { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 80, 80) };
  return fc.oneof(
    fc.string({ ...length, unit: 'grapheme' }),
    fc
      .constantFrom(...HOSTILE.filter((one) => typeof one === 'string'))
      .map((text) => text.slice(0, schema.maxLength ?? 5000) || 'x'),
  );
}

/** A value in which one part, chosen at random, is replaced by something hostile; or something hostile as a whole. */
export const spoiled = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(good, fc.constantFrom(...HOSTILE), fc.nat()).map(([value, poison, at]) => {
    const places = placesIn(value);
    const place = places[at % (places.length + 1)];
    return place === undefined ? poison : replaced(value, place, poison);
  });

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [here, ...placesIn((value as Record<string, unknown>)[key], here)];
  });
}

function replaced(value: unknown, path: Path, poison: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return poison;
  if (Array.isArray(value)) return value.map((one, at) => (at === key ? replaced(one, rest, poison) : one));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, poison) };
}

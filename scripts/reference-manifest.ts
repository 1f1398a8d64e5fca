import { z } from 'zod';
import { KitManifest } from '#contract/kit-manifest.ts';

/** What of a JSON Schema the reference reads. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const FORMATS: Readonly<Record<string, string>> = { date: 'date', 'date-time': 'instant with offset' };

/** The schema without a null beside it. */
function withoutNull(schema: Schema): Schema {
  const others = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return others.length === 1 && others[0] !== undefined ? others[0] : schema;
}

const isNullable = (schema: Schema): boolean => (schema.anyOf ?? []).some(({ type }) => type === 'null');

/** The kind of a value in a few words. */
function kindOf(schema: Schema): string {
  const inner = withoutNull(schema);
  const or = isNullable(schema) ? ' or null' : '';
  if (inner.const !== undefined) return `\`${String(inner.const)}\`${or}`;
  if (inner.enum !== undefined) return `${inner.enum.map((value) => `\`${String(value)}\``).join(', ')}${or}`;
  if (inner.type === 'array') return `list${or}`;
  if (inner.type === 'string') return `${FORMATS[inner.format ?? ''] ?? 'text'}${or}`;
  if (inner.type === 'integer') return `whole number${or}`;
  return `${typeof inner.type === 'string' ? inner.type : 'any'}${or}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A row for each field below a schema, in the order of kit.json. */
function rowsOf(schema: Schema, path: string): string[] {
  const inner = withoutNull(schema);
  const list = inner.type === 'array' && inner.items !== undefined ? withoutNull(inner.items) : null;
  if (list !== null) return rowsOf(list, `${path}[]`);
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const place = path === '' ? name : `${path}.${name}`;
    const meaning = field.description ?? withoutNull(field).description ?? '';
    const must = (inner.required ?? []).includes(name) ? 'always' : 'may be missing';
    return [`| \`${place}\` | ${cell(kindOf(field))} | ${must} | ${cell(meaning)} |`, ...rowsOf(field, place)];
  });
}

/** The reference of kit.json as Markdown: every field of its schema with kind and meaning. */
export function manifestReference(): string {
  return [
    '# kit.json',
    '',
    'Generated from `src/contract/kit-manifest.ts` by `npm run generate`: every field of the file that tells machines what a press kit holds. Its',
    'JSON Schema is [kit.schema.json](../../resources/schema/kit.schema.json); how the file is written stands in [kit-output.md](../kit-output.md#kitjson).',
    'A list is written `name[]`. Readers must allow fields that do not stand here.',
    '',
    '| field | kind | there | meaning |',
    '| --- | --- | --- | --- |',
    ...rowsOf(z.toJSONSchema(KitManifest, { io: 'output' }) as Schema, ''),
    '',
  ].join('\n');
}

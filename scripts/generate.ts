// Writes docs/generated from the code, so that references never drift: `node scripts/generate.ts`, or `--check` to compare only.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CatalogueFile } from '#contract/catalogue.ts';
import { KitManifest } from '#contract/kit-manifest.ts';
import { KitFile } from '#contract/kits.ts';
import { rooms } from '#contract/routes.ts';
import { RULES } from '#domain/exports/preflight/check.ts';
import { SENTENCES } from '#domain/exports/preflight/sentences.ts';
import { commandReference } from './reference-cli.ts';
import { keyTables } from './reference-keys.ts';
import { manifestReference } from './reference-manifest.ts';
import { shippedReference } from './reference-shipped.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'generated');

/** JSON Schema of the file that `kit apply` takes. */
const kitSchema = (): string =>
  `${JSON.stringify({ title: 'Dateline kit file', ...z.toJSONSchema(KitFile, { io: 'input', unrepresentable: 'any' }) }, null, 1)}\n`;

/** JSON Schema of what `catalogue export` writes. */
const catalogueSchema = (): string =>
  `${JSON.stringify({ title: 'Dateline catalogue', ...z.toJSONSchema(CatalogueFile, { io: 'output', unrepresentable: 'any' }) }, null, 1)}\n`;

/** JSON Schema of the kit.json in every kit: published with the app, for whoever reads kits. */
const manifestSchema = (): string =>
  `${JSON.stringify({ title: 'kit.json of a Dateline press kit', ...z.toJSONSchema(KitManifest, { io: 'output' }) }, null, 1)}\n`;

/** The table of preflight rules. */
const preflight = (): string =>
  [
    '# Preflight rules',
    '',
    `Generated from \`src/domain/exports/preflight\` by \`npm run generate\`: ${RULES.length} rules. An error stops an export unless it is forced;`,
    'a warning may be let pass with a reason, which kit.json tells.',
    '',
    '| rule | severity | why | what mends it |',
    '| --- | --- | --- | --- |',
    ...RULES.map(({ id, severity }) => `| \`${id}\` | ${severity} | ${SENTENCES[id].why} | ${SENTENCES[id].fix} |`),
    '',
  ].join('\n');

/** The table of routes. */
const contract = (): string =>
  [
    '# The contract',
    '',
    'Generated from `src/contract` by `npm run generate`: every route, its kind, and the topics it reads or touches.',
    '',
    '| route | kind | topics | needs a library |',
    '| --- | --- | --- | --- |',
    ...Object.entries(rooms).flatMap(([room, verbs]) =>
      Object.entries(verbs).map(([verb, route]) => {
        const topics: readonly string[] = 'reads' in route ? route.reads : route.touches;
        return `| \`${room}.${verb}\` | ${route.kind} | ${topics.join(', ')} | ${route.needs === 'library' ? 'yes' : 'no'} |`;
      }),
    ),
    '',
  ].join('\n');

/** The guide's chapter on keys with its tables as the window's commands are; what is written around them stays. */
async function keyChapter(): Promise<string> {
  const [begin, end] = ['<!-- keys -->\n', '<!-- /keys -->'];
  const chapter = readFileSync(join(folder, '../guide/11-keyboard.md'), 'utf8');
  const [before = ''] = chapter.split(begin);
  const after = chapter.split(end)[1] ?? '';
  return `${before}${begin}\n${await keyTables()}\n${end}${after}`;
}

const FILES: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['kit-file.schema.json', kitSchema],
  ['catalogue.schema.json', catalogueSchema],
  // Lies with what is shipped, and not in docs/generated like the others.
  ['../../resources/schema/kit.schema.json', manifestSchema],
  ['preflight.md', preflight],
  ['contract.md', contract],
  ['manifest.md', manifestReference],
  ['cli.md', commandReference],
  ['shipped.md', shippedReference],
  ['../guide/11-keyboard.md', keyChapter],
];

/** Names of generated files that are not what the code would write now. */
export async function staleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, make] of FILES) {
    let present = '';
    try {
      present = readFileSync(join(folder, name), 'utf8');
    } catch {
      // A missing file is stale.
    }
    if (present !== (await make())) stale.push(name);
  }
  return stale;
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    if (stale.length > 0) {
      process.stderr.write(`docs/generated is stale: ${stale.join(', ')}. Run “npm run generate”.\n`);
      process.exitCode = 1;
    }
  } else {
    for (const [name, make] of FILES) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), await make());
    }
  }
}

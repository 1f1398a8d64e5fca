import { existsSync } from 'node:fs';
import { AssetFields, AssetKind } from '#contract/assets.ts';
import { AssetId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, pathPlace, placeAt, Refused } from '../command.ts';
import { STOPPED } from '../progress.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';

export const LIBRARY_COMMANDS: readonly Command[] = [
  {
    name: 'create',
    usage: 'create <library> [--name N] [--example]',
    does: 'a new library; --example fills it with the Copenhagen delegation',
    options: { name: 'text', example: 'flag' },
    places: 1,
    run: async ({ client, args }) => {
      const name = args.text('name');
      const { library } = answerOf(
        await client.library.create({
          place: pathPlace(placeAt(args, 0, 'the library')),
          example: args.flag('example'),
          ...(name === undefined ? {} : { name }),
        }),
      );
      return {
        json: { id: library.id, name: library.name, path: library.place.$path },
        text: `“${library.name}” is ready at ${library.place.$path} (${countText(library.counts.assets, 'file', 'files')}).`,
      };
    },
  },
  {
    name: 'import',
    usage: 'import <library> <path…>',
    does: 'files and folders, recursively',
    options: {},
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const { client, args } = desk;
      placeAt(args, 1, 'what to import');
      const given = args.places.slice(1);
      if (!given.some((path) => existsSync(path))) throw new Usage(`there is nothing at “${given[0]}”`);
      await openLibrary(desk);
      const places = given.map(pathPlace);
      const started = answerOf(await client.imports.run({ places }));
      const stopped = await desk.finish(started).then(
        () => false,
        (error) => {
          if (error instanceof Refused && error.failure.code === 'door.cancelled') return true;
          throw error;
        },
      );
      if (stopped) desk.say(`dateline: ${STOPPED}`);
      const report = answerOf(await client.imports.report({ jobId: started.jobId }));
      const refused = report.items.filter((item) => item.outcome === 'refused');
      return {
        json: report,
        text: [
          `${report.imported} imported, ${report.duplicates} already there, ${report.refused} refused, in ${report.seconds.toFixed(1)} s.`,
          ...report.items.flatMap((item) =>
            item.message === undefined ? [] : [`  ${item.outcome === 'refused' ? '✗' : '·'} ${oneLine(item.message)}`],
          ),
        ].join('\n'),
        found: stopped || refused.length > 0,
      };
    },
  },
  {
    name: 'assets',
    usage: 'assets <library> [query] [--kind K] [--limit N] [--after CURSOR]',
    does: 'list and search',
    options: { kind: 'text', limit: 'text', after: 'text' },
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const { client, args } = desk;
      placeAt(args, 0, 'the library');
      const kind = args.text('kind');
      const known = AssetKind.optional().safeParse(kind);
      if (!known.success) throw new Usage(`--kind is one of ${AssetKind.options.join(', ')}, not “${kind}”`);
      const limit = args.whole('limit', 1, 1000);
      const after = args.text('after');
      await openLibrary(desk);
      const page = answerOf(
        await client.assets.list({
          text: args.places.slice(1).join(' '),
          ...(known.data === undefined ? {} : { kind: known.data }),
          ...(limit === undefined ? {} : { limit }),
          ...(after === undefined ? {} : { after }),
        }),
      );
      return {
        json: page,
        text: [
          tableText(
            page.items.map((asset) => [
              asset.id,
              asset.kind,
              asset.title,
              asset.width === null ? '' : `${asset.width} × ${asset.height}`,
              sizeText(asset.bytes),
              asset.filename,
            ]),
          ),
          `${page.items.length} of ${page.total}${page.next === null ? '' : `; more with --after ${page.next}`}`,
        ]
          .filter((part) => part !== '')
          .join('\n'),
      };
    },
  },
  {
    name: 'asset edit',
    usage: 'asset edit <library> <id> --set field=value …',
    does: 'change fields of a file, such as caption, credit or altText',
    options: { set: 'texts' },
    places: 2,
    run: async (desk) => {
      const { client, args } = desk;
      const id = AssetId.safeParse(placeAt(args, 1, 'the id of the file'));
      if (!id.success) throw new Usage(`“${args.places[1]}” is not the id of a file; “dateline assets” shows them`);
      const pairs = args.texts('set');
      if (pairs.length === 0) throw new Usage('--set field=value is missing');
      const set = Object.fromEntries(pairs.map(readPair));
      await openLibrary(desk);
      const asset = answerOf(await client.assets.edit({ id: id.data, set }));
      return { json: asset, text: `${asset.title}: ${Object.keys(set).join(', ')} changed.` };
    },
  },
  {
    name: 'doctor',
    usage: 'doctor <library> [--repair]',
    does: 'rehash, compare rows and files',
    options: { repair: 'flag' },
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const report = answerOf(
        desk.args.flag('repair') ? await desk.client.integrity.repair({}) : await desk.client.integrity.scan({}),
      );
      return {
        json: report,
        text: report.ok
          ? 'Every entry has its file, and every file is what was imported.'
          : report.findings
              .map(
                (finding) =>
                  `✗ ${oneLine(finding.message)} ${finding.repair === null ? '' : `(${finding.repair})`}\n  ${oneLine(finding.path)}`,
              )
              .join('\n'),
        found: !report.ok,
      };
    },
  },
  {
    name: 'backup',
    usage: 'backup <library>',
    does: 'a dated copy of the catalogue',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const { place } = answerOf(await desk.client.integrity.backUp({}));
      return { json: { path: place.$path }, text: `Catalogue copied to ${place.$path}` };
    },
  },
];

/** `field=value` as a change; keywords are split at commas, an empty value empties the field. */
function readPair(pair: string): [string, unknown] {
  const split = pair.indexOf('=');
  const field = split < 0 ? pair : pair.slice(0, split);
  const value = pair.slice(split + 1);
  const fields = Object.keys(AssetFields.shape);
  if (split < 1 || !fields.includes(field))
    throw new Usage(`--set takes field=value with one of ${fields.join(', ')}, not “${pair}”`);
  if (field === 'keywords')
    return [
      field,
      value
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ];
  if (field === 'expires' || field === 'dateTaken') return [field, value === '' ? null : value];
  return [field, value];
}

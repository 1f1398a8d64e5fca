import { existsSync } from 'node:fs';
import { AssetFields, AssetKind, AssetSort } from '#contract/assets.ts';
import { FIELDS } from '#domain/search/fields.ts';
import { readQuery } from '#domain/search/read.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, pathPlace, placeAt, Refused } from '../command.ts';
import { STOPPED } from '../progress.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';
import { assetIdsOf } from './assets.ts';

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
        text: `“${oneLine(library.name)}” is ready at ${oneLine(library.place.$path)} (${countText(library.counts.assets, 'file', 'files')}).`,
      };
    },
  },
  {
    name: 'import',
    usage: 'import <library> <path…> [--reread]',
    does: 'files and folders, recursively; --reread looks again at files that seem unchanged',
    options: { reread: 'flag' },
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const { client, args } = desk;
      placeAt(args, 1, 'what to import');
      const given = args.places.slice(1);
      if (!given.some((path) => existsSync(path))) throw new Usage(`there is nothing at “${given[0]}”`);
      await openLibrary(desk);
      const places = given.map(pathPlace);
      const started = answerOf(await client.imports.run({ places, reread: args.flag('reread') }));
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
    usage: 'assets <library> [query] [--kind K] [--sort S] [--reverse] [--trash] [--limit N] [--after CURSOR]',
    does: 'list and search, such as: assets lib credit:scanpix -kind:logo added:week (docs/search.md)',
    options: { kind: 'text', sort: 'text', reverse: 'flag', trash: 'flag', limit: 'text', after: 'text' },
    places: Number.POSITIVE_INFINITY,
    takesQuery: true,
    run: async (desk) => {
      const { client, args } = desk;
      placeAt(args, 0, 'the library');
      const kind = args.text('kind');
      const known = AssetKind.optional().safeParse(kind);
      if (!known.success) throw new Usage(`--kind is one of ${AssetKind.options.join(', ')}, not “${kind}”`);
      const sort = AssetSort.optional().safeParse(args.text('sort'));
      if (!sort.success) throw new Usage(`--sort is one of ${AssetSort.options.join(', ')}, not “${args.text('sort')}”`);
      const limit = args.whole('limit', 1, 1000);
      const after = args.text('after');
      await openLibrary(desk);
      const text = args.places.slice(1).join(' ');
      for (const line of misunderstood(text)) desk.say(`dateline: ${line}`);
      const page = answerOf(
        await client.assets.list({
          text,
          reverse: args.flag('reverse'),
          trash: args.flag('trash'),
          ...(sort.data === undefined ? {} : { sort: sort.data }),
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
    usage: 'asset edit <library> <id…> [--set field=value …] [--add-keyword K …] [--remove-keyword K …] [--fill]',
    does: 'change fields of one file or of many in one step; --fill fills {variables}, such as {title}, for each',
    options: { set: 'texts', 'add-keyword': 'texts', 'remove-keyword': 'texts', fill: 'flag' },
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const { client, args } = desk;
      const ids = assetIdsOf(args, 1);
      const pairs = args.texts('set');
      const [addKeywords, removeKeywords] = [args.texts('add-keyword'), args.texts('remove-keyword')];
      if (pairs.length + addKeywords.length + removeKeywords.length === 0) throw new Usage('--set field=value is missing');
      const set = Object.fromEntries(pairs.map(readPair));
      await openLibrary(desk);
      const fillVariables = args.flag('fill');
      const edit = { ids, set, addKeywords: [...addKeywords], removeKeywords: [...removeKeywords], fillVariables };
      const { changed } = answerOf(await client.assets.editMany(edit));
      const [id] = ids;
      if (ids.length > 1 || id === undefined)
        return { json: { changed }, text: `${countText(changed, 'file', 'files')} changed.` };
      const asset = answerOf(await client.assets.get({ id }));
      const fields = [...Object.keys(set), ...(addKeywords.length + removeKeywords.length > 0 ? ['keywords'] : [])];
      return {
        json: asset,
        text: changed === 0 ? `${asset.title}: nothing to change.` : `${asset.title}: ${fields.join(', ')} changed.`,
      };
    },
  },
];

/** A line for every part of a query that was not understood and is looked for as text. */
function misunderstood(text: string): string[] {
  // which day it is changes nothing about what is understood
  return readQuery(text, '2000-01-01').parts.flatMap((part) => {
    if (part.code === 'unknown_field')
      return [
        `there is no field “${part.field}”, so “${part.text}” is looked for as text; fields are ${FIELDS.map((field) => field.name).join(', ')}`,
      ];
    if (part.code !== 'bad_value') return [];
    if (part.value === '') return [`“${part.field}:” has no value and plays no part`];
    const known = FIELDS.find((field) => field.name === part.field)?.values ?? [];
    const such = known.length === 0 ? '' : `; values are such as ${known.join(', ')}`;
    return [`“${part.field}:” does not know “${part.value}”, so “${part.text}” is looked for as text${such}`];
  });
}

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

import { extname } from 'node:path';
import { assets } from '#contract/assets.ts';
import { AssetId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt } from '../command.ts';
import { countText, oneLine, sizeText } from '../words.ts';

/** Ways out: copies of originals with sidecars, and the whole catalogue as a file. */
export const EXPORT_COMMANDS: readonly Command[] = [
  {
    name: 'asset export',
    usage: 'asset export <library> [id…] [--query Q] --out <folder> [--no-sidecars]',
    does: 'copy originals into a folder, each with an XMP sidecar; all of them without ids and query',
    options: { out: 'text', query: 'text', 'no-sidecars': 'flag' },
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const { client, args } = desk;
      placeAt(args, 0, 'the library');
      const out = args.text('out');
      if (out === undefined) throw new Usage('--out <folder> is missing');
      const query = args.text('query');
      const named = args.places.slice(1).map(readId);
      if (named.length > 0 && query !== undefined) throw new Usage('give ids or --query, not both');
      await openLibrary(desk);
      const ids = named.length > 0 ? named : await idsOf(desk, query ?? '');
      if (ids.length === 0) {
        return {
          json: { path: null, files: 0, bytes: 0, refused: [] },
          text: 'Nothing matches; nothing was copied.',
          found: true,
        };
      }
      const sidecars = !args.flag('no-sidecars');
      const job = await desk.finish(answerOf(await client.assets.exportFiles({ ids, place: pathPlace(out), sidecars })));
      const { place, ...facts } = assets.exportFiles.output.parse(job.result);
      return {
        json: { path: place.$path, ...facts },
        text: [
          `${countText(facts.files, 'file', 'files')} copied to ${oneLine(place.$path)} (${sizeText(facts.bytes)}).`,
          ...facts.refused.map(({ message }) => `  ✗ ${oneLine(message)}`),
        ].join('\n'),
        found: facts.refused.length > 0,
      };
    },
  },
  {
    name: 'catalogue export',
    usage: 'catalogue export <library> --out <file.json|file.csv> [--format json|csv]',
    does: 'everything the library knows as JSON, or the assets as CSV',
    options: { out: 'text', format: 'text' },
    places: 1,
    run: async (desk) => {
      const { client, args } = desk;
      const out = args.text('out');
      if (out === undefined) throw new Usage('--out <file.json|file.csv> is missing');
      const format = assets.exportCatalogue.input.shape.format.safeParse(
        args.text('format') ?? extname(out).slice(1).toLowerCase(),
      );
      if (!format.success) throw new Usage('--format is json or csv, unless --out ends in one of them');
      await openLibrary(desk);
      const job = await desk.finish(
        answerOf(await client.assets.exportCatalogue({ place: pathPlace(out), format: format.data })),
      );
      const { place, ...facts } = assets.exportCatalogue.output.parse(job.result);
      return {
        json: { path: place.$path, format: format.data, ...facts },
        text: `${countText(facts.items, 'entry', 'entries')} written to ${oneLine(place.$path)} (${sizeText(facts.bytes)}).`,
      };
    },
  },
];

function readId(text: string): AssetId {
  const id = AssetId.safeParse(text);
  if (!id.success) throw new Usage(`“${text}” is not the id of a file; “dateline assets” shows them`);
  return id.data;
}

/** The ids of everything a query finds, page by page. */
async function idsOf({ client }: Desk, text: string): Promise<AssetId[]> {
  const ids: AssetId[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = answerOf(await client.assets.list({ text, limit: 1000, ...(after === undefined ? {} : { after }) }));
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

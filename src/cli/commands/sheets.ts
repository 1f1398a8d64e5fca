import { basename, extname } from 'node:path';
import { z } from 'zod';
import { SheetCaption, type SheetDraft, type SheetFormat, type SheetOrder, SheetPaper, sheets } from '#contract/sheets.ts';
import { AssetId, Language } from '#contract/values.ts';
import { type Args, Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt } from '../command.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';

/** One of the values of a schema, or a usage error that lists them. */
function oneOf<S extends z.ZodEnum>(args: Args, name: string, schema: S): z.output<S> | undefined {
  const said = args.text(name)?.toLowerCase();
  const read = schema.optional().safeParse(said);
  if (!read.success) throw new Usage(`--${name} is one of ${schema.options.join(', ')}, not “${said}”`);
  return read.data;
}

const words = (given: readonly string[]): string[] => given.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '');

function idsOf(args: Args): AssetId[] | null {
  const given = args.texts('ids');
  if (given.length === 0) return null;
  return words(given).map((text) => {
    const id = AssetId.safeParse(text);
    if (!id.success) throw new Usage(`“${text}” is not the id of a file; “dateline assets” shows them`);
    return id.data;
  });
}

function captionsOf(args: Args): SheetCaption[] | undefined {
  const said = args.text('captions');
  if (said === undefined) return undefined;
  const read = z.array(SheetCaption).safeParse(said === 'none' ? [] : words([said]));
  if (!read.success) throw new Usage(`--captions is none, or a list of ${SheetCaption.options.join(', ')}`);
  return read.data;
}

function formatOf(out: string): SheetFormat {
  const ending = extname(out).slice(1).toLowerCase();
  if (ending === 'pdf' || ending === 'png') return ending;
  if (ending === 'html' || ending === 'htm') return 'html';
  throw new Usage('--out ends in .pdf, .png or .html');
}

/** A sheet that is only made: what the options say, and where they say nothing, what a new sheet has. */
function draftOf(args: Args, out: string): SheetDraft {
  const ids = idsOf(args);
  const query = args.places.slice(1).join(' ');
  if (ids !== null && query !== '') throw new Usage('only one of a query and --ids can be given');
  const language = Language.optional().safeParse(args.text('language'));
  if (!language.success) throw new Usage('--language is a tag such as en or pt-br');
  const set = {
    columns: args.whole('columns', 1, 12),
    rows: args.whole('rows', 1, 20),
    paper: oneOf(args, 'paper', SheetPaper),
    orientation: args.flag('landscape') ? ('landscape' as const) : undefined,
    captions: captionsOf(args),
    order: oneOf(args, 'order', z.enum(['given', 'date', 'name', 'title'])),
    marks: oneOf(args, 'marks', z.enum(['none', 'rating', 'label'])),
    language: language.data,
  };
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  return {
    ...given,
    name: args.text('title') ?? basename(out, extname(out)),
    source: ids === null ? { kind: 'search', text: query } : { kind: 'assets', assetIds: ids },
  };
}

/** Whether anything is said of what is on a sheet or how it looks. */
const saysHow = (args: Args): boolean =>
  args.places.length > 1 ||
  args.flag('landscape') ||
  args.texts('ids').length > 0 ||
  ['columns', 'rows', 'paper', 'captions', 'order', 'marks', 'title', 'language'].some((name) => args.text(name) !== undefined);

/** A sheet of the library by its id or its name. */
async function savedOf(desk: Desk, said: string): Promise<SheetOrder> {
  const { items } = answerOf(await desk.client.sheets.list({}));
  const found = items.find(({ id, name }) => id === said || name.toLowerCase() === said.toLowerCase());
  if (found === undefined) throw new Usage(`there is no contact sheet “${said}”; “dateline sheets” shows them`);
  return { id: found.id };
}

export const SHEET_COMMANDS: readonly Command[] = [
  {
    name: 'sheets',
    usage: 'sheets <library>',
    does: 'the contact sheets that are kept',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.sheets.list({}));
      const rows = list.items.map(({ id, name, source, columns, paper }) => [id, source.kind, `${columns} on ${paper}`, name]);
      return { json: list, text: list.total === 0 ? 'No contact sheets yet.' : tableText(rows) };
    },
  },
  {
    name: 'sheet',
    usage:
      'sheet <library> [query] [--ids ID,…] [--sheet ID|NAME] --out <file.pdf|file.png|file.html> [--columns N] [--rows N] [--paper a4|a3|letter] [--landscape] [--captions LIST|none] [--order given|date|name|title] [--marks none|rating|label] [--title T] [--language L]',
    does: 'a contact sheet of what a query finds, of some files, or one that is kept; PNG of several pages is file-1.png, file-2.png, …',
    options: {
      ids: 'texts',
      sheet: 'text',
      out: 'text',
      columns: 'text',
      rows: 'text',
      paper: 'text',
      landscape: 'flag',
      captions: 'text',
      order: 'text',
      marks: 'text',
      title: 'text',
      language: 'text',
    },
    places: Number.POSITIVE_INFINITY,
    takesQuery: true,
    run: async (desk) => {
      const { args } = desk;
      placeAt(args, 0, 'the library');
      const out = args.text('out');
      if (out === undefined) throw new Usage('--out <file.pdf|file.png|file.html> is missing');
      const format = formatOf(out);
      const saved = args.text('sheet');
      if (saved !== undefined && saysHow(args)) throw new Usage('--sheet takes a sheet as it is kept; only --out goes with it');
      const draft = saved === undefined ? draftOf(args, out) : null;
      await openLibrary(desk);
      const sheet: SheetOrder = draft === null ? await savedOf(desk, saved ?? '') : { draft };
      const job = await desk.finish(answerOf(await desk.client.sheets.render({ sheet, format, place: pathPlace(out) })));
      const { place, places, ...facts } = sheets.render.output.parse(job.result);
      const counts = `${countText(facts.cells, 'cell', 'cells')} on ${countText(facts.pages, 'page', 'pages')}, ${sizeText(facts.bytes)}`;
      return {
        json: { path: place.$path, paths: places.map(({ $path }) => $path), ...facts },
        text: [
          `${oneLine(place.$path)} (${counts})`,
          ...(facts.missing > 0 ? [`${countText(facts.missing, 'file', 'files')} not in the library any more`] : []),
          ...(facts.replaced.length > 0 ? [`no font on this computer has ${facts.replaced.join(' ')}`] : []),
        ].join('\n'),
        found: facts.missing > 0,
      };
    },
  },
];

import { ReleaseFile, ReleaseFormat } from '#contract/releases.ts';
import { OrganisationId, ReleaseId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, pathPlace, placeAt } from '../command.ts';
import { withReleaseSource } from '../release-source.ts';
import { oneLine, sizeText, tableText } from '../words.ts';

export const RELEASE_COMMANDS: readonly Command[] = [
  {
    name: 'release parse',
    usage: 'release parse <file|->',
    does: 'what Dateline recognises in a text; no library needed',
    options: {},
    places: 1,
    run: async ({ client, args }) => {
      const parsed = answerOf(await withReleaseSource(args.places[0], (source) => client.releases.parse({ source })));
      const rows: [string, string | null | undefined][] = [
        ['Headline', parsed.headline],
        ['Subheadline', parsed.subheadline],
        ['Byline', parsed.byline === null ? null : [parsed.byline.name, parsed.byline.role].filter(Boolean).join(', ')],
        ['Organisation', parsed.organisation],
        ['Date', parsed.date],
        ['Embargo', parsed.embargo?.text],
        ['Dateline', parsed.dateline?.place],
        ['Language', parsed.language],
        ['Paragraphs', String(parsed.body.length)],
        ...parsed.quotes.map((quote): [string, string] => [
          'Quote',
          `“${quote.text.slice(0, 60)}…” ${[quote.role, quote.speaker].filter(Boolean).join(' ')}`,
        ]),
        ...parsed.figures.map((figure): [string, string] => ['Figure', figure.text]),
        ...parsed.contacts.map((contact): [string, string] => [
          'Contact',
          [contact.name, contact.role, contact.phone, contact.email].filter(Boolean).join(', '),
        ]),
      ];
      return {
        json: parsed,
        text: rows.flatMap(([label, value]) => (value ? [`${label.padEnd(14)}${oneLine(value)}`] : [])).join('\n'),
      };
    },
  },
  {
    name: 'release add',
    usage: 'release add <library> <file|-> [--organisation ID] [--translation-of ID]',
    does: 'parse and store as a draft',
    options: { organisation: 'text', 'translation-of': 'text' },
    places: 2,
    run: async (desk) => {
      const file = placeAt(desk.args, 1, 'the file');
      const given = desk.args.text('organisation');
      const organisation = OrganisationId.optional().safeParse(given);
      if (!organisation.success)
        throw new Usage(`“${given}” is not the id of an organisation; “dateline organisations” shows them`);
      const original = ReleaseId.optional().safeParse(desk.args.text('translation-of'));
      if (!original.success)
        throw new Usage(`“${desk.args.text('translation-of')}” is not the id of a release; “dateline releases” shows them`);
      await openLibrary(desk);
      const of = { organisationId: organisation.data ?? null, translationOf: original.data ?? null };
      const release = answerOf(await withReleaseSource(file, (source) => desk.client.releases.add({ source, ...of })));
      return { json: release, text: `Stored as a draft: ${release.headline} (${release.id})` };
    },
  },
  {
    name: 'release export',
    usage: 'release export <library> <id> --format pdf,docx,txt,html,md,ninjs --out <folder> [--template NAME]',
    does: 'documents',
    options: { format: 'text', out: 'text', template: 'text' },
    places: 2,
    run: async (desk) => {
      const id = ReleaseId.safeParse(placeAt(desk.args, 1, 'the id of the release'));
      if (!id.success) throw new Usage(`“${desk.args.places[1]}” is not the id of a release; “dateline releases” shows them`);
      const formats = (desk.args.text('format') ?? ReleaseFormat.options.join(',')).split(',').map((name) => {
        const format = ReleaseFile.safeParse(name.trim());
        if (!format.success) throw new Usage(`--format takes ${ReleaseFile.options.join(',')}, not “${name}”`);
        return format.data;
      });
      const out = desk.args.text('out');
      if (out === undefined) throw new Usage('--out <folder> is missing');
      await openLibrary(desk);
      const template = desk.args.text('template') ?? null;
      const { files } = answerOf(
        await desk.client.releases.exportFiles({ id: id.data, formats, place: pathPlace(out), template }),
      );
      const flat = files.map(({ place, ...file }) => ({ path: place.$path, ...file }));
      return { json: { files: flat }, text: tableText(flat.map((file) => [file.format, sizeText(file.bytes), file.path])) };
    },
  },
];

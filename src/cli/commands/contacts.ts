import { ContactColumn, type ContactColumns, ContactFileFormat } from '#contract/contacts.ts';
import { ContactId } from '#contract/values.ts';
import { type Args, Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, pathPlace, placeAt } from '../command.ts';
import { oneLine, sizeText, tableText } from '../words.ts';

export const CONTACT_COMMANDS: readonly Command[] = [
  {
    name: 'contact import',
    usage: 'contact import <library> <file.vcf|file.csv> [--column field=heading …]',
    does: 'contacts from an address book',
    options: { column: 'texts' },
    places: 2,
    run: async (desk) => {
      const place = pathPlace(placeAt(desk.args, 1, 'the file'));
      const columns = columnsOf(desk.args);
      await openLibrary(desk);
      const report = answerOf(await desk.client.contacts.importFile({ place, ...(columns === null ? {} : { columns }) }));
      return {
        json: report,
        text: [
          `${report.imported} imported, ${report.merged} merged, ${report.refused} refused.`,
          ...report.items.flatMap((item) =>
            item.message === undefined ? [] : [`  ✗ ${oneLine(item.name)}: ${oneLine(item.message)}`],
          ),
        ].join('\n'),
        found: report.refused > 0,
      };
    },
  },
  {
    name: 'contact export',
    usage: 'contact export <library> --out <file|folder> [--format vcard-3|vcard-4|vcard-outlook|csv] [--ids ID,…]',
    does: 'contacts as an address book or a table',
    options: { out: 'text', format: 'text', ids: 'text' },
    places: 1,
    run: async (desk) => {
      const out = desk.args.text('out');
      if (out === undefined) throw new Usage('--out <file> is missing');
      const given = desk.args.text('format') ?? (out.toLowerCase().endsWith('.csv') ? 'csv' : 'vcard-3');
      const format = ContactFileFormat.safeParse(given);
      if (!format.success) throw new Usage(`--format takes ${ContactFileFormat.options.join(', ')}, not “${given}”`);
      const ids = desk.args.text('ids')?.split(',').map(contactId);
      await openLibrary(desk);
      const report = answerOf(
        await desk.client.contacts.exportFile({
          format: format.data,
          place: pathPlace(out),
          ...(ids === undefined ? {} : { ids }),
        }),
      );
      const files = report.files.map(({ place, bytes }) => ({ path: place.$path, bytes }));
      return {
        json: { contacts: report.contacts, files },
        text: tableText(files.map(({ path, bytes }) => [sizeText(bytes), path])),
      };
    },
  },
  {
    name: 'contact duplicates',
    usage: 'contact duplicates <library>',
    does: 'contacts that are likely one',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const report = answerOf(await desk.client.contacts.duplicates({}));
      return {
        json: report,
        text: tableText(report.items.map(({ reason, ids }) => [`same ${reason}`, ids.join(' ')])) || 'None.',
        found: report.items.length > 0,
      };
    },
  },
  {
    name: 'contact merge',
    usage: 'contact merge <library> <id> <id> [id …] [--preview]',
    does: 'make one contact of several; the first stays',
    options: { preview: 'flag' },
    places: 51,
    run: async (desk) => {
      const ids = desk.args.places.slice(1).map(contactId);
      if (ids.length < 2) throw new Usage('a merge needs the ids of two contacts or more');
      await openLibrary(desk);
      if (desk.args.flag('preview')) {
        const preview = answerOf(await desk.client.contacts.mergePreview({ ids }));
        return {
          json: preview,
          text: [
            `${preview.merged.name} stays and takes in ${preview.from.length} more.`,
            ...preview.differing.map(({ field, kept, dropped }) => `  ${field}: ${kept} (dropped: ${dropped.join('; ')})`),
          ].join('\n'),
        };
      }
      const contact = answerOf(await desk.client.contacts.merge({ ids }));
      return { json: contact, text: `Merged into ${contact.name} (${contact.id})` };
    },
  },
];

function contactId(text: string): ContactId {
  const id = ContactId.safeParse(text.trim());
  if (!id.success) throw new Usage(`“${text}” is not the id of a contact; “dateline contacts” shows them`);
  return id.data;
}

function columnsOf(args: Args): ContactColumns | null {
  const given = args.texts('column');
  if (given.length === 0) return null;
  const columns: ContactColumns = {};
  for (const pair of given) {
    const [field, ...heading] = pair.split('=');
    const known = ContactColumn.safeParse(field);
    if (!known.success || heading.length === 0)
      throw new Usage(`--column takes field=heading with a field of ${ContactColumn.options.join(', ')}, not “${pair}”`);
    columns[known.data] = heading.join('=');
  }
  return columns;
}

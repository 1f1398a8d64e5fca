import { ReadyTemplate, SectionKind, type TemplateRef } from '#contract/kits.ts';
import { KitTemplateId } from '#contract/values.ts';
import { type Args, Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, placeAt } from '../command.ts';
import { countText, oneLine, tableText } from '../words.ts';
import { openKit } from './kits.ts';

/** No kit was ever frozen as often. */
const MOST = 1_000_000;

/** Commands about the composition of a kit: copies, frozen states and templates. */
export const KIT_DESK_COMMANDS: readonly Command[] = [
  {
    name: 'kit create',
    usage: 'kit create <library> --title TEXT [--template NAME]',
    does: 'make a kit, from a template if one is named',
    options: { title: 'text', template: 'text' },
    places: 1,
    run: async (desk) => {
      const title = required(desk.args, 'title', 'the title of the kit');
      await openLibrary(desk);
      const { items } = answerOf(await desk.client.kits.templates({}));
      const template = templateIn(items, desk.args.text('template'));
      const kit = answerOf(await desk.client.kits.create({ title, ...(template === undefined ? {} : { template }) }));
      return { json: kit, text: `${oneLine(kit.title)} (${kit.id})` };
    },
  },
  {
    name: 'kit duplicate',
    usage: 'kit duplicate <library> <kit> --title TEXT',
    does: 'a kit with the same composition under another title',
    options: { title: 'text' },
    places: 2,
    run: async (desk) => {
      const title = required(desk.args, 'title', 'the title of the copy');
      const id = await openKit(desk);
      const kit = answerOf(await desk.client.kits.duplicate({ id, title }));
      return { json: kit, text: `${oneLine(kit.title)} (${kit.id})` };
    },
  },
  {
    name: 'kit freeze',
    usage: 'kit freeze <library> <kit> [--label TEXT]',
    does: 'keep the kit as it is composed now',
    options: { label: 'text' },
    places: 2,
    run: async (desk) => {
      const id = await openKit(desk);
      const revision = answerOf(await desk.client.kits.freeze({ id, label: desk.args.text('label') ?? '' }));
      return {
        json: revision,
        text: `Frozen as ${revision.revision}${revision.label === '' ? '' : `, ${oneLine(revision.label)}`}`,
      };
    },
  },
  {
    name: 'kit revisions',
    usage: 'kit revisions <library> <kit>',
    does: 'the frozen states of a kit, newest first',
    options: {},
    places: 2,
    run: async (desk) => {
      const id = await openKit(desk);
      const list = answerOf(await desk.client.kits.revisions({ id }));
      return {
        json: list,
        text:
          tableText(
            list.items.map(({ revision, frozenAt, items, label }) => [
              String(revision),
              frozenAt,
              countText(items, 'item', 'items'),
              oneLine(label),
            ]),
          ) || 'Nothing frozen yet.',
      };
    },
  },
  {
    name: 'kit compare',
    usage: 'kit compare <library> <kit> --since N [--until N]',
    does: 'what changed between two frozen states, or since one',
    options: { since: 'text', until: 'text' },
    places: 2,
    run: async (desk) => {
      const from = desk.args.whole('since', 1, MOST);
      if (from === undefined) throw new Usage('--since <number> is missing');
      const id = await openKit(desk);
      const compared = answerOf(await desk.client.kits.compare({ id, from, to: desk.args.whole('until', 1, MOST) ?? null }));
      return {
        json: compared,
        text: compared.changes.map(({ sentence }) => oneLine(sentence)).join('\n') || 'Nothing changed.',
      };
    },
  },
  {
    name: 'kit restore',
    usage: 'kit restore <library> <kit> --revision N',
    does: 'compose the kit as it was frozen',
    options: { revision: 'text' },
    places: 2,
    run: async (desk) => {
      const revision = desk.args.whole('revision', 1, MOST);
      if (revision === undefined) throw new Usage('--revision <number> is missing');
      const id = await openKit(desk);
      const kit = answerOf(await desk.client.kits.restore({ id, revision }));
      return { json: kit, text: `${oneLine(kit.title)} is composed as it was frozen in ${revision}` };
    },
  },
  {
    name: 'kit templates',
    usage: 'kit templates <library>',
    does: 'the templates that a kit can begin with',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.kits.templates({}));
      return { json: list, text: tableText(list.items.map(({ id, name }) => [id, oneLine(name)])) };
    },
  },
  {
    name: 'kit save-template',
    usage: 'kit save-template <library> <kit> --name TEXT [--keep logos,contacts]',
    does: 'make a template of a kit, with the items of the sections named',
    options: { name: 'text', keep: 'text' },
    places: 2,
    run: async (desk) => {
      const name = required(desk.args, 'name', 'the name of the template');
      const keep = sectionsIn(desk.args.text('keep') ?? '');
      const id = await openKit(desk);
      const template = answerOf(await desk.client.kits.saveTemplate({ id, name, keep }));
      return { json: template, text: `${oneLine(template.name)} (${template.id})` };
    },
  },
  {
    name: 'kit remove-template',
    usage: 'kit remove-template <library> <id>',
    does: 'remove a template of the library; kits made from it stay',
    options: {},
    places: 2,
    run: async (desk) => {
      const id = KitTemplateId.safeParse(placeAt(desk.args, 1, 'the template'));
      if (!id.success) throw new Usage('only a template of the library can be removed; “kit templates” shows their ids');
      await openLibrary(desk);
      return { json: answerOf(await desk.client.kits.removeTemplate({ id: id.data })), text: 'Removed.' };
    },
  },
];

function required(args: Args, option: string, what: string): string {
  const text = args.text(option)?.trim() ?? '';
  if (text === '') throw new Usage(`--${option} is missing: ${what}`);
  return text;
}

/** A template by its id, or by its name. */
function templateIn(
  items: readonly { readonly id: TemplateRef; readonly name: string }[],
  wanted: string | undefined,
): TemplateRef | undefined {
  if (wanted === undefined) return undefined;
  const named = items.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  if (named.length !== 1 || named[0] === undefined)
    throw new Usage(`there is no one template “${wanted}”; ready ones are ${ReadyTemplate.options.join(', ')}`);
  return named[0].id;
}

function sectionsIn(text: string): SectionKind[] {
  const kinds = text
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '');
  return kinds.map((kind) => {
    const known = SectionKind.safeParse(kind);
    if (!known.success) throw new Usage(`a kit has no section “${kind}”; sections are ${SectionKind.options.join(', ')}`);
    return known.data;
  });
}

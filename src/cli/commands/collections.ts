import { CollectionId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, placeAt } from '../command.ts';
import { countText, tableText } from '../words.ts';
import { assetIdsOf } from './assets.ts';

/** Finds a collection by its id, or by its name when only one has it; the library is open. */
async function collectionIn(desk: Desk): Promise<CollectionId> {
  const said = placeAt(desk.args, 1, 'the collection');
  const id = CollectionId.safeParse(said);
  if (id.success) return id.data;
  const { items } = answerOf(await desk.client.collections.list({}));
  const named = items.filter((one) => one.name.toLowerCase() === said.toLowerCase());
  if (named[0] === undefined) throw new Usage(`there is no collection “${said}”; “dateline collections” shows them`);
  if (named.length > 1) throw new Usage(`${named.length} collections are called “${said}”; use the id`);
  return named[0].id;
}

const MANY: Pick<Command, 'options' | 'places'> = { options: {}, places: Number.POSITIVE_INFINITY };

const filesText = (n: number): string => countText(n, 'file', 'files');

const moving = (verb: 'add' | 'take', does: string): Command => ({
  name: `collection ${verb}`,
  usage: `collection ${verb} <library> <collection> <id…>`,
  does,
  ...MANY,
  run: async (desk) => {
    const assetIds = assetIdsOf(desk.args, 2);
    await openLibrary(desk);
    const collection = answerOf(await desk.client.collections[verb]({ id: await collectionIn(desk), assetIds }));
    return { json: collection, text: `“${collection.name}” holds ${filesText(collection.count)}.` };
  },
});

export const COLLECTION_COMMANDS: readonly Command[] = [
  {
    name: 'collections',
    usage: 'collections <library>',
    does: 'collections with how many files they hold',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.collections.list({}));
      const rows = list.items.map((one) => [one.id, `${one.count}`, one.name]);
      return { json: list, text: tableText(rows) || 'No collections yet.' };
    },
  },
  {
    name: 'collection create',
    usage: 'collection create <library> <name> [id…]',
    does: 'a new collection, with the files named',
    ...MANY,
    run: async (desk) => {
      const name = placeAt(desk.args, 1, 'the name');
      const assetIds = assetIdsOf(desk.args, 2, true);
      await openLibrary(desk);
      const collection = answerOf(await desk.client.collections.create({ name, assetIds }));
      return { json: collection, text: `“${collection.name}” holds ${filesText(collection.count)} (${collection.id}).` };
    },
  },
  {
    name: 'collection rename',
    usage: 'collection rename <library> <collection> <name>',
    does: 'give a collection another name',
    options: {},
    places: 3,
    run: async (desk) => {
      const name = placeAt(desk.args, 2, 'the new name');
      await openLibrary(desk);
      const collection = answerOf(await desk.client.collections.rename({ id: await collectionIn(desk), name }));
      return { json: collection, text: `It is called “${collection.name}” now.` };
    },
  },
  {
    name: 'collection remove',
    usage: 'collection remove <library> <collection>',
    does: 'remove a collection; its files stay',
    options: {},
    places: 2,
    run: async (desk) => {
      await openLibrary(desk);
      const answer = answerOf(await desk.client.collections.remove({ id: await collectionIn(desk) }));
      return { json: answer, text: 'The collection is removed; its files stay in the library.' };
    },
  },
  moving('add', 'put files into a collection, at its end'),
  moving('take', 'take files out of a collection'),
];

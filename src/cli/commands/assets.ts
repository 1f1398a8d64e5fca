import { AssetId } from '#contract/values.ts';
import { type Args, Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt } from '../command.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';

/** The ids that stand at and behind `from`; at least one unless `mayBeNone`. */
export function assetIdsOf(args: Args, from: number, mayBeNone = false): AssetId[] {
  if (!mayBeNone) placeAt(args, from, 'the id of a file');
  return args.places.slice(from).map((text) => {
    const id = AssetId.safeParse(text);
    if (!id.success) throw new Usage(`“${text}” is not the id of a file; “dateline assets” shows them`);
    return id.data;
  });
}

const filesText = (n: number): string => countText(n, 'file', 'files');

/** `asset trash` and `asset restore`, which differ in nothing but the way. */
const moving = (verb: 'trash' | 'restore', does: string, said: (n: number) => string): Command => ({
  name: `asset ${verb}`,
  usage: `asset ${verb} <library> <id…>`,
  does,
  options: {},
  places: Number.POSITIVE_INFINITY,
  run: async (desk) => {
    const ids = assetIdsOf(desk.args, 1);
    await openLibrary(desk);
    const { changed } = answerOf(await desk.client.assets[verb]({ ids }));
    return { json: { changed }, text: said(changed) };
  },
});

const ONE: Pick<Command, 'options' | 'places'> = { options: {}, places: 2 };

async function oneAsset(desk: Desk): Promise<AssetId> {
  const [id] = assetIdsOf(desk.args, 1);
  if (id === undefined) throw new Usage('the id of a file is missing');
  await openLibrary(desk);
  return id;
}

export const ASSET_COMMANDS: readonly Command[] = [
  moving(
    'trash',
    'throw files away; they can be restored until the trash is emptied',
    (n) => `${filesText(n)} put into the trash.`,
  ),
  moving('restore', 'take files out of the trash', (n) => `${filesText(n)} restored.`),
  {
    name: 'asset replace',
    usage: 'asset replace <library> <id> <file>',
    does: 'give a file new content; the old one is kept as a version',
    options: {},
    places: 3,
    run: async (desk) => {
      const file = placeAt(desk.args, 2, 'the new file');
      const [id] = assetIdsOf({ ...desk.args, places: desk.args.places.slice(0, 2) }, 1);
      await openLibrary(desk);
      const asset = answerOf(await desk.client.assets.replaceOriginal({ id: id as AssetId, place: pathPlace(file) }));
      return { json: asset, text: `${asset.title}: version ${asset.version} is ${asset.filename} (${sizeText(asset.bytes)}).` };
    },
  },
  {
    name: 'asset versions',
    usage: 'asset versions <library> <id> [--revert N]',
    does: 'the files a file has had; --revert makes an earlier one the present one again',
    options: { revert: 'text' },
    places: 2,
    run: async (desk) => {
      const version = desk.args.whole('revert', 1, 1_000_000);
      const id = await oneAsset(desk);
      if (version !== undefined) answerOf(await desk.client.assets.revertVersion({ id, version }));
      const list = answerOf(await desk.client.assets.versions({ id }));
      const rows = list.items.map((one) => [`${one.version}`, one.since, sizeText(one.bytes), one.filename]);
      return { json: list, text: tableText(rows) };
    },
  },
  {
    name: 'asset history',
    usage: 'asset history <library> <id>',
    does: 'what was changed on a file, newest first',
    ...ONE,
    run: async (desk) => {
      const list = answerOf(await desk.client.assets.history({ id: await oneAsset(desk) }));
      const rows = list.items.map((one) => [
        one.at,
        one.what,
        one.field ?? '',
        one.field === null ? '' : oneLine(`${JSON.stringify(one.before)} → ${JSON.stringify(one.after)}`),
      ]);
      return { json: list, text: tableText(rows) };
    },
  },
  {
    name: 'trash',
    usage: 'trash <library>',
    does: 'what is in the trash',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const page = answerOf(await desk.client.assets.list({ trash: true, limit: 1000 }));
      const rows = page.items.map((asset) => [asset.id, asset.kind, asset.trashedAt ?? '', sizeText(asset.bytes), asset.title]);
      return {
        json: page,
        text: [tableText(rows), page.total === 0 ? 'The trash is empty.' : `${page.items.length} of ${page.total}`]
          .filter(Boolean)
          .join('\n'),
      };
    },
  },
  {
    name: 'trash empty',
    usage: 'trash empty <library> [id…]',
    does: 'remove what is in the trash for good, or only the files named; cannot be undone',
    options: {},
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const ids = assetIdsOf(desk.args, 1, true);
      await openLibrary(desk);
      const done = answerOf(await desk.client.assets.emptyTrash(ids.length === 0 ? {} : { ids }));
      const kept =
        done.kept === 0 ? '' : ` ${filesText(done.kept)} kept: a kit or an organisation uses ${done.kept === 1 ? 'it' : 'them'}.`;
      return {
        json: done,
        text: `${filesText(done.removed)} removed for good (${sizeText(done.bytes)}).${kept}`,
        found: done.kept > 0,
      };
    },
  },
];

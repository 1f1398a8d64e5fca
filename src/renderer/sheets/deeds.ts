import type { Sheet, SheetFields, SheetFormat, SheetSource } from '#contract/sheets.ts';
import type { AssetId, KitId } from '#contract/values.ts';
import { addItems } from '../kits/add.ts';
import { type App, ask, askHost } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';
import { language } from '../words/language.ts';

/** Makes a sheet and goes to it. A name that is taken gets a number. */
export async function createSheet(app: App, name: string, source: SheetSource): Promise<void> {
  const list = await ask(app, 'sheets.list', {});
  if (list === null) return;
  const taken = new Set(list.items.map((sheet) => sheet.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} ${number}`;
  const made = await ask(app, 'sheets.create', { name: free, source, language });
  if (made !== null) app.store.getState().go({ kind: 'sheets', id: made.id, text: '' });
}

/** A sheet of the photos of the library; what it shows is changed on its page. */
export const createPhotoSheet = (app: App): Promise<void> =>
  createSheet(app, words.sheets.fresh, { kind: 'search', text: 'kind:photo' });

/** A sheet of pictures that are selected, in the order in which they were. */
export const sheetOf = (app: App, assetIds: readonly AssetId[]): Promise<void> =>
  createSheet(app, words.sheets.fresh, { kind: 'assets', assetIds: [...assetIds] });

/** A sheet of all contacts. */
export async function createContactSheet(app: App): Promise<void> {
  const contacts = await ask(app, 'contacts.list', {});
  if (contacts === null) return;
  await createSheet(app, words.sheets.freshContacts, { kind: 'contacts', contactIds: contacts.items.map(({ id }) => id) });
}

/** Another sheet that is the same but for its name. */
export async function duplicateSheet(app: App, { id: _id, createdAt: _at, editedAt: _since, ...fields }: Sheet): Promise<void> {
  const made = await ask(app, 'sheets.create', { ...fields, name: words.sheets.copyOf(fields.name) });
  if (made !== null) app.store.getState().go({ kind: 'sheets', id: made.id, text: '' });
}

/** Changes a sheet. The window shows the change at once; answers that cross on the way are not taken until the last change is in. */
export async function editSheet(app: App, sheet: Sheet, set: Partial<SheetFields>): Promise<boolean> {
  const settle = app.cache.ahead('sheets.get', { id: sheet.id }, (known) => ({ ...(known ?? sheet), ...set }));
  const edited = await ask(app, 'sheets.edit', { id: sheet.id, set });
  settle(edited !== null);
  return edited !== null;
}

/** Deletes a sheet; undo brings it back. */
export async function removeSheet(app: App, sheet: Sheet): Promise<void> {
  const { go, view } = app.store.getState();
  if ((await ask(app, 'sheets.remove', { id: sheet.id })) === null) return;
  if (view.kind === 'sheets') go({ kind: 'sheets', id: null, text: view.text });
}

/** Asks where the file goes and starts to make it. */
export async function exportSheet(app: App, sheet: Sheet, format: SheetFormat): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: words.sheets.saveTitle,
    button: words.pick.save,
    suggestedName: `${sheet.name
      .replace(/[\\/:*?"<>|]+/g, ' ')
      .trim()
      .slice(0, 120)}.${format}`,
    extensions: [format],
    filterName: words.sheets.formatNames[format],
  });
  const token = picked?.places[0]?.token;
  if (token !== undefined) await ask(app, 'sheets.render', { sheet: { id: sheet.id }, format, place: { $token: token } });
}

/** Puts a sheet into a kit. */
export const addSheetToKit = (app: App, kitId: KitId, sheet: Sheet): Promise<void> =>
  addItems(app, kitId, [{ kind: 'sheets', items: [{ kind: 'sheet', sheetId: sheet.id }] }]);

/** What a click on a picture makes of its mark: chosen, rejected, neither. */
export function nextChoice(sheet: Sheet, id: AssetId): Pick<SheetFields, 'chosenIds' | 'rejectedIds'> {
  const without = (ids: readonly AssetId[]): AssetId[] => ids.filter((one) => one !== id);
  if (sheet.chosenIds.includes(id))
    return { chosenIds: without(sheet.chosenIds), rejectedIds: [...without(sheet.rejectedIds), id] };
  if (sheet.rejectedIds.includes(id)) return { chosenIds: without(sheet.chosenIds), rejectedIds: without(sheet.rejectedIds) };
  return { chosenIds: [...sheet.chosenIds, id], rejectedIds: without(sheet.rejectedIds) };
}

/** Chosen pictures with one of them moved by some places; the same list when it cannot go there. */
export function movedBy(ids: readonly AssetId[], id: AssetId, by: number): readonly AssetId[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

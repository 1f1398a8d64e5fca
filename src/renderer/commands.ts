import type { RecentLibrary } from '#contract/library.ts';
import type { LanguageChoice } from '#contract/settings.ts';
import { copyMetadata, openPaste, openTemplate, rate, restoreAssets, trashAssets } from './assets/asset-deeds.ts';
import { copyFiles, pasteFromClipboard } from './assets/deeds.ts';
import { resizeThumbnails } from './assets/size-slider.tsx';
import { exportKit } from './exports/start.ts';
import { verifyFile } from './exports/verify.ts';
import { pickAndImport } from './imports/start.ts';
import { changeSettings, lookForUpdate, makeSupportBundle, zoom } from './settings/deeds.ts';
import { createPhotoSheet, sheetOf } from './sheets/deeds.ts';
import type { App } from './shell/app.tsx';
import { askHost } from './shell/app.tsx';
import { chooseLanguage } from './shell/language.tsx';
import {
  backUpLibrary,
  closeLibrary,
  forgetAllLibraries,
  openLibrary,
  openLibraryOf,
  pickAndOpenLibrary,
} from './shell/library-deeds.ts';
import { openHanded } from './shell/opened.ts';
import { printPage } from './shell/print.ts';
import type { Shelf, Theme, View } from './shell/store.ts';
import { turnHistory } from './shell/undo.ts';
import { IS_MAC } from './ui/keys.ts';
import { isTextField } from './ui/text-field.ts';
import { words } from './words/catalogue.ts';

/** Something a person can have done by keyboard, menu or button. `shortcut` uses Mod for Ctrl, or Cmd on macOS. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly shortcut: string | null;
  /** Further keys for the same. */
  readonly also?: readonly string[];
  /** The key belongs to a text field, a menu or a panel while the focus is in one. */
  readonly isShy?: boolean;
  readonly when: (app: App) => boolean;
  readonly run: (app: App) => void;
}

const hasLibrary = (app: App): boolean => openLibraryOf(app) !== null;
const always = (): boolean => true;
const noLibrary = (app: App): boolean => !hasLibrary(app);
const stateOf = (app: App) => app.store.getState();
/** Whether keys belong to a text that is being written. */
const isWriting = (): boolean =>
  document.activeElement instanceof HTMLInputElement ||
  document.activeElement instanceof HTMLTextAreaElement ||
  (document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable);
const hasGrid = (app: App): boolean => hasLibrary(app) && stateOf(app).view.kind === 'assets' && stateOf(app).layout === 'grid';
/** Assets are chosen, and they are not in the trash already. */
const hasChosen = (app: App): boolean => {
  const { view, selection } = stateOf(app);
  return hasLibrary(app) && view.kind === 'assets' && selection.ids.length > 0;
};

const place = (shelf: Shelf) => ({
  id: `go.${shelf}`,
  label: words.assets.titles[shelf],
  view: { kind: 'assets', shelf, text: '' } as const,
});

/** The entries of the sidebar in their order; Mod 1 to 9 reach the first nine. */
export const PLACES: readonly { readonly id: string; readonly label: string; readonly view: View }[] = [
  place('all'),
  { id: 'go.logos', label: words.nav.logos, view: { kind: 'logos', id: null, text: '' } },
  place('photo'),
  place('document'),
  place('video'),
  { id: 'go.releases', label: words.nav.releases, view: { kind: 'releases', id: null, text: '' } },
  { id: 'go.kits', label: words.nav.kits, view: { kind: 'kits', text: '' } },
  { id: 'go.contacts', label: words.nav.contacts, view: { kind: 'contacts', id: null, text: '' } },
  { id: 'go.organisations', label: words.nav.organisations, view: { kind: 'organisations', id: null, text: '' } },
  { id: 'go.sheets', label: words.sheets.nav, view: { kind: 'sheets', id: null, text: '' } },
];

const goCommands: readonly Command[] = PLACES.map((place, at) => ({
  id: place.id,
  label: place.label,
  shortcut: at < 9 ? `Mod+${at + 1}` : null,
  when: hasLibrary,
  run: (app) => stateOf(app).go(place.view),
}));

/** Puts the cursor into the search field; where there is none, in the whole library. */
function focusSearch(app: App): void {
  const find = () => document.querySelector<HTMLInputElement>('.search input');
  if (find() === null) stateOf(app).go({ kind: 'assets', shelf: 'all', text: '' });
  app.focus.wish(find, () => find()?.select());
}

/** The new thing that belongs to where the window is. */
export function newHere(app: App): void {
  const { view, open, go } = stateOf(app);
  if (view.kind === 'releases' || view.kind === 'newRelease') go({ kind: 'newRelease', paste: '' });
  else if (view.kind === 'contacts') open({ kind: 'newContact', organisationId: null });
  else if (view.kind === 'organisations') open({ kind: 'newOrganisation' });
  else if (view.kind === 'sheets') void createPhotoSheet(app);
  else if (view.kind === 'logos') open({ kind: 'newBrand' });
  else newKit(app);
}

/** Asks for a title and makes a kit, of the selected pictures where some are selected. */
export function newKit(app: App): void {
  const { view, selection, open } = stateOf(app);
  open({
    kind: 'newKit',
    assetIds: view.kind === 'assets' ? selection.ids : [],
    releaseId: view.kind === 'releases' ? view.id : null,
  });
}

/** Begins a release with the text on the clipboard. */
async function newReleaseFromClipboard(app: App): Promise<void> {
  const clipboard = await askHost(app, 'readClipboardText', {});
  if (clipboard !== null) stateOf(app).go({ kind: 'newRelease', paste: clipboard.text });
}

const shy = (made: Command, ...also: string[]): Command => ({ ...made, isShy: true, also });

/** What a command for pictures works on: the selection, while the pictures are in sight. */
const selected = (app: App, isTrash: boolean) => {
  const { view, selection } = stateOf(app);
  return view.kind === 'assets' && (view.trash ?? false) === isTrash && hasLibrary(app) ? selection.ids : [];
};
const hasSelected = (app: App): boolean => selected(app, false).length > 0;

/** Undo in a text field is the field's own, also when it is chosen from the menu. */
const turn = (app: App, deed: 'undo' | 'redo'): void => {
  if (isTextField(document.activeElement)) document.execCommand(deed);
  else void turnHistory(app, deed);
};

const ratings: readonly Command[] = [0, 1, 2, 3, 4, 5].map((stars) => ({
  id: `selection.rate.${stars}`,
  label: words.commands.rate(stars),
  shortcut: String(stars),
  isShy: true,
  when: hasSelected,
  run: (app) => void rate(app, selected(app, false), stars),
}));

/** Whether somebody writes in a release: the keys of the text tools are meant for it. */
const isOnPaper = (): boolean => document.activeElement?.closest('[data-write], .fmt') != null;
const press = (id: string): void => document.querySelector<HTMLElement>(`[data-command="${id}"]`)?.click();
/** A tool of the paper, done by its button, which knows where the cursor is. */
const tool = (id: string, label: string, shortcut: string): Command => ({
  id,
  label,
  shortcut,
  when: isOnPaper,
  run: () => press(id),
});
const paperTools: readonly Command[] = [
  tool('text.bold', words.write.bold, 'Mod+B'),
  tool('text.italic', words.write.italic, 'Mod+I'),
  tool('text.link', words.write.link, 'Mod+Shift+K'),
  tool('text.pull', words.releases.pullQuote, 'Mod+Shift+Q'),
  tool('text.list', words.write.kinds.list, 'Mod+Shift+L'),
  {
    id: 'text.find',
    label: words.write.find,
    shortcut: 'Mod+F',
    when: (app) => stateOf(app).view.kind === 'releases' && document.activeElement?.closest('.work') != null,
    run: () => press('text.find'),
  },
];

const language = (choice: LanguageChoice): Command => ({
  id: `language.${choice}`,
  label: `${words.language.label}: ${words.language.choices[choice]}`,
  shortcut: null,
  when: always,
  run: (app) => void chooseLanguage(app, choice),
});

const theme = (name: Theme, label: string): Command => ({
  id: `theme.${name}`,
  label: `${words.settings.theme}: ${label}`,
  shortcut: null,
  when: always,
  run: (app) => void changeSettings(app, { theme: name }),
});

const command = (id: string, label: string, shortcut: string | null, when: Command['when'], run: Command['run']): Command => ({
  id,
  label,
  shortcut,
  when,
  run,
});

/** On a Mac these keys go from word to word in a text that is being written. */
const wordwise = (made: Command): Command => ({ ...made, isShy: IS_MAC });

/** Every command of the window. Keyboard, native menu, tooltips and the palette read this one table. */
export const COMMANDS: readonly Command[] = [
  // First, as they take keys that mean something else where nobody writes.
  ...paperTools,
  ...goCommands,
  command('go.exports', words.nav.exports, null, hasLibrary, (app) => stateOf(app).go({ kind: 'exports', text: '' })),
  wordwise(
    command(
      'go.back',
      words.nav.back,
      'Alt+ArrowLeft',
      (app) => stateOf(app).past.length > 0,
      (app) => stateOf(app).back(),
    ),
  ),
  wordwise(
    command(
      'go.forward',
      words.nav.forward,
      'Alt+ArrowRight',
      (app) => stateOf(app).future.length > 0,
      (app) => stateOf(app).forward(),
    ),
  ),
  command('palette.open', words.palette.label, 'Mod+K', hasLibrary, (app) => stateOf(app).open({ kind: 'palette' })),
  command('search.filter', words.bar.search.all, 'Mod+F', hasLibrary, focusSearch),
  command('view.sidebar', words.commands.sidebar, 'Mod+Alt+S', hasLibrary, (app) => {
    const isRailed = document.querySelector('.win.railed') !== null;
    stateOf(app).set({ sidebar: isRailed ? 'open' : 'rail' });
  }),
  command('view.inspector', words.commands.inspector, 'Mod+Alt+I', hasLibrary, (app) => {
    const isShown = document.querySelector('.insp') !== null;
    stateOf(app).set({ inspector: isShown ? 'closed' : 'open' });
  }),
  shy(command('edit.undo', words.undo.undo, 'Mod+Z', hasLibrary, (app) => turn(app, 'undo'))),
  shy(
    command('edit.redo', words.undo.redo, 'Mod+Shift+Z', hasLibrary, (app) => turn(app, 'redo')),
    'Mod+Y',
  ),
  shy(
    command('selection.trash', words.commands.trash, 'Delete', hasSelected, (app) => void trashAssets(app, selected(app, false))),
    'Mod+Backspace',
  ),
  command(
    'selection.restore',
    words.commands.restore,
    null,
    (app) => selected(app, true).length > 0,
    (app) => void restoreAssets(app, selected(app, true)),
  ),
  command(
    'selection.copyMetadata',
    words.commands.copyMetadata,
    'Mod+Alt+C',
    (app) => selected(app, false).length === 1,
    (app) => void copyMetadata(app, selected(app, false)[0]),
  ),
  command(
    'selection.pasteMetadata',
    words.commands.pasteMetadata,
    'Mod+Alt+V',
    (app) => hasSelected(app) && stateOf(app).copied !== null,
    (app) => openPaste(app, selected(app, false)),
  ),
  command('selection.sheet', words.sheets.fromSelection, null, hasSelected, (app) => void sheetOf(app, selected(app, false))),
  command('selection.template', words.commands.template, null, hasSelected, (app) => openTemplate(app, selected(app, false))),
  ...ratings,
  command('go.likenesses', words.commands.likenesses, null, hasLibrary, (app) =>
    stateOf(app).go({ kind: 'likenesses', reason: null }),
  ),
  command('go.imports', words.commands.imports, null, hasLibrary, (app) => stateOf(app).go({ kind: 'imports', tab: 'past' })),
  command('go.watch', words.commands.watch, null, hasLibrary, (app) => stateOf(app).go({ kind: 'imports', tab: 'watch' })),
  command('go.trash', words.commands.trashPlace, null, hasLibrary, (app) =>
    stateOf(app).go({ kind: 'assets', shelf: 'all', text: '', trash: true }),
  ),
  command('go.keep', words.commands.keep, null, hasLibrary, (app) => stateOf(app).go({ kind: 'keep' })),
  shy(command('view.larger', words.order.larger, 'Plus', hasGrid, (app) => resizeThumbnails(app, 1))),
  shy(command('view.smaller', words.order.smaller, 'Minus', hasGrid, (app) => resizeThumbnails(app, -1))),
  command('zoom.in', words.zoom.in, 'Mod+Plus', always, (app) => zoom(app, 1)),
  command('zoom.out', words.zoom.out, 'Mod+Minus', always, (app) => zoom(app, -1)),
  command('zoom.reset', words.zoom.reset, 'Mod+0', always, (app) => zoom(app, 0)),
  command('app.print', words.print.list, 'Mod+P', hasLibrary, (app) => void printPage(app)),
  command('app.settings', `${words.settings.title}…`, 'Mod+,', always, (app) =>
    stateOf(app).go({ kind: 'settings', part: 'general' }),
  ),
  command('help.guide', words.commands.guide, null, always, (app) => void askHost(app, 'showOwn', { what: 'guide' })),
  command('help.tour', words.settings.tour, null, always, (app) => stateOf(app).go({ kind: 'tour' })),
  command('app.libraries', words.commands.libraries, null, always, (app) =>
    stateOf(app).go({ kind: 'settings', part: 'libraries' }),
  ),
  command('help.log', words.settings.log, null, always, (app) => void askHost(app, 'showOwn', { what: 'log' })),
  command('help.support', words.settings.bundle, null, always, (app) => void makeSupportBundle(app)),
  command(
    'help.updates',
    words.commands.updates,
    null,
    (app) => stateOf(app).settings.updates,
    (app) => void lookForUpdate(app),
  ),
  command('help.about', words.commands.about, null, always, (app) => stateOf(app).go({ kind: 'settings', part: 'about' })),
  command('selection.look', words.deeds.look, null, hasChosen, (app) => stateOf(app).open({ kind: 'quickLook' })),
  command(
    'selection.copy',
    words.deeds.copyFiles,
    'Mod+C',
    (app) => hasChosen(app) && !isWriting() && String(document.getSelection()) === '',
    (app) => void copyFiles(app, stateOf(app).selection.ids),
  ),
  command(
    'import.paste',
    words.commands.pasteFiles,
    'Mod+V',
    (app) => hasLibrary(app) && !isWriting(),
    (app) => void pasteFromClipboard(app),
  ),
  command('library.example', words.welcome.example, 'Mod+E', noLibrary, (app) =>
    stateOf(app).open({ kind: 'createLibrary', isExample: true, dropped: [] }),
  ),
  command('library.open', words.commands.openLibrary, 'Mod+O', always, (app) => void pickAndOpenLibrary(app)),
  command('library.close', words.nav.closeLibrary, null, hasLibrary, (app) => void closeLibrary(app)),
  command('import.files', words.pick.importFiles, 'Mod+I', hasLibrary, (app) => void pickAndImport(app, 'files')),
  command('import.folder', words.pick.importFolder, 'Mod+Shift+I', hasLibrary, (app) => void pickAndImport(app, 'folder')),
  command('library.backUp', words.commands.backUp, null, hasLibrary, (app) => void backUpLibrary(app)),
  command(
    'library.forgetAll',
    words.commands.forgetAll,
    null,
    (app) => recentOf(app).length > 0,
    (app) => void forgetAllLibraries(app),
  ),
  command('item.new', words.commands.newHere, 'Mod+N', hasLibrary, newHere),
  // After the new thing of a page, which has the same keys while there are pages.
  command('library.create', words.nav.createAnother, 'Mod+N', always, (app) =>
    stateOf(app).open({ kind: 'createLibrary', isExample: false, dropped: [] }),
  ),
  command('kit.new', words.bar.newKit, 'Mod+Shift+N', hasLibrary, newKit),
  command('contact.new', words.bar.newContact, null, hasLibrary, (app) =>
    stateOf(app).open({ kind: 'newContact', organisationId: null }),
  ),
  command('organisation.new', words.bar.newOrganisation, null, hasLibrary, (app) =>
    stateOf(app).open({ kind: 'newOrganisation' }),
  ),
  command('brand.new', words.logos.newBrand, null, hasLibrary, (app) => stateOf(app).open({ kind: 'newBrand' })),
  command('sheet.new', words.commands.newSheet, null, hasLibrary, (app) => void createPhotoSheet(app)),
  command(
    'kit.export',
    words.commands.exportKit,
    'Mod+E',
    (app) => stateOf(app).view.kind === 'kit',
    (app) => {
      const { view } = stateOf(app);
      if (view.kind === 'kit') exportKit(app, view.id);
    },
  ),
  command('export.verify', words.commands.verify, null, always, (app) => void verifyFile(app)),
  command('release.new', words.bar.newRelease, null, hasLibrary, (app) => stateOf(app).go({ kind: 'newRelease', paste: '' })),
  command(
    'release.fromClipboard',
    words.commands.releaseFromClipboard,
    'Mod+Shift+V',
    hasLibrary,
    (app) => void newReleaseFromClipboard(app),
  ),
  command('selection.addToKit', words.commands.addToKit, 'Mod+Shift+A', hasChosen, () =>
    document.querySelector<HTMLElement>('[data-command="selection.addToKit"]')?.click(),
  ),
  theme('system', words.settings.system),
  theme('light', words.settings.light),
  theme('dark', words.settings.dark),
  language('system'),
  language('en'),
  language('da'),
];

/** The key that runs a command now; null where an earlier one of the table takes the same key. */
export const shortcutNow = (app: App, wanted: Command): string | null =>
  COMMANDS.find((other) => other.shortcut === wanted.shortcut && other.when(app)) === wanted ? wanted.shortcut : null;

/** The libraries that this computer knows, the newest first, as far as the window has been told. */
export const recentOf = (app: App): readonly RecentLibrary[] => app.cache.read('library.recent', {}).data?.items ?? [];

const RECENT = 'library.recent.';
/** Opens a library that was opened before; null where nothing is there any more. Its id is no entry of the table. */
export function recentCommand({ name, place, exists }: RecentLibrary): Command | null {
  const token = place.$token;
  if (token === undefined || !exists) return null;
  return {
    id: `${RECENT}${token}`,
    label: name.length > 80 ? `${name.slice(0, 79)}…` : name,
    shortcut: null,
    when: (app) => openLibraryOf(app)?.place.$path !== place.$path,
    run: (app) => void openLibrary(app, token),
  };
}

/** What main sends when the system asks to open a file; nobody chooses it. */
const OPENED = 'file.opened';

/** Runs a command of the native menu by its id, when it applies. */
export function runCommand(app: App, id: string): void {
  if (id === OPENED) return void openHanded(app);
  const all = id.startsWith(RECENT) ? recentOf(app).flatMap((item) => recentCommand(item) ?? []) : COMMANDS;
  const found = all.find((candidate) => candidate.id === id && candidate.when(app));
  found?.run(app);
}

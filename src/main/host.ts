import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import { type HostCallName, hostCalls } from '#contract/host.ts';
import { done, failed, type Result } from '#contract/result.ts';
import { copyFiles, copyPicture, readClipboard } from './clipboard.ts';
import { dragFiles } from './drag.ts';
import type { FirstLibrary } from './first-library.ts';
import { freeName } from './free-name.ts';
import { logFile, writeLog } from './log.ts';
import { showMenu, showRecent } from './menu.ts';
import { notify } from './notify.ts';
import type { Opened } from './opened.ts';
import type { AppPaths } from './paths.ts';
import type { Places } from './places.ts';
import { changeSettings, shownSettings } from './preferences.ts';
import { isProgram } from './programs.ts';
import { SCHEME } from './protocol.ts';
import { currentLanguage, readSettings, saveSettings } from './settings.ts';
import { supportFacts } from './support.ts';
import { lookForUpdate } from './updates.ts';
import { DRAWS_WINDOW_CONTROLS, load } from './window.ts';

type Deeds = {
  [N in HostCallName]: (
    input: ReturnType<(typeof hostCalls)[N]['input']['parse']>,
    window: BrowserWindow,
  ) => Promise<Result<unknown>> | Result<unknown>;
};

/** What the system said to a place it was to open: nothing when it did. */
const shown = (problem: string): Result<object> =>
  problem === '' ? done({}) : failed('door.unexpected', `The system could not open it: ${problem}`);
const unknownPlace = (): Result<never> => failed('door.token_unknown', 'This place is not known any more. Choose it again.');

/** Answers the host calls of windows: only from our own page, only from a main frame, only what the schemas allow. */
export function answerHostCalls(
  places: Places,
  opened: Opened,
  first: FirstLibrary,
  own: Pick<AppPaths, 'licences' | 'guide'>,
): void {
  const pathsOf = (tokens: readonly string[]): readonly string[] | null => {
    const paths = tokens.map((token) => places.pathOf(token)).filter((path) => path !== undefined);
    return paths.length === tokens.length ? paths : null;
  };
  /** Windows with a dialog of the system open: a second click on what opened it opens no second one. */
  const picking = new WeakSet<BrowserWindow>();
  const pick: Deeds['pick'] = async (input, window) => {
    const filters = input.extensions === undefined ? [] : [{ name: input.filterName ?? '', extensions: input.extensions }];
    if (input.kind === 'save' || input.kind === 'new-folder') {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: input.title,
        filters,
        ...(input.button === undefined ? {} : { buttonLabel: input.button }),
        ...(input.suggestedName === undefined
          ? {}
          : { defaultPath: input.isExport === true ? join(exportFolder(), input.suggestedName) : input.suggestedName }),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (input.isExport === true && !canceled && filePath) saveSettings({ lastExportFolder: dirname(filePath) });
      return done({ places: canceled || filePath === undefined || filePath === '' ? [] : [places.picked(filePath)] });
    }
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: input.title,
      filters,
      ...(input.button === undefined ? {} : { buttonLabel: input.button }),
      properties: propertiesOf(input.kind),
    });
    return done({ places: canceled ? [] : filePaths.map(places.picked) });
  };
  const deeds: Deeds = {
    pick: async (input, window) => {
      if (picking.has(window)) return done({ places: [] });
      picking.add(window);
      try {
        return await pick(input, window);
      } finally {
        picking.delete(window);
      }
    },
    suggestPlace: ({ name, isExport }) => {
      const parent = isExport === true ? exportFolder() : app.getPath('documents');
      return done({
        place: places.picked(
          join(
            parent,
            freeName(name, (taken) => existsSync(join(parent, taken))),
          ),
        ),
      });
    },
    reveal: ({ token }) => {
      const path = places.pathOf(token);
      if (path === undefined) return unknownPlace();
      shell.showItemInFolder(path);
      return done({});
    },
    openPlace: async ({ token }) => {
      const path = places.pathOf(token);
      if (path === undefined) return unknownPlace();
      if (isProgram(path)) return failed('door.would_run', 'The system would run this file. Look at it in its folder.');
      return shown(await shell.openPath(path));
    },
    copyFiles: async ({ tokens }) => {
      const paths = pathsOf(tokens);
      return paths === null ? unknownPlace() : done({ count: await copyFiles(paths) });
    },
    copyPicture: async ({ token }) => {
      const path = places.pathOf(token);
      if (path === undefined) return unknownPlace();
      return (await copyPicture(path)) ? done({}) : failed('assets.no_preview', 'This is no picture that can be copied.');
    },
    dragOut: async ({ tokens }, window) => {
      const paths = pathsOf(tokens);
      if (paths === null) return unknownPlace();
      await dragFiles(window.webContents, paths);
      return done({});
    },
    readClipboard: async () => done(await readClipboard(places)),
    // A promise since Electron's clipboard follows the web's; before, it was done at once.
    copyText: async ({ text }) => {
      await clipboard.writeText(text);
      return done({});
    },
    takeOpened: async () => {
      await first.settled;
      return done({ places: opened.take().map(places.picked) });
    },
    readClipboardText: async () => done({ text: await clipboard.readText() }),
    settings: ({ change }, window) => (changeSettings(change, window, places) ? done(shownSettings(places)) : unknownPlace()),
    notify: ({ id, ...news }, window) =>
      done({ told: notify(news, window, () => window.webContents.send('menu-command', `notified.${id}`)) }),
    setProgress: ({ part }, window) => {
      // Above one the system shows that nobody knows how far.
      window.setProgressBar(part === null ? -1 : part < 0 ? 2 : part);
      return done({});
    },
    showOwn: async ({ what }) => {
      if (what === 'guide') return shown(await shell.openPath(own.guide));
      shell.showItemInFolder(what === 'log' ? logFile() : own.licences);
      return done({});
    },
    noteFault: ({ text }) => {
      writeLog(`The window failed unexpectedly: ${text}`);
      return done({});
    },
    supportFacts: () => {
      const { facts, log } = supportFacts();
      return done({ facts, log: log === null ? null : places.tokenOf(log) });
    },
    checkForUpdates: async () => done(await lookForUpdate()),
    print: (_input, window) =>
      new Promise((settle) => {
        window.webContents.print({ printBackground: false }, (isDone) => settle(done({ done: isDone })));
      }),
    setLanguage: async ({ language }, window) => {
      const before = currentLanguage();
      saveSettings({ language });
      const after = currentLanguage();
      // Answered first: the page that asked goes away with the load.
      if (after !== before) setImmediate(() => load(window));
      return done({ reloads: after !== before });
    },
    setMenu: ({ groups, recent }, window) => {
      showRecent(recent.flatMap((token) => places.pathOf(token) ?? []));
      showMenu(groups, currentLanguage(), (id) => {
        // On macOS the menu outlives the window.
        if (!window.isDestroyed()) window.webContents.send('menu-command', id);
      });
      return done({});
    },
    windowAction: ({ action }, window) => {
      if (action === 'minimise') window.minimize();
      else if (action === 'close') window.close();
      // Answered first: the page that asked goes away with the load.
      else if (action === 'reload') setImmediate(() => load(window));
      else if (window.isMaximized()) window.unmaximize();
      else window.maximize();
      return done({});
    },
    facts: async () => {
      await first.settled;
      return done({
        version: app.getVersion(),
        runs: [
          { name: 'Electron', version: process.versions.electron ?? '' },
          { name: 'Chromium', version: process.versions.chrome ?? '' },
          { name: 'Node', version: process.versions.node },
        ],
        settings: shownSettings(places),
        drawsWindowControls: DRAWS_WINDOW_CONTROLS,
        startedWithout: first.without(),
      });
    },
  };

  ipcMain.handle('host', async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const window = trustedWindow(event);
    if (window === null || typeof name !== 'string' || !Object.hasOwn(hostCalls, name))
      return failed('door.unknown_route', 'The window asked for something Dateline does not do.');
    const parsed = hostCalls[name as HostCallName].input.safeParse(input);
    if (!parsed.success) return failed('door.invalid_input', 'The window asked in a way that does not fit.');
    try {
      return await deeds[name as HostCallName](parsed.data as never, window);
    } catch (error) {
      // The window's side of a call never throws.
      const said = error instanceof Error ? error.message : String(error);
      writeLog(`Host call ${name} failed: ${said}`);
      return failed('door.unexpected', said);
    }
  });
  ipcMain.handle('token-for-path', (event, path: unknown) =>
    trustedWindow(event) !== null && typeof path === 'string' && path !== '' ? places.picked(path) : null,
  );
}

/** The window a call came from, when it is ours: our scheme, its main frame. */
export function trustedWindow(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): BrowserWindow | null {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || !frame.url.startsWith(`${SCHEME}://app/`)) return null;
  return BrowserWindow.fromWebContents(event.sender);
}

const propertiesOf = (
  kind: 'files' | 'folder' | 'files-or-folders',
): ('openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory')[] => {
  if (kind === 'folder') return ['openDirectory', 'createDirectory'];
  // Only macOS has one dialog for both; elsewhere folders come by drop or by the folder dialog.
  if (kind === 'files-or-folders' && process.platform === 'darwin') return ['openFile', 'openDirectory', 'multiSelections'];
  return ['openFile', 'multiSelections'];
};

/** Where exports go: the folder of the settings, that of the last export, or the documents. One that is gone is as if nobody had chosen it. */
function exportFolder(): string {
  const { exportFolder: chosen, lastExportFolder: last } = readSettings();
  return [chosen, last].find((folder) => folder !== null && existsSync(folder)) ?? app.getPath('documents');
}

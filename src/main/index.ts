import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain } from 'electron';
import { keepCrashesLocal } from './crashes.ts';
import { superviseEngine } from './engine.ts';
import { openFirstLibrary } from './first-library.ts';
import { answerHostCalls, trustedWindow } from './host.ts';
import { connectWindow } from './lines.ts';
import { writeLog, writeTime } from './log.ts';
import { showInFront } from './notify.ts';
import { argsFrom, createOpened } from './opened.ts';
import { findPaths } from './paths.ts';
import { createPlaces } from './places.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { currentLanguage, readSettings, saveSettings } from './settings.ts';
import { updateInBackground } from './updates.ts';
import { openWindow } from './window.ts';

if (app.requestSingleInstanceLock()) void start();
else app.quit();

/** Start-up, step by step. */
async function start(): Promise<void> {
  writeTime('main runs');
  // Unhandled, Electron shows a modal box and never quits.
  process.on('uncaughtException', (error) => writeLog(`Main failed unexpectedly: ${error.stack ?? error.message}`));
  keepCrashesLocal();
  registerScheme();
  // Chromium's own words, such as those of a date field, in the language of the window; it reads this before the app is ready.
  app.commandLine.appendSwitch('lang', currentLanguage() === 'da' ? 'da' : 'en-GB');
  const opened = createOpened();
  opened.hear(process.argv, process.cwd());
  let isLeaving = false;
  app.on('second-instance', (_event, args, workingDirectory) => {
    // The engine may take some seconds to end. Whoever starts Dateline meanwhile gets it anew, not a window that is about to go.
    if (isLeaving) return app.relaunch({ args: argsFrom(args, workingDirectory) });
    opened.hear(args, workingDirectory);
    showWindow();
  });
  const paths = (() => {
    try {
      return findPaths();
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  })();
  if (typeof paths === 'string') {
    await app.whenReady();
    dialog.showErrorBox('Dateline', paths);
    return app.exit(1);
  }
  // The engine starts and opens the library while Chromium gets ready and the window is made.
  const engine = superviseEngine({
    node: paths.node,
    script: paths.engine,
    resources: paths.resources,
    compiled: join(app.getPath('userData'), 'Compiled'),
    log: writeLog,
  });
  engine.onLibrary((lastLibrary) => {
    if (lastLibrary !== readSettings().lastLibrary) saveSettings({ lastLibrary });
  });
  const first = openFirstLibrary(engine, opened, readSettings());
  void first.settled.then(() => writeTime('library open'));
  await app.whenReady();
  writeTime('app ready');

  const places = createPlaces();
  serveScheme(paths.renderer, join(paths.resources, 'kit-fonts'), engine.client);
  answerHostCalls(places, opened, first, paths);
  opened.onHeard(() => {
    // On macOS the app outlives its window; a new one asks for what was opened by itself.
    if (BrowserWindow.getAllWindows().length === 0 && !isLeaving) openWindow();
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('menu-command', 'file.opened');
  });

  // A window asks once; after a restart of the engine it is given a new line unasked.
  const connected = new Set<BrowserWindow>();
  ipcMain.on('connect', (event) => {
    const window = trustedWindow(event);
    if (window === null) return;
    writeTime('window asks for the engine');
    const { sender } = event;
    // Asked before the first library is open, the window would begin with the page of those who have none.
    void first.settled.then(() => {
      if (sender.isDestroyed()) return;
      if (!connected.has(window)) window.once('closed', () => connected.delete(window));
      connected.add(window);
      connectWindow(sender, engine.hub(), places);
    });
  });
  engine.onStarted(() => {
    for (const window of connected) connectWindow(window.webContents, engine.hub(), places);
  });

  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0 && !isLeaving) openWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let isStopped = false;
  // Not before the windows are gone: with its last breath a page saves what was being typed in it.
  app.on('will-quit', (event) => {
    if (isStopped) return;
    // The engine finishes what it writes and lets go of the library before the app ends.
    event.preventDefault();
    isLeaving = true;
    void engine.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
  openWindow();
  writeTime('window made');
  updateInBackground();
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window !== undefined) showInFront(window);
  else if (app.isReady()) openWindow();
}

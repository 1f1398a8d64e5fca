import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, shell } from 'electron';
import type { Language } from '#contract/settings.ts';
import { writeLog } from './log.ts';
import { SCHEME } from './protocol.ts';
import { currentLanguage, readSettings, saveSettings } from './settings.ts';
import { windowPlace } from './window-place.ts';

/** Windows and Linux get our own title bar controls; macOS keeps its traffic lights. */
export const DRAWS_WINDOW_CONTROLS = process.platform !== 'darwin';

/** The paper colours of visual.md, so that the window does not flash before its first paint. */
const PAPER = { light: '#f7f6f3', dark: '#161614' } as const;

/** The window's page in a language, which the page reads from its own address before anything else. */
const addressIn = (language: Language): string => `${SCHEME}://app/index.html?lang=${language}`;

/** Opens the one window: sandboxed, isolated, without Node; where and as large as it was left. */
export function openWindow(): BrowserWindow {
  const { theme, zoom, window: last } = readSettings();
  nativeTheme.themeSource = theme;
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...windowPlace(last, [primary.workArea, ...others.map(({ workArea }) => workArea)]),
    minWidth: 960,
    minHeight: 640,
    show: false,
    ...(DRAWS_WINDOW_CONTROLS ? { frame: false } : { titleBarStyle: 'hidden' as const, trafficLightPosition: { x: 14, y: 17 } }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload: join(__dirname, '..', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      zoomFactor: zoom / 100,
    },
  });
  if (last?.isMaximised === true) window.maximize();
  // Chromium remembers a zoom by host and would put it in the place of ours.
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(readSettings().zoom / 100));
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const { width, height, x, y } = window.getNormalBounds();
    saveSettings({ window: { width, height, x, y, isMaximised: window.isMaximized() } });
  });
  guard(window);
  reviveAfterCrash(window);
  load(window);
  return window;
}

/** Loads the page in the language that holds; another load before it has ended takes its place, which is no fault. */
export function load(window: BrowserWindow): void {
  window.loadURL(addressIn(currentLanguage())).catch((error: Error) => writeLog(`The page was not loaded: ${error.message}`));
}

/** A page that crashed again within this time waits as long before it is loaded once more, in ms. */
const CALM_MS = 5000;

/** A page whose process crashed would leave a blank window: it is loaded again, and begins where every start does, in the library that is open. */
function reviveAfterCrash(window: BrowserWindow): void {
  let crashedAt = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    writeLog(`The process of the window ended (${reason}); its page is loaded again.`);
    const wait = Date.now() - crashedAt < CALM_MS ? CALM_MS : 0;
    crashedAt = Date.now();
    setTimeout(() => {
      if (!window.isDestroyed()) load(window);
    }, wait);
  });
}

/** Nothing leads out of the app: no navigation, no new window, no permission, no webview. Web links of a kit open in the browser. */
function guard(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    if (/^(https|mailto|tel):/.test(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  webContents.session.setPermissionCheckHandler(() => false);
  webContents.session.on('will-download', (event) => event.preventDefault());
}

import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, shell } from 'electron';
import type { Language } from '#contract/settings.ts';
import { SCHEME } from './protocol.ts';
import { currentLanguage, readSettings, saveSettings } from './settings.ts';

/** Windows and Linux get our own title bar controls; macOS keeps its traffic lights. */
export const DRAWS_WINDOW_CONTROLS = process.platform !== 'darwin';

/** The paper colours of visual.md, so that the window does not flash before its first paint. */
const PAPER = { light: '#f7f6f3', dark: '#161614' } as const;

/** The window's page in a language, which the page reads from its own address before anything else. */
export const addressIn = (language: Language): string => `${SCHEME}://app/index.html?lang=${language}`;

/** Opens the one window: sandboxed, isolated, without Node; where and as large as it was left. */
export function openWindow(): BrowserWindow {
  const { theme, zoom, window: last } = readSettings();
  nativeTheme.themeSource = theme;
  const area = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    width: Math.min(last?.width ?? 1440, area.width),
    height: Math.min(last?.height ?? 900, area.height),
    ...(last?.x === undefined || last.y === undefined || !isOnScreen(last.x, last.y) ? {} : { x: last.x, y: last.y }),
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
  void window.loadURL(addressIn(currentLanguage()));
  return window;
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

function isOnScreen(x: number, y: number): boolean {
  return screen
    .getAllDisplays()
    .some(
      ({ workArea: area }) =>
        x >= area.x - 50 && y >= area.y - 50 && x < area.x + area.width - 100 && y < area.y + area.height - 100,
    );
}

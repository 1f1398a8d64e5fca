import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { HostBridge } from '#contract/host.ts';

/**
 * The path of a dropped file, empty for anything else: only a real File has one, an object that merely looks like it is forged.
 * Electron before 32 has no webUtils.getPathForFile; its File objects carry the path themselves.
 */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  return webUtils?.getPathForFile?.(file) ?? (file as File & { path?: string }).path ?? '';
}

const bridge: HostBridge = {
  call: (name, input) => ipcRenderer.invoke('host', name, input),
  tokenForDropped: (file) => ipcRenderer.invoke('token-for-path', pathOf(file)),
  connect: () => ipcRenderer.send('connect'),
  onMenuCommand: (listener) => {
    const heard = (_event: unknown, id: string): void => listener(id);
    ipcRenderer.on('menu-command', heard);
    return () => ipcRenderer.off('menu-command', heard);
  },
};
contextBridge.exposeInMainWorld('dateline', bridge);

// A port cannot cross the context bridge; it is handed to the page as a message of its own window.
ipcRenderer.on('dateline-port', (event) => window.postMessage('dateline-port', '*', [...event.ports]));

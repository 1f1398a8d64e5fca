import { app, type BrowserWindow, Notification } from 'electron';
import { readSettings } from './settings.ts';

/** Told and not looked at yet; a notification that nobody holds may lose its click. */
const waiting = new Set<Notification>();

/** Windows whose focus clears what was told. */
const watched = new WeakSet<BrowserWindow>();

/** Tells through the system that something ended, unless the window is in front or the settings say no. `onClick` is called with the window in front. */
export function notify({ title, body }: { title: string; body: string }, window: BrowserWindow, onClick: () => void): boolean {
  if (window.isFocused() || !readSettings().notifications) return false;
  window.flashFrame(true);
  if (!watched.has(window)) window.on('focus', () => lookedAt(window));
  watched.add(window);
  if (!Notification.isSupported()) return false;
  const notification = new Notification({ title, body });
  waiting.add(notification);
  app.setBadgeCount(waiting.size);
  notification.on('click', () => {
    // On macOS the app outlives its window.
    if (window.isDestroyed()) return;
    showInFront(window);
    onClick();
  });
  notification.on('close', () => waiting.delete(notification));
  notification.show();
  return true;
}

function lookedAt(window: BrowserWindow): void {
  waiting.clear();
  app.setBadgeCount(0);
  if (!window.isDestroyed()) window.flashFrame(false);
}

/** Brings a window before all others, also one that is minimised. */
export function showInFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

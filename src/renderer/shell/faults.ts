import type { App } from './app.tsx';

/** So many faults of one load of the page are handed on: one that comes with every frame must not fill the log. */
const MOST = 20;
/** So much of a fault is handed on, in UTF-16 units; the contract takes no more. */
const MOST_TEXT = 8000;

let noted = 0;

/** Hands a fault that nobody expected to main, which writes it into the log. */
export function noteFault(app: Pick<App, 'host'>, fault: unknown): void {
  noted += 1;
  if (noted > MOST) return;
  const text = fault instanceof Error ? (fault.stack ?? `${fault.name}: ${fault.message}`) : String(fault);
  void app.host.call('noteFault', { text: text.slice(0, MOST_TEXT) });
}

/** Notes what no code of the window caught, for as long as the page lives. */
export function hearFaults(app: Pick<App, 'host'>): void {
  // Without an error it is a remark of the browser, such as that of a ResizeObserver that needs another frame.
  window.addEventListener('error', ({ error }) => {
    if (error != null) noteFault(app, error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => noteFault(app, reason));
}

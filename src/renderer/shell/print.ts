import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type App, askHost } from './app.tsx';

/** Prints the page that is open, by the system's own dialog; who cancels it there is told nothing. */
export async function printPage(app: App): Promise<void> {
  await askHost(app, 'print', {});
}

/** Whether the page is being printed: for what is only on paper, and would be too much to keep on the screen. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // At once: the browser prints what is there when the event returns.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

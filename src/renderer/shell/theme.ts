import type { WindowStore } from './store.ts';

/** Writes the theme that holds into the document: the person's choice, else the system's. Answers how to stop. */
export function followTheme(store: WindowStore, root: HTMLElement = document.documentElement): () => void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    const { theme } = store.getState();
    root.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
  };
  show();
  const stop = store.subscribe(show);
  system.addEventListener('change', show);
  return () => {
    stop();
    system.removeEventListener('change', show);
  };
}

import type { WindowStore } from './store.ts';

const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(prefers-contrast: more)'] as const;

/** Writes how the window is to look into the document: the person's choices, else the system's. Answers how to stop. */
export function followTheme(store: WindowStore, root: HTMLElement = document.documentElement): () => void {
  const [dark, still, strong] = QUERIES.map((query) => window.matchMedia(query)) as [
    MediaQueryList,
    MediaQueryList,
    MediaQueryList,
  ];
  const show = (): void => {
    const { theme, motion, contrast } = store.getState().settings;
    root.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    root.dataset.motion = motion === 'reduced' || still.matches ? 'reduced' : 'full';
    root.dataset.contrast = contrast === 'more' || strong.matches ? 'more' : 'plain';
  };
  show();
  const stop = store.subscribe(show);
  for (const query of [dark, still, strong]) query.addEventListener('change', show);
  return () => {
    stop();
    for (const query of [dark, still, strong]) query.removeEventListener('change', show);
  };
}

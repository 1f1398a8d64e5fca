import { Search as SearchIcon, X } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { useApp, useWindow } from './app.tsx';
import type { View } from './store.ts';

/** The search field of the bar: it searches what the window shows; elsewhere, the whole library. */
export function Search({ view, isMac }: { view: View; isMac: boolean }) {
  const { focus } = useApp();
  const replace = useWindow((state) => state.replace);
  const go = useWindow((state) => state.go);
  const text = 'text' in view ? view.text : '';
  const label = words.bar.search[view.kind === 'assets' ? view.shelf : 'text' in view ? view.kind : 'all'];
  const type = (next: string): void => {
    if ('text' in view) replace({ ...view, text: next });
    else go({ kind: 'assets', shelf: 'all', text: next });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element needs Chromium 118
    <div role="search" className="search">
      <Icon of={SearchIcon} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            if (text === '') focus.home();
            else type('');
          }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"], .rows .it')?.focus();
          }
        }}
      />
      {text !== '' && <IconButton icon={X} iconSize="s" className="small" label={words.bar.clear} onClick={() => type('')} />}
      <span className="kbd" aria-hidden="true">
        {isMac ? '⌘ K' : 'Ctrl K'}
      </span>
    </div>
  );
}

import { words } from '../words/catalogue.ts';
import { askHost, useApp } from './app.tsx';

/** Minimise, maximise and close, drawn here because the window has no frame of the system's. */
export function WindowControls() {
  const app = useApp();
  const does = (action: 'minimise' | 'maximise' | 'close') => () => void askHost(app, 'windowAction', { action });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="wc" role="group" aria-label={words.window.controls}>
      <button type="button" aria-label={words.window.minimise} onClick={does('minimise')}>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="M0 5.5h10" />
        </svg>
      </button>
      <button type="button" aria-label={words.window.maximise} onClick={does('maximise')}>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <rect x=".5" y=".5" width="9" height="9" />
        </svg>
      </button>
      <button type="button" className="close" aria-label={words.window.close} onClick={does('close')}>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d="M.5.5l9 9M9.5.5l-9 9" />
        </svg>
      </button>
    </div>
  );
}

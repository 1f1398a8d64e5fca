import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import type { HostBridge } from '#contract/host.ts';
import { connectThroughHost } from './engine/connection.ts';
import { createOutside } from './engine/engine.tsx';
import { askAhead } from './shell/ahead.ts';
import { AppProvider } from './shell/app.tsx';
import { hearFaults } from './shell/faults.ts';
import { createFocusKeeper } from './shell/focus.ts';
import { saveTypedOnLeaving } from './shell/leaving.ts';
import { restorePlace } from './shell/reload.ts';
import { Root } from './shell/root.tsx';
import { createWindowStore } from './shell/store.ts';
import { followTheme } from './shell/theme.ts';
import './styles/all.ts';
import { loadEverything } from './ui/later.tsx';
import { language } from './words/language.ts';

declare global {
  interface Window {
    readonly dateline: HostBridge;
  }
}

// The window's policy forbids eval; without this zod tries it once and the refusal is logged.
config({ jitless: true });

document.documentElement.lang = language;

const outside = createOutside(window.dateline, connectThroughHost(window.dateline));
const app = { ...outside, store: createWindowStore(), focus: createFocusKeeper() };

restorePlace(app.store);
hearFaults(app);
askAhead(app);
followTheme(app.store);
saveTypedOnLeaving();
const idle = (): Promise<void> =>
  new Promise((settle) => {
    requestIdleCallback(() => settle());
  });
// The other screens come when the first one has had its time, so that going to one never waits.
setTimeout(() => void loadEverything(idle), 2500);
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <AppProvider app={app}>
      <Root />
    </AppProvider>
  </StrictMode>,
);

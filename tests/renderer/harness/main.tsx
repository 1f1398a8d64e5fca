import { Fragment, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostBridge } from '#contract/host.ts';
import type { Port } from '#contract/port.ts';
import { createConnection } from '../../../src/renderer/engine/connection.ts';
import { createOutside } from '../../../src/renderer/engine/engine.tsx';
import { AppProvider } from '../../../src/renderer/shell/app.tsx';
import { createFocusKeeper } from '../../../src/renderer/shell/focus.ts';
import { Root } from '../../../src/renderer/shell/root.tsx';
import { createWindowStore } from '../../../src/renderer/shell/store.ts';
import { followTheme } from '../../../src/renderer/shell/theme.ts';
import '../../../src/renderer/styles/all.ts';

const wire = import.meta.hot;
if (wire === undefined) throw new Error('The harness runs in the development server only.');

const port: Port = {
  post: (message) => wire.send('dateline:post', message),
  onMessage: (listener) => {
    wire.on('dateline:message', listener);
    return () => wire.off('dateline:message', listener);
  },
  onClose: () => () => {},
  close: () => {},
};

let lastId = 0;
const waiting = new Map<number, (value: unknown) => void>();
wire.on('dateline:host', ({ id, value }: { id: number; value: unknown }) => {
  waiting.get(id)?.(value);
  waiting.delete(id);
});
const host: HostBridge = {
  call: (name, input) =>
    new Promise((settle) => {
      lastId += 1;
      waiting.set(lastId, (value) => settle({ ok: true, value: value as never }));
      wire.send('dateline:host', { id: lastId, name, input });
    }),
  tokenForDropped: async () => null,
  connect: () => wire.send('dateline:connect'),
  onMenuCommand: () => () => {},
};

const connection = createConnection((use) => {
  host.connect();
  use(port);
  return () => {};
});
const outside = createOutside(host, connection, {
  picture: (sha256, size) => `/picture/${sha256}/${size}`,
  original: (id) => `/original/${id}`,
  frame: '/page/',
});
const app = { ...outside, store: createWindowStore(), focus: createFocusKeeper() };
Object.assign(window, { app });

followTheme(app.store);
// Everything twice finds faults; where time is measured it would be one. A store of its own each time, so that every look is alike.
const Checks = import.meta.env.PROD ? Fragment : StrictMode;
createRoot(document.getElementById('root') as HTMLElement).render(
  <Checks>
    <AppProvider app={app}>
      <Root />
    </AppProvider>
  </Checks>,
);

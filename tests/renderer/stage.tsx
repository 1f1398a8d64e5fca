import { act, cleanup, render } from '@testing-library/react';
import { afterEach } from 'vitest';
import type { HostBridge, HostCallName, PickedPlace } from '#contract/host.ts';
import { createConnection } from '../../src/renderer/engine/connection.ts';
import { createOutside } from '../../src/renderer/engine/engine.tsx';
import { type App, AppProvider } from '../../src/renderer/shell/app.tsx';
import { createFocusKeeper } from '../../src/renderer/shell/focus.ts';
import { Root } from '../../src/renderer/shell/root.tsx';
import { createWindowStore, type View } from '../../src/renderer/shell/store.ts';
import { createFakeEngine, type FakeEngine, type Holdings } from './fake-engine.ts';

afterEach(cleanup);

// A small DOM lays nothing out: everything is as large as a window, so that the virtual grid shows its first rows.
for (const [name, size] of [
  ['offsetHeight', 800],
  ['clientHeight', 800],
  ['clientWidth', 1000],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}

const browser = Reflect.get(window, 'happyDOM') as { setViewport(size: { width: number; height: number }): void };
browser.setViewport({ width: 1440, height: 900 });

/** A window over a fake engine, and what main was asked. */
export interface Stage {
  readonly app: App;
  readonly engine: FakeEngine;
  readonly asked: { readonly name: HostCallName; readonly input: unknown }[];
  /** What the next dialogs of the system answer, in order; without one, the person cancels. */
  readonly picks: PickedPlace[][];
}

/** Shows the whole window and waits until it is still. */
export async function stage(holdings: Partial<Holdings> = {}, view?: View): Promise<Stage> {
  const engine = createFakeEngine(holdings);
  const asked: Stage['asked'] = [];
  const picks: PickedPlace[][] = [];
  const host: HostBridge = {
    call: async (name, input) => {
      asked.push({ name, input });
      const value =
        name === 'pick'
          ? { places: picks.shift() ?? [] }
          : name === 'facts'
            ? { platform: 'linux', version: '0.1.0', theme: 'system', drawsWindowControls: true }
            : name === 'suggestPlace'
              ? { place: { token: 'suggested', name: (input as { name: string }).name, folder: 'Documents' } }
              : {};
      return { ok: true, value: value as never };
    },
    tokenForDropped: async () => null,
    connect: () => {},
    onMenuCommand: () => () => {},
  };
  const connection = createConnection((use) => {
    use(engine.port);
    return () => {};
  });
  const outside = createOutside(host, connection, {
    picture: (sha, size) => `picture:${sha}/${size}`,
    page: () => 'about:blank',
  });
  const app = { ...outside, store: createWindowStore(), focus: createFocusKeeper() };
  if (view !== undefined) app.store.getState().go(view);
  render(
    <AppProvider app={app}>
      <Root />
    </AppProvider>,
  );
  await still();
  return { app, engine, asked, picks };
}

/** Lets every message and timer that is due run. */
export async function still(ms = 30): Promise<void> {
  await act(async () => {
    await new Promise((settle) => setTimeout(settle, ms));
  });
}

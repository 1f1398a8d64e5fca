import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach } from 'vitest';
import type { HostBridge, HostCallName, PickedPlace } from '#contract/host.ts';
import { DEFAULT_SETTINGS, type ShownSettings } from '#contract/settings.ts';
import { createConnection } from '../../src/renderer/engine/connection.ts';
import { createOutside } from '../../src/renderer/engine/engine.tsx';
import { type App, AppProvider } from '../../src/renderer/shell/app.tsx';
import { createFocusKeeper } from '../../src/renderer/shell/focus.ts';
import { Root } from '../../src/renderer/shell/root.tsx';
import { createWindowStore, type View } from '../../src/renderer/shell/store.ts';
import { loadEverything } from '../../src/renderer/ui/later.tsx';
import { createFakeEngine, type FakeEngine, type Holdings } from './fake-engine.ts';
import { addLook, type FakeLook, type LookHoldings } from './fake-look.ts';

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
  readonly look: FakeLook;
  readonly asked: { readonly name: HostCallName; readonly input: unknown }[];
  /** What the next dialogs of the system answer, in order; without one, the person cancels. */
  readonly picks: PickedPlace[][];
}

/** Shows the whole window and waits until it is still. */
export async function stage(holdings: Partial<Holdings> = {}, view?: View, more: Partial<LookHoldings> = {}): Promise<Stage> {
  const engine = createFakeEngine(holdings);
  const look = addLook(engine, more);
  const asked: Stage['asked'] = [];
  const picks: PickedPlace[][] = [];
  const settings: ShownSettings = { ...DEFAULT_SETTINGS, tourSeen: true, exportPlace: null };
  const host: HostBridge = {
    call: async (name, input) => {
      asked.push({ name, input });
      const value =
        name === 'pick'
          ? { places: picks.shift() ?? [] }
          : name === 'facts'
            ? {
                version: '0.1.0',
                runs: [{ name: 'Electron', version: '45' }],
                settings,
                drawsWindowControls: true,
                startedWithout: null,
              }
            : name === 'settings'
              ? Object.assign(settings, (input as { change: object }).change)
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
    original: (id) => `original:${id}`,
    frame: 'about:blank',
  });
  const app = { ...outside, store: createWindowStore(), focus: createFocusKeeper() };
  if (view !== undefined) app.store.getState().go(view);
  await loadEverything();
  render(
    <AppProvider app={app}>
      <Root />
    </AppProvider>,
  );
  await still();
  return { app, engine, look, asked, picks };
}

/** Longest wait for a window that does not come to rest by itself, such as one that shows progress. */
const REST_MS = 2000;
/** So long nothing may have changed for the window to count as still. */
const QUIET_MS = 24;

/**
 * Lets every message and timer that is due run: waits `ms`, and then until nothing in the document has changed for a moment. A machine
 * that was busy elsewhere gets the time it needs; a window at rest costs no more than `ms` and that moment.
 */
export async function still(ms = 30): Promise<void> {
  await act(async () => {
    let changedAt = performance.now();
    const watch = new MutationObserver(() => {
      changedAt = performance.now();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await sleep(ms);
    const until = performance.now() + REST_MS;
    let before = performance.now();
    for (;;) {
      await sleep(QUIET_MS / 3);
      const now = performance.now();
      // A gap in our own sleep was one for everybody: what was due in it may only run next.
      if (now - before > QUIET_MS) changedAt = now;
      before = now;
      if (now - changedAt >= QUIET_MS || now > until) break;
    }
    watch.disconnect();
  });
}

const sleep = (ms: number): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

/** The small DOM knows no drag events; a browser's carry what they are given. */
class CarryingEvent extends Event {
  readonly dataTransfer: DataTransfer | null;
  constructor(type: string, init: EventInit & { dataTransfer?: DataTransfer }) {
    super(type, init);
    this.dataTransfer = init.dataTransfer ?? null;
  }
}
Object.defineProperty(window, 'DragEvent', { configurable: true, value: CarryingEvent });

/** The mouse at a place of the window, px; with its left button down unless `buttons` says otherwise. */
export const pointerAt = (x: number, y: number, buttons = 1) => ({ clientX: x, clientY: y, buttons, button: 0, bubbles: true });

/** Presses the mouse on the picture of a cell and moves it far enough to carry what is selected. */
export function liftCell(name: string): void {
  const photo = screen.getByRole('gridcell', { name }).querySelector('.photo') as HTMLElement;
  photo.dispatchEvent(new PointerEvent('pointerdown', { ...pointerAt(10, 10), pointerType: 'mouse' }));
  window.dispatchEvent(new PointerEvent('pointermove', pointerAt(40, 40)));
}

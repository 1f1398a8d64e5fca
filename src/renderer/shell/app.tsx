import { createContext, type ReactNode, useContext, useState } from 'react';
import type { z } from 'zod';
import { useStore } from 'zustand';
import type { HostCallName, HostCalls } from '#contract/host.ts';
import type { Failure } from '#contract/result.ts';
import type { RouteName } from '#contract/routes.ts';
import { type Outside, OutsideProvider } from '../engine/engine.tsx';
import type { Answer, Input } from '../engine/routes.ts';
import { words } from '../words/catalogue.ts';

import type { FocusKeeper } from './focus.ts';
import { offerUndo } from './offer.ts';

import type { WindowState, WindowStore } from './store.ts';

/** Everything a deed needs: what is outside the window, and the window's own state and focus. */
export interface App extends Outside {
  readonly store: WindowStore;
  readonly focus: FocusKeeper;
}

const AppContext = createContext<App | null>(null);

/** Lets everything within use the app. */
export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return (
    <OutsideProvider outside={app}>
      <AppContext value={app}>{children}</AppContext>
    </OutsideProvider>
  );
}

/** The app; throws where no provider is around. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('AppProvider is missing.');
  return app;
}

/** A part of the window's state. */
export function useWindow<T>(pick: (state: WindowState) => T): T {
  return useStore(useApp().store, pick);
}

/** Closes the dialog that asks, and no other: by the time its deed is done, the person may have left it and opened another. */
export function useCloseThis(): () => void {
  const { store } = useApp();
  const [mine] = useState(() => store.getState().dialog);
  return () => {
    const { dialog, closeDialog } = store.getState();
    if (dialog === mine) closeDialog();
  };
}

/** Shows the sentence of a failure; for the codes that can mean anything, also what the engine said. */
export function tellFailure(app: App, failure: Failure): void {
  const isVague = failure.code === 'door.invalid_input' || failure.code === 'door.unexpected';
  app.store.getState().tell({
    tone: 'error',
    text: words.errors[failure.code],
    more: isVague ? words.said(failure.message) : undefined,
    actions: [],
  });
}

/** Tells good news, with what can be done next. */
export function tellDone(app: App, text: string, actions: readonly { label: string; run: () => void }[] = []): void {
  app.store.getState().tell({ tone: 'done', text, actions });
}

/** Asks the engine; a failure is told to the person and answers null. A change that can be undone is offered to be undone. */
export async function ask<N extends RouteName>(app: App, name: N, input: Input<N>): Promise<Answer<N> | null> {
  const result = await app.engine.ask(name, input);
  if (result.ok) {
    void offerUndo(app, name, input);
    return result.value;
  }
  tellFailure(app, result.error);
  return null;
}

/** Asks main; a failure is told to the person and answers null. */
export async function askHost<N extends HostCallName>(
  app: App,
  name: N,
  input: z.input<HostCalls[N]['input']>,
): Promise<z.output<HostCalls[N]['output']> | null> {
  const result = await app.host.call(name, input);
  if (result.ok) return result.value;
  tellFailure(app, result.error);
  return null;
}

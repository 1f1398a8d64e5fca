import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { HostCalls } from '#contract/host.ts';
import type { Library } from '#contract/library.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { changeSettings } from '../settings/deeds.ts';
import { later } from '../ui/later.tsx';
import { words } from '../words/catalogue.ts';
import { setClock } from '../words/format.ts';
import { type App, useApp, useWindow } from './app.tsx';
import { FileDrop } from './drop.tsx';
import { JobNews } from './job-news.tsx';
import { useFocusKeeper, useKeyboard } from './keyboard.ts';
import { useMenu } from './menu.ts';
import { ContainDialog, ContainWindow } from './mishap.tsx';
import { Notices } from './notices.tsx';
import { openHanded } from './opened.ts';
import { Alone, Shell } from './shell.tsx';

const Dialogs = later(async () => (await import('./dialogs.tsx')).Dialogs);
const Welcome = later(async () => (await import('./welcome.tsx')).Welcome);

/** What main says of itself and of this computer. */
export type Facts = z.output<HostCalls['facts']['output']>;

/** The whole window, whatever happens in it. */
export function Root() {
  return (
    <ContainWindow>
      <Whole />
    </ContainWindow>
  );
}

/** The welcome page until a library is open, then the library. */
function Whole() {
  const app = useApp();
  const facts = useFacts();
  const current = useQuery('library.current', {});
  const hasDialog = useWindow((state) => state.dialog !== null);
  const hasHad = useRef(false);
  useKeyboard(app);
  useFocusKeeper(app);
  useEffect(() => app.host.onMenuCommand((id) => runCommand(app, id)), [app]);
  // What the app was started with.
  useEffect(() => void openHanded(app), [app]);
  useMenu(app);

  useFreshStart(app, current.data === undefined ? undefined : (current.data.library?.id ?? null));

  useTourOnce(app, facts !== null && current.data?.library != null);

  if (facts === null || current.data === undefined)
    return <Starting error={current.error === undefined ? null : words.errors[current.error.code]} />;
  const library = current.data.library;
  hasHad.current ||= library !== null;
  return (
    <>
      <Screen library={library} facts={facts} without={hasHad.current ? null : facts.startedWithout} />
      <FileDrop hasLibrary={library !== null} />
      {hasDialog && (
        <ContainDialog>
          <Dialogs />
        </ContainDialog>
      )}
      <JobNews />
      <Notices />
    </>
  );
}

/** The settings can be looked at before there is a library, the first page also while there is one. */
function Screen({ library, facts, without }: { library: Library | null; facts: Facts; without: Facts['startedWithout'] }) {
  const view = useWindow((state) => state.view);
  // Before any time below is written; whoever changes it is in the settings, and what shows times is drawn anew when they are left.
  setClock(useWindow((state) => state.settings.clock));
  if (view.kind === 'tour') return <Welcome facts={facts} isTour hasLibrary={library !== null} />;
  if (library !== null) return <Shell key={library.id} library={library} facts={facts} />;
  return view.kind === 'settings' ? <Alone part={view.part} facts={facts} /> : <Welcome facts={facts} without={without} />;
}

/** When another library is open than before, nothing that was known holds any more. `undefined` is not known yet, null is none. */
function useFreshStart(app: App, id: string | null | undefined): void {
  const last = useRef(id);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = id;
    if (before === undefined || before === id) return;
    app.cache.clear();
    app.store.getState().reset();
  }, [app, id]);
}

/** Whoever has had a library has seen the steps that lead there. */
function useTourOnce(app: App, hasLibrary: boolean): void {
  useEffect(() => {
    if (hasLibrary && !app.store.getState().settings.tourSeen) void changeSettings(app, { tourSeen: true });
  }, [app, hasLibrary]);
}

function useFacts(): Facts | null {
  const app = useApp();
  const [facts, setFacts] = useState<Facts | null>(null);
  useEffect(() => {
    void app.host.call('facts', {}).then((result) => {
      if (!result.ok) return;
      setFacts(result.value);
      app.store.getState().set({ settings: result.value.settings });
    });
  }, [app]);
  return facts;
}

/** Shown only when the engine takes longer than a glance. */
function Starting({ error }: { error: string | null }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <main className="main starting">
      <div className="empty">
        <h2>{error ?? words.app.starting}</h2>
        {error === null && <p>{words.app.startingMore}</p>}
      </div>
    </main>
  );
}

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { HostCalls } from '#contract/host.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { words } from '../words/catalogue.ts';
import { type App, useApp } from './app.tsx';
import { Dialogs } from './dialogs.tsx';
import { FileDrop } from './drop.tsx';
import { JobNews } from './job-news.tsx';
import { useFocusKeeper, useKeyboard } from './keyboard.ts';
import { useMenu } from './menu.ts';
import { Notices } from './notices.tsx';
import { openHanded } from './opened.ts';
import { Shell } from './shell.tsx';
import { Welcome } from './welcome.tsx';

export type Facts = z.output<HostCalls['facts']['output']>;

/** The whole window: the welcome page until a library is open. */
export function Root() {
  const app = useApp();
  const facts = useFacts();
  const current = useQuery('library.current', {});
  useKeyboard(app, facts?.platform === 'darwin');
  useFocusKeeper(app);
  useEffect(() => app.host.onMenuCommand((id) => runCommand(app, id)), [app]);
  // What the app was started with.
  useEffect(() => void openHanded(app), [app]);
  useMenu(app);

  useFreshStart(app, current.data === undefined ? undefined : (current.data.library?.id ?? null));

  if (facts === null || current.data === undefined)
    return <Starting error={current.error === undefined ? null : words.errors[current.error.code]} />;
  const library = current.data.library;
  return (
    <>
      {library === null ? <Welcome facts={facts} /> : <Shell key={library.id} library={library} facts={facts} />}
      <FileDrop hasLibrary={library !== null} />
      <Dialogs />
      <JobNews />
      <Notices />
    </>
  );
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

function useFacts(): Facts | null {
  const app = useApp();
  const [facts, setFacts] = useState<Facts | null>(null);
  useEffect(() => {
    void app.host.call('facts', {}).then((result) => {
      if (!result.ok) return;
      setFacts(result.value);
      app.store.getState().set({ theme: result.value.theme, language: result.value.language });
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

import { useEffect } from 'react';
import type { Job } from '#contract/jobs.ts';
import { isToDecide } from '../imports/start.ts';
import { words } from '../words/catalogue.ts';
import type { App } from './app.tsx';
import { partOfAll } from './progress.ts';
import type { View } from './store.ts';

/* What leaves the window while nobody looks at it: news by the system, and how far things are in the dock or task bar. */

const PREFIX = 'notified.';
/** Where a click on news leads, by the id it was told under; null only brings the window to the front. */
const leads = new Map<string, View | null>();
/** So many clicks are remembered. */
const KEPT = 50;
/** News have ids of their own, so that two windows' lives never mix. */
let last = 0;

/** Tells through the system that something ended; main does so only while no window is in front. A click leads to `view`. */
export function notifyAway(app: App, title: string, body: string, view: View | null = null): void {
  const id = `${Date.now().toString(36)}-${++last}`;
  leads.set(id, view);
  const [oldest] = leads.keys();
  if (leads.size > KEPT && oldest !== undefined) leads.delete(oldest);
  void app.host.call('notify', { id, title, body: body.slice(0, 300) });
}

type Room = keyof typeof words.away.done;
const roomOf = (route: string): Room => {
  const room = route.slice(0, route.indexOf('.'));
  return Object.hasOwn(words.away.done, room) ? (room as Room) : 'other';
};

/** Tells of a job that ended by itself; who stopped one was there. */
export function tellAway(app: App, job: Job): void {
  if (job.state !== 'done' && job.state !== 'failed') return;
  const room = roomOf(job.route);
  // These end with a question. Where all is new there is none: then the import begins by itself, and its end is the news.
  if (job.state === 'done' && (job.route === 'imports.scan' || job.route === 'logos.propose')) {
    if (job.route === 'logos.propose' || isToDecide(job)) notifyAway(app, words.away.decide, job.title, placeOf(job));
    return;
  }
  if (job.state === 'done') notifyAway(app, words.away.done[room], job.title, placeOf(job));
  else notifyAway(app, words.away.failed[room], job.error === null ? job.title : words.errors[job.error.code], placeOf(job));
}

/** Where what a job made is to be seen. */
function placeOf(job: Job): View | null {
  switch (roomOf(job.route)) {
    case 'exports':
      return { kind: 'exports', text: '' };
    case 'imports':
      return job.route === 'imports.scan' ? { kind: 'importReview', jobId: job.id } : { kind: 'importReport', jobId: job.id };
    case 'integrity':
      return { kind: 'keep' };
    case 'sheets':
      return { kind: 'sheets', id: null, text: '' };
    case 'logos':
      return job.route === 'logos.propose' ? { kind: 'logoImport', jobId: job.id } : { kind: 'logos', id: null, text: '' };
    default:
      return null;
  }
}

/** Follows a click on the news to its place, and keeps the dock or task bar at how far everything is. */
export function useAway(app: App): void {
  useEffect(
    () =>
      app.host.onMenuCommand((command) => {
        if (!command.startsWith(PREFIX)) return;
        const view = leads.get(command.slice(PREFIX.length));
        if (view !== undefined && view !== null) app.store.getState().go(view);
      }),
    [app],
  );
  useEffect(() => {
    const running = new Map<string, Job>();
    let shown: number | null = null;
    const show = (): void => {
      const part = partOfAll([...running.values()]);
      if (part === shown) return;
      shown = part;
      void app.host.call('setProgress', { part });
    };
    const forget = (): void => {
      running.clear();
      show();
    };
    // Nothing of an engine that died, or of a library that was left, runs any more; what does says so soon.
    const stopConnected = app.engine.onConnected(forget);
    const stopEvents = app.engine.onEvent((event) => {
      if (event.type === 'changed' && event.topics.includes('library')) forget();
      if (event.type !== 'job') return;
      if (event.job.state === 'running') running.set(event.job.id, event.job);
      else running.delete(event.job.id);
      show();
    });
    return () => {
      stopConnected();
      stopEvents();
    };
  }, [app]);
}

import type { z } from 'zod';
import { assets } from './assets.ts';
import { collections } from './collections.ts';
import { contacts } from './contacts.ts';
import { exports } from './exports.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { integrity } from './integrity.ts';
import { type JobStarted, jobs } from './jobs.ts';
import type { Route } from './kernel.ts';
import { kits } from './kits.ts';
import { library } from './library.ts';
import { logos } from './logos.ts';
import { organisations } from './organisations.ts';
import { releases } from './releases.ts';
import { search } from './search.ts';
import { sheets } from './sheets.ts';

/** Everything the engine can do, by room. A route's name is `room.verb`, spelled only here. */
export const rooms = {
  library,
  jobs,
  imports,
  assets,
  collections,
  search,
  history,
  logos,
  organisations,
  contacts,
  releases,
  sheets,
  kits,
  exports,
  integrity,
};
export type Rooms = typeof rooms;

/** What a caller may send to a route (before defaults are filled in). */
export type InputOf<R extends Route> = z.input<R['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInputOf<R extends Route> = z.output<R['input']>;
/** What a finished route produces; for a job this is the result the job carries in the end. */
export type OutputOf<R extends Route> = z.output<R['output']>;
/** What a call answers: a job answers with its id at once. */
export type AnswerOf<R extends Route> = R['kind'] extends 'job' ? JobStarted : OutputOf<R>;

/** `room.verb` of every route. */
export type RouteName = {
  [R in keyof Rooms]: { [V in keyof Rooms[R]]: `${R & string}.${V & string}` }[keyof Rooms[R]];
}[keyof Rooms];

/** Looks a route up by its name; undefined for a name that the contract does not have. */
export function findRoute(name: string): Route | undefined {
  const dot = name.indexOf('.');
  const room = Object.hasOwn(rooms, name.slice(0, dot))
    ? (rooms as Record<string, Record<string, Route>>)[name.slice(0, dot)]
    : undefined;
  const verb = name.slice(dot + 1);
  return room !== undefined && Object.hasOwn(room, verb) ? room[verb] : undefined;
}

import type { z } from 'zod';

/** What a change can concern; the window marks the queries that read a touched topic as stale. */
export type Topic =
  | 'library'
  | 'jobs'
  | 'assets'
  | 'collections'
  | 'searches'
  | 'watches'
  | 'history'
  | 'backups'
  | 'logos'
  | 'organisations'
  | 'contacts'
  | 'releases'
  | 'kits'
  | 'sheets'
  | 'exports';

/** Needs an open library, or works without one (parsing a text, verifying a zip, opening a library). */
export type Needs = 'library' | 'nothing';

interface RouteBase<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly needs: Needs;
}

/** Reads and changes nothing; `reads` lists the topics whose change makes an answer stale. */
export interface Query<I extends z.ZodType, O extends z.ZodType> extends RouteBase<I, O> {
  readonly kind: 'query';
  readonly reads: readonly Topic[];
}

/** Changes the library in one transaction; `touches` is announced after the commit. */
export interface Command<I extends z.ZodType, O extends z.ZodType> extends RouteBase<I, O> {
  readonly kind: 'command';
  readonly touches: readonly Topic[];
}

/** Runs for longer than a call: answers with a job id at once; `output` is the result the finished job carries. */
export interface JobRoute<I extends z.ZodType, O extends z.ZodType> extends RouteBase<I, O> {
  readonly kind: 'job';
  readonly touches: readonly Topic[];
}

/** Any route of the contract. */
export type Route = Query<z.ZodType, z.ZodType> | Command<z.ZodType, z.ZodType> | JobRoute<z.ZodType, z.ZodType>;

/** Declares a query. */
export const query = <I extends z.ZodType, O extends z.ZodType>(route: {
  input: I;
  output: O;
  reads: readonly Topic[];
  needs?: Needs;
}): Query<I, O> => ({ needs: 'library', ...route, kind: 'query' });

/** Declares a command. */
export const command = <I extends z.ZodType, O extends z.ZodType>(route: {
  input: I;
  output: O;
  touches: readonly Topic[];
  needs?: Needs;
}): Command<I, O> => ({ needs: 'library', ...route, kind: 'command' });

/** Declares a job. */
export const job = <I extends z.ZodType, O extends z.ZodType>(route: {
  input: I;
  output: O;
  touches: readonly Topic[];
  needs?: Needs;
}): JobRoute<I, O> => ({ needs: 'library', ...route, kind: 'job' });

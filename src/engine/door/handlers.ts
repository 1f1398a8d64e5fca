import type { JobProgress } from '#contract/jobs.ts';
import type { Command, JobRoute, Query, Route, Topic } from '#contract/kernel.ts';
import type { OutputOf, ParsedInputOf, Rooms } from '#contract/routes.ts';
import type { JobId } from '#contract/values.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import type { App } from '../engine.ts';
import type { OpenLibrary } from '../library/open.ts';

/** What every handler can reach. `library` refuses with `door.no_library` when none is open. */
export interface QueryContext {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly db: ReadDb;
}

/** What a command's write step gets: a connection inside its transaction. */
export interface CommandContext {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly db: WriteDb;
  /** Says what the command really concerned, where that is less than its route may touch. */
  concerns(topics: readonly Topic[]): void;
  /** Runs after the commit and before the answer, for files that must not go before their rows do; what it throws is only logged. */
  afterwards(deed: () => void | Promise<void>): void;
}

/** What a running job can do besides work: say how far it is, notice a cancel, write in transactions of its own. */
export interface JobContext {
  readonly app: App;
  readonly library: OpenLibrary;
  readonly id: JobId;
  readonly signal: AbortSignal;
  /** Reports progress; announcements are thinned to a few a second. Never throws. */
  report(progress: Partial<JobProgress>): void;
  /** Announces topics that the job has changed so far. */
  changed(topics: readonly Topic[]): void;
  /** Names a file the job is writing, so that it can be removed when the engine dies meanwhile. */
  scratch(path: string): void;
  write<T>(deed: (db: WriteDb) => T): T;
}

/** Answers a query; reads only. */
export type QueryHandler<R extends Route> = (
  context: QueryContext,
  input: ParsedInputOf<R>,
) => OutputOf<R> | Promise<OutputOf<R>>;

/**
 * A command is either one synchronous deed inside a transaction, or `prepare` (whatever must be awaited, outside the
 * transaction) followed by that deed.
 */
export type CommandHandler<R extends Route> =
  | ((context: CommandContext, input: ParsedInputOf<R>) => OutputOf<R>)
  | PreparedCommand<R>;

export interface PreparedCommand<R extends Route> {
  prepare(context: QueryContext, input: ParsedInputOf<R>): Promise<(context: CommandContext) => OutputOf<R>>;
}

/** A job: the title its row and notification carry, and the work. */
export interface JobHandler<R extends Route> {
  title(input: ParsedInputOf<R>, context: { readonly library: OpenLibrary }): string;
  run(context: JobContext, input: ParsedInputOf<R>): Promise<OutputOf<R>>;
}

/** The handler that fits a route. */
export type HandlerOf<R> =
  R extends Query<infer _I, infer _O>
    ? QueryHandler<R>
    : R extends Command<infer _I, infer _O>
      ? CommandHandler<R>
      : R extends JobRoute<infer _I, infer _O>
        ? JobHandler<R>
        : never;

/** The handlers of one room: a missing or surplus verb does not compile. */
export type RoomHandlers<Room extends keyof Rooms> = { readonly [V in keyof Rooms[Room]]: HandlerOf<Rooms[Room][V]> };

/** The handlers of the whole contract. */
export type Handlers = { readonly [Room in keyof Rooms]: RoomHandlers<Room> };

import type { z } from 'zod';
import type { Job } from '#contract/jobs.ts';
import type { Route, Topic } from '#contract/kernel.ts';
import { type EngineEvent, Message, type Port } from '#contract/port.ts';
import { done, failed, type Result } from '#contract/result.ts';
import { findRoute } from '#contract/routes.ts';
import { removeOriginals } from '../assets/remove.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { App, Session } from '../engine.ts';
import { isStep, recordStep } from '../history/steps.ts';
import { sayIssue } from '../issues.ts';
import { inputOfJob } from '../jobs/ledger.ts';
import type { OpenLibrary } from '../library/open.ts';
import { damageOf, Refusal, systemCode } from '../refusal.ts';
import { rooms } from '../rooms.ts';
import type { CommandContext, HandlerOf, JobHandler, PreparedCommand, QueryContext } from './handlers.ts';
import { closedMeanwhile, createTurns, type Turn } from './turns.ts';

/** The one way into the engine: parses, queues, opens transactions, announces changes, turns refusals into envelopes. */
export interface Door {
  /** Answers a request on the port it came from; anything else is ignored. */
  answer(message: unknown, port: Port): void;
  /** The same without a port. */
  call(route: string, input: unknown): Promise<Result<unknown>>;
  /** Starts an interrupted job again, from its stored input. */
  resume(job: Job): Promise<Job>;
}

type AnyHandler =
  | ((context: QueryContext | CommandContext, input: unknown) => unknown)
  | PreparedCommand<Route>
  | JobHandler<Route>;

type Opened = NonNullable<ReturnType<Session['current']>>;

/** Commands that leave the open library: a hanging one must not keep a person in it. */
const LEAVING: ReadonlySet<string> = new Set(['library.close', 'library.open', 'library.create', 'integrity.restore']);
/** So long do they wait for commands that are on their way, in ms; main gives a stopping engine as long. */
const PATIENCE_MS = 5000;

/** Commands that wait for nobody: a hanging one must not keep a person from stopping a job. They prepare nothing. */
const OUT_OF_TURN: ReadonlySet<string> = new Set(['jobs.cancel']);

/** Makes the door of an engine. */
export function createDoor(app: App, announce: (event: EngineEvent) => void): Door {
  const turns = createTurns();
  const opened = (): Opened => {
    const current = app.session.current();
    if (current === null) throw new Refusal('door.no_library', 'No library is open. Open or create one first.');
    return current;
  };
  /** What was asked of one library is never done in another, nor in none. */
  const still = (own: Opened): OpenLibrary => {
    if (app.session.current() !== own) throw closedMeanwhile();
    return own.library;
  };
  const contextFor = (own: Opened | null, turn?: Turn): QueryContext => ({
    app: own !== null || turn === undefined ? app : { ...app, session: sessionWithin(app.session, turn) },
    get library() {
      return own === null ? opened().library : still(own);
    },
    get db() {
      return this.library.catalogue.read;
    },
  });

  const runCommand = async (
    name: string,
    route: Route & { kind: 'command' },
    handler: AnyHandler,
    input: unknown,
    own: Opened | null,
    turn: Turn,
  ): Promise<unknown> => {
    const context = contextFor(own, turn);
    // before it prepares: what some prepare is written down already
    if (own !== null) requireThere(name, own.library);
    const deed =
      typeof handler === 'function'
        ? (command: CommandContext) => handler(command, input)
        : await (handler as PreparedCommand<Route>).prepare(context, input);
    if (turn.isOver) throw closedMeanwhile();
    const library = own === null ? null : still(own);
    const later: (() => void | Promise<void>)[] = [];
    let topics = route.touches;
    const says: Pick<CommandContext, 'concerns' | 'afterwards'> = {
      concerns: (concerned) => {
        topics = concerned;
      },
      afterwards: (after) => void later.push(after),
    };
    const value =
      library === null
        ? deed({ ...says, app: context.app } as unknown as CommandContext)
        : writeIn(name, route, library, (db) => deed({ ...says, app, library, db }), later);
    for (const after of later) {
      try {
        await after();
      } catch (error) {
        app.log(`${name} is done, but something after it failed`, error);
      }
    }
    announce({ type: 'changed', topics });
    return value;
  };

  /** One transaction; that of a command which can be undone is recorded as a step. */
  const writeIn = <T>(
    name: string,
    { touches }: { touches: readonly Topic[] },
    library: OpenLibrary,
    deed: (db: WriteDb) => T,
    later: (() => void | Promise<void>)[],
  ): T => {
    requireThere(name, library);
    return library.catalogue.transact((db) => {
      if (!isStep(name, touches)) return deed(db);
      const { value, unneeded } = recordStep(library.history, db, { label: name, at: app.now() }, () => deed(db));
      if (unneeded.length > 0) later.push(() => removeOriginals(library, unneeded));
      return value;
    });
  };

  const startJob = async (name: string, route: Route, input: unknown, resumes?: Job): Promise<Job> => {
    const own = opened();
    const handler = (await handlerOf(name)) as JobHandler<Route>;
    const library = still(own);
    // Else a job would blame whatever it touches first, such as the folder of an export.
    requireThere(name, library);
    const { jobs } = own;
    return jobs.start({
      route: name,
      title: handler.title(input, { library }),
      input,
      topics: (route as { touches: readonly Topic[] }).touches,
      work: (context) => handler.run(context, input),
      ...(resumes === undefined ? {} : { resumes }),
    });
  };
  const resume = async (job: Job): Promise<Job> => {
    const route = findRoute(job.route);
    if (route === undefined || route.kind !== 'job')
      throw new Refusal('jobs.not_resumable', 'This job cannot be resumed by this version.');
    const input = route.input.safeParse(inputOfJob(opened().library.catalogue.read, job.id));
    if (!input.success) throw new Refusal('jobs.not_resumable', 'What this job was asked to do cannot be read any more.');
    return startJob(job.route, route, input.data, job);
  };

  const call = async (name: string, raw: unknown): Promise<Result<unknown>> => {
    const route = findRoute(name);
    if (route === undefined) return failed('door.unknown_route', `Dateline knows no “${name}”.`);
    let own: Opened | null = null;
    try {
      const input = parseDeep(route.input, raw);
      if (input === null) return failed('door.invalid_input', TOO_DEEP);
      if (!input.success) return failed('door.invalid_input', sayWhatIsWrong(input.error), { issues: input.error.issues.length });
      if (holdsToken(input.data))
        return failed('door.token_unknown', 'This place was picked in another session. Choose the file or folder again.');
      if (route.needs === 'library') own = opened();
      if (route.kind === 'job') return done({ jobId: (await startJob(name, route, input.data)).id });
      if (route.kind === 'command') {
        // its place in the queue does not wait for the room to be loaded
        const run = async (turn: Turn): Promise<unknown> => runCommand(name, route, await handlerOf(name), input.data, own, turn);
        if (OUT_OF_TURN.has(name)) return done(await run({ isOver: false }));
        return done(await turns.take(run, LEAVING.has(name) ? PATIENCE_MS : undefined));
      }
      const handler = await handlerOf(name);
      return done(await (handler as (context: QueryContext, input: unknown) => unknown)(contextFor(own), input.data));
    } catch (error) {
      // A catalogue that was closed under a query fails in its own words.
      const isClosed = own !== null && app.session.current() !== own && !(error instanceof Refusal);
      return refuse(isClosed ? closedMeanwhile() : error, name);
    }
  };

  const refuse = (error: unknown, name: string): Result<never> => {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    if (systemCode(error) === 'ENOSPC') return failed('library.disk_full', 'The disk is full. Free some space and try again.');
    app.log(`${name} failed unexpectedly`, error);
    const damage = damageOf(error);
    if (damage !== null) return { ok: false, error: damage };
    return failed('door.unexpected', 'Something went wrong inside Dateline. The details are in its log.');
  };

  /** What leaves is a plain JSON value, whatever a handler put together. */
  const plain = (result: Result<unknown>, name: string): Result<z.infer<ReturnType<typeof z.json>>> => {
    try {
      return result.ok ? { ok: true, value: JSON.parse(JSON.stringify(result.value)) } : result;
    } catch (error) {
      return refuse(error, name);
    }
  };

  return {
    call,
    resume,
    answer: (raw, port) => {
      const message = parseDeep(Message, raw);
      const request = message?.data?.kind === 'request' ? message.data : null;
      // a reply or an event is nothing to answer
      const id = message?.success ? (request?.id ?? null) : idOfRequest(raw);
      if (id === null) return;
      app.calm.stir();
      const reply = async (): Promise<void> => {
        const result =
          request === null
            ? failed('door.invalid_input', message === null ? TOO_DEEP : 'This is no request: it needs a route and an input.')
            : await call(request.route, request.input);
        port.post({ kind: 'reply', id, result: plain(result, request?.route ?? 'A request') });
      };
      reply().catch((error: unknown) => app.log('An answer could not be sent', error));
    },
  };
}

/** Refuses a command of a library whose folder is not where it was opened: what it wrote would be kept by nobody. */
function requireThere(name: string, library: OpenLibrary): void {
  if (library.isThere() || OUT_OF_TURN.has(name)) return;
  throw new Refusal(
    'library.not_found',
    `The folder of “${library.name}” is not where it was opened. Bring it back, or open the library where it is now; nothing was written.`,
  );
}

/** The session as a command that opens or makes a library sees it: when its turn is over it changes nothing there any more. */
function sessionWithin(session: Session, turn: Turn): Session {
  return {
    ...session,
    adopt: async (library) => {
      if (turn.isOver) library.close();
      else await session.adopt(library);
      if (!turn.isOver) return;
      if (session.current()?.library === library) await session.leave();
      throw closedMeanwhile();
    },
    leave: async () => {
      if (!turn.isOver) await session.leave();
    },
  };
}

async function handlerOf(name: string): Promise<AnyHandler> {
  const [room = '', verb = ''] = name.split('.');
  const handlers = await rooms[room as keyof typeof rooms]();
  return (handlers as unknown as Record<string, HandlerOf<Route>>)[verb] as AnyHandler;
}

const TOO_DEEP = 'The input does not fit. It is nested too deeply.';

/** Parses what came from outside; null when it is nested so deeply that looking at it exhausts the stack. */
function parseDeep<S extends z.ZodType>(schema: S, raw: unknown): z.ZodSafeParseResult<z.output<S>> | null {
  try {
    return schema.safeParse(raw);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The number of something that means to be a request but is none: whoever sent it waits for an answer. */
function idOfRequest(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw) || raw.kind !== 'request' || !('id' in raw)) return null;
  return typeof raw.id === 'number' && Number.isSafeInteger(raw.id) && raw.id >= 0 ? raw.id : null;
}

/** True when a place is still a token: main exchanges every one it knows before the engine sees it. */
function holdsToken(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false;
  if ('$token' in input && typeof input.$token === 'string' && Object.keys(input).length === 1) return true;
  return Object.values(input).some(holdsToken);
}

/** One sentence from zod's list: where and what, the first three. */
function sayWhatIsWrong(error: z.ZodError): string {
  const said = error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length === 0 ? 'input' : issue.path.join('.')}: ${sayIssue(issue)}`);
  return `The input does not fit. ${said.join('; ')}.`;
}

import type { Job } from './jobs.ts';
import type { Topic } from './kernel.ts';
import { type EngineEvent, Message, type Port, readReply } from './port.ts';
import { failed, type Result } from './result.ts';
import type { AnswerOf, InputOf, Rooms } from './routes.ts';

/** One typed function per route: `client.kits.create({ title })`. Every call answers a Result and never throws. */
export type Calls = {
  readonly [R in keyof Rooms]: {
    readonly [V in keyof Rooms[R]]: Rooms[R][V] extends infer Route extends Rooms[R][V] & import('./kernel.ts').Route
      ? (input: InputOf<Route>) => Promise<Result<AnswerOf<Route>>>
      : never;
  };
};

/** A client of the engine over a port. */
export interface Client extends Calls {
  /** Calls the listener for every event until the returned function is called. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** Settles when the job has ended, whatever its end; a job of the past answers at once. */
  waitForJob(id: Job['id'], onProgress?: (job: Job) => void): Promise<Result<Job>>;
  close(): void;
}

/** Makes a client. When the line closes, every waiting call fails with `door.engine_gone`. */
export function createClient(port: Port): Client {
  let lastId = 0;
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let gone = false;
  const goneFailure = () => failed('door.engine_gone', 'The library engine stopped before it answered. Try again.');

  port.onMessage((raw) => {
    const reply = readReply(raw);
    if (reply !== null) {
      waiting.get(reply.id)?.(reply.result);
      waiting.delete(reply.id);
      return;
    }
    const parsed = Message.safeParse(raw);
    const message = parsed.data;
    if (message?.kind === 'event') {
      const event: EngineEvent =
        message.event.type === 'changed' ? { type: 'changed', topics: message.event.topics as Topic[] } : message.event;
      for (const listener of [...listeners]) listener(event);
    }
  });
  port.onClose(() => {
    gone = true;
    for (const settle of waiting.values()) settle(goneFailure());
    waiting.clear();
  });

  const call = (route: string, input: unknown): Promise<Result<unknown>> =>
    new Promise((settle) => {
      if (gone) return settle(goneFailure());
      const id = ++lastId;
      waiting.set(id, settle);
      port.post({ kind: 'request', id, route, input: input as never });
    });

  // Names are checked where a caller is compiled, and by the engine; a list of them here would bring every schema of the contract into whoever calls.
  const named = <T>(known: Record<string, T>, make: (name: string) => T): Record<string, T> =>
    new Proxy(known, {
      get: (_, name) => {
        // what has a function `then` is waited for
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (!Object.hasOwn(known, name)) known[name] = make(name);
        return known[name];
      },
    });
  const roomCalls = (room: string): unknown => named<unknown>({}, (verb) => (input: unknown) => call(`${room}.${verb}`, input));

  const onEvent = (listener: (event: EngineEvent) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const waitForJob: Client['waitForJob'] = async (id, onProgress) => {
    let settle: (result: Result<Job>) => void = () => {};
    const ended = new Promise<Result<Job>>((resolve) => {
      settle = resolve;
    });
    const see = (seen: Job): void => {
      if (seen.id !== id) return;
      if (seen.state === 'running') onProgress?.(seen);
      else settle({ ok: true, value: seen });
    };
    const stop = onEvent((event) => {
      if (event.type === 'job') see(event.job);
    });
    const stopClose = port.onClose(() => settle(goneFailure()));
    const now = (await call('jobs.get', { id })) as Result<Job>;
    if (now.ok) see(now.value);
    else settle(now);
    const result = await ended;
    stop();
    stopClose();
    return result;
  };

  const own = { onEvent, waitForJob, close: () => port.close() };
  return named<unknown>(own, roomCalls) as unknown as Client;
}

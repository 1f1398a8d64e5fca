import { z } from 'zod';
import { Job } from './jobs.ts';
import type { Topic } from './kernel.ts';
import { Failure } from './result.ts';

/** What the engine announces: facts about what changed, never instructions. */
export type EngineEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'job'; readonly job: Job };

/** One message on a port. Requests go to the engine, replies and events come from it. */
export const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), id: z.int().nonnegative(), route: z.string().max(100), input: z.json() }),
  z.object({
    kind: z.literal('reply'),
    id: z.int().nonnegative(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.json() }),
      z.object({ ok: z.literal(false), error: Failure }),
    ]),
  }),
  z.object({
    kind: z.literal('event'),
    event: z.discriminatedUnion('type', [
      z.object({ type: z.literal('changed'), topics: z.array(z.string()) }),
      z.object({ type: z.literal('job'), job: Job }),
    ]),
  }),
]);
export type Message = z.infer<typeof Message>;

/**
 * A reply as its client takes it: the frame is checked, the value is not looked through. It left the engine as JSON, and looking through a page of a
 * library takes longer than drawing it. Null for anything else.
 */
export function readReply(raw: unknown): Extract<Message, { kind: 'reply' }> | null {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw) || raw.kind !== 'reply') return null;
  if (!('id' in raw) || typeof raw.id !== 'number' || !('result' in raw)) return null;
  const { id, result } = raw;
  if (typeof result !== 'object' || result === null || !('ok' in result)) return null;
  if (result.ok === true && 'value' in result) return { kind: 'reply', id, result: { ok: true, value: result.value as never } };
  const error = result.ok === false && 'error' in result ? Failure.safeParse(result.error) : null;
  return error?.success === true ? { kind: 'reply', id, result: { ok: false, error: error.data } } : null;
}

/** A two-way line between a client and the engine. Messages are plain JSON values and keep their order. */
export interface Port {
  post(message: Message): void;
  onMessage(listener: (message: unknown) => void): () => void;
  onClose(listener: () => void): () => void;
  close(): void;
}

/** Two ends of a line inside one process: app, command line and tests run one engine over it. Delivery is asynchronous, as over a wire. */
export function createPortPair(): readonly [Port, Port] {
  const ends = [createEnd(), createEnd()] as const;
  ends[0].connect(ends[1]);
  ends[1].connect(ends[0]);
  return [ends[0].port, ends[1].port];
}

interface End {
  readonly port: Port;
  readonly connect: (other: End) => void;
  readonly deliver: (text: string) => void;
  readonly shut: () => void;
}

function createEnd(): End {
  const listeners = new Set<(message: unknown) => void>();
  const closers = new Set<() => void>();
  let other: End | null = null;
  let open = true;
  const shut = (): void => {
    if (!open) return;
    open = false;
    for (const closer of [...closers]) closer();
  };
  return {
    connect: (end) => {
      other = end;
    },
    // Through JSON and a later turn, so that nothing works here that a process boundary would refuse.
    deliver: (text) => {
      void Promise.resolve().then(() => {
        if (!open) return;
        for (const listener of [...listeners]) listener(JSON.parse(text));
      });
    },
    shut,
    port: {
      post: (message) => {
        if (open) other?.deliver(JSON.stringify(message));
      },
      onMessage: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onClose: (listener) => {
        closers.add(listener);
        return () => closers.delete(listener);
      },
      close: () => {
        shut();
        other?.shut();
      },
    },
  };
}

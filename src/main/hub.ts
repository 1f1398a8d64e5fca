import { Message, type Port } from '#contract/port.ts';
import { failed } from '#contract/result.ts';

/** Many lines over one: every window and main itself talk to one engine, each with its own numbering of calls. */
export interface Hub {
  /** A new line to the engine. */
  connect(): Port;
  /** The engine is gone: every waiting call fails with one code, every line closes. */
  shut(): void;
}

interface Line {
  readonly deliver: (message: Message) => void;
  readonly shut: () => void;
}

/** Makes a hub over the engine's own port. Replies go to the line that asked, events to all. */
export function createHub(engine: Port): Hub {
  const lines = new Set<Line>();
  const asked = new Map<number, { line: Line; id: number }>();
  let lastId = 0;
  let isShut = false;
  const gone = (id: number): Message => ({
    kind: 'reply',
    id,
    result: failed('door.engine_gone', 'The library engine stopped and is being started again. Try once more.'),
  });

  engine.onMessage((raw) => {
    const message = raw as Message;
    if (message.kind === 'event') for (const line of lines) line.deliver(message);
    if (message.kind !== 'reply') return;
    const origin = asked.get(message.id);
    asked.delete(message.id);
    origin?.line.deliver({ ...message, id: origin.id });
  });

  const connect = (): Port => {
    const listeners = new Set<(message: unknown) => void>();
    const closers = new Set<() => void>();
    let isOpen = true;
    const line: Line = {
      deliver: (message) => {
        for (const listener of [...listeners]) listener(message);
      },
      shut: () => {
        if (!isOpen) return;
        isOpen = false;
        lines.delete(line);
        for (const closer of [...closers]) closer();
      },
    };
    lines.add(line);
    return {
      post: (raw) => {
        // What a window sends is believed only as far as its shape.
        const message = Message.safeParse(raw);
        if (!isOpen || !message.success || message.data.kind !== 'request') return;
        if (isShut) return line.deliver(gone(message.data.id));
        const id = ++lastId;
        asked.set(id, { line, id: message.data.id });
        engine.post({ ...message.data, id });
      },
      onMessage: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onClose: (listener) => {
        closers.add(listener);
        return () => closers.delete(listener);
      },
      close: line.shut,
    };
  };

  return {
    connect,
    shut: () => {
      isShut = true;
      for (const { line, id } of asked.values()) line.deliver(gone(id));
      asked.clear();
      for (const line of [...lines]) line.shut();
    },
  };
}

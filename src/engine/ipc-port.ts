import type { Message, Port } from '#contract/port.ts';

/** The half of a Node process that has an IPC channel. */
interface Channel {
  send?(message: unknown): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
  off(event: 'message', listener: (message: unknown) => void): unknown;
  disconnect?(): void;
}

/** A Port over the IPC channel that Node gives a child process. */
export function createIpcPort(channel: Channel): Port {
  const closers = new Set<() => void>();
  let open = true;
  const shut = (): void => {
    if (!open) return;
    open = false;
    for (const closer of [...closers]) closer();
  };
  channel.on('disconnect', shut);
  return {
    post: (message: Message) => {
      if (open) channel.send?.(message);
    },
    onMessage: (listener) => {
      channel.on('message', listener);
      return () => channel.off('message', listener);
    },
    onClose: (listener) => {
      closers.add(listener);
      return () => closers.delete(listener);
    },
    close: () => {
      if (open) channel.disconnect?.();
      shut();
    },
  };
}

import type { Message, Port } from './port.ts';

/** The half of a process that has an IPC channel to another one: Node's `process` in a child, the ChildProcess in its parent. */
export interface Channel {
  readonly connected?: boolean;
  send?(message: unknown, settle?: (error: Error | null) => void): unknown;
  disconnect?(): void;
  on(event: string, listener: (message: unknown) => void): unknown;
  off(event: string, listener: (message: unknown) => void): unknown;
}

/** A Port over an IPC channel. A channel that is gone swallows what is posted: its closing is told by `onClose`. */
export function createChannelPort(channel: Channel): Port {
  const closers = new Set<() => void>();
  let isOpen = true;
  const shut = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const closer of [...closers]) closer();
  };
  channel.on('disconnect', shut);
  return {
    post: (message: Message) => {
      // without a listener a channel that breaks while it is written to would end the process
      if (isOpen && channel.connected === true) channel.send?.(message, () => {});
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
      if (isOpen && channel.connected === true) channel.disconnect?.();
      shut();
    },
  };
}

import type { Message, Port } from '#contract/port.ts';

/** Makes the contract's Port of a MessagePort that main sent. Closing it by hand tells the closers too; a browser tells only the other end. */
export function portOf(channel: MessagePort): Port {
  const listeners = new Set<(message: unknown) => void>();
  const closers = new Set<() => void>();
  let open = true;
  const shut = (): void => {
    if (!open) return;
    open = false;
    for (const closer of [...closers]) closer();
  };
  channel.addEventListener('message', (event) => {
    for (const listener of [...listeners]) listener(event.data);
  });
  // Chromium tells of the other end's closing from version 122 on; before that, main's new port is the news.
  channel.addEventListener('close', shut);
  channel.start();
  return {
    post: (message: Message) => {
      if (open) channel.postMessage(message);
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
      channel.close();
      shut();
    },
  };
}

/** What Ctrl-C and SIGTERM do at the moment; the newest takes them. */
const listeners: (() => void)[] = [];
let hasBegun = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    const stop = listeners.at(-1);
    // While the program is still being loaded there is nothing to leave cleanly; when the work is over it is ending by itself.
    if (stop === undefined && !hasBegun) process.exit(1);
    stop?.();
  });

/** Lets `stop` answer Ctrl-C and SIGTERM while the work lasts. */
export async function withSignals<T>(stop: () => void, work: () => Promise<T>): Promise<T> {
  hasBegun = true;
  listeners.push(stop);
  try {
    return await work();
  } finally {
    listeners.splice(listeners.lastIndexOf(stop), 1);
  }
}

/** What Ctrl-C and SIGTERM do at the moment; the newest takes them. */
const listeners: (() => void)[] = [];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => listeners.at(-1)?.());

/** Lets `stop` answer Ctrl-C and SIGTERM while the work lasts. */
export async function withSignals<T>(stop: () => void, work: () => Promise<T>): Promise<T> {
  listeners.push(stop);
  try {
    return await work();
  } finally {
    listeners.splice(listeners.lastIndexOf(stop), 1);
  }
}

import { totalmem } from 'node:os';
import { type ReaderHooks, serveReader } from './serve.ts';

/** Memory at which the process gives itself up, in bytes: above the largest picture that is opened (1.6 GB of coefficients), and at most half of the machine. */
const MOST_MEMORY = Math.min(3 * 1024 ** 3, totalmem() / 2);

/**
 * A child process of the engine in which foreign files are read and decoded: whatever a file does to its decoder, it does here.
 * It holds no catalogue and decides nothing.
 */
export function runReader(hooks: ReaderHooks = {}): void {
  serveReader(
    {
      send: (message) => {
        if (process.connected) process.send?.(message);
      },
      onMessage: (listener) => void process.on('message', listener),
    },
    hooks,
  );
  // SIGKILL, because an orderly exit would wait for decoders at work; what they wrote is in a staging folder
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  process.on('disconnect', die);
  // Ctrl-C in a terminal reaches every process of the group; the engine decides when this one ends
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  setInterval(() => {
    if (process.memoryUsage.rss() > (hooks.mostMemory ?? MOST_MEMORY)) die();
  }, 250).unref();
}

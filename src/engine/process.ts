import { createChannelPort } from '#contract/channel.ts';
import { createEngine } from './engine.ts';
import { createChannelVault } from './vault.ts';

/** One step of a start on stderr, for the bench, where the log goes there. */
const tellTime = (step: string): void => {
  if (process.env.DATELINE_LOG === 'stderr') process.stderr.write(`time ${Date.now()} ${step}\n`);
};
tellTime('engine loaded');
/**
 * The engine as a child process of main: one line over the child's IPC channel, carrying every window's calls. Ends when the
 * channel closes, so no engine outlives its app.
 */
const engine = createEngine({
  isForWindow: true,
  vault: createChannelVault(process),
  ...(process.env.DATELINE_RESOURCES === undefined ? {} : { resources: process.env.DATELINE_RESOURCES }),
});
const port = createChannelPort(process);
engine.serve(port);
tellTime('engine serves');
port.onClose(() => void engine.close().finally(() => process.exit(0)));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void engine.close().finally(() => process.exit(0)));

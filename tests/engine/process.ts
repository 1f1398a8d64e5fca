import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createChannelPort } from '#contract/channel.ts';
import { type Client, createClient } from '#contract/client.ts';

/** The engine as main runs it: a process of its own on an IPC channel. `kill` is kill -9 and waits until it is gone. */
export interface EngineProcess {
  readonly client: Client;
  readonly child: ChildProcess;
  kill(): Promise<void>;
  /** Closes the channel, as when the app has died; waits until the engine has ended by itself. */
  orphan(): Promise<void>;
}

/** Starts an engine process with a home of its own, and with other resources than ours when they are given. */
export function startEngineProcess(home: string, resources?: string): EngineProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/engine/process.ts')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
    env: { ...process.env, DATELINE_HOME: home, ...(resources === undefined ? {} : { DATELINE_RESOURCES: resources }) },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    client: createClient(createChannelPort(child)),
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    orphan: async () => {
      child.disconnect();
      await ended;
    },
  };
}

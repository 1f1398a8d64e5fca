import { type Client, createClient } from '#contract/client.ts';
import type { HostBridge } from '#contract/host.ts';
import type { EngineEvent, Port } from '#contract/port.ts';
import type { Result } from '#contract/result.ts';
import type { RouteName } from '#contract/routes.ts';
import { portOf } from './port.ts';
import type { Answer, Input } from './routes.ts';

/** The window's line to the engine. It outlives engines: when main sends a new port, calls go there. */
export interface Connection {
  /** Calls a route; waits for the first engine, never throws. */
  ask<N extends RouteName>(name: N, input: Input<N>): Promise<Result<Answer<N>>>;
  /** Every event of whichever engine is there. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** Each time an engine is there anew; what was read before may be wrong. */
  onConnected(listener: () => void): () => void;
  close(): void;
}

/** Asks main for a port and follows every one that it sends. */
export function connectThroughHost(bridge: Pick<HostBridge, 'connect'>, target: Window = window): Connection {
  return createConnection((use) => {
    const onMessage = (event: MessageEvent): void => {
      const channel = event.ports[0];
      if (event.source !== target || event.data !== 'dateline-port' || channel === undefined) return;
      use(portOf(channel));
    };
    target.addEventListener('message', onMessage);
    bridge.connect();
    return () => target.removeEventListener('message', onMessage);
  });
}

/** A connection over ports from any source; `supply` gives each new port to `use` and answers how to stop. */
export function createConnection(supply: (use: (port: Port) => void) => () => void): Connection {
  const eventListeners = new Set<(event: EngineEvent) => void>();
  const connectedListeners = new Set<() => void>();
  let client: Client | null = null;
  let arrived: (client: Client) => void = () => {};
  let current = new Promise<Client>((settle) => {
    arrived = settle;
  });

  const use = (port: Port): void => {
    client?.close();
    client = createClient(port);
    client.onEvent((event) => {
      for (const listener of [...eventListeners]) listener(event);
    });
    arrived(client);
    current = Promise.resolve(client);
    for (const listener of [...connectedListeners]) listener();
  };
  const stop = supply(use);

  return {
    ask: async (name, input) => {
      const [room = '', verb = ''] = name.split('.');
      const rooms = (await current) as unknown as Record<string, Record<string, (input: unknown) => Promise<never>>>;
      const call = rooms[room]?.[verb];
      if (call === undefined) throw new Error(`The contract has no route ${name}.`);
      return call(input);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    onConnected: (listener) => {
      connectedListeners.add(listener);
      return () => connectedListeners.delete(listener);
    },
    close: () => {
      stop();
      client?.close();
    },
  };
}

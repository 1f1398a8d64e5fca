import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { Message } from '#contract/port.ts';
import { failed } from '#contract/result.ts';
import { issueTokens, spendTokens } from '#contract/tokens.ts';
import type { Hub } from './hub.ts';
import type { Places } from './places.ts';

/**
 * Gives a window a line to the engine. On the way in tokens become paths, and a message that names a path itself is refused;
 * on the way out every path gets a token.
 */
export function connectWindow(contents: WebContents, hub: Hub, places: Places): void {
  const { port1: near, port2: far } = new MessageChannelMain();
  const line = hub.connect();
  const send = (message: unknown): void => near.postMessage(issueTokens(message, places.tokenOf));
  near.on('message', ({ data }) => {
    const spent = spendTokens(data, places.pathOf);
    if (spent !== null) line.post(spent.value as Message);
    else refuse(near, data);
  });
  near.on('close', () => line.close());
  line.onMessage(send);
  line.onClose(() => near.close());
  near.start();
  contents.postMessage('dateline-port', null, [far]);
}

function refuse(port: MessagePortMain, data: unknown): void {
  if (typeof data !== 'object' || data === null || !('id' in data) || typeof data.id !== 'number') return;
  const result = failed('door.token_unknown', 'This place is not known any more. Choose it again.');
  port.postMessage({ kind: 'reply', id: data.id, result } satisfies Message);
}

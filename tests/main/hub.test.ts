import { expect, test } from 'vitest';
import { createClient } from '#contract/client.ts';
import { createPortPair, type Message } from '#contract/port.ts';
import { createHub } from '../../src/main/hub.ts';

test('two lines over one engine keep their answers apart, share its events, and fail together when it is gone', async () => {
  const [near, engine] = createPortPair();
  const hub = createHub(near);
  const [first, second] = [createClient(hub.connect()), createClient(hub.connect())];
  const asked: Extract<Message, { kind: 'request' }>[] = [];
  engine.onMessage((message) => asked.push(message as never));
  const answers = [first.kits.list({}), second.contacts.list({})];
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(asked.map((message) => message.route)).toEqual(['kits.list', 'contacts.list']);
  for (const { id, route } of asked.toReversed()) engine.post({ kind: 'reply', id, result: { ok: true, value: { route } } });
  expect(await Promise.all(answers)).toEqual([
    { ok: true, value: { route: 'kits.list' } },
    { ok: true, value: { route: 'contacts.list' } },
  ]);
  const heard: unknown[] = [];
  first.onEvent((event) => heard.push(event));
  second.onEvent((event) => heard.push(event));
  engine.post({ kind: 'event', event: { type: 'changed', topics: ['kits'] } });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(heard).toHaveLength(2);
  const waiting = first.kits.list({});
  hub.shut();
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'door.engine_gone' } });
  expect(await createClient(hub.connect()).kits.list({})).toMatchObject({ ok: false, error: { code: 'door.engine_gone' } });
});

test('what a window sends is passed on only when it is a request', async () => {
  const [near, engine] = createPortPair();
  const line = createHub(near).connect();
  const asked: unknown[] = [];
  engine.onMessage((message) => asked.push(message));
  for (const rubbish of [
    null,
    'text',
    7,
    {},
    { kind: 'event', event: { type: 'changed', topics: [] } },
    { kind: 'request', id: -1, route: 'kits.list', input: {} },
  ]) {
    line.post(rubbish as never);
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(asked).toEqual([]);
});

import { expect, test } from 'vitest';
import { createClient } from '#contract/client.ts';
import { createPortPair } from '#contract/port.ts';
import { findRoute, rooms } from '#contract/routes.ts';
import { issueTokens, spendTokens } from '#contract/tokens.ts';
import { AssetId, KitId, Line } from '#contract/values.ts';

test('a route is found by its name, and nothing else is', () => {
  expect(findRoute('kits.create')).toBe(rooms.kits.create);
  for (const name of [
    '',
    'kits',
    'kits.',
    '.create',
    'kits.nothing',
    'toString.call',
    '__proto__.x',
    'kits.constructor',
    'kits.create.x',
  ]) {
    expect(findRoute(name), name).toBeUndefined();
  }
});

test('an id of one kind never passes for another', () => {
  expect(KitId.safeParse('kit_0123456789abcdef').success).toBe(true);
  expect(KitId.safeParse('ast_0123456789abcdef').success).toBe(false);
  expect(AssetId.safeParse('ast_0123').success).toBe(false);
});

test('a line of text is one line', () => {
  expect(Line.parse('  A\r\nheadline\twith breaks ')).toBe('A headline with breaks');
  expect(Line.safeParse('x'.repeat(1001)).success).toBe(false);
});

test('tokens are exchanged for paths wherever they stand, and a window cannot name a path', () => {
  const known = new Map([
    ['t1', '/a'],
    ['t2', '/b'],
  ]);
  const spend = (value: unknown) => spendTokens(value, (token) => known.get(token));
  expect(spend({ places: [{ $token: 't1' }, { $token: 't2' }], text: '$token' })).toEqual({
    value: { places: [{ $path: '/a' }, { $path: '/b' }], text: '$token' },
  });
  expect(spend({ place: { $token: 'guess' } })).toBeNull();
  expect(spend({ deep: [{ place: { $path: '/etc/passwd' } }] })).toBeNull();
  expect(spend({ place: { $token: 't1', $path: '/etc/passwd' } })).toBeNull();
  expect(issueTokens({ a: { $path: '/a' }, b: [1, null, 'x'] }, (path) => `t:${path}`)).toEqual({
    a: { $path: '/a', $token: 't:/a' },
    b: [1, null, 'x'],
  });
});

test('a message that holds itself, or one part a million times, is refused and not followed without end', () => {
  const spend = (value: unknown) => spendTokens(value, () => '/a');
  const ring: Record<string, unknown> = {};
  ring.ring = [ring];
  expect(spend(ring)).toBeNull();
  let twice: unknown = 1;
  for (let times = 0; times < 50; times++) twice = [twice, twice];
  expect(spend({ twice })).toBeNull();
  const deep: { value: unknown } = { value: 1 };
  for (let at = 0; at < 40; at++) deep.value = { value: deep.value };
  expect(spend(deep)).toEqual({ value: deep });
  // What the engine answers has no such end.
  let far: unknown = { $path: '/a' };
  for (let at = 0; at < 200; at++) far = [far];
  expect(JSON.stringify(issueTokens(far, () => 't'))).toContain('"$token":"t"');
});

test('when the line closes, waiting and later calls fail with one code', async () => {
  const [near, far] = createPortPair();
  const client = createClient(near);
  const waiting = client.kits.list({});
  const job = client.waitForJob('job_0123456789abcdef' as never);
  far.close();
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'door.engine_gone' } });
  expect(await job).toMatchObject({ ok: false, error: { code: 'door.engine_gone' } });
  expect(await client.kits.list({})).toMatchObject({ ok: false, error: { code: 'door.engine_gone' } });
});

import { describe, expect, it, vi } from 'vitest';
import { done, failed, type Result } from '#contract/result.ts';
import { createQueryCache } from '../../src/renderer/engine/cache.ts';
import { kitId, makeKit } from './fake-engine.ts';

const id = kitId(1);
const turn = (ms = 0): Promise<void> => new Promise((settle) => setTimeout(settle, ms));

function setUp(answer: () => Result<unknown> | Promise<Result<unknown>>) {
  const ask = vi.fn(async () => answer());
  return { ask, cache: createQueryCache(ask) };
}

describe('the query cache', () => {
  it('asks once for many listeners and keeps the answer', async () => {
    const { ask, cache } = setUp(() => done(makeKit(1)));
    const stops = [cache.listen('kits.get', { id }, () => {}), cache.listen('kits.get', { id }, () => {})];
    await turn();
    expect(ask).toHaveBeenCalledTimes(1);
    expect(cache.read('kits.get', { id }).data?.title).toBe('Beijing delegation');
    for (const stop of stops) stop();
    cache.listen('kits.get', { id }, () => {});
    await turn();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('asks again when a topic it reads has changed, not for another topic', async () => {
    let title = 'One';
    const { ask, cache } = setUp(() => done(makeKit(1, { title })));
    cache.listen('kits.get', { id }, () => {});
    await turn();
    cache.markStale(['contacts']);
    await turn(260);
    expect(ask).toHaveBeenCalledTimes(1);
    title = 'Two';
    for (let change = 0; change < 20; change += 1) cache.markStale(['kits']);
    expect(cache.read('kits.get', { id }).data?.title).toBe('One');
    await turn(500);
    // Once for the first change, and once more for those that came while it was being asked.
    expect(ask).toHaveBeenCalledTimes(3);
    expect(cache.read('kits.get', { id }).data?.title).toBe('Two');
  });

  it('keeps the last good answer beside a refusal', async () => {
    let answer: Result<unknown> = done(makeKit(1));
    const { cache } = setUp(() => answer);
    cache.listen('kits.get', { id }, () => {});
    await turn();
    answer = failed('door.engine_gone', 'gone');
    cache.markAllStale();
    await turn(260);
    const snapshot = cache.read('kits.get', { id });
    expect(snapshot.data?.id).toBe(id);
    expect(snapshot.error?.code).toBe('door.engine_gone');
  });

  it('does not take an answer that crosses an edit', async () => {
    const { cache } = setUp(() => done(makeKit(1, { title: 'Old' })));
    cache.listen('kits.get', { id }, () => {});
    const release = cache.hold('kits.get', { id });
    cache.put('kits.get', { id }, makeKit(1, { title: 'New' }));
    await turn(20);
    expect(cache.read('kits.get', { id }).data?.title).toBe('New');
    release();
    await turn(260);
    expect(cache.read('kits.get', { id }).data?.title).toBe('Old');
  });

  it('forgets a library but not what needs none', async () => {
    const { cache } = setUp(() => done(makeKit(1)));
    cache.put('kits.get', { id }, makeKit(1));
    cache.put('library.recent', {}, { items: [] });
    cache.clear();
    expect(cache.read('kits.get', { id }).data).toBeUndefined();
    expect(cache.read('library.recent', {}).data).toEqual({ items: [] });
  });
});

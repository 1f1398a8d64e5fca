import { describe, expect, it, vi } from 'vitest';
import { done, failed, type Result } from '#contract/result.ts';
import { createQueryCache } from '../../src/renderer/engine/cache.ts';
import { share } from '../../src/renderer/engine/share.ts';
import { assetId, kitId, makeKit } from './fake-engine.ts';

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

  it('lets go of whole texts that are no longer looked at: each letter typed is a question of its own', async () => {
    const { ask, cache } = setUp(() => done({}));
    const read = async (length: number): Promise<void> => {
      const stop = cache.listen('releases.parse', { source: { text: 'x'.repeat(length) } }, () => {});
      await turn();
      stop();
    };
    for (let length = 1; length <= 6; length += 1) await read(length);
    expect(ask).toHaveBeenCalledTimes(6);
    await read(6);
    expect(ask).toHaveBeenCalledTimes(6);
    await read(1);
    expect(ask).toHaveBeenCalledTimes(7);
  });

  it('tells what still holds from what was only known once', async () => {
    const { cache } = setUp(() => done(makeKit(1)));
    const stop = cache.listen('kits.get', { id }, () => {});
    await turn();
    stop();
    expect(cache.fresh('kits.get', { id })?.id).toBe(id);
    cache.markStale(['kits']);
    expect(cache.read('kits.get', { id }).data?.id).toBe(id);
    expect(cache.fresh('kits.get', { id })).toBeUndefined();
    const settle = cache.ahead('kits.get', { id }, (known) => known);
    expect(cache.fresh('kits.get', { id })?.id).toBe(id);
    settle(true);
    cache.listen('kits.get', { id }, () => {});
    expect(cache.fresh('kits.get', { id })?.id).toBe(id);
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

  it('keeps nothing of the refusal that no library is open: the next listener asks anew', async () => {
    let answer: Result<unknown> = failed('door.no_library', 'No library is open.');
    const { ask, cache } = setUp(() => answer);
    const stop = cache.listen('kits.get', { id }, () => {});
    await vi.waitFor(() => expect(cache.read('kits.get', { id }).isAsking).toBe(false));
    expect(cache.read('kits.get', { id }).error).toBeUndefined();
    stop();
    answer = done(makeKit(1));
    cache.listen('kits.get', { id }, () => {});
    await vi.waitFor(() => expect(cache.read('kits.get', { id }).data).toEqual(makeKit(1)));
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('does not take an answer that crosses an edit', async () => {
    const { cache } = setUp(() => done(makeKit(1, { title: 'Old' })));
    cache.listen('kits.get', { id }, () => {});
    const settle = cache.ahead('kits.get', { id }, () => makeKit(1, { title: 'New' }));
    await turn(20);
    expect(cache.read('kits.get', { id }).data?.title).toBe('New');
    settle(true);
    await turn(260);
    expect(cache.read('kits.get', { id }).data?.title).toBe('Old');
  });

  it('takes an edit back that was refused, but not what was edited since', async () => {
    const { cache } = setUp(() => done(makeKit(1, { title: 'Engine' })));
    const title = () => cache.read('kits.get', { id }).data?.title;
    cache.put('kits.get', { id }, makeKit(1, { title: 'Old' }));
    const first = cache.ahead('kits.get', { id }, (known) => known && { ...known, title: 'First' });
    first(false);
    expect(title()).toBe('Old');
    const second = cache.ahead('kits.get', { id }, (known) => known && { ...known, title: 'Second' });
    const third = cache.ahead('kits.get', { id }, (known) => known && { ...known, title: 'Third' });
    second(false);
    expect(title()).toBe('Third');
    cache.listen('kits.get', { id }, () => {});
    await turn(260);
    expect(title()).toBe('Third');
    third(true);
    await turn(260);
    expect(title()).toBe('Engine');
  });

  it('forgets a library but not what needs none', async () => {
    const { cache } = setUp(() => done(makeKit(1)));
    cache.put('kits.get', { id }, makeKit(1));
    cache.put('library.recent', {}, { items: [] });
    cache.clear();
    expect(cache.read('kits.get', { id }).data).toBeUndefined();
    expect(cache.read('library.recent', {}).data).toEqual({ items: [] });
  });

  it('keeps what a new answer has in common with the last one, so that only what changed is drawn again', async () => {
    const sections = [
      { kind: 'photos' as const, items: [{ kind: 'asset' as const, assetId: assetId(1), title: '', caption: '' }] },
    ];
    let title = 'One';
    const { cache } = setUp(() => done(structuredClone(makeKit(1, { title, sections }))));
    cache.listen('kits.get', { id }, () => {});
    await turn();
    const before = cache.read('kits.get', { id }).data;
    title = 'Two';
    cache.markAllStale();
    await turn(260);
    const after = cache.read('kits.get', { id }).data;
    expect(after?.title).toBe('Two');
    expect(after?.sections).toBe(before?.sections);
  });

  it('asks for the page first, and for what else a change touches once it is there; a new question does not wait', async () => {
    const asked: string[] = [];
    let now = 0;
    let finish: () => void = () => {};
    const cache = createQueryCache(
      async (name) => {
        asked.push(name);
        if (name === 'exports.page') await new Promise<void>((settle) => (finish = settle));
        return done({});
      },
      () => now,
    );
    cache.listen('library.current', {}, () => {});
    cache.listen('exports.preview', { kitId: id }, () => {});
    cache.listen('kits.get', { id }, () => {});
    cache.listen('exports.page', { kitId: id }, () => {});
    await turn();
    finish();
    await turn();
    asked.length = 0;
    now = 10_000;
    cache.markStale(['kits']);
    cache.listen('kits.list', {}, () => {});
    await turn();
    expect(asked).toEqual(['exports.page', 'kits.list']);
    finish();
    await turn();
    expect(asked).toEqual(['exports.page', 'kits.list', 'library.current', 'kits.get', 'exports.preview']);
  });

  it('asks for what preflight says once the page is there, whichever was looked at first', async () => {
    const asked: string[] = [];
    let finish: () => void = () => {};
    const cache = createQueryCache(async (name) => {
      asked.push(name);
      if (name === 'exports.page') await new Promise<void>((settle) => (finish = settle));
      return done({});
    });
    cache.listen('exports.preview', { kitId: id }, () => {});
    cache.listen('exports.page', { kitId: id }, () => {});
    await turn();
    finish();
    await turn(260);
    asked.length = 0;
    cache.markStale(['kits']);
    await turn();
    expect(asked).toEqual(['exports.page']);
    finish();
    await turn(260);
    expect(asked).toEqual(['exports.page', 'exports.preview']);
  });

  it('does not let a question wait for a page that nobody looks at any more, nor for one that a dead engine owes', async () => {
    const asked: string[] = [];
    let isDead = false;
    const cache = createQueryCache(async (name) => {
      asked.push(name);
      return isDead ? new Promise(() => {}) : done({});
    });
    const leave = cache.listen('exports.page', { kitId: id }, () => {});
    cache.listen('exports.preview', { kitId: id }, () => {});
    await turn();
    // The page waits for its turn when it is left.
    cache.markStale(['kits']);
    leave();
    asked.length = 0;
    await turn(450);
    expect(asked).toEqual(['exports.preview']);
    isDead = true;
    const leaveAgain = cache.listen('exports.page', { kitId: id }, () => {});
    await turn(10);
    leaveAgain();
    isDead = false;
    asked.length = 0;
    cache.markAllStale();
    await turn(260);
    expect(asked).toEqual(['exports.preview']);
  });
});

describe('what two JSON values have in common', () => {
  it('is the same object in both; what differs anywhere is new, and so is all around it', () => {
    const last = { a: [{ n: 1 }, { n: 2 }], b: { c: null }, d: 'x' };
    expect(share(last, structuredClone(last))).toBe(last);
    const next = share(last, { a: [{ n: 1 }, { n: 3 }, { n: 2 }], b: { c: null }, e: 'x' });
    expect(next).toEqual({ a: [{ n: 1 }, { n: 3 }, { n: 2 }], b: { c: null }, e: 'x' });
    expect(next.a[0]).toBe(last.a[0]);
    expect(next.b).toBe(last.b);
    for (const [one, other] of [
      [[1], { 0: 1 }],
      [null, {}],
      [{ a: undefined }, { b: undefined }],
      [[1, 2], [1]],
      [{}, []],
    ] as const) {
      expect(share(one, other)).toStrictEqual(other);
      expect(share(one, other)).not.toBe(one);
    }
  });
});

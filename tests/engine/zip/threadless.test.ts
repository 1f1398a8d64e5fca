import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { verifyKit } from '#engine/exports/verify.ts';
import { asEntries, kitEntries, must, newFolder, noise, writeZip } from './support.ts';

/** How the system refuses: no thread at all, or one that dies before it has said anything. */
const refusal = vi.hoisted(() => ({ isAtOnce: true, asked: 0 }));
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super();
      refusal.asked++;
      const error = Object.assign(new Error('no thread'), { code: 'ERR_WORKER_INIT_FAILED' });
      if (refusal.isAtOnce) throw error;
      setImmediate(() => this.emit('error', error));
    }
    postMessage(): void {}
    ref(): void {}
    unref(): void {}
  },
}));

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([true, false])('a zip is checked to its end where the system gives no thread (at once: %s)', async (isAtOnce) => {
  refusal.isAtOnce = isAtOnce;
  refusal.asked = 0;
  const path = join(folder, `${isAtOnce}.zip`);
  const large = noise(18 << 20);
  await writeZip(
    path,
    asEntries(kitEntries({ 'photos/a.jpg': large, 'photos/b.jpg': Buffer.concat([large, Buffer.from('b')]) })),
  );
  const told: number[] = [];
  const verdict = must(await verifyKit(path, { onProgress: (bytes, total) => told.push(bytes / total) }));
  expect(verdict).toMatchObject({ ok: true, problems: [] });
  expect(refusal.asked).toBeGreaterThan(0);
  expect(told.at(-1)).toBe(1);
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { giveThread, startThreads, takeThread, threadsOfUse } from '#engine/exports/zip/threads.ts';

const shared = (text: string): SharedArrayBuffer => {
  const memory = new SharedArrayBuffer(text.length);
  Buffer.from(memory).write(text);
  return memory;
};

test('a thread that was given back does the next work as if it were the first', async () => {
  const first = takeThread();
  for (const words of [['boats', 'harbour'], ['dawn']]) {
    await first.ask({ deed: 'begin', memory: words.map(shared) });
    for (const [index, word] of words.entries()) await first.ask({ deed: 'update', index, length: word.length });
    expect(await first.ask({ deed: 'digest' })).toBe(createHash('sha256').update(words.join('')).digest('hex'));
    giveThread(first);
    expect(takeThread()).toBe(first);
  }
  await first.end();
});

test('threads that were started early are those that are taken, and one that has ended is never taken', async () => {
  startThreads();
  const taken = Array.from({ length: threadsOfUse() }, takeThread);
  expect(new Set(taken).size).toBe(threadsOfUse());
  for (const thread of taken) giveThread(thread);
  const last = takeThread();
  expect(taken).toContain(last);
  giveThread(last);
  await last.end();
  const next = takeThread();
  expect(next).not.toBe(last);
  await expect(last.ask({ deed: 'digest' })).rejects.toThrow('ended');
  giveThread(next);
});

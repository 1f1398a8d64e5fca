import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createCalm } from '../../src/engine/calm.ts';

test('work that nobody waits for goes on when nothing was asked for a moment, and under questions without end after a while', async () => {
  let now = 0;
  const calm = createCalm(() => now);
  // Nothing was ever asked.
  await calm.settled();

  calm.stir();
  let isOver = false;
  const settled = calm.settled().then(() => {
    isOver = true;
  });
  await sleep(20);
  expect(isOver).toBe(false);
  now = 400;
  await settled;

  calm.stir();
  const patient = calm.settled();
  const typing = setInterval(() => {
    now += 200;
    calm.stir();
  }, 5);
  await patient;
  clearInterval(typing);
  expect(now).toBeGreaterThanOrEqual(5400);
});

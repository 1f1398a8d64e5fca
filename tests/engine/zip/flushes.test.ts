import fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createFlushes } from '#engine/exports/zip/flushes.ts';
import { tempFolder } from '../harness.ts';

afterEach(() => vi.restoreAllMocks());

test('a flush in the middle that fails is told at the end, though the last one goes well: the system tells it once', async () => {
  const path = join(await tempFolder(), 'file');
  const fd = fs.openSync(path, 'w');
  const flushes = createFlushes(fd);
  const broken = Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
  const flush = vi.spyOn(fs, 'fdatasync').mockImplementationOnce((_fd, settle) => settle(broken));
  flushes.written(1000);
  expect(flush).not.toHaveBeenCalled();
  flushes.written(64 << 20);
  await flushes.idle();
  expect(flush).toHaveBeenCalledTimes(1);
  await expect(flushes.finish()).rejects.toBe(broken);
  fs.closeSync(fd);
});

test('a file that is flushed well is flushed once more at the end', async () => {
  const path = join(await tempFolder(), 'file');
  const fd = fs.openSync(path, 'w');
  const last = vi.spyOn(fs, 'fsync');
  const flushes = createFlushes(fd);
  flushes.written(65 << 20);
  flushes.written(65 << 20);
  await flushes.finish();
  expect(last).toHaveBeenCalledWith(fd, expect.any(Function));
  fs.closeSync(fd);
});

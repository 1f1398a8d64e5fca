import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { EngineOptions } from '#engine/engine.ts';
import { writeJpeg } from './files.ts';
import { importAll, scanLibrary, startLibrary, tempFolder, value } from './harness.ts';

afterEach(() => void vi.unstubAllEnvs());

/** An engine whose reader fails at the named files. */
const withFaults = (faults: Record<string, string>, limitMs = 60_000): EngineOptions => {
  vi.stubEnv('DATELINE_TEST_FAULTS', JSON.stringify(faults));
  return { reader: { script: join(import.meta.dirname, 'faulty-reader.ts'), limitMs } };
};

async function importTwelve(options: EngineOptions) {
  const started = await startLibrary(options);
  const folder = await tempFolder();
  for (let index = 0; index < 12; index++) await writeJpeg(join(folder, `${10 + index}.jpg`), index, 400, 300);
  const { report } = await importAll(started.client, folder);
  return { ...started, folder, report };
}

// Would catch: a crash that takes the engine along, that costs the neighbours in flight, that loses the file or its place.
test('a decoder that crashes costs one file its preview, and nothing else', async () => {
  const { client, folder, report, path, log } = await importTwelve(withFaults({ '14.jpg': 'crash' }));
  expect(report).toMatchObject({ imported: 12, duplicates: 0, refused: 0 });
  expect(report.items.filter((item) => item.code !== undefined)).toMatchObject([
    { path: join(folder, '14.jpg'), code: 'imports.decoder_failed', outcome: 'imported' },
  ]);
  const { items } = value(await client.assets.list({}));
  expect(items.map((asset) => asset.filename)).toEqual(
    items
      .map((asset) => asset.filename)
      .toSorted()
      .reverse(),
  );
  const guilty = items.find((asset) => asset.filename === '14.jpg');
  expect(guilty).toMatchObject({ hasPreview: false, note: 'imports.decoder_failed', mime: 'image/jpeg', kind: 'photo' });
  expect(items.filter((asset) => asset.hasPreview)).toHaveLength(11);
  const original = value(await client.assets.original({ id: guilty?.id as never })).place.$path;
  expect(await readFile(original)).toEqual(await readFile(join(folder, '14.jpg')));
  expect((await scanLibrary(client)).findings).toEqual([]);
  expect(await readdir(join(path, '.staging'))).toEqual([]);
  expect(log.some((line) => line.includes('14.jpg'))).toBe(true);
});

test.each([
  ['hang', 'a decoder that hangs beside the others'],
  ['spin', 'one that takes the whole process with it'],
])('%s: %s is ended after its time and costs one file its preview', async (fault) => {
  const { client, report } = await importTwelve(withFaults({ '13.jpg': fault }, 2500));
  expect(report).toMatchObject({ imported: 12, refused: 0 });
  const { items } = value(await client.assets.list({}));
  expect(items.filter((asset) => !asset.hasPreview).map((asset) => [asset.filename, asset.note])).toEqual([
    ['13.jpg', 'imports.decoder_timeout'],
  ]);
});

test('several guilty files are each found guilty, and two equal files cannot wait for each other', async () => {
  const { client, folder, path } = await startLibrary(withFaults({ 'a.jpg': 'crash', 'b.jpg': 'crash', 'd.jpg': 'crash' })).then(
    async (started) => ({ ...started, folder: await tempFolder() }),
  );
  const { copyFile } = await import('node:fs/promises');
  await writeJpeg(join(folder, 'a.jpg'), 1);
  await copyFile(join(folder, 'a.jpg'), join(folder, 'b.jpg'));
  await writeJpeg(join(folder, 'c.jpg'), 2);
  await writeJpeg(join(folder, 'd.jpg'), 3);
  const { report } = await importAll(client, folder);
  expect(report.items.map((item) => [item.path.slice(-5), item.outcome, item.code])).toEqual([
    ['a.jpg', 'imported', 'imports.decoder_failed'],
    ['b.jpg', 'duplicate', undefined],
    ['c.jpg', 'imported', undefined],
    ['d.jpg', 'imported', 'imports.decoder_failed'],
  ]);
  expect(await readdir(join(path, '.staging'))).toEqual([]);
});

test('a decoder that takes memory without end is ended before the machine is', async () => {
  const { client, report } = await importTwelve(withFaults({ '12.jpg': 'swell' }));
  expect(report).toMatchObject({ imported: 12, refused: 0 });
  const { items } = value(await client.assets.list({}));
  expect(items.filter((asset) => asset.note !== null).map((asset) => asset.note)).toEqual(['imports.decoder_failed']);
});

// Would catch: a cancel that waits for the decoder at work.
test('cancel while a decoder hangs ends the job at once, and leaves nothing half', async () => {
  const { client, path } = await startLibrary(withFaults({ '3.jpg': 'hang' }));
  const folder = await tempFolder();
  for (let index = 0; index < 6; index++) await writeJpeg(join(folder, `${index}.jpg`), index);
  const { jobId } = value(await client.imports.run({ places: [{ $path: folder }] }));
  const ended = client.waitForJob(jobId, (job) => {
    if (job.progress.done >= 1)
      void client.jobs.cancel({ id: jobId }).then(() => {
        cancelledAt = performance.now();
      });
  });
  let cancelledAt = Number.NaN;
  expect(value(await ended).state).toBe('cancelled');
  expect(Number.isNaN(cancelledAt) ? 0 : performance.now() - cancelledAt).toBeLessThan(2000);
  expect(await readdir(join(path, '.staging'))).toEqual([]);
  expect((await scanLibrary(client)).findings).toEqual([]);
  // the reader was ended with the import; the next one has a new one
  await writeJpeg(join(folder, 'later.jpg'), 9);
  expect((await importAll(client, join(folder, 'later.jpg'))).report).toMatchObject({ imported: 1 });
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createZipWriter } from '#engine/exports/zip/write.ts';
import { AT, asEntries, kitEntries, must, newFolder, noise, parseZip, ROOT, sha256, writeKit, writeZip } from './support.ts';

const folder = newFolder();
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileEntry = (name: string, path: string, bytes: number, crc: number | null = null) => ({
  name,
  source: { kind: 'file' as const, path, bytes, crc32: crc },
});

describe('the layout promised in kit-output.md, section 10', () => {
  test('no descriptors, extra fields or comments; UTF-8 flag, Unix mode and one time everywhere', async () => {
    await writeKit(at('layout.zip'));
    const headers = parseZip(readFileSync(at('layout.zip')));
    expect(headers.map((header) => header.name)).toEqual(kitEntries().map(([path]) => `${ROOT}/${path}`));
    for (const header of headers) {
      expect(header).toMatchObject({ flags: 0x0800, localFlags: 0x0800, extraBytes: 0, localExtraBytes: 0, commentBytes: 0 });
      expect([header.madeBy >> 8, header.mode]).toEqual([3, 0o100644]);
      expect(header.date).toBe(((2014 - 1980) << 9) | (12 << 5) | 8);
      expect(header.time).toBe((10 << 11) | (30 << 5) | 6);
      expect(header.method, header.name).toBe(/\.jpg$/.test(header.name) ? 0 : 8);
    }
    const spans = headers.flatMap((header) => [header.local, header.data]);
    expect(
      spans.slice(1).every(([start], index) => start === spans[index]?.[1]),
      'no gap between entries',
    ).toBe(true);
  });

  test('odd seconds lose one, and years before DOS become 1980', async () => {
    for (const [year, date] of [
      [1969, (1 << 5) | 1],
      [2200, (127 << 9) | (12 << 5) | 8],
    ] as const) {
      const writer = must(await createZipWriter(at('old.zip'), { at: { ...AT, y: year } }));
      must(await writer.add({ name: 'a.txt', source: { kind: 'bytes', bytes: Buffer.from('a') } }));
      must(await writer.finish());
      expect(parseZip(readFileSync(at('old.zip')))[0]?.date).toBe(date);
    }
  });

  test('what does not shrink is stored, empty files too', async () => {
    await writeZip(
      at('stored.zip'),
      asEntries([
        ['a.txt', noise(3000)],
        ['b.txt', Buffer.alloc(0)],
        ['c.pdf', Buffer.alloc(900)],
      ]),
    );
    expect(parseZip(readFileSync(at('stored.zip'))).map((header) => header.method)).toEqual([0, 0, 0]);
  });

  test('content that shrinks like a bomb is stored, so that no mail scanner refuses the kit', async () => {
    await writeZip(at('zeros.zip'), asEntries([['a.svg', Buffer.alloc(3 << 20)]]));
    expect(parseZip(readFileSync(at('zeros.zip')))[0]?.method).toBe(0);
  });
});

describe('sameness', () => {
  test('twice the same bytes, also on the other side of the world', async () => {
    const first = await writeKit(at('one.zip'));
    const second = await writeKit(at('two.zip'));
    expect(second.sha256).toBe(first.sha256);
    expect(sha256(readFileSync(at('two.zip')))).toBe(first.sha256);
    expect(readFileSync(at('one.zip')).length).toBe(first.bytes);
    const code = `import { writeKit } from ${JSON.stringify(join(import.meta.dirname, 'support.ts'))};
      console.log((await writeKit(process.argv[1])).sha256);`;
    for (const TZ of ['Pacific/Auckland', 'America/St_Johns']) {
      const env = { ...process.env, TZ };
      const answer = execFileSync('node', ['--input-type=module-typescript', '-e', code, at('far.zip')], {
        env,
        encoding: 'utf8',
      });
      expect(answer.trim()).toBe(first.sha256);
    }
  });

  test('from bytes, from a file with and without known sums, with and without a second thread', async () => {
    const big = noise(3_300_001, 5);
    const text = Buffer.from(Array.from({ length: 150_000 }, (_, index) => `line ${(index * 7919) % 1009}\n`).join(''));
    for (const [name, bytes] of [
      ['a.jpg', big],
      ['a.txt', text],
      ['b.jpg', noise(10)],
    ] as const) {
      writeFileSync(at(name), bytes);
      const known = { crc32: crc32(bytes), sha256: sha256(bytes) };
      const file = { kind: 'file', path: at(name), bytes: bytes.length } as const;
      const sources = [
        { kind: 'bytes', bytes } as const,
        { ...file, crc32: null },
        { ...file, crc32: known.crc32 },
        { ...file, ...known },
      ];
      const found = new Set<string>();
      for (const source of sources) {
        for (const expectedBytes of [0, 2 ** 40]) {
          const writer = must(await createZipWriter(at('same.zip'), { at: AT, expectedBytes }));
          expect(must(await writer.add({ name, source }))).toEqual(known);
          const { sha256: whole } = must(await writer.finish());
          expect(sha256(readFileSync(at('same.zip')))).toBe(whole);
          found.add(whole);
        }
      }
      expect(found.size).toBe(1);
    }
  });
});

describe('refusals', () => {
  const start = async (name: string) => must(await createZipWriter(at(name), { at: AT }));

  test('a source that is gone, changed in size or content, a folder or a pipe is named', async () => {
    writeFileSync(at('source.jpg'), noise(2_000_000));
    const good = { kind: 'file' as const, path: at('source.jpg'), bytes: 2_000_000, crc32: crc32(noise(2_000_000)) };
    mkdirSync(at('sub'));
    execFileSync('mkfifo', [at('fifo')]);
    const bad = [
      { ...good, path: at('nowhere.jpg') },
      { ...good, bytes: 1_999_999 },
      { ...good, crc32: 1 },
      { ...good, crc32: null, sha256: '0'.repeat(64) },
      { ...good, path: at('sub') },
      { ...good, path: at('fifo'), bytes: 0 },
    ];
    for (const source of bad) {
      const writer = await start('refused.zip');
      const result = await writer.add({ name: 'a.jpg', source });
      expect(result).toMatchObject({ ok: false, error: { code: 'exports.source_missing', details: { path: source.path } } });
      expect(await writer.finish()).toMatchObject({ ok: false, error: { code: 'exports.source_missing' } });
      await writer.abort();
      expect(existsSync(at('refused.zip'))).toBe(false);
    }
  });

  test('a source that shrinks while it is read', async () => {
    writeFileSync(at('shrinks.jpg'), noise(40 << 20));
    let isCut = false;
    const onProgress = () => {
      if (!isCut) truncateSync(at('shrinks.jpg'), 20 << 20);
      isCut = true;
    };
    const writer = must(await createZipWriter(at('shrinks.zip'), { at: AT, onProgress }));
    const result = await writer.add(fileEntry('a.jpg', at('shrinks.jpg'), 40 << 20, 1));
    expect(result).toMatchObject({ ok: false, error: { code: 'exports.source_missing' } });
    await writer.abort();
  });

  test('names that could leave the folder, and a name twice', async () => {
    for (const name of ['../a', 'a/../b', '/a', 'a//b', 'a\\b', 'C:/a', '', 'a/', 'a\u0000b', './a']) {
      const writer = await start('names.zip');
      expect(await writer.add({ name, source: { kind: 'bytes', bytes: noise(1) } }), name).toMatchObject({ ok: false });
      await writer.abort();
    }
    const writer = await start('twice.zip');
    must(await writer.add({ name: 'a.txt', source: { kind: 'bytes', bytes: noise(1) } }));
    expect(await writer.add({ name: 'a.txt', source: { kind: 'bytes', bytes: noise(1) } })).toMatchObject({ ok: false });
    await writer.abort();
  });

  test('a place that cannot be written', async () => {
    for (const path of [at('no/such/folder.zip'), folder]) {
      const result = await createZipWriter(path, { at: AT });
      expect(result).toMatchObject({ ok: false, error: { code: 'exports.destination_unwritable' } });
    }
  });

  test('a full disk', async ({ skip }) => {
    mkdirSync(at('small'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at('small')], { stdio: 'ignore' });
    } catch {
      skip('no right to mount a small disk');
    }
    try {
      for (const expectedBytes of [0, 2 ** 40]) {
        const writer = must(await createZipWriter(at('small/kit.zip'), { at: AT, expectedBytes }));
        const added = await writer.add({ name: 'a.jpg', source: { kind: 'bytes', bytes: noise(30 << 20) } });
        expect(added).toMatchObject({ ok: false, error: { code: 'exports.disk_full' } });
        expect(await writer.finish()).toMatchObject({ ok: false, error: { code: 'exports.disk_full' } });
        await writer.abort();
        expect(existsSync(at('small/kit.zip'))).toBe(false);
        // The last bytes, too, may be the ones that do not fit.
        const late = must(await createZipWriter(at('small/kit.zip'), { at: AT, expectedBytes }));
        must(await late.add({ name: 'a.jpg', source: { kind: 'bytes', bytes: noise((1 << 20) - 50) } }));
        expect(await late.finish()).toMatchObject({ ok: false, error: { code: 'exports.disk_full' } });
        await late.abort();
      }
    } finally {
      execFileSync('umount', [at('small')]);
    }
  });
});

describe('abort and leftovers', () => {
  test('while an entry is being written', async () => {
    writeFileSync(at('long.jpg'), noise(30 << 20));
    for (const expectedBytes of [0, 2 ** 40]) {
      const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
      const writer = must(await createZipWriter(at('abort.zip'), { at: AT, expectedBytes, onProgress: () => begin() }));
      const adding = writer.add(fileEntry('a.jpg', at('long.jpg'), 30 << 20, 1));
      const waiting = writer.add(fileEntry('b.jpg', at('long.jpg'), 30 << 20, 1));
      await hasBegun;
      await writer.abort();
      expect(existsSync(at('abort.zip'))).toBe(false);
      expect(await adding).toMatchObject({ ok: false });
      expect(await waiting).toMatchObject({ ok: false, error: { code: 'door.cancelled' } });
      expect(await writer.finish()).toMatchObject({ ok: false, error: { code: 'door.cancelled' } });
      await writer.abort();
    }
  });

  test('while it is being finished, and after', async () => {
    const writer = must(await createZipWriter(at('late.zip'), { at: AT }));
    must(await writer.add({ name: 'a.jpg', source: { kind: 'bytes', bytes: noise(10) } }));
    const finishing = writer.finish();
    await writer.abort();
    await finishing;
    expect(existsSync(at('late.zip'))).toBe(false);
  });

  test('a staging file left by a crash is replaced, and a link in its place is not followed', async () => {
    writeFileSync(at('precious'), 'keep me');
    symlinkSync(at('precious'), at('link.zip'));
    writeFileSync(at('left.zip'), noise(90_000));
    for (const name of ['link.zip', 'left.zip']) {
      const { bytes } = await writeKit(at(name));
      expect(readFileSync(at(name)).length).toBe(bytes);
    }
    expect(readFileSync(at('precious'), 'utf8')).toBe('keep me');
  });

  test('progress ends at the size of the zip', async () => {
    const seen: number[] = [];
    const writer = must(await createZipWriter(at('progress.zip'), { at: AT, onProgress: (bytes) => seen.push(bytes) }));
    must(await writer.add({ name: 'a.jpg', source: { kind: 'bytes', bytes: noise(5 << 20) } }));
    const { bytes } = must(await writer.finish());
    expect(seen.length).toBeGreaterThan(4);
    expect(seen.at(-1)).toBe(bytes);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

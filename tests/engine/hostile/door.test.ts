import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Message, Port } from '#contract/port.ts';
import { code, startEngine, startLibrary, value } from '../harness.ts';

const TEXT = 'City opens a new bridge\n\nCopenhagen, 8 December 2014. Body text is here.\n\nMore text is here.';

/** A port whose other end is the test: `send` runs the engine's listener in this very turn, so that what it throws is seen. */
function handMadePort() {
  const replies: Message[] = [];
  let listener: (message: unknown) => void = () => {};
  const port: Port = {
    post: (message) => void replies.push(message),
    onMessage: (heard) => {
      listener = heard;
      return () => {};
    },
    onClose: () => () => {},
    close: () => {},
  };
  return { port, replies, send: (message: unknown) => listener(message) };
}

const nested = (depth: number): unknown => {
  let value: unknown = 0;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};

describe('the port', () => {
  test('a request nested 100,000 levels deep does not throw out of the engine', async () => {
    const { engine } = await startEngine();
    const { port, send } = handMadePort();
    engine.serve(port);
    expect(() => send({ kind: 'request', id: 1, route: 'kits.list', input: nested(100_000) })).not.toThrow();
  });

  test.each([500, 1000, 2000, 4000, 8000, 100_000])('a request nested %i levels deep is answered as invalid', async (depth) => {
    const { engine, log } = await startEngine();
    const { port, send, replies } = handMadePort();
    engine.serve(port);
    send({ kind: 'request', id: 7, route: 'assets.edit', input: { id: nested(depth) } });
    await expect.poll(() => replies.length, { timeout: 1500 }).toBe(1);
    expect(replies[0]).toMatchObject({ kind: 'reply', id: 7, result: { ok: false, error: { code: 'door.invalid_input' } } });
    expect(log).toEqual([]);
  });

  test('what is no request at all gets no answer and does no harm', async () => {
    const { engine } = await startEngine();
    const { port, send, replies } = handMadePort();
    engine.serve(port);
    for (const message of [null, 7, 'x', [], {}, { kind: 'request' }, { kind: 'request', id: 'x' }, { kind: 'reply', id: 1 }])
      send(message);
    send({ kind: 'request', id: 2, route: 'library.current', input: {} });
    await expect.poll(() => replies.length, { timeout: 1500 }).toBe(1);
  });

  test('a command that hangs does not keep a person from cancelling a job', async () => {
    const { client, folder, engine } = await startLibrary();
    const release = value(await client.releases.add({ source: { text: TEXT } }));
    await mkdir(join(folder, 'in'));
    for (let n = 0; n < 300; n++) await writeFile(join(folder, 'in', `${n}.txt`), `text ${n}`);
    let letGo: () => void = () => {};
    const hangs = new Promise<void>((begun) => {
      engine.app.documents = () =>
        new Promise((_resolve, reject) => {
          letGo = () => reject(new Error('let go'));
          begun();
        });
    });
    const place = { $path: join(folder, 'out') };
    const hanging = client.releases.exportFiles({ id: release.id, formats: ['txt'], place });
    await hangs;
    const { jobId } = value(await client.imports.run({ places: [{ $path: join(folder, 'in') }] }));
    value(await client.jobs.cancel({ id: jobId }));
    expect(value(await client.waitForJob(jobId)).state).toBe('cancelled');
    letGo();
    expect(code(await hanging)).toBe('door.unexpected');
  });

  test.each([
    ['no input', { kind: 'request', id: 1, route: 'library.recent' }],
    ['a route of 200 characters', { kind: 'request', id: 1, route: 'x'.repeat(200), input: {} }],
  ])('a request with %s is answered, so that nobody waits for ever', async (_what, message) => {
    const { engine } = await startEngine();
    const { port, send, replies } = handMadePort();
    engine.serve(port);
    send(message);
    await expect.poll(() => replies.length, { timeout: 1500 }).toBeGreaterThan(0);
  });
});

describe('bad places are refused in words', () => {
  test('create: a link to nowhere, a link to itself, a name too long, a zero byte', async () => {
    const { client, folder, log } = await startEngine();
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
    await symlink('loop', join(folder, 'loop'));
    for (const name of ['dangling', 'loop', 'x'.repeat(256), 'a\0b']) {
      const answer = await client.library.create({ place: { $path: join(folder, name) } });
      expect(code(answer), `${name.slice(0, 10)} ${log.at(-1) ?? ''}`).not.toBe('door.unexpected');
    }
  });

  test('a token that was never exchanged', async () => {
    const { client } = await startLibrary();
    const place = { $token: 'never' };
    for (const answer of [
      await client.contacts.importFile({ place }),
      await client.kits.apply({ place }),
      await client.exports.verify({ place }),
      await client.releases.parse({ source: { place } }),
    ])
      expect(code(answer)).not.toBe('door.unexpected');
  });

  test('create over what an interrupted create left: empty folders of ours and nothing else', async () => {
    const { client, folder } = await startEngine();
    const path = join(folder, 'half');
    for (const name of ['originals', 'cache']) await mkdir(join(path, name), { recursive: true });
    value(await client.library.create({ place: { $path: path } }));
  });
});

test('opening the library that is open already is no quarrel with another window', async () => {
  const { client, path } = await startLibrary();
  expect(value(await client.library.open({ place: { $path: path } })).library.place.$path).toBe(path);
});

describe('values that nothing later can work with are refused at the door', () => {
  test('a time zone that does not exist', async () => {
    const { client } = await startLibrary();
    const embargo = { until: '2030-01-01T00:00:00Z', timeZone: 'Nope/Nope' };
    for (const answer of [
      await client.organisations.create({ name: 'City', timeZone: 'Mars/Olympus' }),
      await client.kits.create({ title: 'Bridge', timeZone: 'Mars/Olympus' }),
      await client.kits.create({ title: 'Bridge', embargo }),
    ])
      expect(answer).toMatchObject({ ok: false });
  });

  test('a kit in a zone that does not exist never makes preview fail unexpectedly', async () => {
    const { client } = await startLibrary();
    const kit = await client.kits.create({ title: 'Bridge', date: '2014-12-08', timeZone: 'Mars/Olympus' });
    if (kit.ok) expect(await client.exports.preview({ kitId: kit.value.id })).toMatchObject({ ok: true });
  });

  test('organisations and contacts that are not there', async () => {
    const { client } = await startLibrary();
    const release = value(await client.releases.add({ source: { text: TEXT } }));
    const organisationId = 'org_0000000000000000' as never;
    const answers = {
      kit: await client.kits.create({ title: 'Bridge', organisationId }),
      contact: await client.contacts.create({ name: 'Anne', organisationId }),
      brand: await client.logos.putBrand({ name: 'City', organisationId }),
      added: await client.releases.add({ source: { text: TEXT }, organisationId }),
      organisation: await client.releases.edit({ id: release.id, set: { organisationId } }),
      person: await client.releases.edit({ id: release.id, set: { contactIds: ['con_0000000000000000' as never] } }),
    };
    expect(Object.entries(answers).flatMap(([what, answer]) => (answer.ok ? [what] : []))).toEqual([]);
  });

  test('a date a picture was taken that is no date', async () => {
    const { client, folder } = await startLibrary();
    const { importAll } = await import('../harness.ts');
    await writeFile(join(folder, 'a.txt'), 'text');
    const { report } = await importAll(client, join(folder, 'a.txt'));
    const id = report.items[0]?.id;
    if (id === undefined) throw new Error('not imported');
    expect(await client.assets.edit({ id, set: { dateTaken: 'garbage"><x>' } })).toMatchObject({ ok: false });
  });
});

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Route } from '#contract/kernel.ts';
import type { Message, Port } from '#contract/port.ts';
import type { PreparedCommand } from '#engine/door/handlers.ts';
import { exportHandlers } from '#engine/exports/handlers.ts';
import { kitHandlers } from '#engine/kits/handlers.ts';
import { createKit } from '#engine/kits/store.ts';
import { code, startEngine, startLibrary, tempFolder, value } from '../harness.ts';

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

/** A command (kits.apply) that hangs while it prepares; what it has prepared then writes a kit named Late. */
function hangingCommand() {
  let begin = (): void => {};
  let open = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const prepare = vi.spyOn(kitHandlers.apply as PreparedCommand<Route>, 'prepare').mockImplementation(async () => {
    begin();
    await gate;
    return ({ db }) => createKit(db, { title: 'Late' }, new Date());
  });
  onTestFinished(() => prepare.mockRestore());
  const letGo = async (): Promise<void> => {
    open();
    await nextTurn();
  };
  return { begun, letGo };
}

/** Lets everything run that waits for nothing from outside. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Ends every wait that the door and the session have begun, as if its time had passed. */
async function passPatience(): Promise<void> {
  for (let wait = 0; wait < 2; wait++) {
    await nextTurn();
    await vi.advanceTimersByTimeAsync(5000);
  }
  await nextTurn();
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

describe('leaving a library', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  test('a command that hangs does not keep a person in the library, and never writes into another one', async () => {
    const { client, folder, path } = await startLibrary();
    const { begun, letGo } = hangingCommand();
    const hanging = client.kits.apply({ place: { $path: folder } });
    const waiting = client.kits.create({ title: 'Behind it' });
    await begun;
    const closing = client.library.close({});
    await passPatience();
    value(await closing);
    expect(code(await hanging)).toBe('door.library_closed');
    expect(code(await waiting)).toBe('door.library_closed');
    expect(value(await client.library.current({})).library).toBeNull();

    value(await client.library.create({ place: { $path: join(folder, 'other') } }));
    await letGo();
    value(await client.kits.create({ title: 'Mine' }));
    expect(value(await client.kits.list({})).items.map((kit) => kit.title)).toEqual(['Mine']);
    value(await client.library.open({ place: { $path: path } }));
    expect(value(await client.kits.list({})).items).toEqual([]);
  });

  test('a command that does not hang is waited for before the library is closed', async () => {
    const { client, folder, path } = await startLibrary();
    const { begun, letGo } = hangingCommand();
    const slow = client.kits.apply({ place: { $path: folder } });
    await begun;
    const closing = client.library.close({});
    await letGo();
    value(await slow);
    value(await closing);
    value(await client.library.open({ place: { $path: path } }));
    expect(value(await client.kits.list({})).items.map((kit) => kit.title)).toEqual(['Late']);
  });

  test('a command that was asked of one library is not done in the next', async () => {
    const { client, folder } = await startLibrary();
    const second = await startEngine();
    const other = { $path: join(folder, 'other') };
    value(await second.client.library.create({ place: other }));
    value(await second.client.library.close({}));
    const opening = client.library.open({ place: other });
    const creating = client.kits.create({ title: 'For the first one' });
    value(await opening);
    expect(code(await creating)).toBe('door.library_closed');
    expect(value(await client.kits.list({})).total).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('a library whose making hangs can be left, and does not come back', async () => {
    const resources = await tempFolder();
    await mkdir(join(resources, 'example'));
    // Whoever reads a pipe waits until its writer is done; a writer is there only when there is a reader.
    const pipe = join(resources, 'example', 'example.json');
    execFileSync('mkfifo', [pipe]);
    const { client, folder } = await startEngine({ resources });
    const first = { $path: join(folder, 'first') };
    value(await client.library.create({ place: first }));
    const creating = client.library.create({ place: { $path: join(folder, 'example') }, example: true });
    const nameOf = async () => value(await client.library.current({})).library?.name;
    const writer = await open(pipe, 'w');
    // What is not whole is shown to nobody.
    expect(await nameOf()).toBe('first');
    const closing = client.library.close({});
    await passPatience();
    value(await closing);
    expect(code(await creating)).toBe('door.library_closed');
    expect(await nameOf()).toBeUndefined();
    value(await client.library.open({ place: first }));
    await writer.close();
    await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.dateline-part'))).toEqual([]);
    expect(await nameOf()).toBe('first');
  });

  test('a job that does not stop does not keep a person in the library either, and says nothing in the next', async () => {
    const { client, folder, path } = await startLibrary();
    const kit = value(await client.kits.create({ title: 'Bridge' }));
    let begin = (): void => {};
    let letGo = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const run = vi.spyOn(exportHandlers.run, 'run').mockImplementation(async (context) => {
      begin();
      await gate;
      context.report({ stage: 'write' });
      return context.write(() => ({}) as never);
    });
    onTestFinished(() => run.mockRestore());
    const { jobId } = value(await client.exports.run({ kitId: kit.id, place: { $path: join(folder, 'kit.zip') } }));
    await begun;
    const closing = client.library.close({});
    await passPatience();
    value(await closing);
    value(await client.library.create({ place: { $path: join(folder, 'other') } }));
    const heard: string[] = [];
    client.onEvent((event) => event.type === 'job' && heard.push(event.job.id));
    letGo();
    value(await client.kits.create({ title: 'Mine' }));
    expect(heard).toEqual([]);
    value(await client.library.open({ place: { $path: path } }));
    expect(value(await client.jobs.get({ id: jobId })).state).toBe('interrupted');
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

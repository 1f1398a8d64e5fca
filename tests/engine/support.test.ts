import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scrubFact, scrubLine } from '../../src/engine/library/scrub.ts';
import { code, startEngine, startLibrary, tempFolder, value } from './harness.ts';

/** A word that nothing of ours says: wherever it turns up, something of a person's has leaked. */
const CANARY = 'Kanariefugl';

/** Everything a zip holds, as Info-ZIP reads it. */
const contentOf = (zip: string): string => execFileSync('unzip', ['-p', zip], { encoding: 'utf8', maxBuffer: 1 << 26 });

test('a support bundle has counts, codes and versions, and no word, path or address of a library whose every field says one', async () => {
  const folder = await tempFolder();
  const root = join(folder, CANARY, 'home', `${CANARY} library`);
  const { engine, client } = await startEngine();
  value(await client.library.create({ place: { $path: root }, name: `${CANARY} press` }));
  const organisation = value(await client.organisations.create({ name: `${CANARY} City` }));
  value(await client.contacts.create({ name: CANARY, email: `${CANARY}@${CANARY}.example`, organisationId: organisation.id }));
  value(await client.kits.create({ title: `${CANARY} kit` }));
  const text = `${CANARY} opens\n\nCOPENHAGEN, 8 December 2014: ${CANARY} said so.`;
  value(await client.releases.add({ source: { text } }));
  const { catalogue } = engine.app.session.current()?.library ?? expect.fail();
  catalogue.transact((db) => {
    db.run(
      `INSERT INTO jobs (id, route, title, input, state, progress, started_at, finished_at, error, scratch) VALUES
       ('job_0000000000000000', 'imports.run', ?, '{}', 'failed', '{}', '2014-12-08T09:00:00Z', '2014-12-08T09:01:00Z', ?, '')`,
      CANARY,
      JSON.stringify({ code: 'imports.unreadable', message: `“${CANARY}.jpg” in ${root}`, details: { path: root } }),
    );
    // A code that is none of ours is a word too.
    db.run(
      `INSERT INTO jobs (id, route, title, input, state, progress, started_at, finished_at, error, scratch) VALUES
       ('job_0000000000000001', 'imports.run', ?, '{}', 'failed', '{}', '2014-12-08T09:00:00Z', '2014-12-08T09:02:00Z', ?, '')`,
      CANARY,
      JSON.stringify({ code: CANARY, message: CANARY }),
    );
    // Whatever else is a text says it too, as far as the catalogue lets one write it.
    for (const { table, column } of db.all(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND m.sql LIKE '%STRICT%' AND c.type = 'TEXT' AND c.pk = 0 AND c.name NOT IN ('route', 'state', 'error', 'finished_at')`,
    )) {
      try {
        db.run(`UPDATE "${table}" SET "${column}" = ?`, CANARY);
      } catch {
        // It names another row.
      }
    }
  });
  const log = join(folder, 'dateline.log');
  await writeFile(
    log,
    [
      `imports.run failed unexpectedly: Error: EACCES: permission denied, open '${root}/${CANARY}.jpg'`,
      `    at ${CANARY} (file://${homedir()}/app/out/engine/engine.mjs:120:7)`,
      `    at read (${root}/src/engine/door/door.ts:12:3)`,
      `No preview could be made of “${CANARY} at dawn.jpg” press@${CANARY.toLowerCase()}.example +45 33 66 33 66`,
      'The engine ended (SIGKILL); starting it again.',
    ].join('\n'),
  );
  const zip = join(folder, 'bundle.zip');
  const made = value(
    await client.library.support({
      place: { $path: zip },
      facts: {
        'app.version': '0.1.0',
        'settings.theme': 'dark',
        'settings.exports.note': CANARY,
        [`settings.${CANARY}/x`]: true,
      },
      log: { $path: log },
    }),
  );
  expect(made.files).toEqual(['README.txt', 'support.json', 'log.txt']);
  const all = contentOf(zip);
  for (const secret of [CANARY, homedir(), folder, root, '.example', 'press@', '33 66', 'Copenhagen', 'dawn'])
    expect(all.toLowerCase(), secret).not.toContain(secret.toLowerCase());
  // What helps is there.
  const said = JSON.parse(execFileSync('unzip', ['-p', zip, 'support.json'], { encoding: 'utf8' }));
  expect(said.library.tables).toMatchObject({ contacts: 1, kits: 1, releases: 1, jobs: 2 });
  expect(said.library.integrity).toEqual({ ok: true, problems: 0 });
  expect(said.library.errors.map((error: { code: string }) => error.code)).toEqual(['unknown', 'imports.unreadable']);
  expect(said.app).toEqual({ 'app.version': '0.1.0', 'settings.theme': 'dark', 'settings.exports.note': '…' });
  for (const kept of [
    'imports.run failed unexpectedly',
    'EACCES',
    'engine.mjs:120:7',
    'door.ts:12:3',
    'The engine ended (SIGKILL); starting it again.',
  ])
    expect(all).toContain(kept);
});

test('a bundle without a library, and with a log that is a folder, is written all the same; one into the library is refused', async () => {
  const { client, folder } = await startEngine();
  const zip = join(folder, 'bundle.zip');
  value(await client.library.support({ place: { $path: zip }, log: { $path: folder } }));
  expect(JSON.parse(execFileSync('unzip', ['-p', zip, 'support.json'], { encoding: 'utf8' })).library).toBeNull();
  const { client: other, path } = await startLibrary();
  expect(code(await other.library.support({ place: { $path: join(path, 'bundle.zip') } }))).toBe(
    'exports.destination_unwritable',
  );
});

test('of a library that does not open, what is seen from outside is told, and nothing is written into it; a folder of no library is refused', async () => {
  const { client, folder } = await startEngine();
  const root = join(folder, `${CANARY} library`);
  value(await client.library.create({ place: { $path: root }, name: CANARY }));
  value(await client.library.close({}));
  await writeFile(join(root, 'library.db'), CANARY);
  const refused = await client.library.open({ place: { $path: root } });
  expect(code(refused)).toBe('library.damaged');
  const zip = join(folder, 'bundle.zip');
  const bundle = (place: string, at: string) =>
    client.library.support({ place: { $path: at }, unopened: { place: { $path: place }, code: 'library.damaged' } });
  value(await bundle(root, zip));
  expect(contentOf(zip)).not.toContain(CANARY);
  expect(JSON.parse(execFileSync('unzip', ['-p', zip, 'support.json'], { encoding: 'utf8' })).library).toMatchObject({
    refused: 'library.damaged',
    catalogueBytes: CANARY.length,
    isDatabase: false,
    backups: expect.any(Number),
    originalFolders: 0,
  });
  expect(code(await bundle(root, join(root, 'bundle.zip')))).toBe('exports.destination_unwritable');
  await mkdir(join(folder, 'empty'));
  expect(code(await bundle(join(folder, 'empty'), zip))).toBe('library.not_a_library');
});

test('scrubbing keeps what is ours and nothing else', () => {
  expect(scrubLine('exports.run failed unexpectedly TypeError: Cannot read properties of Ærø')).toBe(
    'exports.run failed unexpectedly TypeError: Cannot … of …',
  );
  // A path that only looks like ours names its file by letters that ours never have.
  expect(scrubLine('at x (/home/me/src/engine/Secret Plan.ts:1:2)')).toBe('at …');
  expect(scrubLine('/home/me/src/engine/Plan.ts:1:2')).toBe('…');
  expect(['0.1.0', '45.4.1', 'dark', 'linux', '6.8.0-40-generic'].map(scrubFact)).toEqual([
    '0.1.0',
    '45.4.1',
    'dark',
    'linux',
    '6.8.0-40-generic',
  ]);
  expect(['/home/me', 'me@example.org', 'Anna', '+45 33 66'].map(scrubFact)).toEqual(['…', '…', '…', '…']);
});

test('a library gets another name, which stays, and one that is gone is forgotten', async () => {
  const { client, folder, path } = await startLibrary();
  const renamed = value(await client.library.rename({ name: 'Ærø press' }));
  expect(renamed.name).toBe('Ærø press');
  expect(JSON.parse(await readFile(join(path, 'dateline.json'), 'utf8'))).toMatchObject({
    name: 'Ærø press',
    format: 'dateline-library',
  });
  const other = join(folder, 'other');
  value(await client.library.create({ place: { $path: other }, name: 'Other' }));
  // The one that is closed too, where it stands in the list; not one that another engine has open.
  value(await client.library.rename({ place: { $path: path }, name: 'Ærø presse' }));
  expect(JSON.parse(await readFile(join(path, 'dateline.json'), 'utf8'))).toMatchObject({ name: 'Ærø presse' });
  expect(value(await client.library.recent({})).items.map(({ name }) => name)).toEqual(['Other', 'Ærø presse']);
  expect(value(await client.library.current({})).library?.name).toBe('Other');
  const elsewhere = await startLibrary();
  expect(code(await client.library.rename({ place: { $path: elsewhere.path }, name: 'Mine' }))).toBe('library.in_use');
  expect(code(await client.library.rename({ place: { $path: folder }, name: 'Mine' }))).toBe('library.not_a_library');
  expect(value(await client.library.open({ place: { $path: path } })).library.name).toBe('Ærø presse');
  value(await client.library.forget({ place: { $path: other } }));
  expect(value(await client.library.recent({})).items.map(({ name }) => name)).toEqual(['Ærø presse']);
  // Its folder is as it was.
  value(await client.library.open({ place: { $path: other } }));
});

test('the public key is written as ssh-keygen reads it, and refused where there is none', async () => {
  const { client, folder } = await startLibrary();
  const place = { $path: join(folder, 'keys', 'office.pub') };
  expect(code(await client.exports.saveKey({ place }))).toBe('exports.key_missing');
  const key = value(await client.exports.makeKey({ address: 'press@city.example', keep: { protection: 'none' } }));
  await mkdir(join(folder, 'keys'));
  value(await client.exports.saveKey({ place }));
  expect(execFileSync('ssh-keygen', ['-lf', place.$path], { encoding: 'utf8' })).toContain(key.fingerprint);
});

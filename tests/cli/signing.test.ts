import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeJpeg } from '../engine/files.ts';
import { tempFolder } from '../engine/harness.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** Runs a command as a user would; the passphrase comes from the environment, from a file descriptor, or not at all. */
function dateline(words: string[], secret: { env?: string; fd?: string } = {}) {
  const env = { ...process.env, ...(secret.env === undefined ? {} : { DATELINE_PASSPHRASE: secret.env }) };
  const run = spawnSync(
    process.execPath,
    [MAIN, ...words, '--json', ...(secret.fd === undefined ? [] : ['--passphrase-fd', '0'])],
    {
      encoding: 'utf8',
      env,
      ...(secret.fd === undefined ? {} : { input: `${secret.fd}\n` }),
    },
  );
  return { exit: run.status, json: run.stdout === '' ? null : JSON.parse(run.stdout), err: run.stderr };
}

test('a key is made, asked for, and signs; a kit is verified, recalled, compared and corrected, all by command', {
  timeout: 180_000,
}, async () => {
  const folder = await tempFolder();
  const library = join(folder, 'library');
  const at = (name: string): string => join(folder, name);
  dateline(['create', library]);
  await writeJpeg(at('a.jpg'), 1, 400, 300);
  const asset = dateline(['import', library, at('a.jpg')]).json.items[0].id;
  const sections = [{ kind: 'photos', items: [{ kind: 'asset', assetId: asset }] }];
  writeFileSync(at('kit.json'), JSON.stringify({ title: 'Harbour', slug: 'harbour', date: '2014-12-08', sections }));
  const kit = dateline(['kit', 'apply', library, at('kit.json')]).json.id;

  expect(dateline(['key', library])).toMatchObject({ exit: 1, json: null });
  const create = ['key', 'create', library, '--address', 'press@city.example'];
  expect(dateline(create)).toMatchObject({ exit: 2, err: expect.stringContaining('DATELINE_PASSPHRASE') });
  expect(dateline(create, { env: 'short' })).toMatchObject({ exit: 2, err: expect.stringContaining('ten characters') });
  expect(dateline([...create, '--no-passphrase'], { env: 'a quiet harbour' }).exit).toBe(2);
  expect(readdirSync(library)).not.toContain('signing-key.json');
  const key = dateline(create, { env: 'a quiet harbour' });
  expect(key).toMatchObject({ exit: 0, json: { address: 'press@city.example', protection: 'passphrase' } });
  expect(statSync(join(library, 'signing-key.json')).mode & 0o077).toBe(0);

  const build = ['kit', 'build', library, kit, '--force', '--out'];
  expect(dateline([...build, at('no.zip')])).toMatchObject({ exit: 2, err: expect.stringContaining('--unsigned') });
  expect(dateline([...build, at('no.zip')], { env: 'another harbour' }).exit).toBe(2);
  const first = dateline([...build, at('one.zip'), '--note', 'Ritzau'], { fd: 'a quiet harbour' });
  expect(first).toMatchObject({ exit: 0, json: { signed: true, signer: 'press@city.example', revision: 1 } });
  expect(dateline([...build, at('bare.zip'), '--unsigned'])).toMatchObject({ exit: 0, json: { signed: false } });
  expect(readdirSync(folder)).not.toContain('no.zip');

  const { fingerprint, publicKey } = key.json;
  writeFileSync(at('key.pub'), `${publicKey}\n`);
  expect(dateline(['kit', 'verify', at('one.zip'), '--key', at('key.pub')])).toMatchObject({
    exit: 0,
    json: { ok: true, signed: true },
  });
  expect(dateline(['kit', 'verify', at('one.zip'), '--library', library]).json).toMatchObject({ trust: 'own' });
  expect(dateline(['kit', 'verify', at('bare.zip'), '--key', fingerprint])).toMatchObject({ exit: 1, json: { ok: false } });
  expect(dateline(['kit', 'verify', at('one.zip'), '--key', at('a.jpg')]).exit).toBe(2);

  expect(dateline(['recall', library, asset])).toMatchObject({ exit: 1, json: { total: 2 } });
  expect(dateline(['exports', library]).json.items.map((run: { note: string }) => run.note)).toEqual(['', 'Ritzau']);
  expect(dateline(['export', 'note', library, first.json.id, 'Ritzau and Reuters']).json.note).toBe('Ritzau and Reuters');
  const mail = ['export', 'mail', library, first.json.id, '--out', at('draft.eml')];
  expect(dateline([...mail, '--link', 'ftp://press.example/'])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('https://'),
  });
  expect(dateline([...mail, '--to', 'nobody@example.org']).exit).toBe(2);
  expect(dateline(mail)).toMatchObject({ exit: 0, json: { path: at('draft.eml'), recipients: 0, left: [] } });
  expect(readFileSync(at('draft.eml'), 'latin1')).toContain('Content-Disposition: attachment; filename="one.zip"\r\n');
  const rebuilt = dateline(['export', 'rebuild', library, first.json.id, '--out', at('again.zip')]);
  expect(rebuilt).toMatchObject({ exit: 0, json: { sha256: first.json.sha256 } });

  expect(dateline(['kit', 'diff', at('bare.zip'), at('one.zip')]).json.added.map((file: { path: string }) => file.path)).toEqual([
    'verify/SHA256SUMS.txt.sig',
    'verify/allowed_signers',
  ]);
  const corrected = dateline(['kit', 'correct', library, at('bare.zip'), at('one.zip'), '--out', at('delta.zip')]);
  expect(corrected).toMatchObject({ exit: 0, json: { notice: expect.stringContaining('CORRECTION') } });
  dateline(['kit', 'patch', at('bare.zip'), at('delta.zip'), '--out', at('patched.zip')]);
  expect(readFileSync(at('patched.zip'))).toEqual(readFileSync(at('one.zip')));
  execFileSync('unzip', ['-tqq', at('delta.zip')]);

  expect(dateline(['verify', 'page', '--out', at('verify.html')]).exit).toBe(0);
  expect(readFileSync(at('verify.html'), 'utf8')).toContain("default-src 'none'");
  expect(dateline(['key', 'protect', library, '--no-passphrase'])).toMatchObject({ exit: 2 });
  expect(dateline(['key', 'remove', library, '--fingerprint', fingerprint]).exit).toBe(0);
  expect(dateline(['key', library]).exit).toBe(1);
});

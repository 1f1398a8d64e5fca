import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KeyFile, keyOfSeed, openSeal, sealSeed } from '#engine/exports/key-file.ts';
import { createChannelVault, type Vault } from '#engine/vault.ts';
import { code, finish, startEngine, value } from '../harness.ts';
import { ADDRESS, build, PASSPHRASE, startSmallKit, unpack } from './support.ts';

/** A keychain of a test: it keeps what it wraps and knows nothing else. */
function memoryVault(): Vault {
  const kept = new Map<string, Buffer>();
  return {
    look: async () => true,
    wrap: async (secret) => {
      const ticket = randomBytes(16);
      kept.set(ticket.toString('hex'), Buffer.from(secret));
      return ticket;
    },
    unwrap: async (ticket) => kept.get(Buffer.from(ticket).toString('hex')) ?? null,
  };
}

const keyFileOf = async (library: string): Promise<string> => readFile(join(library, 'signing-key.json'), 'utf8');

describe('a key behind a passphrase', () => {
  test('signs what ssh-keygen accepts, twice the same, and is locked again when the library is opened anew', async () => {
    const { client, kit, out, path, folder } = await startSmallKit();
    expect(value(await client.exports.key({}))).toEqual({ key: null, hasKeychain: false, suggestedAddress: ADDRESS });
    const unsigned = await build(client, kit.id, out('unsigned.zip'));
    expect(unsigned).toMatchObject({ signer: null, keyFingerprint: null, version: 1 });
    expect(value(await client.exports.verify({ place: { $path: out('unsigned.zip') } }))).toMatchObject({
      ok: true,
      signed: false,
    });

    const made = value(
      await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'passphrase', passphrase: PASSPHRASE } }),
    );
    expect(made).toMatchObject({ address: ADDRESS, protection: 'passphrase', isUnlocked: true });
    const first = await build(client, kit.id, out('one.zip'));
    const second = await build(client, kit.id, out('two.zip'));
    // Signed bytes are other bytes, so the signed kit is another version.
    expect(first).toMatchObject({ signer: ADDRESS, keyFingerprint: made.fingerprint, version: 2 });
    expect(second.sha256).toBe(first.sha256);

    const root = await unpack(out('one.zip'));
    const said = execFileSync(
      'ssh-keygen',
      ['-Y', 'verify', '-f', 'verify/allowed_signers', '-I', ADDRESS, '-n', 'dateline-kit', '-s', 'verify/SHA256SUMS.txt.sig'],
      { cwd: root, input: await readFile(join(root, 'verify/SHA256SUMS.txt')), encoding: 'utf8' },
    );
    expect(said).toContain(`Good "dateline-kit" signature for ${ADDRESS} with ED25519 key ${made.fingerprint}`);
    execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'verify/SHA256SUMS.txt'], { cwd: root });
    expect(await readFile(join(root, 'START-HERE.html'), 'utf8')).toContain(made.fingerprint.replaceAll('+', '+'));
    expect(JSON.parse(await readFile(join(root, 'kit.json'), 'utf8')).signature).toMatchObject({
      type: 'sshsig',
      signer: ADDRESS,
      keyFingerprint: made.fingerprint,
    });
    await writeFile(join(root, 'key.pub'), `${made.publicKey}\n`);
    expect(execFileSync('ssh-keygen', ['-l', '-f', join(root, 'key.pub')], { encoding: 'utf8' })).toContain(made.fingerprint);

    value(await client.library.close({}));
    value(await client.library.open({ place: { $path: path } }));
    expect(value(await client.exports.key({})).key).toMatchObject({ isUnlocked: false });
    const locked = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: out('locked.zip') }, force: true }));
    expect(locked).toMatchObject({ state: 'failed', error: { code: 'exports.key_locked' } });
    expect(await readdir(join(folder, 'out'))).toEqual(['one.zip', 'two.zip', 'unsigned.zip']);
    expect(code(await client.exports.protectKey({ keep: { protection: 'none' } }))).toBe('exports.key_locked');
    expect(code(await client.exports.unlockKey({ passphrase: 'another harbour' }))).toBe('exports.key_wrong_passphrase');
    value(await client.exports.unlockKey({ passphrase: PASSPHRASE }));
    expect((await build(client, kit.id, out('three.zip'))).sha256).toBe(first.sha256);
    expect(await build(client, kit.id, out('four.zip'), { sign: false })).toMatchObject({ sha256: unsigned.sha256, version: 1 });
  });

  test('lies in no file in the clear, is nobody else’s to read, and a second one is refused', async () => {
    const { client, path } = await startSmallKit();
    const keep = { protection: 'passphrase' as const, passphrase: PASSPHRASE };
    const made = value(await client.exports.makeKey({ address: ADDRESS, keep }));
    const file = KeyFile.parse(JSON.parse(await keyFileOf(path)));
    const seed = await openSeal(file, PASSPHRASE);
    for (const name of await readdir(path, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = await readFile(join(name.parentPath, name.name));
      for (const form of [seed, Buffer.from(seed.toString('hex')), Buffer.from(seed.toString('base64')), Buffer.from(PASSPHRASE)])
        expect(bytes.includes(form), name.name).toBe(false);
    }
    expect((await stat(join(path, 'signing-key.json'))).mode & 0o077).toBe(0);
    expect(code(await client.exports.makeKey({ address: ADDRESS, keep }))).toBe('exports.key_exists');
    expect(code(await client.exports.removeKey({ fingerprint: `SHA256:${'a'.repeat(43)}` }))).toBe('exports.key_missing');
    value(await client.exports.removeKey({ fingerprint: made.fingerprint }));
    expect(value(await client.exports.key({})).key).toBe(null);
  });

  test('is bound to its address and its public half', async () => {
    const { client, path } = await startSmallKit();
    value(await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'passphrase', passphrase: PASSPHRASE } }));
    const text = await keyFileOf(path);
    const reopen = async (changed: string): Promise<void> => {
      await writeFile(join(path, 'signing-key.json'), changed);
      value(await client.library.close({}));
      value(await client.library.open({ place: { $path: path } }));
    };
    await reopen(text.replace(ADDRESS, 'press@other.example'));
    expect(code(await client.exports.unlockKey({ passphrase: PASSPHRASE }))).toBe('exports.key_wrong_passphrase');
    for (const broken of ['', '{', text.replace('scrypt', 'none'), text.replace('131072', '1073741824')]) {
      await reopen(broken);
      expect(code(await client.exports.key({}))).toBe('exports.key_damaged');
    }
    value(await client.exports.removeKey({ fingerprint: 'SHA256:whatever' }));
    expect(existsSync(join(path, 'signing-key.json'))).toBe(false);
  });
});

test('a seal opens with its passphrase only, however it was typed', async () => {
  const seed = randomBytes(32);
  const named = { address: ADDRESS, publicKey: 'AAAA' };
  const file = {
    format: 'dateline-signing-key' as const,
    formatVersion: 1 as const,
    madeAt: '2014-12-08T00:00:00Z',
    ...named,
    ...(await sealSeed(seed, 'Ærø café år', named)),
  };
  expect(await openSeal(file, 'Ærø café år')).toEqual(seed);
  await expect(openSeal(file, 'Aero cafe ar')).rejects.toThrow('does not open');
  expect(() => keyOfSeed(seed, 'AAAA')).toThrow('damaged');
});

describe('the system’s keychain', () => {
  test('keeps the key for this computer alone', async () => {
    const vault = memoryVault();
    const { client, kit, out, path, engine } = await startSmallKit({ vault });
    expect(value(await client.exports.key({}))).toMatchObject({ hasKeychain: true });
    const made = value(await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'system' } }));
    const run = await build(client, kit.id, out('one.zip'));
    expect(run.keyFingerprint).toBe(made.fingerprint);
    await engine.close();

    const elsewhere = await startEngine();
    value(await elsewhere.client.library.open({ place: { $path: path } }));
    const refused = await finish(
      elsewhere.client,
      elsewhere.client.exports.run({ kitId: kit.id, place: { $path: out('two.zip') }, force: true }),
    );
    expect(refused.error?.code).toBe('exports.key_elsewhere');
    await elsewhere.engine.close();

    const again = await startEngine({ vault });
    value(await again.client.library.open({ place: { $path: path } }));
    const kept = { protection: 'passphrase' as const, passphrase: PASSPHRASE };
    expect(value(await again.client.exports.protectKey({ keep: kept }))).toMatchObject({
      fingerprint: made.fingerprint,
      protection: 'passphrase',
    });
    expect((await build(again.client, kit.id, out('two.zip'))).sha256).toBe(run.sha256);
  });

  test('that is not there keeps nothing, and says so', async () => {
    const { client, path } = await startSmallKit();
    expect(code(await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'system' } }))).toBe('exports.no_keychain');
    expect(existsSync(join(path, 'signing-key.json'))).toBe(false);
    await rm(path, { recursive: true });
  });

  test('is asked over the line of the process, and a line that breaks is a keychain that is not there', async () => {
    const listeners: ((message: unknown) => void)[] = [];
    const sent: { id: number; deed: string; bytes: string }[] = [];
    const channel = {
      connected: true,
      send: (message: unknown, settle?: (error: Error | null) => void) => {
        sent.push(message as never);
        settle?.(null);
      },
      on: (_event: string, listener: (message: unknown) => void) => listeners.push(listener),
      off: () => {},
    };
    const vault = createChannelVault(channel);
    const answer = (message: unknown): void => {
      for (const listener of listeners) listener(message);
    };
    const wrapped = vault.wrap(Buffer.from('seed'));
    answer({ kind: 'request', id: 1, route: 'x', input: {} });
    answer({ kind: 'vault-answer', id: 7, bytes: null });
    answer({ kind: 'vault-answer', id: sent[0]?.id, bytes: Buffer.from('box').toString('base64') });
    expect(String(await wrapped)).toBe('box');
    const looked = vault.look();
    answer({ kind: 'vault-answer', id: sent[1]?.id, bytes: null });
    expect(await looked).toBe(false);
    channel.connected = false;
    expect(await vault.unwrap(Buffer.from('box'))).toBe(null);
  });
});

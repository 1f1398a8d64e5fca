import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allowedSignersLine, checkSignature, fingerprintOf, signKit, sshPublicKey } from '#engine/exports/sshsig.ts';
import { has, newFolder } from './support.ts';

const folder = newFolder();
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { privateKey } = generateKeyPairSync('ed25519');
const message = Buffer.from('hash  path\n');
const signature = signKit(message, privateKey);
const signers = allowedSignersLine('press@city.example', privateKey);

test('what was signed is genuine, twice the same, and of fixed length', () => {
  const fingerprint = fingerprintOf(sshPublicKey(createPublicKey(privateKey)));
  expect(checkSignature(message, signature, signers)).toEqual({ kind: 'good', signer: 'press@city.example', fingerprint });
  expect(signKit(message, privateKey)).toBe(signature);
  expect(signKit(Buffer.alloc(9999), generateKeyPairSync('ed25519').privateKey).length).toBe(signature.length);
  expect(checkSignature(message, signature.replaceAll('\n', '\r\n'), signers.replace('\n', '\r\n')).kind).toBe('good');
});

test('any change to message, signature or signers is bad, and never a throw', () => {
  expect(checkSignature(Buffer.from('other'), signature, signers)).toMatchObject({ kind: 'bad' });
  expect(checkSignature(message, signature, '')).toMatchObject({ kind: 'bad', why: expect.stringContaining('allowed_signers') });
  const lines = signature.split('\n');
  const body = Buffer.from(lines.slice(1, -2).join(''), 'base64');
  for (let index = 0; index < body.length; index += 1) {
    const changed = Buffer.from(body);
    changed[index] = (changed[index] ?? 0) ^ 0x41;
    const armored = `${lines[0]}\n${changed.toString('base64')}\n${lines.at(-2)}\n`;
    expect(checkSignature(message, armored, signers).kind, `byte ${index}`).toBe('bad');
    const cut = `${lines[0]}\n${body.subarray(0, index).toString('base64')}\n${lines.at(-2)}\n`;
    expect(checkSignature(message, cut, signers).kind, `cut at ${index}`).toBe('bad');
  }
  expect(checkSignature(message, `${lines[0]}\n${body.toString('base64')}AAAA\n${lines.at(-2)}\n`, signers).kind).toBe('bad');
});

test('lines of allowed_signers that do not speak for kits are passed over', () => {
  const key = signers.trim().split(' ').slice(2).join(' ');
  const good = [`a@b ${key}`, `"a b" ${key}`, `a@b namespaces="git,dateline-kit" ${key} a comment`, `# note\n\na@b ${key}`];
  for (const text of good) expect(checkSignature(message, signature, text).kind, text).toBe('good');
  const bad = [`a@b namespaces="git" ${key}`, `a@b cert-authority ${key}`, `#a@b ${key}`, key, `a@b ${key.slice(0, -4)}`];
  for (const text of bad) expect(checkSignature(message, signature, text).kind, text).toBe('bad');
});

describe.runIf(has('which', 'ssh-keygen'))('ssh-keygen', () => {
  const verify = ['-Y', 'verify', '-n', 'dateline-kit', '-I', 'press@city.example'];

  test('accepts our signature', () => {
    writeFileSync(at('signers'), signers);
    writeFileSync(at('sums.sig'), signature);
    const answer = execFileSync('ssh-keygen', [...verify, '-f', at('signers'), '-s', at('sums.sig')], {
      input: message,
      encoding: 'utf8',
    });
    expect(answer).toContain('Good "dateline-kit" signature');
    expect(answer).toContain(fingerprintOf(sshPublicKey(privateKey)));
  });

  test('makes signatures that we accept, and of other kinds that we do not', () => {
    writeFileSync(at('message'), message);
    const signed = (type: string, namespace: string, ...options: string[]) => {
      rmSync(at('key'), { force: true });
      execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', at('key')]);
      chmodSync(at('key'), 0o600);
      rmSync(at('message.sig'), { force: true });
      execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, ...options, '-f', at('key'), at('message')], {
        stdio: 'ignore',
      });
      const allowed = `press@city.example namespaces="dateline-kit" ${readFileSync(at('key.pub'), 'utf8')}`;
      return checkSignature(message, readFileSync(at('message.sig'), 'utf8'), allowed);
    };
    expect(signed('ed25519', 'dateline-kit')).toMatchObject({ kind: 'good', signer: 'press@city.example' });
    expect(signed('ed25519', 'git')).toMatchObject({ kind: 'bad', why: expect.stringContaining('"git"') });
    expect(signed('ed25519', 'dateline-kit', '-O', 'hashalg=sha256')).toMatchObject({ kind: 'bad' });
    expect(signed('ecdsa', 'dateline-kit')).toMatchObject({ kind: 'bad' });
  });
});

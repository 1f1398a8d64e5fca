import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { KIT_FORMAT } from '#domain/exports/sums.ts';

/** What a signature over SHA256SUMS.txt turned out to be. `fingerprint` is OpenSSH's: SHA256 and base64 without padding. */
export type SignatureVerdict =
  | { readonly kind: 'good'; readonly signer: string; readonly fingerprint: string }
  | { readonly kind: 'bad'; readonly why: string };

const MAGIC = 'SSHSIG';
const KEY_TYPE = 'ssh-ed25519';
const HASH = 'sha512';
const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';
/** The DER head of an Ed25519 public key (RFC 8410); the 32 key bytes follow. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads SSH's wire format: lengths are checked, so damaged bytes end in an error and never in a wrong slice. */
function createWire(bytes: Buffer) {
  let position = 0;
  const take = (length: number): Buffer => {
    if (position + length > bytes.length) throw new Error('it is cut off');
    position += length;
    return bytes.subarray(position - length, position);
  };
  return {
    take,
    number: () => take(4).readUInt32BE(0),
    field: () => take(take(4).readUInt32BE(0)),
    text: () => take(take(4).readUInt32BE(0)).toString('utf8'),
    end: () => {
      if (position !== bytes.length) throw new Error('bytes follow it');
    },
  };
}

function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** What is really signed: OpenSSH's PROTOCOL.sshsig, with the message's SHA-512 in place of the message. */
const signedBytes = (message: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(MAGIC),
    field(KIT_FORMAT),
    field(''),
    field(HASH),
    field(createHash(HASH).update(message).digest()),
  ]);

const publicBlob = (raw: Buffer): Buffer => Buffer.concat([field(KEY_TYPE), field(raw)]);

/** The 32 bytes of an Ed25519 key in SSH's wire form; throws for any other key. */
function rawKey(blob: Buffer): Buffer {
  const wire = createWire(blob);
  const type = wire.text();
  if (type !== KEY_TYPE) throw new Error(`its key is ${type}, not ${KEY_TYPE}`);
  const raw = wire.field();
  wire.end();
  if (raw.length !== 32) throw new Error('its key has the wrong length');
  return raw;
}

/** OpenSSH's fingerprint of a key in wire form, as `ssh-keygen -l` and the kit's page print it. */
export const fingerprintOf = (blob: Buffer): string =>
  `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;

function parseSignature(armored: string): { blob: Buffer; signature: Buffer } {
  const lines = armored.trim().split(/\r?\n/);
  if (lines[0] !== BEGIN || lines.at(-1) !== END) throw new Error('it is no SSH signature');
  const body = lines.slice(1, -1).join('');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new Error('it is not base64');
  const wire = createWire(Buffer.from(body, 'base64'));
  if (wire.take(6).toString('latin1') !== MAGIC || wire.number() !== 1) throw new Error('it is no SSH signature of version 1');
  const blob = wire.field();
  const [namespace, reserved, hash] = [wire.text(), wire.text(), wire.text()];
  if (namespace !== KIT_FORMAT) throw new Error(`it was made for ${JSON.stringify(namespace)}, not for a press kit`);
  if (reserved !== '' || hash !== HASH) throw new Error(`it uses ${hash || 'an unknown hash'}, not ${HASH}`);
  const inner = createWire(wire.field());
  wire.end();
  if (inner.text() !== KEY_TYPE) throw new Error('it is not an Ed25519 signature');
  const signature = inner.field();
  inner.end();
  return { blob, signature };
}

/** The signers of an allowed_signers file, by key in base64, without lines for other namespaces or certificate authorities. */
function parseSigners(text: string): Map<string, string> {
  const signers = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const words = line.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
    const at = words.findIndex((word, index) => index > 0 && word === KEY_TYPE);
    const [principal, key] = [words[0], words[at + 1]];
    if (at < 1 || at > 2 || principal === undefined || key === undefined) continue;
    const options = at === 2 ? (words[1] ?? '') : '';
    if (/(^|,)cert-authority(,|$)/i.test(options)) continue;
    const namespaces = /(?:^|,)namespaces="([^"]*)"/i.exec(options)?.[1];
    if (namespaces !== undefined && !namespaces.split(',').includes(KIT_FORMAT)) continue;
    signers.set(key, principal.replace(/^"|"$/g, ''));
  }
  return signers;
}

/**
 * Checks an armored SSH signature (`ssh-keygen -Y verify -n dateline-kit`) over a message against an allowed_signers text.
 * Only Ed25519 with SHA-512 passes. The signers come from the kit itself, so 'good' proves that nothing changed, not who signed.
 */
export function checkSignature(message: Uint8Array, armored: string, allowedSigners: string): SignatureVerdict {
  try {
    const { blob, signature } = parseSignature(armored);
    const signer = parseSigners(allowedSigners).get(blob.toString('base64'));
    if (signer === undefined) return { kind: 'bad', why: 'its key is not in verify/allowed_signers' };
    const key = createPublicKey({ key: Buffer.concat([SPKI, rawKey(blob)]), format: 'der', type: 'spki' });
    if (!verify(null, signedBytes(message), key, signature))
      return { kind: 'bad', why: 'the checksums were changed after signing' };
    return { kind: 'good', signer, fingerprint: fingerprintOf(blob) };
  } catch (error) {
    return { kind: 'bad', why: error instanceof Error ? error.message : String(error) };
  }
}

/** An Ed25519 key's public half in SSH's wire form; throws for any other key. */
export function sshPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('Only Ed25519 keys sign kits.');
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return publicBlob(Buffer.from(half.export({ format: 'der', type: 'spki' })).subarray(SPKI.length));
}

/** Signs a message as `ssh-keygen -Y sign -n dateline-kit` does; the same key and message give the same 296 characters. */
export function signKit(message: Uint8Array, privateKey: KeyObject): string {
  const signature = Buffer.concat([field(KEY_TYPE), field(sign(null, signedBytes(message), privateKey))]);
  const head = Buffer.concat([Buffer.from(MAGIC), Buffer.from([0, 0, 0, 1]), field(sshPublicKey(privateKey))]);
  const body = Buffer.concat([head, field(KIT_FORMAT), field(''), field(HASH), field(signature)]).toString('base64');
  return `${BEGIN}\n${body.replace(/.{70}/g, '$&\n').trimEnd()}\n${END}\n`;
}

/** The line of verify/allowed_signers for a signer's address and a public key in wire form. */
export const allowedSignersOf = (signer: string, blob: Buffer): string =>
  `${signer} namespaces="${KIT_FORMAT}" ${KEY_TYPE} ${blob.toString('base64')}\n`;

/** The same for a key. */
export const allowedSignersLine = (signer: string, key: KeyObject): string => allowedSignersOf(signer, sshPublicKey(key));

import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { z } from 'zod';
import { SignerAddress } from '#contract/signing.ts';
import { Instant } from '#contract/values.ts';
import { Refusal } from '../refusal.ts';
import { sshPublicKey } from './sshsig.ts';

const Base64 = z.base64().max(4096);
/** Bounds of what a key file may ask of this computer: at most 1 GiB and a few seconds. */
const Scrypt = z.object({
  name: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n)), { error: 'is no power of two' }),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
  salt: Base64,
});

/**
 * The office's key as it lies in the library folder. The public half and the address are readable; `secret` is the 32-byte seed of
 * the Ed25519 key: wrapped by the system's keychain, sealed with AES-256-GCM under a key that scrypt makes of a passphrase, or plain.
 * Our own JSON and not an OpenSSH key file, because that derives its key with bcrypt-pbkdf, which Node does not have.
 */
export const KeyFile = z.object({
  format: z.literal('dateline-signing-key'),
  formatVersion: z.literal(1),
  address: SignerAddress,
  publicKey: Base64,
  madeAt: Instant,
  protection: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('passphrase'), kdf: Scrypt, cipher: z.literal('aes-256-gcm'), nonce: Base64, tag: Base64 }),
    z.object({ kind: z.literal('none') }),
  ]),
  secret: Base64,
});
export type KeyFile = z.infer<typeof KeyFile>;

/** 128 MiB and about half a second: dear for whoever guesses, bearable once a session. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** The DER head of an Ed25519 private key (RFC 8410); the 32 bytes of the seed follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The seed of a private key, 32 bytes. */
export const seedOf = (key: KeyObject): Buffer =>
  Buffer.from(key.export({ format: 'der', type: 'pkcs8' })).subarray(PKCS8.length);

/** The private key of a seed of 32 bytes. */
export const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

/** The private key of a seed, checked against the public half it was stored with; any other bytes are `exports.key_damaged`. */
export function keyOfSeed(seed: Uint8Array, publicKey: string): KeyObject {
  if (seed.length !== 32) throw damaged();
  const key = privateKeyOf(seed);
  if (sshPublicKey(createPublicKey(key)).toString('base64') !== publicKey) throw damaged();
  return key;
}

/** The refusal of a key file that is not what was written. */
export const damaged = (): Refusal =>
  new Refusal(
    'exports.key_damaged',
    'The file of the office’s key is damaged. Put it back from a copy of the library, or make a new key.',
  );

const derive = (passphrase: string, kdf: { N: number; r: number; p: number; salt: string }): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = kdf;
    // The same letters typed on another system must open it: NFKC, as usual for passphrases.
    const typed = Buffer.from(passphrase.normalize('NFKC'));
    scrypt(typed, Buffer.from(kdf.salt, 'base64'), 32, { N, r, p, maxmem: 160 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });

/** What the seal is bound to: nobody can put another address or public key beside the same secret. */
const boundTo = (address: string, publicKey: string): Buffer => Buffer.from(`dateline-signing-key\n${address}\n${publicKey}`);

/** Seals a seed with a passphrase; two seals of the same seed never equal each other. */
export async function sealSeed(
  seed: Uint8Array,
  passphrase: string,
  { address, publicKey }: { address: string; publicKey: string },
): Promise<Pick<KeyFile, 'protection' | 'secret'>> {
  const kdf = { name: 'scrypt' as const, ...COST, salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, kdf), nonce);
  cipher.setAAD(boundTo(address, publicKey));
  const secret = Buffer.concat([cipher.update(seed), cipher.final()]).toString('base64');
  const tag = cipher.getAuthTag().toString('base64');
  return { protection: { kind: 'passphrase', kdf, cipher: 'aes-256-gcm', nonce: nonce.toString('base64'), tag }, secret };
}

/** Opens what `sealSeed` made; another passphrase is `exports.key_wrong_passphrase`. */
export async function openSeal(file: KeyFile, passphrase: string): Promise<Buffer> {
  const { protection } = file;
  if (protection.kind !== 'passphrase') throw new Error('Only a key behind a passphrase has a seal.');
  const [nonce, tag] = [protection.nonce, protection.tag].map((text) => Buffer.from(text, 'base64'));
  if (nonce?.length !== 12 || tag?.length !== 16) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, protection.kdf), nonce);
  decipher.setAAD(boundTo(file.address, file.publicKey));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(Buffer.from(file.secret, 'base64')), decipher.final()]);
  } catch {
    throw new Refusal('exports.key_wrong_passphrase', 'This passphrase does not open the office’s key.');
  }
}

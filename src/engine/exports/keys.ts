import { generateKeyPairSync, hash, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { OfficeKey, Protect } from '#contract/signing.ts';
import { SignerAddress } from '#contract/signing.ts';
import type { Signer } from '#domain/exports/signer.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { App } from '../engine.ts';
import { writeFileStaged } from '../files/staged.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal, systemCode } from '../refusal.ts';
import { damaged, KeyFile, keyOfSeed, openSeal, privateKeyOf, sealSeed, seedOf } from './key-file.ts';
import { allowedSignersOf, fingerprintOf, sshPublicKey } from './sshsig.ts';

/** Keys that a passphrase has opened: as long as their library is open, in this process, and nowhere else. */
const opened = new WeakMap<OpenLibrary, { readonly publicKey: string; readonly key: KeyObject }>();

/** The key file of a library, or null when it has none; a file that cannot be read is `exports.key_damaged`. */
function readKeyFile(library: OpenLibrary): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(library.folder.signingKey, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw damaged();
  }
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    throw damaged();
  }
}

const requireKeyFile = (library: OpenLibrary): KeyFile => {
  const file = readKeyFile(library);
  if (file === null) throw new Refusal('exports.key_missing', 'This library has no key to sign with.');
  return file;
};

const blobOf = (file: KeyFile): Buffer => Buffer.from(file.publicKey, 'base64');

const isOpen = (library: OpenLibrary, file: KeyFile): boolean => opened.get(library)?.publicKey === file.publicKey;

const toOfficeKey = (library: OpenLibrary, file: KeyFile): OfficeKey => ({
  address: file.address,
  fingerprint: fingerprintOf(blobOf(file)),
  publicKey: `ssh-ed25519 ${file.publicKey} ${file.address}`,
  madeAt: file.madeAt,
  protection: file.protection.kind,
  isUnlocked: file.protection.kind !== 'passphrase' || isOpen(library, file),
});

/** The library's key as everybody may see it, or null. */
export function officeKey(library: OpenLibrary): OfficeKey | null {
  const file = readKeyFile(library);
  return file === null ? null : toOfficeKey(library, file);
}

/** Who will sign the kits of this library, or null: known without unlocking anything. */
export function signerOf(library: OpenLibrary): Signer | null {
  const file = readKeyFile(library);
  if (file === null) return null;
  return {
    address: file.address,
    fingerprint: fingerprintOf(blobOf(file)),
    allowedSigners: allowedSignersOf(file.address, blobOf(file)),
  };
}

/** The address that a new key of this library would speak for: that of its press desk, else of its first contact. */
export function suggestedAddress(db: ReadDb): string {
  const rows = db.all(
    `SELECT json_extract(content, '$.email') AS email FROM contacts WHERE json_extract(content, '$.email') <> ''
     ORDER BY json_extract(content, '$.isDesk') DESC, rowid LIMIT 20`,
  );
  return rows.map((row) => String(row.email)).find((email) => SignerAddress.safeParse(email).success) ?? '';
}

/** Whether the system could keep a key. */
export const hasKeychain = async (app: App): Promise<boolean> => (await app.vault?.look()) ?? false;

/** The key of the examples, made from a sentence that anybody can read. */
const exampleKey = (): KeyObject => privateKeyOf(hash('sha256', 'The key of Dateline’s example. It proves nothing.', 'buffer'));

/** Makes the library's key and keeps it as wished; a library has one, and another one is refused. */
export async function makeKey(app: App, library: OpenLibrary, wish: { address: string; keep: Protect }): Promise<OfficeKey> {
  if (readKeyFile(library) !== null)
    throw new Refusal('exports.key_exists', 'This library has a key already. Throw it away before making another one.');
  const isExample = wish.keep.protection === 'none' && wish.keep.isExample === true;
  const key = isExample ? exampleKey() : generateKeyPairSync('ed25519').privateKey;
  return store(app, library, key, { address: wish.address, madeAt: app.now().toISOString() }, wish.keep);
}

/** Opens the key with its passphrase until the library is closed. */
export async function unlockKey(library: OpenLibrary, passphrase: string): Promise<OfficeKey> {
  const file = requireKeyFile(library);
  if (file.protection.kind === 'passphrase')
    opened.set(library, { publicKey: file.publicKey, key: keyOfSeed(await openSeal(file, passphrase), file.publicKey) });
  return toOfficeKey(library, file);
}

/** Keeps the same key in another way. */
export async function protectKey(app: App, library: OpenLibrary, keep: Protect): Promise<OfficeKey> {
  const file = requireKeyFile(library);
  return store(app, library, await signingKey(app, library), file, keep);
}

/** Throws the key away; the fingerprint says which one is meant. */
export async function removeKey(library: OpenLibrary, fingerprint: string): Promise<void> {
  let file: KeyFile | null;
  try {
    file = readKeyFile(library);
  } catch {
    file = null; // a damaged file is worth nothing to anybody
  }
  if (file !== null && fingerprintOf(blobOf(file)) !== fingerprint)
    throw new Refusal('exports.key_missing', 'This library has another key than the one that was meant.');
  opened.delete(library);
  await rm(library.folder.signingKey, { force: true });
}

/** The secret half, ready to sign; a passphrase that nobody has given yet is `exports.key_locked`. */
export async function signingKey(app: App, library: OpenLibrary): Promise<KeyObject> {
  const file = requireKeyFile(library);
  const { kind } = file.protection;
  if (kind === 'none') return keyOfSeed(Buffer.from(file.secret, 'base64'), file.publicKey);
  if (kind === 'system') {
    const seed = (await app.vault?.unwrap(Buffer.from(file.secret, 'base64'))) ?? null;
    if (seed !== null) return keyOfSeed(seed, file.publicKey);
    throw new Refusal(
      'exports.key_elsewhere',
      'The office’s key is kept by the keychain of another computer or user, or Dateline’s window is needed to open it. Sign there, or keep the key with a passphrase there.',
    );
  }
  const open = opened.get(library);
  if (open !== undefined && open.publicKey === file.publicKey) return open.key;
  throw new Refusal(
    'exports.key_locked',
    'The office’s key is locked. Unlock it with its passphrase, or export without a signature.',
  );
}

async function store(
  app: App,
  library: OpenLibrary,
  key: KeyObject,
  { address, madeAt }: { address: string; madeAt: string },
  keep: Protect,
): Promise<OfficeKey> {
  const seed = seedOf(key);
  const publicKey = sshPublicKey(key).toString('base64');
  const file: KeyFile = {
    format: 'dateline-signing-key',
    formatVersion: 1,
    address,
    publicKey,
    madeAt,
    ...(await kept(app, seed, { address, publicKey }, keep)),
  };
  await writeFileStaged(library.folder.signingKey, `${JSON.stringify(file, null, 1)}\n`, library.folder.staging, 0o600);
  if (keep.protection === 'passphrase') opened.set(library, { publicKey, key });
  else opened.delete(library);
  return toOfficeKey(library, file);
}

async function kept(
  app: App,
  seed: Buffer,
  named: { address: string; publicKey: string },
  keep: Protect,
): Promise<Pick<KeyFile, 'protection' | 'secret'>> {
  if (keep.protection === 'passphrase') return sealSeed(seed, keep.passphrase, named);
  if (keep.protection === 'none') return { protection: { kind: 'none' }, secret: seed.toString('base64') };
  const wrapped = (await app.vault?.wrap(seed)) ?? null;
  if (wrapped !== null) return { protection: { kind: 'system' }, secret: wrapped.toString('base64') };
  throw new Refusal('exports.no_keychain', 'This system has no keychain that keeps secrets. Keep the key with a passphrase.');
}

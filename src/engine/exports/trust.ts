import type { Verdict } from '#contract/exports.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';
import { officeKey } from './keys.ts';
import { fingerprintOf } from './sshsig.ts';

/**
 * The fingerprint that a text names: one as `ssh-keygen -l` prints it, or a public key's line, of a .pub file or of allowed_signers.
 * Anything else is `exports.key_unreadable`.
 */
export function fingerprintOfText(text: string): string {
  const fingerprint = /SHA256:[A-Za-z0-9+/]{43}/.exec(text)?.[0];
  if (fingerprint !== undefined) return fingerprint;
  const key = /ssh-ed25519\s+([A-Za-z0-9+/]{68}={0,2})/.exec(text)?.[1];
  if (key !== undefined) return fingerprintOf(Buffer.from(key, 'base64'));
  throw new Refusal(
    'exports.key_unreadable',
    'This is neither a fingerprint (SHA256:…) nor an Ed25519 public key (ssh-ed25519 …), the only kind that signs kits.',
  );
}

/** What a library knows of the key of a verdict: its own, one that a person has compared, one it has merely seen, or another than before. */
export function withTrust(library: OpenLibrary, verdict: Verdict): Verdict {
  const { signer, keyFingerprint } = verdict;
  if (signer === undefined || keyFingerprint === undefined) return verdict;
  return { ...verdict, trust: trustOf(library.catalogue.read, ownFingerprint(library), signer, keyFingerprint) };
}

function trustOf(db: ReadDb, own: string | null, address: string, fingerprint: string): Verdict['trust'] {
  if (fingerprint === own) return 'own';
  const rows = db.all('SELECT fingerprint, trusted FROM known_signers WHERE address = ?', address);
  const trusted = rows.filter((row) => row.trusted === 1);
  const same = rows.find((row) => row.fingerprint === fingerprint);
  if (same?.trusted === 1) return 'known';
  // Seeing a key does not make it the right one: once a person has compared one, any other is a change.
  if (trusted.length > 0) return 'changed';
  if (same !== undefined) return rows.length > 1 ? 'changed' : 'seen';
  return rows.length > 0 ? 'changed' : 'new';
}

/** The fingerprint of the library's own key; null without one, or with one that cannot be read, which is told where keys are asked for. */
function ownFingerprint(library: OpenLibrary): string | null {
  try {
    return officeKey(library)?.fingerprint ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Writes down that a key has been seen for an address, or that a person trusts it: then it is the only one of that address. */
export function noteSigner(db: WriteDb, seen: { address: string; fingerprint: string; trusted: boolean }, now: Date): void {
  if (seen.trusted) db.run('UPDATE known_signers SET trusted = 0 WHERE address = ?', seen.address);
  db.run(
    `INSERT INTO known_signers (address, fingerprint, seen_at, trusted) VALUES (?, ?, ?, ?)
     ON CONFLICT (address, fingerprint) DO UPDATE SET trusted = max(trusted, excluded.trusted)`,
    seen.address,
    seen.fingerprint,
    now.toISOString(),
    Number(seen.trusted),
  );
}

import { z } from 'zod';
import { command, query } from './kernel.ts';
import { Instant, Place, ShownPlace } from './values.ts';

/** An address that stands as the signer in `allowed_signers`, on the press page and in a pasted command: nothing that a shell reads. */
export const SignerAddress = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+$/, { error: 'is no plain e-mail address' });

/** A passphrase that a person chose; ten characters is the least that is worth a key derivation. */
export const Passphrase = z.string().min(10).max(1000);

/** What keeps the secret half: the system's keychain, a passphrase, or, only when asked for, nothing. */
export const KeyProtection = z.enum(['system', 'passphrase', 'none']);
export type KeyProtection = z.infer<typeof KeyProtection>;

/** The office's key as everybody may see it. `fingerprint` is OpenSSH's, `publicKey` a line as in `id_ed25519.pub`. */
export const OfficeKey = z.object({
  address: z.string(),
  fingerprint: z.string(),
  publicKey: z.string(),
  madeAt: Instant,
  protection: KeyProtection,
  /** False while a passphrase is needed before it can sign. */
  isUnlocked: z.boolean(),
});
export type OfficeKey = z.infer<typeof OfficeKey>;

/** How a key is to be kept. `none` writes it in clear text, which nobody gets without asking for it. */
const Protect = z.discriminatedUnion('protection', [
  z.object({ protection: z.literal('system') }),
  z.object({ protection: z.literal('passphrase'), passphrase: Passphrase }),
  /** `isExample` takes the key that every example shares and everybody can know: two demos are the same to the byte, and prove nothing. */
  z.object({ protection: z.literal('none'), isExample: z.boolean().optional() }),
]);
export type Protect = z.infer<typeof Protect>;

/** The routes of the office's key; part of the room `exports`. */
export const keyRoutes = {
  /** The key of this library, whether the system could keep one, and the address that a new one would speak for. */
  key: query({
    input: z.object({}),
    output: z.object({ key: OfficeKey.nullable(), hasKeychain: z.boolean(), suggestedAddress: z.string() }),
    reads: ['exports', 'organisations', 'contacts'],
  }),
  makeKey: command({
    input: z.object({ address: SignerAddress, keep: Protect }),
    output: OfficeKey,
    touches: ['exports'],
  }),
  /** Unlocks the key until the library is closed. */
  unlockKey: command({ input: z.object({ passphrase: z.string().max(1000) }), output: OfficeKey, touches: ['exports'] }),
  /** Keeps the same key in another way; one behind a passphrase must be unlocked. */
  protectKey: command({ input: z.object({ keep: Protect }), output: OfficeKey, touches: ['exports'] }),
  /** Writes the public half as a file that OpenSSH reads, to be published. */
  saveKey: command({ input: z.object({ place: Place }), output: z.object({ place: ShownPlace }), touches: [] }),
  /** Throws the key away: kits of before stay genuine, new ones are unsigned. */
  removeKey: command({ input: z.object({ fingerprint: z.string() }), output: z.object({}), touches: ['exports'] }),
};

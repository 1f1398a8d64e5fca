import { z } from 'zod';

/**
 * What the engine asks of main: to wrap bytes so that only this user of this computer can unwrap them (Electron's safeStorage), or to
 * unwrap them again. It travels on the line of the engine's process alone; no window can send or hear it.
 */
export const VaultAsk = z.object({
  kind: z.literal('vault-ask'),
  id: z.int().nonnegative(),
  deed: z.enum(['look', 'wrap', 'unwrap']),
  /** Base64; empty for `look`, which only asks whether there is a keychain. */
  bytes: z.base64().max(10_000),
});
export type VaultAsk = z.infer<typeof VaultAsk>;

/** Main's answer: base64, or null where this system has no keychain, or one that does not know these bytes. */
export const VaultAnswer = z.object({
  kind: z.literal('vault-answer'),
  id: z.int().nonnegative(),
  bytes: z.base64().nullable(),
});
export type VaultAnswer = z.infer<typeof VaultAnswer>;

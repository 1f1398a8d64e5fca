import type { Channel } from '#contract/channel.ts';
import { VaultAnswer, type VaultAsk } from '#contract/vault.ts';

/** Keeps small secrets for this user of this computer. Null means that the system has no keychain, or does not know these bytes. */
export interface Vault {
  look(): Promise<boolean>;
  wrap(secret: Uint8Array): Promise<Buffer | null>;
  unwrap(wrapped: Uint8Array): Promise<Buffer | null>;
}

/** A keychain may ask the person first; whoever is away for so long is answered as if there were none, in ms. */
const PATIENCE_MS = 120_000;

/** The keychain that main has, asked over the line on which this process was started. */
export function createChannelVault(channel: Channel): Vault {
  const waiting = new Map<number, (bytes: Buffer | null) => void>();
  let lastId = 0;
  channel.on('message', (raw) => {
    const answer = VaultAnswer.safeParse(raw);
    if (!answer.success) return;
    waiting.get(answer.data.id)?.(answer.data.bytes === null ? null : Buffer.from(answer.data.bytes, 'base64'));
  });
  const ask = (deed: VaultAsk['deed'], bytes: Uint8Array): Promise<Buffer | null> =>
    new Promise((resolve) => {
      const id = ++lastId;
      const settle = (answer: Buffer | null): void => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(null), PATIENCE_MS);
      timer.unref();
      waiting.set(id, settle);
      if (channel.connected !== true) return settle(null);
      channel.send?.(
        { kind: 'vault-ask', id, deed, bytes: Buffer.from(bytes).toString('base64') } satisfies VaultAsk,
        (error) => {
          if (error !== null) settle(null);
        },
      );
    });
  return {
    look: async () => (await ask('look', Buffer.alloc(0))) !== null,
    wrap: (secret) => ask('wrap', secret),
    unwrap: (wrapped) => ask('unwrap', wrapped),
  };
}

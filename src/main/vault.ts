import { safeStorage } from 'electron';
import type { Channel } from '#contract/channel.ts';
import { type VaultAnswer, VaultAsk } from '#contract/vault.ts';

/**
 * Answers the engine's process: wraps and unwraps bytes with the system's keychain, without knowing what they are. Windows cannot
 * reach it: their lines carry requests only.
 */
export function answerVault(engine: Channel): void {
  engine.on('message', (raw) => {
    const ask = VaultAsk.safeParse(raw);
    if (!ask.success) return;
    const { id, deed, bytes } = ask.data;
    const answer: VaultAnswer = { kind: 'vault-answer', id, bytes: answerTo(deed, Buffer.from(bytes, 'base64')) };
    if (engine.connected === true) engine.send?.(answer, () => {});
  });
}

function answerTo(deed: VaultAsk['deed'], bytes: Buffer): string | null {
  try {
    if (!hasKeychain()) return null;
    if (deed === 'look') return '';
    // Electron wraps texts; base64 is one.
    if (deed === 'wrap') return safeStorage.encryptString(bytes.toString('base64')).toString('base64');
    return safeStorage.decryptString(bytes);
  } catch {
    // Another user's bytes, a keychain that the person refused to open.
    return null;
  }
}

/** Whether secrets are really kept: on a Linux without a keyring Electron only scrambles them with a password that everybody knows. */
const hasKeychain = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()));

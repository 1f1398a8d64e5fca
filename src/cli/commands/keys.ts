import { type OfficeKey, SignerAddress } from '#contract/signing.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, Refused } from '../command.ts';
import { PASSPHRASE_OPTION, readKeep, readPassphrase } from '../passphrase.ts';

const KEPT: Readonly<Record<OfficeKey['protection'], string>> = {
  system: 'kept by the keychain of the computer that made it',
  passphrase: 'kept behind a passphrase',
  none: 'kept in clear text',
};

/** The office's key, with which its kits are signed. */
export const KEY_COMMANDS: readonly Command[] = [
  {
    name: 'key create',
    usage: 'key create <library> [--address A] [--passphrase-fd N | --no-passphrase]',
    does: 'make the key that signs the kits of this library; the passphrase comes from DATELINE_PASSPHRASE or a file descriptor',
    options: { address: 'text', 'no-passphrase': 'flag', ...PASSPHRASE_OPTION },
    places: 1,
    run: async (desk) => {
      const keep = readKeep(desk.args);
      await openLibrary(desk);
      const wanted = desk.args.text('address') ?? answerOf(await desk.client.exports.key({})).suggestedAddress;
      const address = SignerAddress.safeParse(wanted);
      if (!address.success)
        throw new Usage('--address names who signs: the press office’s e-mail address, of letters, digits and . _ + - only');
      return said(answerOf(await desk.client.exports.makeKey({ address: address.data, keep })));
    },
  },
  {
    name: 'key protect',
    usage: 'key protect <library> [--passphrase-fd N | --no-passphrase]',
    does: 'keep a key that is in clear text behind a passphrase, or the other way round when DATELINE_PASSPHRASE opens it',
    options: { 'no-passphrase': 'flag', ...PASSPHRASE_OPTION },
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const { key } = answerOf(await desk.client.exports.key({}));
      if (key?.protection === 'passphrase') {
        if (!desk.args.flag('no-passphrase'))
          throw new Usage('the key is behind a passphrase already; --no-passphrase takes it away');
        await unlock(desk);
        return said(answerOf(await desk.client.exports.protectKey({ keep: { protection: 'none' } })));
      }
      return said(answerOf(await desk.client.exports.protectKey({ keep: readKeep(desk.args) })));
    },
  },
  {
    name: 'key remove',
    usage: 'key remove <library> --fingerprint F',
    does: 'throw the key away; the fingerprint says that this one is meant. Kits of before stay genuine',
    options: { fingerprint: 'text' },
    places: 1,
    run: async (desk) => {
      const fingerprint = desk.args.text('fingerprint');
      if (fingerprint === undefined) throw new Usage('--fingerprint F is missing; “dateline key” shows it');
      await openLibrary(desk);
      answerOf(await desk.client.exports.removeKey({ fingerprint }));
      return { json: { removed: fingerprint }, text: 'The key is gone. New kits are not signed.' };
    },
  },
  {
    name: 'key',
    usage: 'key <library>',
    does: 'the key that signs the kits of this library: address, fingerprint, public key',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const { key } = answerOf(await desk.client.exports.key({}));
      if (key !== null) return said(key);
      return { json: null, text: 'No key: kits are not signed. “dateline key create” makes one.', found: true };
    },
  },
];

const said = (key: OfficeKey): { json: OfficeKey; text: string } => ({
  json: key,
  text: `${key.address}, ${KEPT[key.protection]}\n${key.fingerprint}\n${key.publicKey}`,
});

/** Opens a key behind a passphrase with the one that was given; without one, what to do is said. */
export async function unlock(desk: Pick<Desk, 'client' | 'args'>): Promise<void> {
  const { key } = answerOf(await desk.client.exports.key({}));
  if (key?.protection !== 'passphrase') return;
  const passphrase = readPassphrase(desk.args);
  if (passphrase === undefined) {
    throw new Refused({
      code: 'exports.key_locked',
      message:
        'The key of this library has a passphrase. Put it into DATELINE_PASSPHRASE or behind --passphrase-fd, or say --unsigned.',
    });
  }
  answerOf(await desk.client.exports.unlockKey({ passphrase }));
}

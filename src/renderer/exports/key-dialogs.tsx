import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { SignerAddress } from '#contract/signing.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, tellDone, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';

const LEAST = 10;

/** What is known before a key is there. */
interface KeyFacts {
  readonly hasKeychain: boolean;
  readonly suggestedAddress: string;
}

/** A key in the making: its fields, and the deed, which answers whether the key is there. */
export interface NewKey {
  readonly fields: ReactNode;
  readonly isBusy: boolean;
  make(): Promise<boolean>;
}

/** The fields of a new key: who signs, and what keeps the secret half. Enter in one of them does `onEnter` and nothing else. */
export function useNewKey({ hasKeychain, suggestedAddress }: KeyFacts, onEnter?: () => void): NewKey {
  const app = useApp();
  const [address, setAddress] = useState(suggestedAddress);
  const [keep, setKeep] = useState<'system' | 'passphrase'>(hasKeychain ? 'system' : 'passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const t = words.exports.key;
  const isAddress = SignerAddress.safeParse(address.trim()).success;
  const isLong = keep === 'system' || passphrase.length >= LEAST;
  const isSame = keep === 'system' || passphrase === again;
  const make = async (): Promise<boolean> => {
    setTried(true);
    if (!isAddress || !isLong || !isSame || isBusy) return false;
    setBusy(true);
    const wish = keep === 'system' ? { protection: 'system' as const } : { protection: 'passphrase' as const, passphrase };
    const made = await ask(app, 'exports.makeKey', { address: address.trim(), keep: wish });
    setBusy(false);
    return made !== null;
  };
  const keys = onEnter === undefined ? {} : { onKeyDown: (event: KeyboardEvent) => takeEnter(event, onEnter) };
  const fields = (
    <>
      <TextField
        label={t.address}
        hint={t.addressHint}
        error={isTried && !isAddress ? t.addressBad : undefined}
        value={address}
        onChange={setAddress}
        data-autofocus
        maxLength={100}
        {...keys}
      />
      {hasKeychain && (
        <Select
          label={t.keep}
          value={keep}
          choices={[
            { value: 'system', label: t.keepSystem },
            { value: 'passphrase', label: t.keepPassphrase },
          ]}
          onChange={setKeep}
        />
      )}
      {keep === 'passphrase' && <NewPassphrase {...{ isTried, passphrase, setPassphrase, again, setAgain, keys }} />}
    </>
  );
  return { fields, isBusy, make };
}

/** A passphrase that is made up, twice. */
function NewPassphrase({
  isTried,
  passphrase,
  setPassphrase,
  again,
  setAgain,
  keys = {},
  begins = false,
}: {
  isTried: boolean;
  passphrase: string;
  setPassphrase: (text: string) => void;
  again: string;
  setAgain: (text: string) => void;
  keys?: { readonly onKeyDown?: (event: KeyboardEvent) => void };
  begins?: boolean;
}) {
  const t = words.exports.key;
  return (
    <>
      <TextField
        label={t.passphrase}
        type="password"
        autoComplete="new-password"
        hint={t.passphraseHint}
        error={isTried && passphrase.length < LEAST ? t.passphraseBad : undefined}
        value={passphrase}
        onChange={setPassphrase}
        maxLength={1000}
        {...(begins ? { 'data-autofocus': true } : {})}
        {...keys}
      />
      <TextField
        label={t.repeat}
        type="password"
        autoComplete="new-password"
        error={isTried && passphrase !== again ? t.repeatBad : undefined}
        value={again}
        onChange={setAgain}
        maxLength={1000}
        {...keys}
      />
    </>
  );
}

/** Keeps the same key behind another passphrase. */
export function ProtectKeyDialog() {
  const app = useApp();
  const close = useCloseThis();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const t = words.settings.key;
  const protect = async (): Promise<void> => {
    setTried(true);
    if (passphrase.length < LEAST || passphrase !== again || isBusy) return;
    setBusy(true);
    const kept = await ask(app, 'exports.protectKey', { keep: { protection: 'passphrase', passphrase } });
    setBusy(false);
    if (kept === null) return;
    close();
    tellDone(app, t.protected);
  };
  return (
    <Dialog
      title={t.protectTitle}
      onClose={close}
      onSubmit={() => void protect()}
      footer={
        <div className="end">
          <Button onClick={close}>{words.exports.key.cancel}</Button>
          <Button look="primary" disabled={isBusy} onClick={() => void protect()}>
            {t.protectDo}
          </Button>
        </div>
      }
    >
      <p className="soft">{t.protectMore}</p>
      <NewPassphrase {...{ isTried, passphrase, setPassphrase, again, setAgain }} begins />
    </Dialog>
  );
}

/** Enter in a field of a part of a dialog belongs to that part, not to the dialog. */
export function takeEnter(event: KeyboardEvent, deed: () => void): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.stopPropagation();
  deed();
}

/** Makes the office's key: who signs, and what keeps the secret half. The window never sees that half. */
export function MakeKeyDialog() {
  const state = useQuery('exports.key', {}).data;
  return state === undefined ? null : <MakeKey facts={state} />;
}

function MakeKey({ facts }: { facts: KeyFacts }) {
  const close = useCloseThis();
  const key = useNewKey(facts);
  const t = words.exports.key;
  const make = async (): Promise<void> => {
    if (await key.make()) close();
  };
  return (
    <Dialog
      title={t.title}
      onClose={close}
      onSubmit={() => void make()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={key.isBusy} onClick={() => void make()}>
            {t.make}
          </Button>
        </div>
      }
    >
      <p className="soft">{t.more}</p>
      {key.fields}
    </Dialog>
  );
}

/** Asks for the passphrase of the key. */
export function UnlockKeyDialog() {
  const app = useApp();
  const close = useCloseThis();
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const t = words.exports.key;
  const unlock = async (): Promise<void> => {
    if (passphrase === '' || isBusy) return;
    setBusy(true);
    const opened = await ask(app, 'exports.unlockKey', { passphrase });
    setBusy(false);
    if (opened !== null) close();
  };
  return (
    <Dialog
      title={t.unlockTitle}
      onClose={close}
      onSubmit={() => void unlock()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy || passphrase === ''} onClick={() => void unlock()}>
            {t.unlockDo}
          </Button>
        </div>
      }
    >
      <TextField
        label={t.passphrase}
        type="password"
        autoComplete="current-password"
        hint={t.unlockMore}
        value={passphrase}
        onChange={setPassphrase}
        data-autofocus
        maxLength={1000}
      />
    </Dialog>
  );
}

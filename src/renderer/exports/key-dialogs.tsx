import { useState } from 'react';
import { SignerAddress } from '#contract/signing.ts';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { exportKit } from './start.ts';

const LEAST = 10;

/** Makes the office's key: who signs, and what keeps the secret half. The window never sees that half. */
export function MakeKeyDialog() {
  const state = useQuery('exports.key', {}).data;
  return state === undefined ? null : <MakeKey hasKeychain={state.hasKeychain} suggested={state.suggestedAddress} />;
}

function MakeKey({ hasKeychain, suggested }: { hasKeychain: boolean; suggested: string }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const [address, setAddress] = useState(suggested);
  const [keep, setKeep] = useState<'system' | 'passphrase'>(hasKeychain ? 'system' : 'passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const t = words.exports.key;
  const isAddress = SignerAddress.safeParse(address.trim()).success;
  const isLong = keep === 'system' || passphrase.length >= LEAST;
  const isSame = keep === 'system' || passphrase === again;
  const make = async (): Promise<void> => {
    setTried(true);
    if (!isAddress || !isLong || !isSame || isBusy) return;
    setBusy(true);
    const wish = keep === 'system' ? { protection: 'system' as const } : { protection: 'passphrase' as const, passphrase };
    const made = await ask(app, 'exports.makeKey', { address: address.trim(), keep: wish });
    setBusy(false);
    if (made !== null) close();
  };
  return (
    <Dialog
      title={t.title}
      onClose={close}
      onSubmit={() => void make()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy} onClick={() => void make()}>
            {t.make}
          </Button>
        </div>
      }
    >
      <p className="soft">{t.more}</p>
      <TextField
        label={t.address}
        hint={t.addressHint}
        error={isTried && !isAddress ? t.addressBad : undefined}
        value={address}
        onChange={setAddress}
        data-autofocus
        maxLength={100}
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
      {keep === 'passphrase' && (
        <>
          <TextField
            label={t.passphrase}
            type="password"
            autoComplete="new-password"
            hint={t.passphraseHint}
            error={isTried && !isLong ? t.passphraseBad : undefined}
            value={passphrase}
            onChange={setPassphrase}
            maxLength={1000}
          />
          <TextField
            label={t.repeat}
            type="password"
            autoComplete="new-password"
            error={isTried && !isSame ? t.repeatBad : undefined}
            value={again}
            onChange={setAgain}
            maxLength={1000}
          />
        </>
      )}
    </Dialog>
  );
}

/** Asks for the passphrase of the key; on the way to an export, the kit can also go without a signature. */
export function UnlockKeyDialog({ kitId, force }: { kitId: KitId | null; force: boolean }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const t = words.exports.key;
  const unlock = async (): Promise<void> => {
    if (passphrase === '' || isBusy) return;
    setBusy(true);
    const opened = await ask(app, 'exports.unlockKey', { passphrase });
    setBusy(false);
    if (opened === null) return;
    close();
    if (kitId !== null) await exportKit(app, kitId, { force });
  };
  return (
    <Dialog
      title={t.unlockTitle}
      onClose={close}
      onSubmit={() => void unlock()}
      footer={
        <>
          {kitId !== null && (
            <Button
              look="quiet"
              onClick={() => {
                close();
                void exportKit(app, kitId, { force, sign: false });
              }}
            >
              {t.unsigned}
            </Button>
          )}
          <div className="end">
            <Button onClick={close}>{t.cancel}</Button>
            <Button look="primary" disabled={isBusy || passphrase === ''} onClick={() => void unlock()}>
              {kitId === null ? t.unlockDo : t.unlockExport}
            </Button>
          </div>
        </>
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

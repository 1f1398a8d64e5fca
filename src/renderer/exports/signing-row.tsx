import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../engine/engine.tsx';
import type { Answer } from '../engine/routes.ts';
import { ask, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Check, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { takeEnter, useNewKey } from './key-dialogs.tsx';
import type { ExportPlan } from './use-export-plan.ts';

type KeyState = Answer<'exports.key'>;

/** The key on the way to an export. */
export interface Signing {
  readonly state: KeyState | undefined;
  readonly passphrase: string;
  readonly isMissing: boolean;
  /** The key is being unlocked on the way to an export, which takes a moment: a second wish in it would start a second export. */
  readonly isSettling: boolean;
  setPassphrase(text: string): void;
  /** Unlocks a locked key with what was typed; false when the export has to wait for that. */
  settle(): Promise<boolean>;
}

/** What is typed to unlock the key, and whether the export may go on. */
export function useSigning({ signs }: ExportPlan): Signing {
  const app = useApp();
  const state = useQuery('exports.key', {}).data;
  const [passphrase, setPassphrase] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isSettling, setSettling] = useState(false);
  return {
    state,
    passphrase,
    isMissing,
    isSettling,
    setPassphrase: (text) => {
      setMissing(false);
      setPassphrase(text);
    },
    settle: async () => {
      if (!signs || state === undefined || state.key === null || state.key.isUnlocked) return true;
      if (isSettling) return false;
      if (passphrase === '') {
        setMissing(true);
        return false;
      }
      setSettling(true);
      const unlocked = await ask(app, 'exports.unlockKey', { passphrase });
      setSettling(false);
      return unlocked !== null;
    },
  };
}

/** Whether the kit is signed and by whom; the key is unlocked or made on the spot. */
export function SignatureRow({ plan, signing }: { plan: ExportPlan; signing: Signing }) {
  const { state } = signing;
  if (state === undefined) return null;
  return state.key === null ? <NoKey state={state} /> : <WithKey plan={plan} signing={signing} officeKey={state.key} />;
}

function WithKey({ plan, signing, officeKey }: { plan: ExportPlan; signing: Signing; officeKey: NonNullable<KeyState['key']> }) {
  const t = words.exports.dialog;
  const k = words.exports.key;
  return (
    <>
      <div className="place">
        <Icon of={plan.signs ? ShieldCheck : ShieldOff} size="s" className={plan.signs ? 'accent' : ''} />
        <p className="grow clip" title={officeKey.fingerprint}>
          <span className="med">{officeKey.address}</span>{' '}
          <span className="faint">{officeKey.isUnlocked ? t.ready : k.locked}</span>
        </p>
        <Check label={t.sign} isOn={plan.signs} onChange={(signs) => plan.set({ signs })} />
      </div>
      {plan.signs && !officeKey.isUnlocked && (
        <div className="inline-key">
          <TextField
            label={k.passphrase}
            type="password"
            autoComplete="current-password"
            hint={k.unlockMore}
            error={signing.isMissing ? t.lockedWhy : undefined}
            value={signing.passphrase}
            onChange={signing.setPassphrase}
            maxLength={1000}
            onKeyDown={(event) => takeEnter(event, () => void signing.settle())}
          />
          <Button disabled={signing.passphrase === '' || signing.isSettling} onClick={() => void signing.settle()}>
            {k.unlockDo}
          </Button>
        </div>
      )}
    </>
  );
}

function NoKey({ state }: { state: KeyState }) {
  const [isMaking, setMaking] = useState(false);
  const t = words.exports.dialog;
  const makesItself = state.hasKeychain && state.suggestedAddress !== '';
  return (
    <>
      <div className="place">
        <Icon of={makesItself ? ShieldCheck : ShieldOff} size="s" className={makesItself ? 'accent' : ''} />
        <p className="grow">
          <span className="med">{t.none}.</span> <span className="soft">{makesItself ? t.willMake : t.noneMore}</span>
        </p>
        <Button size="tiny" aria-expanded={isMaking} onClick={() => setMaking(!isMaking)}>
          {t.setUp}
        </Button>
      </div>
      {isMaking && <Making state={state} />}
    </>
  );
}

/** The fields of a new key; once it is there the row shows it instead. */
function Making({ state }: { state: KeyState }) {
  const key = useNewKey(state, () => void key.make());
  return (
    <div className="new-key">
      {key.fields}
      <div className="row gaps">
        <Button disabled={key.isBusy} onClick={() => void key.make()}>
          {words.exports.key.make}
        </Button>
      </div>
    </div>
  );
}

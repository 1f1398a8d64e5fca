import { Check, Copy, ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import type { OfficeKey } from '#contract/signing.ts';
import { useQuery } from '../engine/engine.tsx';
import { askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';

/** Whether exports are signed, with which key, and what can be done about it. */
export function KeyLine() {
  const open = useWindow((state) => state.open);
  const state = useQuery('exports.key', {}).data;
  const t = words.exports.key;
  if (state === undefined) return null;
  if (state.key === null) {
    return (
      <section className="key-line" aria-label={words.exports.signature}>
        <Icon of={ShieldOff} size="s" />
        <p>
          <span className="med">{t.none}</span> <span className="soft">{t.noneMore}</span>
        </p>
        <Button size="tiny" onClick={() => open({ kind: 'makeKey' })}>
          {t.setUp}
        </Button>
      </section>
    );
  }
  const { key } = state;
  return (
    <section className="key-line" aria-label={words.exports.signature}>
      <Icon of={ShieldCheck} size="s" className="accent" />
      <p>
        <span className="med">{key.address}</span> <span className="mono soft can-copy breaks">{key.fingerprint}</span>{' '}
        <span className="faint">{key.isUnlocked ? t.kept[key.protection] : t.locked}</span>
      </p>
      {!key.isUnlocked && (
        <Button size="tiny" onClick={() => open({ kind: 'unlockKey', kitId: null, force: false })}>
          {t.unlock}
        </Button>
      )}
      <CopyFingerprint officeKey={key} />
    </section>
  );
}

/** Puts the fingerprint on the clipboard, for the website. */
export function CopyFingerprint({ officeKey }: { officeKey: OfficeKey }) {
  const app = useApp();
  const [isCopied, setCopied] = useState(false);
  const t = words.exports.key;
  const copy = async (): Promise<void> => {
    if ((await askHost(app, 'copyText', { text: officeKey.fingerprint })) === null) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <Button size="tiny" icon={isCopied ? Check : Copy} onClick={() => void copy()}>
      {isCopied ? t.copied : t.copy}
    </Button>
  );
}

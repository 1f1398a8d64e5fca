import { Check, Copy, ShieldCheck, ShieldOff } from 'lucide-react';
import type { OfficeKey } from '#contract/signing.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useCopied } from '../ui/use-copied.ts';
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
        <Button size="tiny" onClick={() => open({ kind: 'unlockKey' })}>
          {t.unlock}
        </Button>
      )}
      <CopyFingerprint officeKey={key} />
    </section>
  );
}

/** Puts the fingerprint on the clipboard, for the website. */
export function CopyFingerprint({ officeKey }: { officeKey: OfficeKey }) {
  const { isCopied, copy } = useCopied();
  const t = words.exports.key;
  return (
    <Button size="tiny" icon={isCopied ? Check : Copy} onClick={() => copy(officeKey.fingerprint)}>
      {isCopied ? t.copied : t.copy}
    </Button>
  );
}

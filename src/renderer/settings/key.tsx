import type { OfficeKey } from '#contract/signing.ts';
import { useQuery } from '../engine/engine.tsx';
import { CopyFingerprint } from '../exports/key-line.tsx';
import { ask, askHost, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { words } from '../words/catalogue.ts';

/** The office's key: who signs, how the secret half is kept, and everything that can be done with it. */
export function KeySection() {
  const open = useWindow((state) => state.open);
  const { data, error } = useQuery('exports.key', {});
  const key = data?.key;
  const t = words.settings.key;
  const exportWords = words.exports.key;
  if (key === undefined)
    return error === undefined ? null : (
      <p className="red" role="alert">
        {words.errors[error.code]}
      </p>
    );
  if (key === null) {
    return (
      <>
        <p className="soft">{t.none}</p>
        <p className="faint sm">{exportWords.noneMore}</p>
        <div className="row gaps above">
          <Button onClick={() => open({ kind: 'makeKey' })}>{exportWords.setUp}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <dl className="kv">
        <dt>{t.address}</dt>
        <dd className="can-copy">{key.address}</dd>
        <dt>{t.state}</dt>
        <dd>{key.isUnlocked ? exportWords.kept[key.protection] : exportWords.locked}</dd>
        <dt>{t.fingerprint}</dt>
        <dd className="mono can-copy breaks">{key.fingerprint}</dd>
        <dt>{t.publicKey}</dt>
        <dd className="mono can-copy breaks">{key.publicKey}</dd>
      </dl>
      <KeyDeeds officeKey={key} />
    </>
  );
}

function KeyDeeds({ officeKey }: { officeKey: OfficeKey }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const { isCopied, copy } = useCopied();
  const t = words.settings.key;
  return (
    <div className="row gaps above may-wrap">
      <CopyFingerprint officeKey={officeKey} />
      <Button size="tiny" onClick={() => copy(officeKey.publicKey)}>
        {isCopied ? t.copied : t.copyPublic}
      </Button>
      <Button size="tiny" onClick={() => void saveKey(app)}>
        {t.save}
      </Button>
      {officeKey.isUnlocked ? (
        <Button size="tiny" onClick={() => open({ kind: 'protectKey' })}>
          {officeKey.protection === 'passphrase' ? t.change : t.protect}
        </Button>
      ) : (
        <Button size="tiny" title={t.unlockFirst} onClick={() => open({ kind: 'unlockKey' })}>
          {words.exports.key.unlock}
        </Button>
      )}
      <Button size="tiny" onClick={() => open({ kind: 'removeKey', fingerprint: officeKey.fingerprint })}>
        {t.remove}
      </Button>
    </div>
  );
}

/** Asks where the public half goes, and writes it. */
async function saveKey(app: ReturnType<typeof useApp>): Promise<void> {
  const t = words.settings.key;
  const picked = await askHost(app, 'pick', {
    kind: 'save',
    title: t.savePick,
    button: words.pick.save,
    suggestedName: 'dateline-signing-key.pub',
    extensions: ['pub'],
    filterName: t.saveFilter,
  });
  const place = picked?.places[0];
  if (place !== undefined && (await ask(app, 'exports.saveKey', { place: { $token: place.token } })) !== null)
    tellDone(app, t.saved);
}

/** Asks before the key is thrown away. */
export function RemoveKeyDialog({ fingerprint }: { fingerprint: string }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.settings.key;
  const remove = async (): Promise<void> => {
    close();
    if ((await ask(app, 'exports.removeKey', { fingerprint })) !== null) tellDone(app, t.removed);
  };
  return (
    <Confirm
      title={t.removeTitle}
      more={t.removeMore}
      cancel={t.keep}
      deed={t.removeYes}
      onClose={close}
      onDeed={() => void remove()}
    />
  );
}

import { useState } from 'react';
import type { KitContents } from '#contract/imports.ts';
import { plainName } from '#domain/names.ts';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';

/** Which files of a kit come into the library; their texts come along. */
export function TakeKitDialog({ token, contents }: { token: string; contents: KitContents }) {
  const app = useApp();
  const close = useCloseThis();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(contents.items.map(({ path }) => path)));
  const [withContacts, setWithContacts] = useState(contents.contacts.length > 0);
  const [isBusy, setBusy] = useState(false);
  const t = words.exports.take;
  const toggle = (path: string): void => {
    const next = new Set(chosen);
    if (!next.delete(path)) next.add(path);
    setChosen(next);
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    const started = await ask(app, 'imports.takeInKit', { place: { $token: token }, only: [...chosen], contacts: withContacts });
    setBusy(false);
    if (started !== null) close();
  };
  return (
    <Dialog
      title={t.title}
      className="wide"
      isReading
      onClose={close}
      footer={
        <>
          <Button look="quiet" onClick={() => setChosen(new Set(contents.items.map(({ path }) => path)))}>
            {t.all}
          </Button>
          <Button look="quiet" onClick={() => setChosen(new Set())}>
            {t.nothing}
          </Button>
          <div className="end">
            <Button onClick={close}>{words.exports.key.cancel}</Button>
            <Button
              look="primary"
              data-autofocus
              disabled={isBusy || (chosen.size === 0 && !withContacts)}
              onClick={() => void run()}
            >
              {t.run(chosen.size)}
            </Button>
          </div>
        </>
      }
    >
      <p className="soft">{plainName(contents.name)}</p>
      <p className="faint">{t.hint}</p>
      <ul className="take">
        {contents.items.map((item) => (
          <li key={item.path}>
            <label>
              <input type="checkbox" checked={chosen.has(item.path)} onChange={() => toggle(item.path)} />
              <span className="grow">
                <span className="med">{item.title}</span> <span className="faint">{t.kinds[item.kind]}</span>
                {item.caption !== '' && <span className="soft clip block">{item.caption}</span>}
              </span>
              <span className="faint num nowrap">{bytes(item.bytes)}</span>
            </label>
          </li>
        ))}
        {contents.contacts.length > 0 && (
          <li>
            <label>
              <input type="checkbox" checked={withContacts} onChange={() => setWithContacts(!withContacts)} />
              <span className="grow">
                <span className="med">{t.contacts(contents.contacts.length)}</span>{' '}
                <span className="soft">{contents.contacts.slice(0, 5).join(', ')}</span>
              </span>
            </label>
          </li>
        )}
      </ul>
    </Dialog>
  );
}

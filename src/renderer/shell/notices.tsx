import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { useWindow } from './app.tsx';
import type { Notice } from './store.ts';

/** How long good news stay, in milliseconds: long enough to be read, and longer where there is something to press. */
const STAYS_MS = 8000;
const STAYS_WITH_ACTIONS_MS = 20_000;

/** What just happened: good news leave by themselves, though never from under a pointer or the keyboard; errors stay until they are read. */
export function Notices() {
  const notices = useWindow((state) => state.notices);
  return (
    <section className="notices" aria-label={words.notices.label} aria-live="polite">
      {notices.map((notice) => (
        <Card key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function Card({ notice }: { notice: Notice }) {
  const dismiss = useWindow((state) => state.dismiss);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (notice.tone === 'error' || isHeld) return;
    const timer = setTimeout(() => dismiss(notice.id), notice.actions.length > 0 ? STAYS_WITH_ACTIONS_MS : STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss, isHeld]);
  const isError = notice.tone === 'error';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done by it; it stays while somebody is at it
    <div
      className="notice"
      role={isError ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={isError ? CircleAlert : CircleCheck} className={isError ? 'red' : 'accent'} />
      <p>{notice.text}</p>
      <IconButton icon={X} iconSize="s" className="small" label={words.notices.dismiss} onClick={() => dismiss(notice.id)} />
      {notice.more && <p className="more">{notice.more}</p>}
      {notice.actions.length > 0 && (
        <div className="acts">
          {notice.actions.map((action) => (
            <Button
              key={action.label}
              look="link"
              onClick={() => {
                dismiss(notice.id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

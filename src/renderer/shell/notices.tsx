import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { useWindow } from './app.tsx';
import type { Notice } from './store.ts';

/** What just happened: good news leave by themselves, errors stay until they are read. */
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
  useEffect(() => {
    if (notice.tone === 'error') return;
    const timer = setTimeout(() => dismiss(notice.id), 8000);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  const isError = notice.tone === 'error';
  return (
    <div className="notice" role={isError ? 'alert' : undefined}>
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

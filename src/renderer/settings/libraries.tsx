import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import type { Library, RecentLibrary } from '#contract/library.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { openLibrary } from '../shell/library-deeds.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { words } from '../words/catalogue.ts';
import { when } from '../words/format.ts';
import { Line } from './line.tsx';

/** The library that is open, and all others that this computer knows. */
export function LibrariesPart({ library }: { library: Library | null }) {
  const app = useApp();
  const { data, error } = useQuery('library.recent', {});
  const recent = data?.items;
  const t = words.settings;
  return (
    <>
      <section aria-label={t.current}>
        <h2 className="h3">{t.current}</h2>
        {library === null ? <p className="soft">{t.noLibrary}</p> : <Current library={library} />}
      </section>
      <section aria-label={t.recent}>
        <h2 className="h3">{t.recent}</h2>
        {recent === undefined && error !== undefined && (
          <p className="red" role="alert">
            {words.errors[error.code]}
          </p>
        )}
        {recent?.length === 0 && <p className="soft">{t.recentNone}</p>}
        <ul className="set-list">
          {recent?.map((item) => (
            <Known key={item.place.$path} item={item} isOpen={item.place.$path === library?.place.$path} />
          ))}
        </ul>
        <div className="row gaps above">
          <Button onClick={() => runCommand(app, 'library.open')}>{words.nav.openAnother}</Button>
          <Button onClick={() => app.store.getState().open({ kind: 'createLibrary', isExample: false, dropped: [] })}>
            {words.nav.createAnother}
          </Button>
        </div>
      </section>
    </>
  );
}

function Current({ library }: { library: Library }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const t = words.settings;
  const token = library.place.$token;
  return (
    <>
      <Line label={t.name}>
        <Editable label={t.name} value={library.name} max={200} onSave={(name) => rename(app, name)} />
      </Line>
      <Line label={t.library}>
        {token !== undefined && (
          <Button look="link" icon={FolderOpen} onClick={() => void askHost(app, 'reveal', { token })}>
            {t.reveal}
          </Button>
        )}
      </Line>
      <p className="mono soft can-copy breaks">{library.place.$path}</p>
      <Line label={t.backups} hint={t.backupsMore}>
        <Button onClick={() => go({ kind: 'keep' })}>{words.keep.open}</Button>
      </Line>
      <div className="row gaps">
        <Button onClick={() => go({ kind: 'imports', tab: 'watch' })}>{words.pastImports.watch}</Button>
      </div>
    </>
  );
}

/** Names a library, the open one where no token is given; answers whether it has the name. */
async function rename(app: App, typed: string, token?: string): Promise<boolean> {
  const name = typed.trim();
  const place = token === undefined ? {} : { place: { $token: token } };
  const isSaved = name !== '' && (await ask(app, 'library.rename', { ...place, name })) !== null;
  if (isSaved) tellDone(app, words.settings.renamed);
  return isSaved;
}

/** One library of the list. Its name is a field when it is clicked, or by F2; Delete on any part of the line takes it off the list. */
function Known({ item, isOpen }: { item: RecentLibrary; isOpen: boolean }) {
  const app = useApp();
  const line = useRef<HTMLLIElement>(null);
  const t = words.settings;
  const token = item.place.$token;
  const forget = async (): Promise<void> => {
    if (isOpen || token === undefined) return;
    // The line goes away under the focus: the next one gets it, else the one before.
    const beside = line.current?.nextElementSibling ?? line.current?.previousElementSibling;
    if ((await ask(app, 'library.forget', { place: { $token: token } })) === null) return;
    beside?.querySelector<HTMLElement>('button')?.focus();
    tellDone(app, t.forgotten(item.name));
  };
  const canWrite = item.exists && token !== undefined;
  return (
    <li
      ref={line}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        void forget();
      }}
    >
      <span className="grow">
        {canWrite ? (
          <Editable
            className="strong"
            label={t.name}
            value={item.name}
            onSave={(name) => rename(app, name, isOpen ? undefined : token)}
          />
        ) : (
          <b className="clip">{item.name}</b>
        )}
        <span className="mono faint clip">{item.place.$path}</span>
        <span className={item.exists ? 'faint sm' : 'red sm'}>
          {isOpen ? t.isOpen : item.exists ? t.opened(when(item.openedAt)) : t.isGone}
        </span>
      </span>
      {canWrite && (
        <IconButton icon={FolderOpen} label={t.revealLabel(item.name)} onClick={() => void askHost(app, 'reveal', { token })} />
      )}
      {!isOpen && canWrite && (
        <Button size="tiny" aria-label={t.openLabel(item.name)} onClick={() => void openLibrary(app, token)}>
          {t.openIt}
        </Button>
      )}
      {!isOpen && (
        <Button size="tiny" look="quiet" aria-label={t.forgetLabel(item.name)} title={t.forgetHint} onClick={() => void forget()}>
          {t.forgetIt}
        </Button>
      )}
    </li>
  );
}

import { FolderOpen } from 'lucide-react';
import type { Library, RecentLibrary } from '#contract/library.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, askHost, tellDone, useApp, useWindow } from '../shell/app.tsx';
import { openLibrary } from '../shell/library-deeds.ts';
import { Button } from '../ui/button.tsx';
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
        <Editable
          label={t.name}
          value={library.name}
          max={200}
          onSave={async (name) => {
            const isSaved = name.trim() !== '' && (await ask(app, 'library.rename', { name: name.trim() })) !== null;
            if (isSaved) tellDone(app, t.renamed);
            return isSaved;
          }}
        />
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

function Known({ item, isOpen }: { item: RecentLibrary; isOpen: boolean }) {
  const app = useApp();
  const t = words.settings;
  const token = item.place.$token;
  const forget = async (): Promise<void> => {
    if (token !== undefined && (await ask(app, 'library.forget', { place: { $token: token } })) !== null)
      tellDone(app, t.forgotten(item.name));
  };
  return (
    <li>
      <span className="grow">
        <b className="clip">{item.name}</b>
        <span className="mono faint clip">{item.place.$path}</span>
        <span className={item.exists ? 'faint sm' : 'red sm'}>
          {isOpen ? t.isOpen : item.exists ? t.opened(when(item.openedAt)) : t.isGone}
        </span>
      </span>
      {!isOpen && item.exists && (
        <Button size="tiny" aria-label={t.openLabel(item.name)} onClick={() => void openLibrary(app, token ?? '')}>
          {t.openIt}
        </Button>
      )}
      {!isOpen && (
        <Button size="tiny" look="quiet" aria-label={t.forgetLabel(item.name)} onClick={() => void forget()}>
          {t.forgetIt}
        </Button>
      )}
    </li>
  );
}

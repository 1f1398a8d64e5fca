import { FileJson, FolderOpen, Sheet } from 'lucide-react';
import type { Library } from '#contract/library.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { ask, askHost, useApp } from './app.tsx';
import { Backups } from './backups.tsx';
import { LibraryCheck } from './check.tsx';

/** What keeps a library whole: the check, the backups, and the way out with everything in it. */
export function KeepPage({ library }: { library: Library }) {
  const app = useApp();
  const t = words.keep;
  const token = library.place.$token;
  return (
    <main className="page" data-region="main" aria-label={t.title}>
      <div className="head flush">
        <h1 className="h1">{t.title}</h1>
      </div>
      <div className="column-page">
        <p className="row gaps">
          <span className="mono soft can-copy breaks">{library.place.$path}</span>
          {token !== undefined && (
            <Button look="link" icon={FolderOpen} className="sm" onClick={() => void askHost(app, 'reveal', { token })}>
              {t.folder.reveal}
            </Button>
          )}
        </p>
        <LibraryCheck />
        <Backups />
        <Exports name={library.name} />
      </div>
    </main>
  );
}

function Exports({ name }: { name: string }) {
  const app = useApp();
  const t = words.keep.exports;
  const write = async (format: 'json' | 'csv'): Promise<void> => {
    const picked = await askHost(app, 'pick', {
      kind: 'save',
      title: t.pick,
      button: words.pick.save,
      suggestedName: t.fileName(name.replaceAll(/[\\/:*?"<>|]/g, '-'), format),
      extensions: [format],
      filterName: format.toUpperCase(),
    });
    const place = picked?.places[0];
    if (place !== undefined) await ask(app, 'assets.exportCatalogue', { place: { $token: place.token }, format });
  };
  const choice = (format: 'json' | 'csv', icon: typeof Sheet, label: string, more: string) => (
    <button type="button" className="big-choice" onClick={() => void write(format)}>
      <Icon of={icon} size="l" />
      <span>
        <b>{label}</b>
        <span className="faint sm">{more}</span>
      </span>
    </button>
  );
  return (
    <section aria-label={t.title}>
      <div className="section-head">
        <h2 className="h3">{t.title}</h2>
      </div>
      <p className="soft">{t.lead}</p>
      <div className="choices">
        {choice('json', FileJson, t.json, t.jsonMore)}
        {choice('csv', Sheet, t.csv, t.csvMore)}
      </div>
    </section>
  );
}

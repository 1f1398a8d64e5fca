import {
  BookOpen,
  ChevronLeft,
  FileText,
  FolderOpen,
  FolderPlus,
  Import,
  Library as LibraryIcon,
  type LucideIcon,
  Newspaper,
  Shapes,
} from 'lucide-react';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { changeSettings } from '../settings/deeds.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IS_MAC, keysHere } from '../ui/keys.ts';
import { Mark } from '../ui/mark.tsx';
import { words } from '../words/catalogue.ts';
import { when } from '../words/format.ts';
import { askHost, useApp, useWindow } from './app.tsx';
import { useFocusInView } from './keyboard.ts';
import { openLibrary } from './library-deeds.ts';
import cloudburst from './pictures/cloudburst.webp?inline';
import harbour from './pictures/harbour.webp?inline';
import pavilion from './pictures/pavilion.webp?inline';
import skyline from './pictures/skyline.webp?inline';
import turbines from './pictures/turbines.webp?inline';
import water from './pictures/water.webp?inline';
import type { Facts } from './root.tsx';
import { WindowControls } from './window-controls.tsx';

/**
 * The first page: where should the press library live, and, until somebody has had a library, the steps from files to a kit. As a tour it
 * is looked at again from the help menu, also while a library is open.
 */
export function Welcome({
  facts,
  isTour = false,
  hasLibrary = false,
  without = null,
}: {
  facts: Facts;
  isTour?: boolean;
  hasLibrary?: boolean;
  /** The library that was to be here and is not. */
  without?: Facts['startedWithout'];
}) {
  const app = useApp();
  const hasSteps = useWindow((state) => isTour || !state.settings.tourSeen);
  const back = useWindow((state) => state.back);
  const go = useWindow((state) => state.go);
  useFocusInView(null);
  const open = useWindow((state) => state.open);
  // A library whose folder is gone is not offered; the engine still knows it, for a drive that comes back.
  const recent = (useQuery('library.recent', {}).data?.items ?? []).filter((item) => item.exists);

  const chooseFiles = async (): Promise<void> => {
    const picked = await askHost(app, 'pick', {
      kind: 'files-or-folders',
      title: words.pick.importFiles,
      button: words.pick.import,
    });
    if (picked !== null && picked.places.length > 0) open({ kind: 'createLibrary', isExample: false, dropped: picked.places });
  };

  return (
    <div className={`first ${IS_MAC ? 'mac' : ''}`}>
      <main className="left" data-region="main">
        <div className="brand">
          <Mark ground="var(--paper)" />
          <b>{words.app.name}</b>
        </div>
        <div className="middle">
          <h1>{isTour ? words.tour.title : words.welcome.title}</h1>
          <p className="lead">{words.welcome.lead}</p>
          {without !== null && (
            <p className="soft above" role="status">
              {without.code === 'library.not_found'
                ? words.welcome.gone(without.name)
                : `${words.welcome.notOpened(without.name)} ${words.errors[without.code]}`}
            </p>
          )}
          {isTour && (
            <Button icon={ChevronLeft} className="above" onClick={back}>
              {hasLibrary ? words.tour.back : words.settings.back}
            </Button>
          )}
          <nav className="ch" aria-label={words.welcome.start}>
            <Choice
              icon={FolderPlus}
              title={words.welcome.create}
              more={words.welcome.createMore}
              hint={hasLibrary ? '' : keysHere('Mod+N')}
              run={() => open({ kind: 'createLibrary', isExample: false, dropped: [] })}
            />
            <Choice
              icon={FolderOpen}
              title={words.welcome.open}
              more={words.welcome.openMore}
              hint={keysHere('Mod+O')}
              run={() => runCommand(app, 'library.open')}
            />
            <Choice
              icon={BookOpen}
              title={words.welcome.example}
              more={words.welcome.exampleMore}
              hint={hasLibrary ? '' : keysHere('Mod+E')}
              run={() => open({ kind: 'createLibrary', isExample: true, dropped: [] })}
            />
          </nav>
          {recent.length > 0 && (
            <section className="recent" aria-label={words.welcome.recent}>
              <h2 className="lab">{words.welcome.recent}</h2>
              {recent.slice(0, 4).map((item) => (
                <button
                  type="button"
                  key={item.place.$path}
                  disabled={item.place.$token === undefined}
                  title={item.place.$path}
                  onClick={() => void openLibrary(app, item.place.$token ?? '')}
                >
                  <Icon of={LibraryIcon} />
                  <span className="clip">{item.name}</span>
                  <span className="faint sm nowrap">{when(item.openedAt)}</span>
                </button>
              ))}
            </section>
          )}
        </div>
        <footer>
          <span>{words.welcome.version(facts.version)}</span>
          <Button look="link" className="sm" onClick={() => go({ kind: 'settings', part: 'general' })}>
            {words.settings.title}
          </Button>
        </footer>
      </main>
      <aside className="right" data-region="complementary" aria-label={words.welcome.dropRegion}>
        <div className="tb">{facts.drawsWindowControls && <WindowControls />}</div>
        <section className="drop" aria-label={words.welcome.dropRegion}>
          <Frames />
          <div className="tx">
            <h2>{words.welcome.dropTitle}</h2>
            <p>{words.welcome.dropMore}</p>
            <Button icon={Import} onClick={() => void chooseFiles()}>
              {words.welcome.choose}
            </Button>
          </div>
        </section>
        {hasSteps && <Steps canHide={!isTour} />}
      </aside>
    </div>
  );
}

function Choice({
  icon,
  title,
  more,
  hint,
  run,
}: {
  icon: LucideIcon;
  title: string;
  more: string;
  hint: string;
  run: () => void;
}) {
  return (
    <button type="button" onClick={run}>
      <Icon of={icon} size="l" />
      <span>
        <b>{title}</b>
        <span>{more}</span>
      </span>
      {hint !== '' && (
        <span className="kbd" aria-hidden="true">
          {hint}
        </span>
      )}
    </button>
  );
}

/** The way from files to a kit, in four steps. */
function Steps({ canHide }: { canHide: boolean }) {
  const app = useApp();
  return (
    <section className="steps" aria-labelledby="first-steps">
      <div className="row">
        <h2 className="lab" id="first-steps">
          {words.settings.tour}
        </h2>
        <span className="grow" />
        {canHide && (
          <Button look="link" className="sm" onClick={() => void changeSettings(app, { tourSeen: true })}>
            {words.tour.done}
          </Button>
        )}
      </div>
      <ol>
        {words.tour.steps.map(({ name, more }) => (
          <li key={name}>
            <b>{name}</b>
            <p>{more}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Pictures and empty frames in the rhythm of the grid; each row is [width, picture or kind]. */
const FRAMES: readonly (readonly (readonly [number, string | LucideIcon])[])[] = [
  [
    [202, pavilion],
    [226, harbour],
    [212, FileText],
  ],
  [
    [148, Shapes],
    [250, water],
    [242, skyline],
  ],
  [
    [236, cloudburst],
    [178, Newspaper],
    [226, turbines],
  ],
];

function Frames() {
  return (
    <div className="frames" aria-hidden="true">
      {FRAMES.map((row) => (
        <div key={row[0]?.[0]}>
          {row.map(([width, what]) => (
            <span key={width} className={typeof what === 'string' ? 'photo' : 'em'} style={{ flexGrow: width, flexBasis: 0 }}>
              {typeof what === 'string' ? <img src={what} alt="" /> : <Icon of={what} size="l" />}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

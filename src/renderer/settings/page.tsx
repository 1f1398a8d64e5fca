import type { Library } from '#contract/library.ts';
import { useWindow } from '../shell/app.tsx';
import type { Facts } from '../shell/root.tsx';
import { SETTINGS_PARTS, type SettingsPart } from '../shell/store.ts';
import { words } from '../words/catalogue.ts';
import { AboutPart } from './about.tsx';
import { ExportsPart } from './exports.tsx';
import { GeneralPart } from './general.tsx';
import { LibrariesPart } from './libraries.tsx';
import { SupportPart } from './support.tsx';

/** Everything that can be set, part by part; also without a library, for what belongs to the computer. */
export function SettingsPage({ part, library, facts }: { part: SettingsPart; library: Library | null; facts: Facts }) {
  const replace = useWindow((state) => state.replace);
  const t = words.settings;
  const shown = {
    general: <GeneralPart />,
    exports: <ExportsPart hasLibrary={library !== null} />,
    libraries: <LibrariesPart library={library} />,
    support: <SupportPart />,
    about: <AboutPart facts={facts} />,
  } satisfies Record<SettingsPart, React.ReactNode>;
  return (
    <main className="page settings" data-region="main" aria-label={t.title}>
      <div className="head flush">
        <h1 className="h1">{t.title}</h1>
      </div>
      <div className="set-parts">
        <nav aria-label={t.title} className="set-nav nav">
          {SETTINGS_PARTS.map((one) => (
            <button
              type="button"
              key={one}
              className="go"
              aria-current={one === part ? 'page' : undefined}
              onClick={() => replace({ kind: 'settings', part: one })}
            >
              {t.parts[one]}
            </button>
          ))}
        </nav>
        <div className="column-page">{shown[part]}</div>
      </div>
    </main>
  );
}

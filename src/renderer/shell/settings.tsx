import { HeartPulse } from 'lucide-react';
import type { Library } from '#contract/library.ts';
import { changeSettings } from '../settings/deeds.ts';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { askHost, useApp, useWindow } from './app.tsx';
import { LanguageField } from './language.tsx';
import type { Facts } from './root.tsx';

/** Theme, the library's folder, and the ways to its care and its watch folders. */
export function SettingsPanel({ library, facts, onClose }: { library: Library; facts: Facts; onClose: () => void }) {
  const app = useApp();
  const theme = useWindow((state) => state.settings.theme);
  const go = useWindow((state) => state.go);
  const token = library.place.$token;
  return (
    <>
      <section className="sec">
        <header>{words.settings.theme}</header>
        <Segmented
          className="wide"
          label={words.settings.theme}
          value={theme}
          choices={[
            { value: 'system', label: words.settings.system },
            { value: 'light', label: words.settings.light },
            { value: 'dark', label: words.settings.dark },
          ]}
          onChange={(next) => void changeSettings(app, { theme: next })}
        />
      </section>
      <section className="sec">
        <header>{words.language.label}</header>
        <LanguageField />
        <p className="soft sm above">{words.language.hint}</p>
      </section>
      <section className="sec">
        <header>
          {words.settings.library}
          {token !== undefined && (
            <Button look="link" className="sm" onClick={() => void askHost(app, 'reveal', { token })}>
              {words.settings.reveal}
            </Button>
          )}
        </header>
        <p className="mono soft can-copy breaks">{library.place.$path}</p>
        <div className="row gaps above">
          <Button
            size="tiny"
            title={words.keep.openMore}
            onClick={() => {
              onClose();
              go({ kind: 'keep' });
            }}
          >
            <Icon of={HeartPulse} size="s" />
            {words.keep.open}
          </Button>
          <Button
            size="tiny"
            onClick={() => {
              onClose();
              go({ kind: 'imports', tab: 'watch' });
            }}
          >
            {words.pastImports.watch}
          </Button>
        </div>
      </section>
      <section className="sec">
        <Button
          size="tiny"
          onClick={() => {
            onClose();
            go({ kind: 'settings', part: 'general' });
          }}
        >
          {words.settings.open}
        </Button>
      </section>
      <section className="sec faint sm">{words.settings.version(facts.version)}</section>
    </>
  );
}

import { useState } from 'react';
import type { Library } from '#contract/library.ts';
import { chooseTheme } from '../commands.ts';
import type { Answer } from '../engine/routes.ts';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/field.tsx';
import { words } from '../words/en.ts';
import { ask, askHost, tellDone, useApp, useWindow } from './app.tsx';
import type { Facts } from './root.tsx';

/** Theme, the library's folder and its health. */
export function SettingsPanel({ library, facts }: { library: Library; facts: Facts }) {
  const app = useApp();
  const theme = useWindow((state) => state.theme);
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
          onChange={(next) => void chooseTheme(app, next)}
        />
      </section>
      <section className="sec">
        <header>
          {words.settings.library}
          {library.place.$token !== undefined && (
            <Button look="link" className="sm" onClick={() => void askHost(app, 'reveal', { token: library.place.$token ?? '' })}>
              {words.settings.reveal}
            </Button>
          )}
        </header>
        <p className="mono soft can-copy breaks">{library.place.$path}</p>
        <Health />
      </section>
      <section className="sec faint sm">{words.settings.version(facts.version)}</section>
    </>
  );
}

function Health() {
  const app = useApp();
  const [busy, setBusy] = useState<'backUp' | 'check' | null>(null);
  const [report, setReport] = useState<Answer<'integrity.scan'> | null>(null);
  const during = async (what: 'backUp' | 'check', deed: () => Promise<void>): Promise<void> => {
    setBusy(what);
    await deed();
    setBusy(null);
  };
  const backUp = async (): Promise<void> => {
    const done = await ask(app, 'integrity.backUp', {});
    const token = done?.place.$token;
    if (done === null) return;
    tellDone(
      app,
      words.settings.backedUp,
      token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
    );
  };
  const check = async (name: 'integrity.scan' | 'integrity.repair'): Promise<void> => setReport(await ask(app, name, {}));
  return (
    <>
      <div className="row gaps above">
        <Button size="tiny" disabled={busy !== null} onClick={() => void during('backUp', backUp)}>
          {busy === 'backUp' ? words.settings.backingUp : words.settings.backUp}
        </Button>
        <Button
          size="tiny"
          disabled={busy !== null}
          title={words.settings.checkHint}
          onClick={() => void during('check', () => check('integrity.scan'))}
        >
          {busy === 'check' ? words.settings.checking : words.settings.check}
        </Button>
      </div>
      {report !== null && (
        <div className="above sm" role="status">
          {report.ok ? (
            <p className="accent">{words.settings.checkFine}</p>
          ) : (
            <p className="red">{words.settings.checkFound(report.findings.length)}</p>
          )}
          <ul>
            {report.findings.slice(0, 5).map((finding) => (
              <li key={`${finding.code}${finding.path}`} className="faint">
                {finding.message}
              </li>
            ))}
          </ul>
          {report.findings.some((finding) => finding.repair !== null) && (
            <Button size="tiny" className="above" onClick={() => void during('check', () => check('integrity.repair'))}>
              {words.settings.repair}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

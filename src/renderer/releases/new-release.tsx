import { ClipboardPaste, FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PickedPlace } from '#contract/host.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, tellDone, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/en.ts';
import { Recognised } from './recognised.tsx';

/** Paste a text on the left, see what Dateline recognises on the right, save it as a draft. */
export function NewReleasePage({ paste }: { paste: string }) {
  const app = useApp();
  const [text, setText] = useState(paste);
  const [file, setFile] = useState<PickedPlace | null>(null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const settled = useLater(text, 180);
  const source = file !== null ? { place: { $token: file.token } } : settled.trim() === '' ? null : { text: settled };
  const parsed = useQuery('releases.parse', source === null ? null : { source });
  const t = words.newRelease;

  useEffect(() => box.current?.focus(), []);

  const pasteClipboard = async (): Promise<void> => {
    const found = await readClipboard(app);
    if (found === null) return;
    setFile(null);
    setText(found);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const release = await ask(app, 'releases.add', { source: file !== null ? { place: { $token: file.token } } : { text } });
    setBusy(false);
    if (release === null) return;
    tellDone(app, t.saved);
    app.store.getState().go({ kind: 'releases', id: release.id, text: '' });
  };
  const isEmpty = file === null && text.trim() === '';
  return (
    <main className="paste" data-region="main" aria-label={t.title}>
      <div className="head">
        <h1 className="h1">{t.title}</h1>
        <div className="tools">
          <Button look="quiet" icon={ClipboardPaste} onClick={() => void pasteClipboard()}>
            {t.fromClipboard}
          </Button>
          <Button
            look="quiet"
            icon={FileText}
            onClick={() => void pickFile(app).then((found) => found !== null && setFile(found))}
          >
            {t.fromFile}
          </Button>
          <Button onClick={() => app.store.getState().go({ kind: 'releases', id: null, text: '' })}>{t.cancel}</Button>
          <Button look="primary" disabled={isEmpty || isBusy} onClick={() => void save()}>
            {isBusy ? t.saving : t.save}
          </Button>
        </div>
      </div>
      <div className="halves">
        <section className="half" aria-label={t.paste}>
          <h2 className="lab">{t.paste}</h2>
          {file === null ? (
            <textarea
              ref={box}
              className="input paste-box"
              aria-label={t.paste}
              placeholder={t.placeholder}
              value={text}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
            />
          ) : (
            <div className="paste-box from-file">
              <Icon of={FileText} size="l" />
              <p className="h3">{t.fileChosen(file.name)}</p>
              <Button size="tiny" onClick={() => setFile(null)}>
                {t.dropFile}
              </Button>
            </div>
          )}
          <p className="faint sm">{t.pasteMore}</p>
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
        <section className="half" tabIndex={0} aria-label={t.recognised} aria-live="polite" aria-busy={parsed.isAsking}>
          <h2 className="lab">{parsed.isAsking ? t.reading : t.recognised}</h2>
          {parsed.error !== undefined && !isEmpty ? (
            <p className="red">{words.errors[parsed.error.code]}</p>
          ) : (
            <Recognised parsed={isEmpty ? undefined : parsed.data} />
          )}
        </section>
      </div>
    </main>
  );
}

async function pickFile(app: App): Promise<PickedPlace | null> {
  const picked = await askHost(app, 'pick', {
    kind: 'files',
    title: words.pick.release,
    button: words.pick.open,
    extensions: ['txt', 'md', 'html', 'htm', 'docx'],
    filterName: words.pick.texts,
  });
  return picked?.places[0] ?? null;
}

async function readClipboard(app: App): Promise<string | null> {
  return (await askHost(app, 'readClipboardText', {}))?.text ?? null;
}

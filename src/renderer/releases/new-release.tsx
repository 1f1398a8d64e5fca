import { ClipboardPaste, FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PickedPlace } from '#contract/host.ts';
import type { ParsedSpan } from '#contract/parsed-release.ts';
import type { ReleaseFields } from '#contract/releases.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, tellDone, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { type Corrected, Recognised } from './recognised.tsx';

/** Paste a text on the left, see what Dateline recognises on the right, save it as a draft. */
export function NewReleasePage({ paste, file }: { paste: string; file: string | null }) {
  const app = useApp();
  const [text, setText] = useState(paste);
  const [corrected, setCorrected] = useState<Corrected>({});
  const [fileName, setFileName] = useState(file);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const settled = useLater(text, 180);
  const parsed = useQuery('releases.parse', settled.trim() === '' ? null : { source: { text: settled } });
  const t = words.newRelease;

  useEffect(() => box.current?.focus(), []);

  const pasteClipboard = async (): Promise<void> => {
    const found = await readClipboard(app);
    if (found === null) return;
    setFileName(null);
    setCorrected({});
    setText(found);
  };
  /** The text of a file takes the place of what is there, so that it can be looked at and corrected like a pasted one. */
  const readFile = async (): Promise<void> => {
    const file = await pickFile(app);
    if (file === null) return;
    const read = await ask(app, 'releases.readText', { source: { place: { $token: file.token } } });
    if (read === null) return;
    setFileName(file.name);
    setCorrected({});
    setText(read.text);
  };
  /** Marks a stretch of the text, and brings it into sight. */
  const show = ({ start, end }: ParsedSpan): void => {
    const area = box.current;
    if (area === null) return;
    // A browser scrolls to where typing happens, not to what is marked.
    area.value = text.slice(0, end);
    area.scrollTop = area.scrollHeight;
    const top = area.scrollTop;
    area.value = text;
    area.scrollTop = top === 0 ? 0 : top + area.clientHeight / 3;
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const release = await ask(app, 'releases.add', { source: { text } });
    if (release !== null && Object.keys(corrected).length > 0)
      await ask(app, 'releases.edit', { id: release.id, set: setOf(corrected, release.byline) });
    setBusy(false);
    if (release === null) return;
    tellDone(app, t.saved);
    app.store.getState().go({ kind: 'releases', id: release.id, text: '' });
  };
  const isEmpty = text.trim() === '';
  return (
    <main className="paste-page" data-region="main" aria-label={t.title}>
      <div className="head">
        <h1 className="h1">{t.title}</h1>
        <div className="tools">
          <Button look="quiet" icon={ClipboardPaste} onClick={() => void pasteClipboard()}>
            {t.fromClipboard}
          </Button>
          <Button look="quiet" icon={FileText} onClick={() => void readFile()}>
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
          <h2 className="lab">{fileName === null ? t.paste : t.fileChosen(fileName)}</h2>
          <textarea
            ref={box}
            className="input paste-box"
            aria-label={t.paste}
            placeholder={t.placeholder}
            value={text}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="faint sm">{t.pasteMore}</p>
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
        <section className="half" tabIndex={0} aria-label={t.recognised} aria-live="polite" aria-busy={parsed.isAsking}>
          <h2 className="lab">{parsed.isAsking ? t.reading : t.recognised}</h2>
          {parsed.error !== undefined && !isEmpty ? (
            <p className="red">{words.errors[parsed.error.code]}</p>
          ) : (
            <Recognised
              parsed={isEmpty ? undefined : parsed.data}
              corrected={corrected}
              onCorrect={setCorrected}
              // Spans count in the text that was asked about.
              onShow={text === settled && !parsed.isAsking ? show : undefined}
            />
          )}
        </section>
      </div>
    </main>
  );
}

/** What was set right, as the release's own fields. */
const setOf = (
  { headline, subheadline, name, role, date, dateline }: Corrected,
  byline: ReleaseFields['byline'],
): Partial<ReleaseFields> => ({
  ...(headline === undefined ? {} : { headline }),
  ...(subheadline === undefined ? {} : { subheadline }),
  ...(name === undefined && role === undefined ? {} : { byline: { name: name ?? byline.name, role: role ?? byline.role } }),
  ...(date === undefined ? {} : { date: date === '' ? null : date }),
  ...(dateline === undefined ? {} : { dateline }),
});

async function pickFile(app: App): Promise<PickedPlace | null> {
  const picked = await askHost(app, 'pick', {
    kind: 'files',
    title: words.pick.release,
    button: words.pick.open,
    extensions: ['txt', 'md', 'html', 'htm', 'docx', 'rtf', 'eml'],
    filterName: words.pick.texts,
  });
  return picked?.places[0] ?? null;
}

async function readClipboard(app: App): Promise<string | null> {
  return (await askHost(app, 'readClipboardText', {}))?.text ?? null;
}

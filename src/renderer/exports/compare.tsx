import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { KitDiff } from '#contract/comparing.ts';
import type { ExportRun } from '#contract/exports.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, askHost, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useCopied } from '../ui/use-copied.ts';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { baseName } from '../words/format.ts';

/** What changed between two exports of a kit, and the correction kit that leads from one to the other. */
export function CompareDialog({ from, to }: { from: ExportRun; to: ExportRun }) {
  const app = useApp();
  const close = useCloseThis();
  const [note, setNote] = useState('');
  const { isCopied, copy } = useCopied();
  const places = { from: { $token: from.place.$token ?? '' }, to: { $token: to.place.$token ?? '' } };
  const { data: diff, error } = useQuery('exports.diff', places);
  const t = words.exports;
  const save = useOnce(async () => {
    const picked = await askHost(app, 'pick', {
      kind: 'save',
      title: t.pickCorrection,
      button: words.pick.save,
      suggestedName: baseName(to.place.$path).replace(/\.zip$/i, '_correction.zip'),
      extensions: ['zip'],
      filterName: words.pick.zip,
    });
    const place = picked?.places[0];
    if (place === undefined) return;
    const started = await ask(app, 'exports.correct', { ...places, place: { $token: place.token }, note });
    if (started !== null) close();
  });
  return (
    <Dialog
      title={t.compareTitle(String(from.version), String(to.version))}
      className="wide"
      isReading
      onClose={close}
      footer={
        <>
          <Button icon={isCopied ? Check : Copy} disabled={diff === undefined} onClick={() => copy(diff?.words.join('\n') ?? '')}>
            {isCopied ? t.key.copied : t.copyNotice}
          </Button>
          <div className="end">
            <Button onClick={close}>{t.close}</Button>
            <Button look="primary" disabled={diff === undefined || diff.isIdentical || save.isBusy} onClick={() => save.run()}>
              {t.saveCorrection}
            </Button>
          </div>
        </>
      }
    >
      {diff === undefined ? (
        <p className="faint" role="status">
          {error === undefined ? t.comparing : words.errors[error.code]}
        </p>
      ) : (
        <ul className="sentences">
          {diff.words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <TextField label={t.correctionNote} hint={t.correctionHint} value={note} onChange={setNote} maxLength={1000} />
      {diff !== undefined && <Files diff={diff} />}
    </Dialog>
  );
}

function Files({ diff }: { diff: KitDiff }) {
  const t = words.exports;
  const files = [
    ...diff.added.map(({ path }) => ({ kind: 'added' as const, path })),
    ...diff.removed.map(({ path }) => ({ kind: 'removed' as const, path })),
    ...diff.renamed.map((one) => ({ kind: 'renamed' as const, path: `${one.from} → ${one.to}` })),
    ...diff.changed.map(({ path }) => ({ kind: 'changed' as const, path })),
  ];
  return (
    <>
      <h3 className="med">{t.changedFiles}</h3>
      <ul className="problems of-files">
        {files.slice(0, 300).map(({ kind, path }) => (
          <li key={kind + path}>
            <span className="soft">{t.fileWords[kind]}</span>
            <span className="mono breaks">{path}</span>
          </li>
        ))}
      </ul>
      <p className="faint">{t.unchangedFiles(diff.unchanged)}</p>
    </>
  );
}

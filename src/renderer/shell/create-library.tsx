import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PickedPlace } from '#contract/host.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { type App, askHost, useApp, useCloseThis } from './app.tsx';
import { createLibrary, pickAndOpenLibrary } from './library-deeds.ts';

/** A folder and a name; files dropped before there was a library are imported into it. */
export function CreateLibraryDialog({ isExample, dropped }: { isExample: boolean; dropped: readonly PickedPlace[] }) {
  const app = useApp();
  const close = useCloseThis();
  const t = words.createLibrary;
  const [name, setName] = useState(isExample ? t.exampleName : '');
  const [folder, setFolder] = useState<PickedPlace | null>(null);
  const [suggested, setSuggested] = useState<PickedPlace | null>(null);
  const [isBusy, setBusy] = useState(false);
  const place = folder ?? suggested;

  // Until somebody chooses, the library goes into the documents, under its own name.
  useEffect(() => {
    let isWanted = true;
    void suggest(app, name).then((found) => {
      if (isWanted && found !== null) setSuggested(found);
    });
    return () => {
      isWanted = false;
    };
  }, [app, name]);

  const choose = async (): Promise<void> => {
    const suggestedName = name.trim() || t.defaultName;
    const picked = await askHost(app, 'pick', { kind: 'new-folder', title: t.pickTitle, button: t.pickButton, suggestedName });
    const chosen = picked?.places[0];
    if (chosen !== undefined) setFolder(chosen);
  };
  const create = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    // Asked anew: what was suggested last may be for a name that was still being typed.
    const there = folder ?? (await suggest(app, name));
    const isMade =
      there !== null &&
      (await createLibrary(app, { token: there.token, name: name.trim() || there.name, example: isExample, dropped }));
    setBusy(false);
    if (isMade) close();
  };

  return (
    <Dialog
      title={dropped.length > 0 ? t.titleDropped(dropped.length) : isExample ? t.titleExample : t.title}
      onClose={close}
      onSubmit={() => void create()}
      footer={
        <>
          {!isExample && (
            <Button
              look="quiet"
              onClick={() => {
                close();
                void pickAndOpenLibrary(app);
              }}
            >
              {t.openInstead}
            </Button>
          )}
          <div className="end">
            <Button look="primary" disabled={isBusy} onClick={() => void create()}>
              {isBusy ? t.creating : t.create}
            </Button>
          </div>
        </>
      }
    >
      {dropped.length > 0 && <p className="soft">{t.droppedMore}</p>}
      {isExample && <p className="soft">{t.exampleMore}</p>}
      <TextField
        label={t.name}
        hint={t.nameHint}
        value={name}
        onChange={setName}
        data-autofocus
        className="big"
        maxLength={200}
      />
      <div className="field">
        <span className="label">{t.folder}</span>
        <div className="folder">
          <Icon of={FolderOpen} size="s" />
          <span className="clip" title={place === null ? undefined : `${place.folder}/${place.name}`}>
            {place === null ? (
              <span className="faint">{t.noFolder}</span>
            ) : (
              <>
                {place.name} <span className="faint sm">{t.inFolder(place.folder)}</span>
              </>
            )}
          </span>
          <Button size="tiny" onClick={() => void choose()}>
            {folder === null ? t.chooseFolder : t.changeFolder}
          </Button>
        </div>
        <div className="hint">{t.folderHint}</div>
      </div>
    </Dialog>
  );
}

/** Where a library of this name could lie: a new folder in the documents. */
async function suggest(app: App, name: string): Promise<PickedPlace | null> {
  const answer = await askHost(app, 'suggestPlace', { name: name.trim() || words.createLibrary.defaultName });
  return answer?.place ?? null;
}

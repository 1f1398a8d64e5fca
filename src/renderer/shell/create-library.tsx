import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { PickedPlace } from '#contract/host.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/en.ts';
import { askHost, useApp, useWindow } from './app.tsx';
import { createLibrary, pickAndOpenLibrary } from './library-deeds.ts';

/** A folder and a name; files dropped before there was a library are imported into it. */
export function CreateLibraryDialog({ isExample, dropped }: { isExample: boolean; dropped: readonly PickedPlace[] }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.createLibrary;
  const [name, setName] = useState(isExample ? t.exampleName : '');
  const [folder, setFolder] = useState<PickedPlace | null>(null);
  const [isBusy, setBusy] = useState(false);

  const choose = async (): Promise<PickedPlace | null> => {
    const suggestedName = name.trim() || t.defaultName;
    const picked = await askHost(app, 'pick', { kind: 'new-folder', title: t.pickTitle, button: t.pickButton, suggestedName });
    const place = picked?.places[0] ?? null;
    if (place !== null) setFolder(place);
    return place;
  };
  const create = async (): Promise<void> => {
    const place = folder ?? (await choose());
    if (place === null) return;
    setBusy(true);
    const isMade = await createLibrary(app, { token: place.token, name: name.trim() || place.name, example: isExample, dropped });
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
          <span className="clip" title={folder === null ? undefined : `${folder.folder}/${folder.name}`}>
            {folder === null ? (
              <span className="faint">{t.noFolder}</span>
            ) : (
              <>
                {folder.name} <span className="faint sm">{folder.folder}</span>
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

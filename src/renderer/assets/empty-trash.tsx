import { useState } from 'react';
import { ask, tellDone, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/en.ts';

/** Empties the trash for good, after a question: this is not undone. */
export function EmptyTrash() {
  const app = useApp();
  const [isAsking, setAsking] = useState(false);
  const empty = async (): Promise<void> => {
    setAsking(false);
    const emptied = await ask(app, 'assets.emptyTrash', {});
    if (emptied !== null) tellDone(app, words.grid.emptied(emptied.removed, emptied.kept));
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.grid.emptyTrash}</Button>
      {isAsking && (
        <Dialog
          title={words.grid.emptyTrashTitle}
          onClose={() => setAsking(false)}
          footer={
            <span className="end">
              <Button data-autofocus onClick={() => setAsking(false)}>
                {words.grid.cancel}
              </Button>
              <Button look="danger" onClick={() => void empty()}>
                {words.grid.emptyTrashYes}
              </Button>
            </span>
          }
        >
          <p>{words.grid.emptyTrashMore}</p>
        </Dialog>
      )}
    </>
  );
}

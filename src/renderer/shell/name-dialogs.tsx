import { useState } from 'react';
import type { AssetQuery } from '#contract/assets.ts';
import type { AssetId, CollectionId, SavedSearchId } from '#contract/values.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { ask, useApp, useCloseThis } from './app.tsx';

/** Names a new collection, of assets where some were chosen, or an old one anew. */
export function NameCollectionDialog({
  id,
  name,
  assetIds,
}: {
  id: CollectionId | null;
  name: string;
  assetIds: readonly AssetId[];
}) {
  const app = useApp();
  const save = async (next: string): Promise<boolean> => {
    if (id !== null) return (await ask(app, 'collections.rename', { id, name: next })) !== null;
    return (await ask(app, 'collections.create', { name: next, assetIds: [...assetIds] })) !== null;
  };
  return (
    <NameDialog
      title={id === null ? words.collections.newTitle : words.collections.renameTitle}
      isNew={id === null}
      name={name}
      onSave={save}
    />
  );
}

/** Names a search, new or old. */
export function NameSearchDialog({ id, name, query }: { id: SavedSearchId | null; name: string; query: AssetQuery }) {
  const app = useApp();
  const save = async (next: string): Promise<boolean> =>
    (await ask(app, 'search.save', { ...(id === null ? {} : { id }), name: next, query })) !== null;
  return (
    <NameDialog
      title={id === null ? words.savedSearches.newTitle : words.savedSearches.renameTitle}
      isNew={id === null}
      name={name}
      hint={query.text}
      onSave={save}
    />
  );
}

/** One name; `onSave` answers whether it was taken. A name that was not stays in its field, for another try. */
function NameDialog({
  title,
  isNew,
  name,
  hint,
  onSave,
}: {
  title: string;
  isNew: boolean;
  name: string;
  hint?: string;
  onSave: (name: string) => Promise<boolean>;
}) {
  const close = useCloseThis();
  const [text, setText] = useState(name);
  const [isTried, setTried] = useState(false);
  const t = words.collections;
  const { isBusy, run: save } = useOnce(async (): Promise<void> => {
    setTried(true);
    if (text.trim() !== '' && (await onSave(text.trim()))) close();
  });
  return (
    <Dialog
      title={title}
      onClose={close}
      onSubmit={save}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy} onClick={save}>
            {isNew ? t.create : t.save}
          </Button>
        </div>
      }
    >
      <TextField
        label={t.name}
        data-autofocus
        {...(hint === undefined ? { placeholder: t.nameHint } : { hint })}
        error={isTried && text.trim() === '' ? t.needsName : undefined}
        value={text}
        onChange={setText}
        onFocus={(event) => event.target.select()}
      />
    </Dialog>
  );
}

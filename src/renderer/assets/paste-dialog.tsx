import { useState } from 'react';
import type { AssetFields } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { useApp, useCloseThis, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { COPIED_FIELDS, editSome } from './asset-deeds.ts';
import { valueText } from './change-text.ts';

type Field = (typeof COPIED_FIELDS)[number];
/** What is true of one picture alone is not ticked at first. */
const OWN: readonly Field[] = ['caption', 'altText', 'extendedDescription', 'translations', 'rating', 'label'];

/** Chooses which of the copied fields go onto the selection. */
export function PasteDialog({ ids }: { ids: readonly AssetId[] }) {
  const app = useApp();
  const close = useCloseThis();
  const copied = useWindow((state) => state.copied);
  const offered = COPIED_FIELDS.filter((field) => copied !== null && field in copied.fields);
  const [chosen, setChosen] = useState<ReadonlySet<Field>>(() => new Set(offered.filter((field) => !OWN.includes(field))));
  const t = words.many.paste;
  const toggle = (field: Field): void => {
    const next = new Set(chosen);
    if (!next.delete(field)) next.add(field);
    setChosen(next);
  };
  const paste = async (): Promise<void> => {
    if (copied === null || chosen.size === 0) return;
    close();
    const set = Object.fromEntries([...chosen].map((field) => [field, copied.fields[field]])) as Partial<AssetFields>;
    await editSome(app, ids, set);
  };
  return (
    <Dialog
      title={t.title(copied?.from ?? '')}
      className="paste-words"
      onClose={close}
      onSubmit={() => void paste()}
      footer={
        <>
          <Button look="link" onClick={() => setChosen(new Set(offered))}>
            {t.all}
          </Button>
          <Button look="link" onClick={() => setChosen(new Set())}>
            {t.none}
          </Button>
          <div className="end">
            <Button onClick={close}>{words.many.cancel}</Button>
            <Button look="primary" disabled={chosen.size === 0} onClick={() => void paste()}>
              {t.paste(chosen.size)}
            </Button>
          </div>
        </>
      }
    >
      <p className="soft">{offered.length === 0 ? t.nothing : t.more(ids.length)}</p>
      <ul className="fields-of">
        {offered.map((field) => (
          <li key={field}>
            <label className="check">
              <input type="checkbox" checked={chosen.has(field)} onChange={() => toggle(field)} />
              <span className="med">{words.fields[field]}</span>
              <span className="faint sm clip">{valueText(field, (copied?.fields[field] ?? null) as never)}</span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

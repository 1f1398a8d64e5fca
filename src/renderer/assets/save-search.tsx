import { useState } from 'react';
import { ask, tellDone, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import type { WholeQuery } from './place.ts';

/** Gives the present search, with its order and groups, a name; `name` is what is offered. */
export function SaveSearch({ query, name }: { query: WholeQuery; name: string }) {
  return (
    <PopoverButton
      className="btn link sm save-search"
      label={words.find.saveTitle}
      content={(close) => <Name query={query} offered={name} onClose={close} />}
    >
      {words.find.save}
    </PopoverButton>
  );
}

function Name({ query, offered, onClose }: { query: WholeQuery; offered: string; onClose: () => void }) {
  const app = useApp();
  const [name, setName] = useState(offered);
  const save = useOnce(async () => {
    if (name.trim() === '') return;
    const saved = await ask(app, 'search.save', { name: name.trim(), query });
    if (saved === null) return;
    onClose();
    tellDone(app, words.find.saved(saved.name));
  });
  return (
    <form
      className="sec save-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.run();
      }}
    >
      <p className="semi sm">{words.find.saveTitle}</p>
      <TextField
        label={words.find.saveName}
        hint={words.find.saveHint}
        value={name}
        onChange={setName}
        maxLength={200}
        data-autofocus
        onFocus={(event) => event.target.select()}
      />
      <Button look="primary" type="submit" disabled={name.trim() === '' || save.isBusy}>
        {words.find.saveNow}
      </Button>
    </form>
  );
}

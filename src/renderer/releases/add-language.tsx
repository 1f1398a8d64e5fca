import { useState } from 'react';
import type { ReleaseId } from '#contract/values.ts';
import { languageName, OFFERED_LANGUAGES } from '../assets/languages.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';

/** Asks for a language that the release is not in yet, and leads to the new draft in it. */
export function AddLanguageDialog({ id }: { id: ReleaseId }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const original = useQuery('releases.get', { id }).data;
  const items = useQuery('releases.parity', { id }).data?.items;
  const [wanted, setWanted] = useState('');
  const [copy, setCopy] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const t = words.translations;
  const has = new Set([original?.language, ...(items ?? []).map((item) => item.language)].map(baseOf));
  const free = OFFERED_LANGUAGES.filter((code) => !has.has(baseOf(code)));
  const language = wanted === '' ? free[0] : wanted;
  const create = async (): Promise<void> => {
    if (language === undefined || items === undefined || isBusy) return;
    setBusy(true);
    const made = await ask(app, 'releases.translate', { id, language, copy });
    setBusy(false);
    if (made === null) return;
    app.cache.put('releases.get', { id: made.id }, made);
    app.store.getState().go({ kind: 'releases', id: made.id, text: '' });
  };
  return (
    <Dialog
      title={t.addTitle}
      onClose={close}
      onSubmit={() => void create()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={isBusy || language === undefined || items === undefined} onClick={() => void create()}>
            {isBusy ? t.creating : t.create}
          </Button>
        </div>
      }
    >
      {language === undefined ? (
        <p>{t.all}</p>
      ) : (
        <Select
          label={t.language}
          value={language}
          choices={free.map((code) => ({ value: code as string, label: languageName(code) }))}
          onChange={setWanted}
        />
      )}
      <Check label={t.copy} isOn={copy} onChange={setCopy} />
      <p className="faint sm">{t.copyMore}</p>
    </Dialog>
  );
}

/** The recogniser says no for Norwegian where people choose nb: one language for the reader. */
const baseOf = (code: string | undefined): string => {
  const [base = ''] = (code ?? '').split('-');
  return base === 'no' || base === 'nn' ? 'nb' : base;
};

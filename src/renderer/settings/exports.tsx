import { KitTier } from '#contract/kits.ts';
import { ExportForm, type Settings } from '#contract/settings.ts';
import { askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Select, Switch } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { changeSettings } from './deeds.ts';
import { KeySection } from './key.tsx';
import { Line } from './line.tsx';

/** What an export does where nobody says otherwise, and the key that signs. */
export function ExportsPart({ hasLibrary }: { hasLibrary: boolean }) {
  const app = useApp();
  const { exports, exportPlace } = useWindow((state) => state.settings);
  const t = words.settings;
  const save = (set: Partial<Settings['exports']>): Promise<void> => changeSettings(app, { exports: { ...exports, ...set } });
  const choosePlace = async (): Promise<void> => {
    const picked = await askHost(app, 'pick', { kind: 'folder', title: t.placePick, button: t.placeUse });
    const place = picked?.places[0];
    if (place !== undefined) await changeSettings(app, { exportPlace: place.token });
  };
  return (
    <>
      <section aria-label={t.exportsHead}>
        <h2 className="h3">{t.exportsHead}</h2>
        <Line label={t.tier}>
          <Select
            hideLabel
            label={t.tier}
            value={exports.tier}
            choices={KitTier.options.map((value) => ({ value, label: words.compose.tiers[value] }))}
            onChange={(tier) => void save({ tier })}
          />
        </Line>
        <Line label={t.form}>
          <Select
            hideLabel
            label={t.form}
            value={exports.form}
            choices={ExportForm.options.map((value) => ({ value, label: t.forms[value] }))}
            onChange={(form) => void save({ form })}
          />
        </Line>
        <Line label={t.place} hint={exportPlace === null ? t.placeNone : exportPlace.name}>
          {exportPlace !== null && (
            <Button look="quiet" onClick={() => void changeSettings(app, { exportPlace: null })}>
              {t.placeForget}
            </Button>
          )}
          <Button onClick={() => void choosePlace()}>{t.placeChoose}</Button>
        </Line>
        <Line label={t.sign} hint={t.signHint}>
          <Switch label={t.sign} isOn={exports.sign} onChange={(sign) => void save({ sign })} />
        </Line>
        <Line label={t.note} hint={t.noteHint}>
          <Editable
            label={t.note}
            value={exports.note}
            max={300}
            onSave={async (note) => {
              await save({ note });
              return true;
            }}
          />
        </Line>
      </section>
      <section aria-label={t.key.head}>
        <h2 className="h3">{t.key.head}</h2>
        {hasLibrary ? <KeySection /> : <p className="soft">{t.key.noLibrary}</p>}
      </section>
    </>
  );
}

import { useState } from 'react';
import { askHost, useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { changeSettings, lookForUpdate, makeSupportBundle } from './deeds.ts';
import { Line } from './line.tsx';

/** Newer versions, the log, and a bundle for whoever helps. */
export function SupportPart() {
  const app = useApp();
  const updates = useWindow((state) => state.settings.updates);
  const [isLooking, setLooking] = useState(false);
  const t = words.settings;
  const look = async (): Promise<void> => {
    setLooking(true);
    await lookForUpdate(app);
    setLooking(false);
  };
  return (
    <>
      <section aria-label={t.updates}>
        <h2 className="h3">{t.updates}</h2>
        <Line label={t.updatesSwitch} hint={t.updatesHint}>
          <Switch label={t.updatesSwitch} isOn={updates} onChange={(isOn) => void changeSettings(app, { updates: isOn })} />
        </Line>
        <div className="row gaps">
          <Button disabled={isLooking || !updates} onClick={() => void look()}>
            {isLooking ? t.updatesBusy : t.updatesNow}
          </Button>
        </div>
      </section>
      <section aria-label={t.support}>
        <h2 className="h3">{t.support}</h2>
        <p className="soft">{t.supportMore}</p>
        <p className="faint sm">{t.bundleHint}</p>
        <div className="row gaps above">
          <Button onClick={() => void makeSupportBundle(app)}>{t.bundle}</Button>
          <Button onClick={() => void askHost(app, 'showOwn', { what: 'log' })}>{t.log}</Button>
        </div>
      </section>
    </>
  );
}

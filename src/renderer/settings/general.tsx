import { ZOOMS } from '#contract/settings.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { LanguageField } from '../shell/language.tsx';
import { Segmented, Select, Switch } from '../ui/field.tsx';
import { keysHere } from '../ui/keys.ts';
import { words } from '../words/catalogue.ts';
import { changeSettings } from './deeds.ts';
import { Line } from './line.tsx';

/** How the window looks, in which units it speaks, and whether it tells of finished work. */
export function GeneralPart() {
  const app = useApp();
  const settings = useWindow((state) => state.settings);
  const t = words.settings;
  const choices = <V extends string>(labels: Readonly<Record<V, string>>) =>
    (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }));
  return (
    <>
      <section aria-label={t.appearance}>
        <h2 className="h3">{t.appearance}</h2>
        <Line label={t.theme}>
          <Segmented
            label={t.theme}
            value={settings.theme}
            choices={choices({ system: t.system, light: t.light, dark: t.dark })}
            onChange={(theme) => void changeSettings(app, { theme })}
          />
        </Line>
        <Line label={words.language.label} hint={words.language.hint}>
          <LanguageField />
        </Line>
        <Line label={t.motion} hint={t.motionHint}>
          <Segmented
            label={t.motion}
            value={settings.motion}
            choices={choices(t.motions)}
            onChange={(motion) => void changeSettings(app, { motion })}
          />
        </Line>
        <Line label={t.contrast} hint={t.contrastHint}>
          <Segmented
            label={t.contrast}
            value={settings.contrast}
            choices={choices(t.contrasts)}
            onChange={(contrast) => void changeSettings(app, { contrast })}
          />
        </Line>
        <Line label={t.zoom} hint={t.zoomHint(keysHere('Mod+Plus'), keysHere('Mod+Minus'), keysHere('Mod+0'))}>
          <Select
            hideLabel
            label={t.zoom}
            value={String(settings.zoom)}
            choices={ZOOMS.map((n) => ({ value: String(n), label: t.zoomPercent(n) }))}
            onChange={(value) => {
              const zoom = ZOOMS.find((n) => String(n) === value);
              if (zoom !== undefined) void changeSettings(app, { zoom });
            }}
          />
        </Line>
      </section>
      <section aria-label={t.units}>
        <h2 className="h3">{t.units}</h2>
        <Line label={t.lengths}>
          <Segmented
            label={t.lengths}
            value={settings.lengths}
            choices={choices(t.lengthsAre)}
            onChange={(lengths) => void changeSettings(app, { lengths })}
          />
        </Line>
        <Line label={t.clock} hint={t.clockHint}>
          <Segmented
            label={t.clock}
            value={settings.clock}
            choices={(['language', '24', '12'] as const).map((value) => ({ value, label: t.clocks[value] }))}
            onChange={(clock) => void changeSettings(app, { clock })}
          />
        </Line>
      </section>
      <section aria-label={t.atStart}>
        <h2 className="h3">{t.atStart}</h2>
        <Line label={t.opensLast} hint={t.opensLastHint}>
          <Switch
            label={t.opensLast}
            isOn={settings.opensLast}
            onChange={(opensLast) => void changeSettings(app, { opensLast })}
          />
        </Line>
      </section>
      <section aria-label={t.news}>
        <h2 className="h3">{t.news}</h2>
        <Line label={t.newsSwitch} hint={t.newsHint}>
          <Switch
            label={t.newsSwitch}
            isOn={settings.notifications}
            onChange={(notifications) => void changeSettings(app, { notifications })}
          />
        </Line>
      </section>
    </>
  );
}

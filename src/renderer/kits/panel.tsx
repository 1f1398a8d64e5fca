import { memo } from 'react';
import type { ExportPreview } from '#contract/exports.ts';
import { type Kit, KitOriginals, KitTier } from '#contract/kits.ts';
import { EmbargoFields } from '../releases/embargo.tsx';
import { useApp } from '../shell/app.tsx';
import { Editable } from '../ui/editable.tsx';
import { Select } from '../ui/field.tsx';
import { useSoon } from '../ui/use-soon.ts';
import { ZoneSelect } from '../ui/zones.tsx';
import { words } from '../words/catalogue.ts';
import { fullDate } from '../words/format.ts';
import { editKit } from './add.ts';
import { Preflight } from './preflight.tsx';
import { SizeBar } from './size.tsx';
import { KitThemeSection } from './theme.tsx';

/** Whose kit it is, its date, embargo and terms; then what preflight says and how large it gets. */
export const KitPanel = memo(function KitPanel({ kit, preview }: { kit: Kit; preview: ExportPreview | undefined }) {
  const app = useApp();
  const t = words.kits;
  // The outline and the page come first.
  const isSoon = useSoon();
  const save = (set: Parameters<typeof editKit>[2]): Promise<boolean> => editKit(app, kit, set);
  return (
    <aside className="insp stays rp" aria-label={t.settings} data-region="complementary">
      {isSoon && (
        <>
          <KitThemeSection kit={kit} />
          <section className="sec">
            <header>{t.details}</header>
            <dl className="kv">
              <dt>{t.date}</dt>
              <dd>
                <Editable
                  label={t.date}
                  type="date"
                  value={kit.date ?? ''}
                  show={fullDate}
                  onSave={(date) => save({ date: date === '' ? null : date })}
                />
              </dd>
              <dt>{t.licence}</dt>
              <dd>
                <Editable label={t.licence} value={kit.license} unset={t.licenceHint} onSave={(license) => save({ license })} />
              </dd>
              <dt title={words.compose.note}>{t.note}</dt>
              <dd>
                <Editable label={words.compose.note} isProse value={kit.note} onSave={(note) => save({ note })} />
              </dd>
            </dl>
            <div className="above">
              <ZoneSelect hideLabel label={t.timeZone} value={kit.timeZone} onChange={(timeZone) => void save({ timeZone })} />
            </div>
          </section>
          <EmbargoFields
            embargo={kit.embargo}
            fallbackZone={kit.timeZone}
            fallbackDate={kit.date}
            onSave={(embargo) => save({ embargo })}
          />
          <section className="sec" aria-label={words.compose.inZip}>
            <header>{words.compose.inZip}</header>
            <div className="choices-of">
              <Select
                label={words.compose.tier}
                value={kit.tier}
                choices={KitTier.options.map((value) => ({ value, label: words.compose.tiers[value] }))}
                onChange={(tier) => void save({ tier })}
              />
              <Select
                label={words.compose.originals}
                value={kit.originals}
                choices={KitOriginals.options.map((value) => ({ value, label: words.compose.originalsAre[value] }))}
                onChange={(originals) => void save({ originals })}
              />
            </div>
          </section>
          <Preflight kit={kit} preview={preview} />
          <SizeBar kitId={kit.id} preview={preview} />
        </>
      )}
    </aside>
  );
});

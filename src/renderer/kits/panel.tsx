import type { ExportPreview } from '#contract/exports.ts';
import type { Kit, SectionKind } from '#contract/kits.ts';
import type { OrganisationId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { EmbargoFields } from '../releases/embargo.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Select } from '../ui/field.tsx';
import { ZoneSelect } from '../ui/zones.tsx';
import { words } from '../words/en.ts';
import { fullDate } from '../words/format.ts';
import { editKit } from './add.ts';
import { Preflight } from './preflight.tsx';
import { SizeBar } from './size.tsx';

/** Whose kit it is, its date, embargo and terms; then what preflight says and how large it gets. */
export function KitPanel({
  kit,
  preview,
  onJump,
}: {
  kit: Kit;
  preview: ExportPreview | undefined;
  onJump: (section: SectionKind) => void;
}) {
  const app = useApp();
  const t = words.kits;
  const save = (set: Parameters<typeof editKit>[2]): Promise<boolean> => editKit(app, kit, set);
  return (
    <aside className="insp stays rp" aria-label={t.settings} data-region="complementary">
      <BrandTheme kit={kit} />
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
          <dt>{t.note}</dt>
          <dd>
            <Editable label={t.note} isProse value={kit.note} onSave={(note) => save({ note })} />
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
      <Preflight kit={kit} preview={preview} onJump={onJump} />
      <SizeBar kitId={kit.id} preview={preview} />
    </aside>
  );
}

/** The organisation that gives the page its colours and logo. */
function BrandTheme({ kit }: { kit: Kit }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const chosen = organisations.find((organisation) => organisation.id === kit.organisationId);
  const t = words.kits;
  return (
    <section className="sec">
      <header>
        {t.brand}
        {chosen !== undefined && (
          <Button look="link" className="sm" onClick={() => go({ kind: 'organisations', id: chosen.id, text: '' })}>
            {t.editTheme}
          </Button>
        )}
      </header>
      <div className="theme">
        <Select
          hideLabel
          label={t.organisation}
          value={(kit.organisationId ?? '') as OrganisationId | ''}
          choices={[
            { value: '', label: t.noOrganisation },
            ...organisations.map((item) => ({ value: item.id, label: item.name })),
          ]}
          onChange={(id) => void editKit(app, kit, { organisationId: id === '' ? null : id })}
        />
        {chosen !== undefined && (
          <span className="swatches" aria-hidden="true">
            {(['primary', 'secondary', 'ink'] as const).map((name) => (
              <i key={name} style={{ background: chosen.theme[name] }} />
            ))}
          </span>
        )}
      </div>
    </section>
  );
}

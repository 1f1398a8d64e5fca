import { BookOpen, Compass, Download, Ellipsis, Plus } from 'lucide-react';
import type { Brand } from '#contract/logos.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { dayHere } from '../ui/date-text.ts';
import { Editable } from '../ui/editable.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { BrandMatrix } from './brand-matrix.tsx';
import { ClearSpace } from './clear-space.tsx';
import { Colours } from './colours.tsx';
import { saveBrand, writeGuidelines } from './deeds.ts';
import { countsOf } from './names.ts';
import { Retired } from './retired.tsx';
import { pickAndPropose } from './start.ts';
import { UsageRules } from './usage.tsx';

/** One brand: its logos by lockup and colour, its colours, its clear space and its rules. */
export function BrandPage({ brand }: { brand: Brand }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const t = words.logos;
  const { variants, files } = countsOf(brand);
  const hasLogos = brand.variants.length > 0;
  const adding: MenuLine[] = [
    { kind: 'item', id: 'folder', label: t.addFolder, run: () => void pickAndPropose(app, 'folder') },
    { kind: 'item', id: 'files', label: t.addFiles, run: () => void pickAndPropose(app, 'files') },
    { kind: 'item', id: 'library', label: t.addFromLibrary, run: () => open({ kind: 'sortLogos' }) },
    { kind: 'line' },
    {
      kind: 'item',
      id: 'ask',
      label: t.askFor,
      run: () => open({ kind: 'askForLogo', brandId: brand.id, lockup: 'primary', colourway: 'full-colour' }),
    },
  ];
  const more: MenuLine[] = [
    {
      kind: 'more',
      id: 'organisation',
      label: t.organisation,
      lines: [
        {
          kind: 'item',
          id: 'none',
          label: t.noOrganisation,
          isChecked: brand.organisationId === null,
          run: () => void saveBrand(app, brand.id, { organisationId: null }),
        },
        ...organisations.map(
          (organisation): MenuLine => ({
            kind: 'item',
            id: organisation.id,
            label: organisation.name,
            isChecked: brand.organisationId === organisation.id,
            run: () => void saveBrand(app, brand.id, { organisationId: organisation.id }),
          }),
        ),
      ],
    },
    {
      kind: 'item',
      id: 'partner',
      label: brand.isPartner ? t.isOurs : t.isPartner,
      run: () => void saveBrand(app, brand.id, { isPartner: !brand.isPartner }),
    },
    ...(brand.isPartner
      ? [
          {
            kind: 'item',
            id: 'asked',
            label: brand.askedAt === null ? t.asked_ : t.notAsked_,
            run: () =>
              void saveBrand(app, brand.id, {
                askedAt: brand.askedAt === null ? dayHere() : null,
              } as Partial<Brand>),
          } satisfies MenuLine,
        ]
      : []),
    { kind: 'item', id: 'pattern', label: t.pattern, run: () => open({ kind: 'namePattern', brandId: brand.id }) },
    { kind: 'line' },
    {
      kind: 'item',
      id: 'remove',
      label: t.remove,
      look: 'danger',
      run: () => open({ kind: 'removeBrand', id: brand.id, name: brand.name }),
    },
  ];
  return (
    <>
      <header className="lg-head">
        <h2 className="lg-name">
          <Editable
            className="h1"
            label={t.rename}
            value={brand.name}
            onSave={(name) => (name === '' ? undefined : saveBrand(app, brand.id, { name }))}
          />
        </h2>
        {hasLogos && <span className="faint nowrap n">{t.counts(variants, files)}</span>}
        <span className="grow" />
        <div className="lg-tools">
          {variants > 0 && (
            <Button look="quiet" icon={Compass} onClick={() => open({ kind: 'chooseLogo', brandId: brand.id })}>
              {t.choose}
            </Button>
          )}
          {variants > 0 && (
            <MenuButton
              className="btn quiet"
              label={t.guidelines}
              lines={[
                { kind: 'item', id: 'pdf', label: t.guidelinesPdf, run: () => void writeGuidelines(app, brand, 'pdf') },
                { kind: 'item', id: 'html', label: t.guidelinesHtml, run: () => void writeGuidelines(app, brand, 'html') },
              ]}
            >
              <Icon of={BookOpen} size="s" />
              {t.guidelines}
            </MenuButton>
          )}
          <MenuButton className="btn plain" label={t.addVariant} lines={adding}>
            <Icon of={Plus} size="s" />
            {t.addVariant}
          </MenuButton>
          {variants > 0 && (
            <Button icon={Download} onClick={() => open({ kind: 'getAllLogos', brandId: brand.id })}>
              {t.getAll}
            </Button>
          )}
          <MenuButton className="ib" label={t.moreOfBrand} aria-label={t.moreOfBrand} title={t.moreOfBrand} lines={more}>
            <Icon of={Ellipsis} />
          </MenuButton>
        </div>
      </header>
      {hasLogos ? (
        <BrandMatrix brand={brand} />
      ) : (
        <div className="lg-none">
          <Empty
            title={t.emptyBrand}
            actions={
              <Button look="primary" onClick={() => void pickAndPropose(app, 'folder')}>
                {t.addFolder}
              </Button>
            }
          >
            {t.emptyBrandMore}
          </Empty>
        </div>
      )}
      {hasLogos && (
        <div className="lg-below">
          <Colours brand={brand} />
          <ClearSpace brand={brand} />
          <UsageRules brand={brand} />
        </div>
      )}
      <Retired brand={brand} />
    </>
  );
}

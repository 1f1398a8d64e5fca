import { Copy, Ellipsis, LayoutGrid, Package, Plus, Trash2, Upload, Users } from 'lucide-react';
import { useEffect } from 'react';
import type { Sheet } from '#contract/sheets.ts';
import type { SheetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { ListPane } from '../ui/list-pane.tsx';
import { MenuButton, type MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import {
  addSheetToKit,
  createContactSheet,
  createPhotoSheet,
  duplicateSheet,
  editSheet,
  exportSheet,
  removeSheet,
} from './deeds.ts';
import { SheetOptions } from './options.tsx';
import { Pages } from './pages.tsx';

/** Kits offered in a menu. */
const OFFERED = 14;

/** Contact sheets: the list, and one as it will be printed beside what can be set. */
export function SheetsPage({ id, text }: { id: SheetId | null; text: string }) {
  const app = useApp();
  const list = useQuery('sheets.list', {}).data;
  const replace = useWindow((state) => state.replace);
  const isPanelShown = useWindow((state) => state.inspector) !== 'closed';
  const t = words.sheets;
  const wanted = text.trim().toLowerCase();
  const shown = (list?.items ?? []).filter(({ name, heading }) => `${name} ${heading}`.toLowerCase().includes(wanted));
  const first = shown[0]?.id;
  useEffect(() => {
    if (id === null && first !== undefined) replace({ kind: 'sheets', id: first, text });
  }, [id, first, replace, text]);
  const sheet = useQuery('sheets.get', id === null ? null : { id }).data;

  if (list !== undefined && list.total === 0) {
    return (
      <main className="main" data-region="main">
        <h1 className="hidden-word">{t.title}</h1>
        <Empty
          title={t.empty}
          actions={
            <>
              <Button size="big" look="primary" icon={Plus} onClick={() => void createPhotoSheet(app)}>
                {t.create}
              </Button>
              <Button size="big" icon={Users} onClick={() => void createContactSheet(app)}>
                {t.createContacts}
              </Button>
            </>
          }
        >
          {t.emptyMore}
        </Empty>
      </main>
    );
  }
  return (
    <>
      <ListPane
        title={t.title}
        className="sh-list"
        items={list === undefined ? undefined : shown}
        current={id}
        onChoose={(next) => replace({ kind: 'sheets', id: next, text })}
        noMatch={t.noMatch}
        menuOf={(one) => ({
          label: one.name,
          lines: [
            { kind: 'item', id: 'duplicate', label: words.lists.duplicate, run: () => void duplicateSheet(app, one) },
            { kind: 'line' },
            { kind: 'item', id: 'remove', label: words.lists.remove, look: 'danger', run: () => void removeSheet(app, one) },
          ],
        })}
        foot={
          <Button look="quiet" icon={Users} onClick={() => void createContactSheet(app)}>
            {t.createContacts}
          </Button>
        }
      >
        {(one) => (
          <>
            <h2>{one.name}</h2>
            <p>
              <Icon of={one.source.kind === 'contacts' ? Users : LayoutGrid} size="xs" />
              <Source sheet={one} />
            </p>
          </>
        )}
      </ListPane>
      <main className="main sh-main" data-region="main" aria-label={sheet?.name ?? t.title}>
        {sheet !== undefined && <Editor key={sheet.id} sheet={sheet} />}
      </main>
      {sheet !== undefined && isPanelShown && <SheetOptions key={sheet.id} sheet={sheet} />}
    </>
  );
}

/** What is on a sheet, in a few words. */
function Source({ sheet }: { sheet: Sheet }) {
  const { source } = sheet;
  const collections = useQuery('collections.list', source.kind === 'collection' ? {} : null).data?.items ?? [];
  const t = words.sheets.sources;
  const text =
    source.kind === 'assets'
      ? t.assets(source.assetIds.length)
      : source.kind === 'contacts'
        ? t.contacts
        : source.kind === 'search'
          ? source.text.trim() || words.sheets.searchUnset
          : (collections.find((one) => one.id === source.collectionId)?.name ?? '');
  return <span className="clip">{text}</span>;
}

function Editor({ sheet }: { sheet: Sheet }) {
  const app = useApp();
  const preview = useQuery('sheets.preview', { sheet: { id: sheet.id }, start: 0, count: 4 }).data;
  const kits = useQuery('kits.list', {}).data?.items ?? [];
  const t = words.sheets;
  const formats = (['pdf', 'png', 'html'] as const).map(
    (format): MenuLine => ({
      kind: 'item',
      id: format,
      label: t.formats[format],
      run: () => void exportSheet(app, sheet, format),
    }),
  );
  const isEmpty = preview === undefined || preview.cells === 0;
  const more: MenuLine[] = [
    kits.length === 0
      ? { kind: 'head', label: t.noKits }
      : {
          kind: 'more',
          id: 'kit',
          label: t.addToKit,
          icon: Package,
          lines: kits.slice(0, OFFERED).map((kit) => ({
            kind: 'item',
            id: kit.id,
            label: kit.title,
            icon: Package,
            run: () => void addSheetToKit(app, kit.id, sheet),
          })),
        },
    { kind: 'line' },
    { kind: 'item', id: 'duplicate', label: t.duplicate, icon: Copy, run: () => void duplicateSheet(app, sheet) },
    { kind: 'item', id: 'remove', label: t.remove, icon: Trash2, look: 'danger', run: () => void removeSheet(app, sheet) },
  ];
  return (
    <>
      <div className="head sh-head">
        <div className="grow">
          <h2>
            <Editable
              className="h1"
              label={t.name}
              value={sheet.name}
              onSave={(name) => (name === '' ? undefined : editSheet(app, sheet, { name }))}
            />
          </h2>
        </div>
        {preview !== undefined && (
          <p className="n" role="status">
            {t.counts(preview.cells, preview.pages, sheet.source.kind === 'contacts')}
            {preview.missing > 0 && <span className="amber">, {t.missing(preview.missing)}</span>}
          </p>
        )}
        <MenuButton className="btn" label={t.export} lines={formats} disabled={isEmpty} data-command="sheet.export">
          <Icon of={Upload} size="s" />
          {t.export}
        </MenuButton>
        <MenuButton className="ib" label={t.more} aria-label={t.more} title={t.more} lines={more}>
          <Icon of={Ellipsis} />
        </MenuButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached and scrolled by keys */}
      <section className="sh-desk" aria-label={t.pages} tabIndex={0}>
        {preview !== undefined && <Pages sheet={sheet} preview={preview} />}
      </section>
    </>
  );
}

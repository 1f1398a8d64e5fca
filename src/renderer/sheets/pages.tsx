import { useEffect, useRef, useState } from 'react';
import type { Sheet, SheetPage } from '#contract/sheets.ts';
import type { AssetId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import type { Answer } from '../engine/routes.ts';
import { showAsset } from '../imports/show.ts';
import { useApp } from '../shell/app.tsx';
import { Empty } from '../ui/empty.tsx';
import { Group } from '../ui/group.tsx';
import { words } from '../words/catalogue.ts';
import { editSheet, movedBy, nextChoice } from './deeds.ts';
import { PageDrawing } from './sheet-page.tsx';

/** Pages that are asked for at once. */
const CHUNK = 4;
/** Pictures of a screen, about, are asked for before they come into sight. */
const AHEAD = '800px';

type Preview = Answer<'sheets.preview'>;

/** All pages of a sheet, one below the other; those far away are asked for when they come near. */
export function Pages({ sheet, preview }: { sheet: Sheet; preview: Preview }) {
  const t = words.sheets;
  if (preview.cells === 0) {
    const isPeople = sheet.source.kind === 'contacts';
    return <Empty title={t.nothing}>{isPeople ? t.nothingPeople : t.nothingMore}</Empty>;
  }
  const chunks = Array.from({ length: Math.ceil(preview.pages / CHUNK) }, (_, at) => at);
  return (
    <div className="sh-pages">
      {chunks.map((at) => (
        <Chunk key={at} sheet={sheet} first={preview} start={at * CHUNK} />
      ))}
    </div>
  );
}

function Chunk({ sheet, first, start }: { sheet: Sheet; first: Preview; start: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(start === 0);
  useEffect(() => {
    if (isNear || box.current === null) return;
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setNear(true), {
      rootMargin: AHEAD,
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [isNear]);
  const asked = useQuery('sheets.preview', isNear && start > 0 ? { sheet: { id: sheet.id }, start, count: CHUNK } : null).data;
  const preview = start === 0 ? first : asked;
  const numbers = Array.from({ length: Math.min(CHUNK, first.pages - start) }, (_, at) => start + at);
  return (
    <div ref={box} className="sh-chunk">
      {numbers.map((number) => {
        const page = preview?.items[number - start];
        return (
          <div key={number} className="sh-page" style={{ aspectRatio: `${first.width} / ${first.height}` }}>
            {preview !== undefined && page !== undefined && <Page sheet={sheet} preview={preview} page={page} number={number} />}
          </div>
        );
      })}
    </div>
  );
}

function Page({ sheet, preview, page, number }: { sheet: Sheet; preview: Preview; page: SheetPage; number: number }) {
  const { width, height, brand, logo, pages } = preview;
  const t = words.sheets;
  const label = page.cells.length > 0 ? t.page(number + 1, pages, page.cells.length) : t.pagePeople(number + 1, pages);
  const canAct = sheet.marks === 'choice' || sheet.source.kind === 'assets';
  return (
    <>
      <PageDrawing page={page} width={width} height={height} brand={brand} logo={logo} label={label} />
      {canAct && page.cells.length > 0 && <Cells sheet={sheet} page={page} width={width} height={height} label={label} />}
    </>
  );
}

const CELL = '.sh-pages .sh-cell';

/** The pictures as things to act on: a click marks one, Delete takes it off a sheet of chosen pictures, Alt and an arrow moves it. */
function Cells({
  sheet,
  page,
  width,
  height,
  label,
}: {
  sheet: Sheet;
  page: SheetPage;
  width: number;
  height: number;
  label: string;
}) {
  const app = useApp();
  const t = words.sheets;
  const chosen = new Set(sheet.chosenIds);
  const rejected = new Set(sheet.rejectedIds);
  const { source } = sheet;
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

  const focusOn = (id: AssetId): void => {
    app.focus.wish(
      () => document.querySelector<HTMLElement>(`.sh-cell[data-asset="${id}"]`),
      (found) => found.focus(),
    );
  };
  const act = (event: React.KeyboardEvent<HTMLElement>, id: AssetId): void => {
    // Where a press marks nothing, Enter does what a double click does.
    if (event.key === 'Enter' && sheet.marks !== 'choice') {
      event.preventDefault();
      showAsset(app, id);
      return;
    }
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -sheet.columns, ArrowDown: sheet.columns }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.altKey) {
        const all = [...document.querySelectorAll<HTMLElement>(CELL)];
        all[all.indexOf(event.currentTarget) + by]?.focus();
        return;
      }
      if (source.kind !== 'assets' || sheet.order !== 'given') return;
      const assetIds = movedBy(source.assetIds, id, by);
      if (assetIds !== source.assetIds)
        void editSheet(app, sheet, { source: { kind: 'assets', assetIds: [...assetIds] } }).then(() => focusOn(id));
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && source.kind === 'assets') {
      event.preventDefault();
      event.stopPropagation();
      const all = [...document.querySelectorAll<HTMLElement>(CELL)];
      const at = all.indexOf(event.currentTarget);
      (all[at + 1] ?? all[at - 1])?.focus();
      void editSheet(app, sheet, { source: { kind: 'assets', assetIds: source.assetIds.filter((one) => one !== id) } });
    }
  };
  return (
    <Group className="sh-cells" label={label}>
      {page.cells.map((cell, at) => (
        <button
          type="button"
          key={cell.assetId}
          data-asset={cell.assetId}
          className="sh-cell"
          tabIndex={at === 0 ? 0 : -1}
          aria-label={t.cell(cell.name, chosen.has(cell.assetId) ? 'chosen' : rejected.has(cell.assetId) ? 'rejected' : null)}
          title={source.kind === 'assets' ? t.hint : undefined}
          style={{
            left: percent(cell.x, width),
            top: percent(cell.y, height),
            width: percent(cell.width, width),
            height: percent(cell.height, height),
          }}
          onClick={() => sheet.marks === 'choice' && void editSheet(app, sheet, nextChoice(sheet, cell.assetId))}
          onDoubleClick={() => sheet.marks !== 'choice' && showAsset(app, cell.assetId)}
          onKeyDown={(event) => act(event, cell.assetId)}
        />
      ))}
    </Group>
  );
}

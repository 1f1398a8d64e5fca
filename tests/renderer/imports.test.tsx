import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { HostBridge } from '#contract/host.ts';
import type { ImportReport, ReviewItem } from '#contract/imports.ts';
import type { Port } from '#contract/port.ts';
import { done, failed } from '#contract/result.ts';
import { createConnection } from '../../src/renderer/engine/connection.ts';
import { createOutside } from '../../src/renderer/engine/engine.tsx';
import { compareRows } from '../../src/renderer/imports/compare.tsx';
import { useReview } from '../../src/renderer/imports/use-review.ts';
import { AppProvider } from '../../src/renderer/shell/app.tsx';
import { createFocusKeeper } from '../../src/renderer/shell/focus.ts';
import { createWindowStore } from '../../src/renderer/shell/store.ts';
import { assetId, createFakeEngine, makeAsset, makeJob } from './fake-engine.ts';
import { jobId, watchId } from './fake-look.ts';
import { stage, still } from './stage.tsx';

const press = (name: string | RegExp, where: HTMLElement = document.body): void => {
  fireEvent.click(within(where).getByRole('button', { name }));
};
const row = (name: string, set: Partial<ReviewItem> = {}): ReviewItem => ({
  path: `/card/${name}`,
  name,
  folder: 'card',
  bytes: 1000,
  kind: 'photo',
  verdict: 'new',
  code: null,
  message: '',
  assetId: null,
  ...set,
});
const scan = (set: object) =>
  makeJob({
    id: jobId(60),
    route: 'imports.scan',
    state: 'done',
    result: { sameBytes: 0, sameName: 0, refused: 0, bytes: 1, ...set },
  });
const REVIEW = { kind: 'importReview', jobId: jobId(60) } as const;
const AT = '2014-12-08T09:12:00Z';

/** What the review has read so far, in one line. */
function Read() {
  const { items, isComplete, error } = useReview(jobId(60));
  return <p>{`${items.map(({ name }) => name).join(', ')}; ${isComplete ? 'all' : (error?.code ?? 'reading')}`}</p>;
}

describe('before an import', () => {
  it('reads again what an engine that stopped in the middle of it left', async () => {
    const [gone, next] = [createFakeEngine(), createFakeEngine()];
    gone.on('imports.review', () => failed('door.engine_gone', 'The engine stopped.'));
    next.on('imports.review', () => done({ items: [row('a.jpg')], total: 1 }));
    let connect: (port: Port) => void = () => {};
    const engine = createConnection((use) => {
      connect = use;
      use(gone.port);
      return () => {};
    });
    const outside = createOutside({} as HostBridge, engine);
    render(
      <AppProvider app={{ ...outside, store: createWindowStore(), focus: createFocusKeeper() }}>
        <Read />
      </AppProvider>,
    );
    await still();
    expect(screen.getByText('; door.engine_gone')).toBeTruthy();
    connect(next.port);
    await still();
    expect(screen.getByText('a.jpg; all')).toBeTruthy();
  });

  it('begins by itself when everything is new, and opens the review when not', async () => {
    const { engine, app } = await stage({ assets: [makeAsset(1)] });
    engine.tellJob(scan({ total: 3, fresh: 3 }));
    await still(60);
    expect(engine.calls.find((call) => call.route === 'imports.run')?.input).toEqual({ scanId: jobId(60) });
    engine.tellJob({ ...scan({ total: 3, fresh: 2, sameBytes: 1 }), id: jobId(61) });
    await still(60);
    expect(app.store.getState().view).toEqual({ kind: 'importReview', jobId: jobId(61) });
    expect(engine.calls.filter((call) => call.route === 'imports.run')).toHaveLength(1);
  });

  it('leaves out what a person leaves out, group by group and file by file, and keeps the rest', async () => {
    const review = [
      row('a.jpg', { verdict: 'sameName', assetId: assetId(1) }),
      row('b.jpg', { verdict: 'sameName', assetId: assetId(1) }),
      row('known.jpg', { verdict: 'sameBytes', assetId: assetId(1) }),
      row('bad.jpg', { verdict: 'refused', code: 'imports.empty_file' }),
      row('one.jpg'),
      row('two.jpg'),
    ];
    const { engine } = await stage({ assets: [makeAsset(1)] }, REVIEW, { review });
    expect(screen.getByText('4 files will be imported, 2 left out')).toBeTruthy();
    fireEvent.click(within(screen.getByRole('radiogroup', { name: /Same name/ })).getByRole('radio', { name: 'Leave out' }));
    press(/^New 2/);
    const first = screen.getByRole('row', { name: /one\.jpg/ });
    fireEvent.keyDown(first, { key: ' ' });
    expect(screen.getByText('1 file will be imported, 5 left out')).toBeTruthy();
    press('Import 1 file');
    await still(60);
    expect(engine.calls.find((call) => call.route === 'imports.run')?.input).toEqual({
      scanId: jobId(60),
      skip: ['/card/a.jpg', '/card/b.jpg', '/card/one.jpg'],
    });
  });

  it('draws only the rows in sight of ten thousand', async () => {
    const review = Array.from({ length: 10_000 }, (_, at) => row(`${at}.jpg`));
    const { engine } = await stage({}, REVIEW, { review });
    await still(400);
    expect(engine.calls.filter((call) => call.route === 'imports.review')).toHaveLength(10);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001');
    expect(screen.getAllByRole('row').length).toBeLessThan(80);
    expect(screen.getByRole('button', { name: 'Import 10,000 files' })).toBeTruthy();
  });
});

describe('after an import', () => {
  const report: ImportReport = {
    imported: 2,
    duplicates: 1,
    refused: 1,
    seconds: 2,
    items: [
      { path: '/card/new.jpg', outcome: 'imported', id: assetId(1), kind: 'photo' },
      { path: '/card/kit.zip', outcome: 'imported', id: assetId(2), kind: 'other' },
      { path: '/card/old.jpg', outcome: 'duplicate', duplicateOf: assetId(3) },
      { path: '/card/bad.jpg', outcome: 'refused', code: 'imports.empty_file', place: { $path: '/card/bad.jpg', $token: 'bad' } },
    ],
  };
  const past = [{ jobId: jobId(1), title: 'card', at: AT, imported: 2, duplicates: 1, refused: 1, seconds: 2, canUndo: true }];
  const open = () =>
    stage(
      { assets: [makeAsset(1, { importId: jobId(1) }), makeAsset(2, { importId: jobId(1) }), makeAsset(3)] },
      { kind: 'importReport', jobId: jobId(1) },
      { past, reports: new Map([[jobId(1), report]]) },
    );

  it('gives each file its reason and what can be done', async () => {
    const { engine, asked, app } = await open();
    expect(screen.getByRole('row', { name: /bad\.jpg/ }).textContent).toContain('The file is empty.');
    press('Open folder of bad.jpg');
    press('Try again: bad.jpg');
    await still(60);
    expect(asked.find((call) => call.name === 'reveal')?.input).toEqual({ token: 'bad' });
    expect(engine.calls.find((call) => call.route === 'imports.scan')?.input).toEqual({ places: [{ $token: 'bad' }] });
    fireEvent.click(screen.getByRole('radio', { name: 'Imported 2' }));
    press('Take in the kit: kit.zip');
    await still(60);
    expect(engine.calls.find((call) => call.route === 'imports.takeInKit')?.input).toEqual({
      place: { $token: `original-${assetId(2)}` },
    });
    press('Show new.jpg');
    await still(60);
    expect(app.store.getState().selection.ids).toEqual([assetId(1)]);
  });

  it('undoes the whole import in one step', async () => {
    const { engine } = await open();
    press('Undo this import');
    await still(260);
    expect(engine.holdings.assets.filter((asset) => asset.trashedAt !== null).map((asset) => asset.id)).toEqual([
      assetId(1),
      assetId(2),
    ]);
    expect(screen.queryByRole('button', { name: 'Undo this import' })).toBeNull();
    fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true });
    await still(120);
    expect(engine.holdings.assets.every((asset) => asset.trashedAt === null)).toBe(true);
  });
});

describe('look-alikes', () => {
  const assets = [makeAsset(1, { caption: '' }), makeAsset(2, { width: 900, height: 600 }), makeAsset(3), makeAsset(4)];
  const likenesses = [
    { key: 'a', reason: 'resized' as const, ids: [assetId(1), assetId(2)], keep: assetId(1), why: 'mostPixels' as const },
    { key: 'b', reason: 'samePixels' as const, ids: [assetId(3), assetId(4)], keep: assetId(3), why: 'oldest' as const },
  ];
  const open = () => stage({ assets: [...assets] }, { kind: 'likenesses', reason: null }, { likenesses: [...likenesses] });

  it('keeps the chosen one by keyboard alone, carries texts over, and undoes it', async () => {
    const { engine } = await open();
    const first = screen.getByRole('button', { name: /Harbour 1 The rules would keep this: it has the most pixels/ });
    expect(first.getAttribute('aria-pressed')).toBe('true');
    fireEvent.keyDown(first, { key: 'Enter' });
    await still(260);
    expect(engine.calls.find((call) => call.route === 'imports.settle')?.input).toEqual({
      keep: assetId(1),
      trash: [assetId(2)],
      carry: true,
    });
    expect(engine.holdings.assets[0]?.caption).toBe('The harbour at dawn.');
    expect(screen.getByText(/Carried over: caption\./)).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true });
    await still(260);
    expect(engine.holdings.assets[1]?.trashedAt).toBeNull();
    expect(engine.holdings.assets[0]?.caption).toBe('');
  });

  it('keeps the other after an arrow, and notes what is different', async () => {
    const { engine } = await open();
    fireEvent.keyDown(screen.getByRole('button', { name: /^Harbour 1/ }), { key: 'ArrowRight' });
    expect(screen.getByRole('button', { name: /^Harbour 2/ }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.keyDown(screen.getByRole('button', { name: /^Harbour 2/ }), { key: 'd' });
    await still(260);
    expect(engine.calls.find((call) => call.route === 'imports.setApart')?.input).toEqual({ ids: [assetId(1), assetId(2)] });
    expect(engine.holdings.assets.every((asset) => asset.trashedAt === null)).toBe(true);
    expect(screen.getByRole('heading', { name: 'Same pixels' })).toBeTruthy();
  });

  it('tells rows that differ from rows that do not', () => {
    const rows = compareRows([makeAsset(1), makeAsset(2, { width: 900, height: 600 })]);
    expect(rows.filter((one) => one.differs).map((one) => one.id)).toEqual(['file', 'pixels']);
  });
});

describe('watch folders', () => {
  it('watches a folder that was picked, pauses it, and tries again what was refused', async () => {
    const quarantine = [{ watchId: watchId(1), path: '/in/bad.jpg', code: 'imports.truncated' as const, message: '', at: AT }];
    const { engine, look, picks } = await stage({}, { kind: 'imports', tab: 'watch' }, { quarantine });
    picks.push([{ token: 'in', name: 'incoming', folder: '/' }]);
    press('Watch a folder…');
    await still(260);
    expect(engine.calls.find((call) => call.route === 'imports.watch')?.input).toEqual({ place: { $token: 'in' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Watch incoming' }));
    await still(260);
    expect(look.holdings.watches[0]?.state).toBe('paused');
    press('Try again: bad.jpg');
    await still(80);
    expect(engine.calls.find((call) => call.route === 'imports.releaseQuarantine')?.input).toEqual({
      paths: ['/in/bad.jpg'],
      retry: true,
    });
  });
});

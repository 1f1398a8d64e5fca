import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Asset } from '#contract/assets.ts';
import { readQuery } from '#domain/search/read.ts';
import { readDrag } from '../../src/renderer/assets/drag.ts';
import { placeOf, queryOf } from '../../src/renderer/assets/place.ts';
import { NEWEST_FIRST } from '../../src/renderer/shell/store.ts';
import { isShortcut } from '../../src/renderer/ui/keys.ts';
import { assetId, makeAsset } from './fake-engine.ts';
import { liftCell, pointerAt, stage, still } from './stage.tsx';

beforeEach(() => localStorage.clear());

const CITIES = ['Beijing', 'Copenhagen'];
const made = (count: number): Asset[] =>
  Array.from({ length: count }, (_, at) =>
    makeAsset(at + 1, {
      city: CITIES[Math.floor(at / 10) % 2] ?? '',
      width: at % 3 === 0 ? 2400 : 3600,
      height: at % 3 === 0 ? 3600 : 2400,
    }),
  );
const scroller = (): HTMLElement => document.querySelector('.grid') as HTMLElement;
const scrollTo = async (y: number): Promise<void> => {
  scroller().scrollTop = y;
  fireEvent.scroll(scroller());
  await still(160);
};
const cells = (): HTMLElement[] => screen.getAllByRole('gridcell');
const focused = (): HTMLElement => document.activeElement as HTMLElement;
const shown = (): string | null => document.querySelector('.head [role="status"]')?.textContent ?? null;
const name = (element: HTMLElement): string => element.querySelector('.cap .clip')?.textContent ?? '';

import { explain, notUnderstood } from '../../src/renderer/assets/understood.ts';

describe('100,000 assets', () => {
  it('are all there at once, drawn a window at a time, and reached at the end by a key', async () => {
    const { app, engine } = await stage({ assets: made(100_000) });
    await still(600);
    const grid = screen.getByRole('grid');
    expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(15_000);
    expect(cells().length).toBeLessThan(120);
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    fireEvent.keyDown(cells()[0] as HTMLElement, { key: 'End' });
    await still(500);
    expect(app.store.getState().selection.ids).toEqual([assetId(100_000)]);
    expect(name(focused())).toBe('Harbour 100000');
    expect(focused().closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe(grid.getAttribute('aria-rowcount'));
    // Nothing between was asked for.
    expect(engine.calls.filter((call) => call.route === 'assets.slice').length).toBeLessThan(8);
  });

  it('are all selected, and a range reaches from one end to the other', async () => {
    const { app } = await stage({ assets: made(100_000) });
    await still(600);
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 3' }));
    fireEvent.keyDown(cells()[2] as HTMLElement, { key: 'a', ctrlKey: true });
    await still(600);
    expect(app.store.getState().selection.ids).toHaveLength(100_000);
    fireEvent.keyDown(cells()[2] as HTMLElement, { key: 'Escape' });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 3' }));
    fireEvent.keyDown(cells()[2] as HTMLElement, { key: 'End', shiftKey: true });
    await still(700);
    const { ids, anchor } = app.store.getState().selection;
    expect(ids).toHaveLength(99_998);
    expect([ids[0], ids.at(-1), anchor]).toEqual([assetId(3), assetId(100_000), assetId(3)]);
  });

  it('show flat paper where nothing has arrived, and the picture in the same place when it has', async () => {
    const { engine } = await stage({ assets: made(5000) });
    let release: () => void = () => {};
    const held = new Promise<void>((settle) => {
      release = settle;
    });
    const items = engine.holdings.assets;
    engine.on('assets.slice', async ({ start, count }) => {
      await held;
      return { ok: true, value: { total: items.length, start, items: items.slice(start, start + count) } };
    });
    await scrollTo(60_000);
    const waiting = cells().filter((cell) => cell.getAttribute('aria-busy') === 'true');
    expect(waiting.length).toBeGreaterThan(10);
    const before = waiting.map((cell) => [cell.dataset.at, cell.style.left, cell.style.width]);
    release();
    await still(200);
    expect(waiting.every((cell) => cell.isConnected && cell.getAttribute('aria-busy') === null)).toBe(true);
    expect(waiting.map((cell) => [cell.dataset.at, cell.style.left, cell.style.width])).toEqual(before);
  });
});

describe('the eye', () => {
  const topName = (): string => {
    const y = scroller().scrollTop;
    const rows = [...document.querySelectorAll<HTMLElement>('.jr')].map((row) => ({
      row,
      top: Number(/translateY\((\d+)px\)/.exec(row.style.transform)?.[1]),
    }));
    const at = rows.filter(({ top }) => top <= y).at(-1);
    return name(at?.row.querySelector('[role="gridcell"]') as HTMLElement);
  };

  it('stays on its picture when others are put before it', async () => {
    const { engine } = await stage({ assets: made(3000) });
    await scrollTo(20_000);
    const before = topName();
    // As many as change the rows, but not the place of the picture in its row.
    engine.holdings.assets = [
      ...made(300).map((asset, at) => ({ ...asset, id: assetId(9000 + at), title: `New ${at}` })),
      ...engine.holdings.assets,
    ];
    engine.announce('assets');
    const rowOf = (): HTMLElement | undefined =>
      [...document.querySelectorAll<HTMLElement>('.jr')].find((row) =>
        [...row.children].some((cell) => name(cell as HTMLElement) === before),
      );
    await waitFor(() => expect(scroller().scrollTop).toBeGreaterThan(25_000), { timeout: 10_000 });
    await waitFor(() => expect(rowOf()).toBeTruthy(), { timeout: 10_000 });
    const top = Number(/translateY\((\d+)px\)/.exec(rowOf()?.style.transform ?? '')?.[1]);
    expect(Math.abs(top - scroller().scrollTop)).toBeLessThan(220);
  });

  it('comes back to where it was after another place was seen', async () => {
    const { app } = await stage({ assets: made(3000) });
    await scrollTo(20_000);
    const before = topName();
    act(() => app.store.getState().go({ kind: 'kits', text: '' }));
    await still();
    act(() => app.store.getState().back());
    await still(500);
    expect(topName()).toBe(before);
    act(() => app.store.getState().go({ kind: 'assets', shelf: 'photo', text: '' }));
    await still(300);
    expect(scroller().scrollTop).toBe(0);
  });
});

describe('groups', () => {
  it('stand under headings that are rows of the grid, and arrows step over them', async () => {
    const { app } = await stage({ assets: made(40) });
    fireEvent.click(screen.getByRole('button', { name: 'Newest first' }));
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'Place' }));
    await still(300);
    expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual(['Beijing20 assets', 'Copenhagen20 assets']);
    expect(screen.getByRole('button', { name: 'Grouped by place, newest first' })).toBeTruthy();
    expect(app.store.getState().view).toEqual({ kind: 'assets', shelf: 'all', text: '' });
    const last = document.querySelector<HTMLElement>('[data-at="19"]') as HTMLElement;
    fireEvent.click(last);
    fireEvent.keyDown(last, { key: 'ArrowRight' });
    await still();
    expect(name(focused())).toBe('Harbour 11');
  });

  it('keep the person’s order over places, and a saved search its own', () => {
    const order = { sort: 'bytes', reverse: true, group: 'folder' } as const;
    expect(queryOf({ kind: 'assets', shelf: 'logo', text: ' mark ' }, order)).toEqual({
      text: 'mark',
      kind: 'logo',
      trash: false,
      ...order,
    });
    const saved = placeOf({ text: 'mark', kind: 'font', sort: 'title' });
    expect(saved).toMatchObject({ shelf: 'all', text: 'kind:font mark', order: { sort: 'title' } });
    expect(queryOf(saved, order)).toMatchObject({ sort: 'title', reverse: false, group: 'none' });
    expect(NEWEST_FIRST.sort).toBe('added');
  });
});

describe('finding', () => {
  const field = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Search all assets' });
  const type = async (text: string): Promise<void> => {
    fireEvent.change(field(), { target: { value: text } });
    await still(260);
  };

  it('suggests while one types, moves with arrows, takes with Enter and gives the field back with Esc', async () => {
    const { app } = await stage({ assets: made(40) });
    await type('bei');
    expect(screen.getByRole('option', { name: /Beijing/ })).toBeTruthy();
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('1 suggestion')).toBeTruthy();
    fireEvent.keyDown(field(), { key: 'ArrowDown' });
    const id = field().getAttribute('aria-activedescendant');
    expect(document.getElementById(id ?? '')?.getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(field(), { key: 'Enter' });
    await still(260);
    expect(app.store.getState().view).toMatchObject({ text: 'place:beijing' });
    expect(screen.queryByRole('listbox')).toBeNull();
    await type('place:beijing sha');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(field().value).toBe('place:beijing sha');
  });

  it('puts filters in and takes them out again as chips, with the counts of now', async () => {
    const { app } = await stage({ assets: made(60) });
    await type('harbour');
    fireEvent.click(
      within(screen.getByRole('list', { name: 'Narrow the search' })).getByRole('button', { name: 'Landscape, 40' }),
    );
    await still(300);
    expect(app.store.getState().view).toMatchObject({ text: 'harbour shape:landscape' });
    expect(shown()).toBe('40 of 60');
    expect(screen.getByText(/Searching for the word harbour; Landscape\./)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const all = screen.getByRole('dialog', { name: 'All filters' });
    expect(
      within(all)
        .getByRole('button', { name: /Landscape/ })
        .getAttribute('aria-pressed'),
    ).toBe('true');
    fireEvent.click(within(all).getByRole('button', { name: /Landscape/ }));
    await still(300);
    expect(app.store.getState().view).toMatchObject({ text: 'harbour' });
    expect(shown()).toBe('60');
  });

  it('says what was not understood', async () => {
    await stage({ assets: made(10) });
    await type('wdth:300');
    expect(screen.getAllByText(/“wdth:” is no field; it was searched as a word\./).length).toBeGreaterThan(0);
  });

  it('says of signs that nothing can be searched for that they were left out', async () => {
    await stage({ assets: made(10) });
    await type('💥');
    expect(screen.getAllByText('“💥” has no letter or digit to search for; it was left out.')).toHaveLength(2);
    expect(screen.queryByText(/Searching for/)).toBeNull();
    await type('picture 💥');
    expect(
      screen.getByText('Searching for the word picture. “💥” has no letter or digit to search for; it was left out.'),
    ).toBeTruthy();
  });

  it.each([
    ['💥', '', ['“💥” has no letter or digit to search for; it was left out.']],
    ['-💥', '', ['“-💥” has no letter or digit to search for; it was left out.']],
    ['harbour', 'Searching for the word harbour.', []],
    ['kind:sculpture', '', ['“kind:sculpture” is nothing that this field knows; it was searched as words.']],
    ['kind:', '', ['“kind:” cannot be read; it was left out.']],
    ['-(harbour)', 'Searching for without what stands in the brackets; the word harbour.', []],
  ])('says of %s what is searched for and what is not', (text, said, problems) => {
    const { parts, tree } = readQuery(text, '2026-11-29');
    expect(explain(parts)).toBe(said);
    expect(notUnderstood(parts)).toEqual(problems);
    expect(tree === null).toBe(problems.some((problem) => problem.includes('left out')));
  });

  it('offers the filter whose removal brings most back', async () => {
    const { app } = await stage(
      { assets: made(60) },
      { kind: 'assets', shelf: 'photo', text: 'place:beijing shape:portrait rating:3 alt:none' },
    );
    await still(300);
    expect(screen.getByRole('heading', { name: 'No photo matches all four filters.' })).toBeTruthy();
    act(() => app.store.getState().replace({ kind: 'assets', shelf: 'photo', text: 'place:beijing rating:3' }));
    await still(300);
    expect(screen.getByRole('heading', { name: 'No photo matches both filters.' })).toBeTruthy();
    expect(screen.getByText('Without “Rating: 3” there are 30 photos.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Without “Rating: 3”' }));
    await still(300);
    expect(app.store.getState().view).toMatchObject({ text: 'place:beijing' });
  });

  it('saves the search with its order', async () => {
    const { engine } = await stage({ assets: made(20) });
    await type('place:beijing');
    fireEvent.click(screen.getByRole('button', { name: 'Save search' }));
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Place: Beijing');
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Beijing visit' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await still(100);
    expect(engine.holdings.searches).toMatchObject([
      { name: 'Beijing visit', query: { text: 'place:beijing', sort: 'added' }, count: 10 },
    ]);
  });
});

describe('looking closely', () => {
  it('walks the whole list from one picture, and rates with a key', async () => {
    const { engine } = await stage({ assets: made(500) });
    const cell = await screen.findByRole('gridcell', { name: 'Harbour 2' });
    fireEvent.click(cell);
    fireEvent.keyDown(cell, { key: ' ' });
    const look = await screen.findByRole('dialog', { name: 'Harbour 2' });
    await within(look).findByText('2 of 500');
    fireEvent.keyDown(look, { key: 'ArrowRight' });
    await screen.findByRole('dialog', { name: 'Harbour 3' });
    fireEvent.keyDown(look, { key: '4' });
    await waitFor(() => expect(engine.holdings.assets[2]?.rating).toBe(4));
    expect(engine.holdings.assets[1]?.rating).toBe(0);
  });

  it('compares two, says in what they differ, keeps one and takes the loss back', async () => {
    const assets = [makeAsset(1), makeAsset(2, { width: 1200, height: 800, bytes: 90_000 }), makeAsset(3)];
    const { app, engine } = await stage({ assets });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 2' }), { ctrlKey: true });
    act(() => app.store.getState().open({ kind: 'quickLook' }));
    await still(200);
    const look = screen.getByRole('dialog', { name: 'Compare two' });
    const differing = [...look.querySelectorAll('.differs dt')].map((term) => term.textContent);
    expect(differing).toEqual(['Pixels', 'Size', 'Pixels', 'Size']);
    fireEvent.click(within(look).getAllByRole('button', { name: 'Keep only this' })[0] as HTMLElement);
    await still(200);
    expect(engine.holdings.assets.map((asset) => asset.trashedAt !== null)).toEqual([false, true, false]);
    fireEvent.click(within(look).getByRole('button', { name: 'Undo' }));
    await still(200);
    expect(engine.holdings.assets.map((asset) => asset.trashedAt)).toEqual([null, null, null]);
  });

  it('offers to take back what went to the trash until something else was done, which undo would take back instead', async () => {
    const { app } = await stage({ assets: [makeAsset(1), makeAsset(2), makeAsset(3)] });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    act(() => app.store.getState().open({ kind: 'quickLook' }));
    await still(200);
    const look = screen.getByRole('dialog');
    fireEvent.keyDown(look, { key: 'Delete' });
    await still(200);
    expect(within(look).getByRole('button', { name: 'Undo' })).toBeTruthy();
    fireEvent.keyDown(look, { key: '4' });
    await still(100);
    expect(within(look).queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('deeds', () => {
  it('open from a picture with the menu key, and rate all that is selected in one step', async () => {
    const { engine } = await stage({ assets: made(6) });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 3' }), { shiftKey: true });
    fireEvent.contextMenu(screen.getByRole('gridcell', { name: 'Harbour 2' }));
    await still();
    fireEvent.click(screen.getByRole('menuitem', { name: 'Rate' }));
    fireEvent.click(screen.getByRole('menuitem', { name: /^3 stars/ }));
    await still(100);
    const calls = engine.calls.filter((call) => call.route === 'assets.editMany');
    expect(calls.map((call) => call.input)).toEqual([{ ids: [1, 2, 3].map(assetId), set: { rating: 3 } }]);
  });

  it('hand out copies, never the original, for another application and for the clipboard', async () => {
    const { asked } = await stage({ assets: made(3) });
    fireEvent.contextMenu(screen.getByRole('gridcell', { name: 'Harbour 2' }));
    await still();
    fireEvent.click(screen.getByRole('menuitem', { name: 'Open a copy' }));
    await still(100);
    expect(asked.find((call) => call.name === 'openPlace')?.input).toEqual({ token: `out-${assetId(2)}` });
    fireEvent.contextMenu(screen.getByRole('gridcell', { name: 'Harbour 2' }));
    await still();
    fireEvent.click(screen.getByRole('menuitem', { name: 'Copy file' }));
    await still(100);
    expect(asked.find((call) => call.name === 'copyFiles')?.input).toEqual({ tokens: [`out-${assetId(2)}`] });
  });

  it('keep to the letters of a field that is being written', async () => {
    const { engine } = await stage({ assets: made(3) });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 2' }));
    screen.getByRole('combobox').focus();
    fireEvent.keyDown(screen.getByRole('combobox'), { key: '5' });
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'v', ctrlKey: true });
    await still(60);
    expect(engine.calls.some((call) => ['assets.editMany', 'imports.paste', 'imports.run'].includes(call.route))).toBe(false);
  });

  it('larger and smaller by keys as every keyboard has them', () => {
    const key = (given: string, shiftKey = false) =>
      ({ key: given, code: '', ctrlKey: true, metaKey: false, altKey: false, shiftKey }) as KeyboardEvent;
    expect([key('='), key('+', true), key('+')].every((event) => isShortcut(event, 'Mod+Plus', false))).toBe(true);
    expect(isShortcut(key('-'), 'Mod+Minus', false)).toBe(true);
    expect(isShortcut({ ...key('-'), ctrlKey: false }, 'Mod+Minus', false)).toBe(false);
  });
});

describe('carrying', () => {
  it('brings the chosen assets to whoever takes them, and out of the window as real files', async () => {
    const { asked } = await stage({ assets: made(6) });
    const target = document.createElement('div');
    document.body.append(target);
    const got: unknown[] = [];
    target.addEventListener('dragover', (event) => readDrag(event as DragEvent) !== null && event.preventDefault());
    target.addEventListener('drop', (event) => got.push(readDrag(event)));
    document.elementFromPoint = () => target;
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 2' }), { ctrlKey: true });
    const start = (): void => liftCell('Harbour 2');
    act(start);
    expect(document.querySelector('.ghost b')?.textContent).toBe('2');
    act(() => {
      window.dispatchEvent(new PointerEvent('pointermove', pointerAt(60, 60)));
      window.dispatchEvent(new PointerEvent('pointerup', pointerAt(60, 60, 0)));
    });
    expect(got).toEqual([[assetId(1), assetId(2)]]);
    expect(document.querySelector('.ghost')).toBeNull();
    act(start);
    act(() => {
      window.dispatchEvent(new PointerEvent('pointermove', pointerAt(-5, 60)));
    });
    await still(100);
    expect(asked.find((call) => call.name === 'dragOut')?.input).toEqual({ tokens: [`out-${assetId(1)}`, `out-${assetId(2)}`] });
    target.remove();
  });
});

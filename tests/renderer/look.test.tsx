import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { rooms } from '#contract/routes.ts';
import { fillTemplate, TEMPLATE_VARIABLES } from '#domain/assets/template.ts';
import { changeSentence, valueText } from '../../src/renderer/assets/change-text.ts';
import { setFrom } from '../../src/renderer/assets/conflicts.tsx';
import { ManyInspector } from '../../src/renderer/assets/many.tsx';
import { placeOf, queryOf } from '../../src/renderer/assets/place.ts';
import { sizeIn } from '../../src/renderer/assets/preview.tsx';
import { later } from '../../src/renderer/assets/rights.tsx';
import { AppProvider } from '../../src/renderer/shell/app.tsx';
import { NEWEST_FIRST } from '../../src/renderer/shell/store.ts';
import { doneText } from '../../src/renderer/words/deeds.ts';
import { words } from '../../src/renderer/words/en.ts';
import { anyDate } from '../../src/renderer/words/format.ts';
import { assetId, makeAsset, makeJob } from './fake-engine.ts';
import { collectionId, jobId, searchId } from './fake-look.ts';
import { liftCell, pointerAt, stage, still } from './stage.tsx';

const press = (name: string | RegExp, where: HTMLElement = document.body): void => {
  fireEvent.click(within(where).getByRole('button', { name }));
};
const keys = (key: string, mods: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Key${key.toUpperCase()}`, ctrlKey: true, ...mods });
};
const PHOTOS = { kind: 'assets', shelf: 'all', text: '' } as const;
const inspector = (): HTMLElement => screen.getByRole('complementary', { name: 'Inspector' });

async function withSelected(ns: readonly number[], assets = [makeAsset(1), makeAsset(2), makeAsset(3)], more = {}) {
  const shown = await stage({ assets }, PHOTOS, more);
  const ids = ns.map(assetId);
  await act(async () => shown.app.store.getState().select({ ids, current: ids[0] ?? null, anchor: ids[0] ?? null }));
  await still(160);
  return shown;
}

describe('the inspector of one', () => {
  it('writes the caption of the language that is shown, and leaves the others alone', async () => {
    const translations = { da: { caption: 'Havnen', altText: 'Kraner' } };
    const { engine } = await withSelected([1], [makeAsset(1, { language: 'en', translations })]);
    press('DA, Danish', inspector());
    press(/^Edit caption, danish: Havnen/i, inspector());
    const field = screen.getByRole('textbox', { name: 'Caption, Danish' });
    fireEvent.change(field, { target: { value: 'Havnen ved daggry' } });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await still(80);
    expect(engine.holdings.assets[0]?.translations).toEqual({ da: { caption: 'Havnen ved daggry', altText: 'Kraner' } });
    expect(engine.holdings.assets[0]?.caption).toBe('The harbour at dawn.');
  });

  it('moves the focal point with arrows, restores it with Esc and keeps it with Enter, aloud', async () => {
    const { engine } = await withSelected([1], [makeAsset(1, { focalPoint: { x: 0.5, y: 0.5 } })]);
    const point = within(inspector()).getByRole('button', { name: /^Focal point: 50%/ });
    fireEvent.keyDown(point, { key: 'ArrowRight', shiftKey: true });
    expect(within(inspector()).getByText('Focal point: 60% from the left, 50% from the top')).toBeTruthy();
    fireEvent.keyDown(point, { key: 'Escape' });
    expect(engine.calls.some((call) => call.route === 'assets.edit')).toBe(false);
    fireEvent.keyDown(point, { key: 'ArrowUp' });
    fireEvent.keyDown(point, { key: 'Enter' });
    await still(80);
    expect(engine.holdings.assets[0]?.focalPoint).toEqual({ x: 0.5, y: 0.49 });
  });

  it('rates by key only where nobody types', async () => {
    const { engine } = await withSelected([1]);
    fireEvent.keyDown(document.body, { key: '4', code: 'Digit4' });
    await still(60);
    expect(engine.holdings.assets[0]?.rating).toBe(4);
    fireEvent.keyDown(screen.getByRole('combobox', { name: /^Search/ }), { key: '2', code: 'Digit2' });
    await still(60);
    expect(engine.holdings.assets[0]?.rating).toBe(4);
  });

  it('saves press use, territory and end in one step, and refuses a date it cannot read', async () => {
    const { engine, look } = await withSelected([1]);
    press('Add rights', inspector());
    const panel = screen.getByRole('dialog', { name: 'Edit rights' });
    fireEvent.click(within(panel).getByRole('radio', { name: 'Cleared' }));
    fireEvent.change(within(panel).getByLabelText('Until'), { target: { value: '12/10/2030' } });
    expect(within(panel).getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    fireEvent.change(within(panel).getByLabelText('Until'), { target: { value: '12 Oct 2030' } });
    fireEvent.submit(within(panel).getByRole('form'));
    await still(80);
    expect(engine.holdings.assets[0]).toMatchObject({ pressUse: 'cleared', expires: '2030-10-12' });
    expect(look.steps.undo).toHaveLength(1);
  });

  it('suggests keywords the library knows, and Enter takes the chosen one', async () => {
    const { engine } = await withSelected([1], [makeAsset(1)], { suggestions: ['Beijing', 'Belvedere'] });
    press('Add keyword', inspector());
    const field = screen.getByRole('combobox', { name: 'Add keyword' });
    fireEvent.change(field, { target: { value: 'be' } });
    await still(260);
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Beijing3', 'Belvedere3']);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await still(80);
    expect(engine.holdings.assets[0]?.keywords).toEqual(['harbour', 'Belvedere']);
  });

  it('tells what was changed, with what was there before on demand', async () => {
    const changes = new Map([
      [assetId(1), [{ at: '2014-12-08T09:12:00Z', what: 'edit', field: 'caption', before: 'Old words', after: 'New words' }]],
    ]);
    await withSelected([1], [makeAsset(1)], { changes });
    fireEvent.click(screen.getByRole('tab', { name: 'History' }));
    await still(60);
    const line = within(inspector()).getByRole('button', { name: /^Caption changed 8 Dec 2014/ });
    expect(screen.queryByText('Old words')).toBeNull();
    fireEvent.click(line);
    expect(screen.getByText('Old words')).toBeTruthy();
  });

  it('takes the word of the other metadata block', async () => {
    const conflicts = [{ field: 'credit', taken: 'xmp' as const, values: { xmp: 'City of Copenhagen', iim: 'Kommune' } }];
    const { engine } = await withSelected([1], [makeAsset(1, { conflicts })]);
    press('Use this: IPTC for credit', inspector());
    await still(80);
    expect(engine.holdings.assets[0]?.credit).toBe('Kommune');
  });

  it('finds a missing original again', async () => {
    const { engine, picks } = await withSelected([1], [makeAsset(1, { isMissing: true })]);
    picks.push([{ token: 'found', name: 'harbour.jpg', folder: '/' }]);
    press('Locate…', inspector());
    await still(80);
    expect(engine.calls.find((call) => call.route === 'integrity.locate')?.input).toEqual({
      id: assetId(1),
      place: { $token: 'found' },
    });
  });
});

it('shows no file name that turns the direction of reading', async () => {
  const spoof = 'photo\u202egpj.exe';
  await stage(
    { assets: [makeAsset(1, { filename: spoof, title: '' }), makeAsset(2)] },
    { kind: 'assets', shelf: 'all', text: '' },
  );
  const cell = screen.getByRole('gridcell', { name: /photo_gpj\.exe/ });
  fireEvent.click(cell);
  await still(80);
  expect(document.body.innerHTML).toContain('photo_gpj.exe');
  expect(document.body.innerHTML).not.toContain('\u202e');
});

describe('several at once', () => {
  const assets = [makeAsset(1), makeAsset(2, { credit: 'Reuters', keywords: ['harbour', 'dawn'] }), makeAsset(3)];

  it('says what differs, and changes all in one step that one undo takes back', async () => {
    const { engine, look } = await withSelected([1, 2, 3], [...assets]);
    const pane = inspector();
    expect(within(pane).getByRole('button', { name: /^Credit: Mixed/ })).toBeTruthy();
    press(/^Credit: Mixed/, pane);
    const field = screen.getByRole('textbox', { name: 'Credit' });
    fireEvent.change(field, { target: { value: 'City' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await still(120);
    expect(engine.calls.filter((call) => call.route === 'assets.editMany')).toHaveLength(1);
    expect(engine.holdings.assets.map((asset) => asset.credit)).toEqual(['City', 'City', 'City']);
    expect(screen.getByText('Credit changed on 3 files')).toBeTruthy();
    keys('z');
    await still(120);
    expect(engine.holdings.assets.map((asset) => asset.credit)).toEqual(['City of Copenhagen', 'Reuters', 'City of Copenhagen']);
    expect(look.steps.redo).toHaveLength(1);
  });

  it('keeps the keyboard on a value that was just saved', async () => {
    const { engine } = await withSelected([1, 2]);
    for (const [name, typed] of [
      ['Terms', 'Press use only'],
      ['Licence', 'https://city.example/terms'],
    ] as const) {
      const button = within(inspector()).getByRole('button', { name: new RegExp(`^(Edit|Add) ${name}\\b`, 'i') });
      button.focus();
      fireEvent.click(button);
      const field = within(inspector()).getByRole('textbox', { name });
      fireEvent.change(field, { target: { value: typed } });
      fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
      await still(300);
      expect(document.activeElement?.textContent).toBe(typed);
    }
    expect(engine.holdings.assets[1]?.usageTerms).toBe('Press use only');
  });

  it('gives a keyword that some have to all', async () => {
    const { engine } = await withSelected([1, 2, 3], [...assets]);
    press('Add dawn to all 3', inspector());
    await still(120);
    expect(engine.holdings.assets.every((asset) => asset.keywords.includes('dawn'))).toBe(true);
  });

  it('fills a template, shown before on the first two', async () => {
    const { engine, app } = await withSelected([1, 2], [...assets]);
    await act(async () => app.store.getState().open({ kind: 'fillTemplate', ids: [assetId(1), assetId(2)] }));
    await still(60);
    const dialog = screen.getByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('Template'), { target: { value: '{title}, {city} {nonsense}' } });
    expect(within(dialog).getByText('Harbour 2, Copenhagen {nonsense}')).toBeTruthy();
    expect(within(dialog).getByText(/\{nonsense\} is no variable/)).toBeTruthy();
    const fill = within(dialog).getByRole('button', { name: 'Fill 2 files' });
    expect(fill.hasAttribute('disabled')).toBe(true);
    fireEvent.change(within(dialog).getByLabelText('Template'), { target: { value: '{title}, {city}[, {location}]' } });
    fireEvent.click(fill);
    await still(80);
    expect(engine.holdings.assets[0]?.caption).toBe('Harbour 1, Copenhagen');
  });

  it('asks about ten thousand in one question and changes them in one', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => makeAsset(at + 1));
    const { engine, app } = await stage({ assets: many }, { kind: 'keep' });
    const ids = many.map((asset) => asset.id);
    const pane = render(
      <AppProvider app={app}>
        <ManyInspector ids={ids} />
      </AppProvider>,
    );
    fireEvent.click(await pane.findByRole('radio', { name: '5 stars' }, { timeout: 5000 }));
    await waitFor(() => expect(engine.holdings.assets.every((asset) => asset.rating === 5)).toBe(true), { timeout: 5000 });
    expect(engine.calls.filter((call) => call.route === 'assets.editMany')).toHaveLength(1);
    expect(engine.calls.filter((call) => call.route === 'assets.get')).toHaveLength(0);
    // The four that are shown, asked again after the change; never one question for each.
    expect(engine.calls.filter((call) => call.route === 'assets.getMany').length).toBeLessThan(4);
  });

  it('pastes only the ticked fields of another file', async () => {
    const { engine, app } = await withSelected([1], [makeAsset(1, { city: 'Beijing', caption: 'Own' }), makeAsset(2)]);
    keys('c', { altKey: true });
    await still(60);
    await act(async () => app.store.getState().select({ ids: [assetId(2)], current: assetId(2), anchor: assetId(2) }));
    keys('v', { altKey: true });
    await still(60);
    press(/^Paste \d+ fields/, screen.getByRole('dialog'));
    await still(80);
    expect(engine.holdings.assets[1]).toMatchObject({ city: 'Beijing', caption: 'The harbour at dawn.' });
  });
});

describe('undo', () => {
  it('offers it after a change, and says so when something else came between', async () => {
    const { engine, look } = await withSelected([1]);
    fireEvent.click(within(inspector()).getByRole('radio', { name: '3 stars' }));
    await still(80);
    expect(screen.getByText('Rating changed')).toBeTruthy();
    // Another window changes something meanwhile.
    look.steps.undo.push({ id: 999, label: 'kits.edit', count: 1, at: '2014-12-08T09:00:00Z', before: '{}', after: '{}' });
    press('Undo', screen.getByRole('region', { name: 'Status' }));
    await still(80);
    expect(screen.getByRole('alert').textContent).toContain('Something else was changed since');
    expect(engine.holdings.assets[0]?.rating).toBe(3);
  });

  it('takes back and does again by key, with both ways to redo', async () => {
    const { engine } = await withSelected([1]);
    fireEvent.click(within(inspector()).getByRole('radio', { name: '3 stars' }));
    await still(80);
    keys('z');
    await still(80);
    expect(engine.holdings.assets[0]?.rating).toBe(0);
    keys('y');
    await still(80);
    expect(engine.holdings.assets[0]?.rating).toBe(3);
    keys('z');
    await still(80);
    keys('z', { shiftKey: true });
    await still(80);
    expect(engine.holdings.assets[0]?.rating).toBe(3);
  });

  it('has words for every command that is a step', () => {
    const notSteps = ['assets.emptyTrash', 'integrity.restore', 'history.undo', 'history.redo'];
    const names = Object.entries(rooms).flatMap(([room, routes]) =>
      Object.entries(routes)
        .filter(([, route]) => route.kind === 'command' && route.touches.includes('history'))
        .map(([verb]) => `${room}.${verb}`),
    );
    expect(names.filter((name) => !notSteps.includes(name) && words.undo.steps[name] === undefined)).toEqual([]);
    expect(doneText('assets.trash', {}, 12)).toBe('12 files moved to the trash');
  });
});

describe('collections, searches and the trash in the sidebar', () => {
  it('takes dropped pictures', async () => {
    const own = { id: collectionId(1), name: 'Portraits', count: 0, createdAt: '2014-12-08T09:00:00Z', assetIds: [] };
    const { engine } = await stage({ assets: [makeAsset(1)], collections: [own] }, PHOTOS);
    const entry = screen.getByRole('button', { name: /^Portraits/ });
    document.elementFromPoint = () => entry;
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    act(() => {
      liftCell('Harbour 1');
      window.dispatchEvent(new PointerEvent('pointermove', pointerAt(60, 60)));
    });
    expect(entry.className).toContain('is-over');
    act(() => void window.dispatchEvent(new PointerEvent('pointerup', pointerAt(60, 60, 0))));
    await still(80);
    expect(engine.holdings.collections[0]?.assetIds).toEqual([assetId(1)]);
  });

  it('saves the search in sight under a name, and marks it as where one is', async () => {
    const { engine, app } = await stage({ assets: [makeAsset(1)] }, { kind: 'assets', shelf: 'photo', text: 'harbour' });
    press('Save this search');
    await still(40);
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'The harbour' } });
    press('Create', screen.getByRole('dialog'));
    await still(120);
    expect(engine.holdings.searches[0]).toMatchObject({ name: 'The harbour', query: { text: 'harbour', kind: 'photo' } });
    expect(screen.getByRole('button', { name: /^The harbour/ }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('button', { name: /^Photos/ }).getAttribute('aria-current')).toBeNull();
    expect(app.store.getState().dialog).toBeNull();
  });

  it('says rights that end in amber, and only those', async () => {
    const query = { text: 'rights:ending', trash: false, sort: 'added' as const, reverse: false, group: 'none' as const };
    const searches = [
      { id: searchId(1), name: 'Rights', query, count: 23 },
      { id: searchId(2), name: 'Other', query: { ...query, text: 'water' }, count: 5 },
    ];
    await stage({ searches }, PHOTOS);
    expect(screen.getByText('23').className).toBe('amber');
    expect(screen.getByText('5').className).toBe('');
  });

  it('throws away by key and brings back by undo', async () => {
    const { engine } = await withSelected([1, 2]);
    fireEvent.keyDown(document.body, { key: 'Delete', code: 'Delete' });
    await still(260);
    expect(engine.holdings.assets.filter((asset) => asset.trashedAt !== null)).toHaveLength(2);
    expect(screen.getByRole('button', { name: /^Trash ?2$/ })).toBeTruthy();
    press('Undo', screen.getByRole('region', { name: 'Status' }));
    await still(260);
    expect(engine.holdings.assets.filter((asset) => asset.trashedAt !== null)).toHaveLength(0);
  });

  it('empties the trash only after a question', async () => {
    const { engine, app } = await stage({ assets: [makeAsset(1, { trashedAt: '2014-12-08T09:00:00Z' })] });
    await act(async () => app.store.getState().open({ kind: 'emptyTrash', ids: null, count: 1 }));
    expect(engine.calls.some((call) => call.route === 'assets.emptyTrash')).toBe(false);
    press('Empty trash', screen.getByRole('dialog'));
    await still(80);
    expect(engine.holdings.assets).toHaveLength(0);
  });

  it('goes round from a place to its query and back', () => {
    const place = {
      kind: 'assets',
      shelf: 'photo',
      text: 'harbour',
      order: { sort: 'title', reverse: true, group: 'none' },
    } as const;
    expect(placeOf(queryOf(place, NEWEST_FIRST))).toEqual(place);
  });
});

describe('decisions of the inspector', () => {
  it('shows the whole picture, so that a point on it is a point of the picture', () => {
    expect(sizeIn({ width: 288, height: 216 }, 3600, 2400)).toEqual({ width: 288, height: 192 });
    expect(sizeIn({ width: 288, height: 216 }, 1000, 4000)).toEqual({ width: 54, height: 216 });
  });
  it('extends rights from today when they have ended', () => {
    const now = new Date(2014, 11, 8);
    expect(later('2014-11-30', { days: 30 }, now)).toBe('2015-01-07');
    expect(later('2014-12-31', { years: 1 }, now)).toBe('2015-12-31');
  });
  it('splits a list of another block, and refuses what is no text', () => {
    expect(setFrom('keywords', 'vand; klima')).toEqual({ keywords: ['vand', 'klima'] });
    expect(setFrom('rating', '5')).toBeNull();
  });
  it('tells added from changed and undone', () => {
    const change = { at: '2014-12-08T09:12:00Z', what: 'edit', field: 'credit', before: '', after: 'City' };
    expect(changeSentence(change)).toBe('Credit added');
    expect(changeSentence({ ...change, what: 'undo' })).toBe('Credit (undone)');
    expect(valueText('expires', '2014-12-31')).toBe('31 Dec 2014');
  });
  it('reads dates as far as a file says them', () => {
    expect(['2011', '2011-07', '2011-07-11', '2011-07-11T10:20:00+02:00'].map(anyDate)).toEqual([
      '2011',
      'July 2011',
      '11 July 2011',
      '11 July 2011, 10:20',
    ]);
  });
  it('offers only variables that can be filled, and leaves no hole for an empty one', () => {
    const asset = makeAsset(1, { dateTaken: '2014-12-08', people: ['A', 'B'] });
    for (const name of TEMPLATE_VARIABLES) expect(fillTemplate(`{${name}}`, asset).unknown, name).toEqual([]);
    expect(fillTemplate('{title}[, {location}], {city}', asset).text).toBe('Harbour 1, Copenhagen');
  });
});

describe('work that ends', () => {
  it('tells how many files were written and where', async () => {
    const { engine, asked } = await stage({});
    engine.tellJob(
      makeJob({
        id: jobId(51),
        route: 'assets.exportCatalogue',
        state: 'done',
        result: { place: { $path: '/out/c.json', $token: 'out' }, items: 5298, bytes: 2_000_000 },
      }),
    );
    await still();
    expect(screen.getByText('5,298 items written, 2.0 MB.')).toBeTruthy();
    press('Reveal');
    await still();
    expect(asked.find((call) => call.name === 'reveal')?.input).toEqual({ token: 'out' });
  });
});

import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ExportRun } from '#contract/exports.ts';
import { done, failed } from '#contract/result.ts';
import { useAssetPages } from '../../src/renderer/engine/pages.ts';
import { choose } from '../../src/renderer/releases/rich.ts';
import { AppProvider } from '../../src/renderer/shell/app.tsx';
import { words } from '../../src/renderer/words/catalogue.ts';
import {
  assetId,
  contactId,
  kitId,
  makeAsset,
  makeContact,
  makeJob,
  makeKit,
  makeOrganisation,
  makeRelease,
  releaseId,
} from './fake-engine.ts';
import { stage, still } from './stage.tsx';

const press = (name: string | RegExp, within_: HTMLElement = document.body): void => {
  fireEvent.click(within(within_).getByRole('button', { name }));
};

describe('before there is a library', () => {
  it('creates one in the folder that was picked', async () => {
    const { engine, picks } = await stage({ library: null });
    press(/^Create a library/);
    await still();
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'City of Copenhagen' } });
    picks.push([{ token: 'folder', name: 'Press', folder: 'anna' }]);
    press('Choose a folder…');
    await still();
    press('Create library');
    await still(80);
    expect(engine.calls.find((call) => call.route === 'library.create')?.input).toEqual({
      place: { $token: 'folder' },
      name: 'City of Copenhagen',
      example: false,
    });
    expect(screen.getByRole('navigation', { name: 'Library' })).toBeTruthy();
  });

  it('creates one in the documents under its own name when nobody chooses a folder', async () => {
    const { engine } = await stage({ library: null });
    press(/^Try the example/);
    await still();
    press('Create library');
    await still(80);
    expect(engine.calls.find((call) => call.route === 'library.create')?.input).toMatchObject({
      place: { $token: 'suggested' },
      example: true,
    });
  });

  it('offers the backups of a library whose catalogue is damaged, and goes back to one', async () => {
    const { engine } = await stage({ library: null });
    const backup = (name: string, isSound: boolean) => ({
      place: { $path: `/Press/backups/${name}.db`, $token: name },
      at: '2026-11-23T10:00:00Z',
      bytes: 900_000,
      assets: 4126,
      isSound,
      isAutomatic: false,
    });
    engine.on('library.recent', () =>
      done({
        items: [{ name: 'Press', place: { $path: '/Press', $token: 'press' }, openedAt: '2026-11-23T10:00:00Z', exists: true }],
      }),
    );
    engine.on('library.open', () => failed('library.damaged', 'The catalogue cannot be read.'));
    engine.on('integrity.backups', () => done({ items: [backup('sound', true), backup('torn', false)] }));
    engine.on('integrity.restore', () => done({ place: { $path: '/Press/library.db' }, kept: null }));
    engine.announce('library');
    await still(260);
    press(/^Press/, screen.getByRole('region', { name: 'Recent' }));
    await still(80);
    const dialog = screen.getByRole('dialog', { name: 'The catalogue of this library is damaged' });
    expect(engine.calls.findLast((call) => call.route === 'integrity.backups')?.input).toEqual({ library: { $token: 'press' } });
    const [restore, ...more] = within(dialog).getAllByRole('button', { name: /^Restore… the backup of/ });
    expect(more).toEqual([]);
    fireEvent.click(restore as HTMLElement);
    await still(80);
    expect(engine.calls.find((call) => call.route === 'integrity.restore')?.input).toEqual({
      library: { $token: 'press' },
      place: { $token: 'sound' },
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('offers the libraries that are still there', async () => {
    const recent = (name: string, exists: boolean) => ({
      name,
      place: { $path: `/${name}`, $token: name },
      openedAt: '2026-11-23T10:00:00Z',
      exists,
    });
    const { engine } = await stage({ library: null });
    engine.on('library.recent', () => done({ items: [recent('Gone', false), recent('Here', true)] }));
    engine.announce('library');
    await still(260);
    const list = within(screen.getByRole('region', { name: 'Recent' }));
    expect(list.getAllByRole('button').map((button) => button.textContent)).toEqual([expect.stringContaining('Here')]);
  });

  it('says why a folder cannot be opened', async () => {
    const { engine, picks } = await stage({ library: null });
    engine.on('library.open', () => failed('library.from_the_future', 'Format 9.'));
    picks.push([{ token: 'new', name: 'Press', folder: '/' }]);
    press(/^Open a library/);
    await still(60);
    expect(screen.getByRole('alert').textContent).toContain('made by a newer Dateline');
  });
});

describe('the library', () => {
  const assets = [makeAsset(1), makeAsset(2, { title: 'Skyline', altText: '' }), makeAsset(3, { kind: 'logo', title: 'Mark' })];

  it('shows counts, names each picture with its badge, and selects by keyboard', async () => {
    const { app } = await stage({ assets });
    expect(screen.getByRole('button', { name: /^Photos ?2$/ })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'Skyline No alt text' })).toBeTruthy();
    const first = screen.getByRole('gridcell', { name: 'Harbour 1' });
    fireEvent.click(first);
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    await still();
    expect(app.store.getState().selection.ids).toEqual([assetId(2)]);
    fireEvent.keyDown(screen.getByRole('gridcell', { name: /Skyline/ }), { key: 'ArrowRight', shiftKey: true });
    expect(app.store.getState().selection.ids).toEqual([assetId(2), assetId(3)]);
  });

  it('edits a value in place; Esc restores it', async () => {
    const { engine } = await stage({ assets });
    fireEvent.click(screen.getByRole('gridcell', { name: /Skyline/ }));
    await still();
    press(/^Alt text/);
    const field = screen.getByRole('textbox', { name: 'Alt text' });
    fireEvent.change(field, { target: { value: 'Spires' } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(engine.calls.some((call) => call.route === 'assets.edit')).toBe(false);
    press(/^Alt text/);
    fireEvent.change(screen.getByRole('textbox', { name: 'Alt text' }), { target: { value: 'Spires over water.' } });
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Alt text' }), { key: 'Enter', ctrlKey: true });
    await still(60);
    expect(engine.holdings.assets[1]?.altText).toBe('Spires over water.');
    expect(screen.getByRole('button', { name: 'Edit alt text: Spires over water.' })).toBeTruthy();
  });

  it('refuses a licence that is no address, next to the field', async () => {
    const { engine } = await stage({ assets });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    await still();
    press(/licence/i);
    fireEvent.change(screen.getByRole('textbox', { name: 'Licence' }), { target: { value: 'CC BY' } });
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Licence' }), { key: 'Enter' });
    await still();
    expect(screen.getByRole('alert').textContent).toContain('https://');
    expect(engine.calls.some((call) => call.route === 'assets.edit')).toBe(false);
  });

  it('keeps what was typed on the page when the engine refuses it, and says why', async () => {
    const { engine } = await stage({ assets });
    engine.on('assets.edit', () => failed('library.disk_full', 'ENOSPC'));
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    await still();
    press(/^Edit credit/);
    fireEvent.change(screen.getByRole('textbox', { name: 'Credit' }), { target: { value: 'Reuters' } });
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Credit' }), { key: 'Enter' });
    await still(60);
    expect(screen.getByRole('alert').textContent).toContain('The disk is full');
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Credit' });
    expect(field.value).toBe('Reuters');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.getByRole('button', { name: 'Edit credit: City of Copenhagen' })).toBeTruthy();
  });

  it('searches as one types and says when nothing matches', async () => {
    await stage({ assets });
    const field = screen.getByRole('combobox', { name: 'Search all assets' });
    fireEvent.change(field, { target: { value: 'skyline' } });
    await still(200);
    expect(screen.getAllByRole('gridcell')).toHaveLength(1);
    fireEvent.change(field, { target: { value: 'zebra' } });
    await still(200);
    expect(screen.getByRole('heading', { name: 'No asset matches “zebra”.' })).toBeTruthy();
  });

  it('follows the cursor through more pictures than one page holds', async () => {
    const many = Array.from({ length: 450 }, (_, at) => makeAsset(at + 1));
    const { engine, app } = await stage({ assets: [...many] });
    const pages = (): number =>
      engine.calls.filter((call) => call.route === 'assets.list' && (call.input as { after?: string }).after !== undefined)
        .length;
    // Lists in dialogs still go page by page.
    const { result } = renderHook(() => useAssetPages({ text: '' }), {
      wrapper: ({ children }) => <AppProvider app={app}>{children}</AppProvider>,
    });
    for (let page = 0; page < 2; page += 1) {
      act(() => result.current.loadMore());
      await still(60);
    }
    expect(pages()).toBe(2);
    expect(result.current.items.map((asset) => asset.id)).toEqual(many.map((asset) => asset.id));
    expect(result.current.hasMore).toBe(false);
    // A change is read anew along the whole chain, and nothing flickers out meanwhile.
    engine.holdings.assets.unshift(makeAsset(999));
    engine.announce('assets');
    await still(10);
    expect(result.current.items.length).toBeGreaterThanOrEqual(450);
    await still(700);
    expect(result.current.items.map((asset) => asset.id)).toEqual([assetId(999), ...many.map((asset) => asset.id)]);
  });
});

describe('work that runs', () => {
  it('shows how far an import is, and cancels it', async () => {
    const { engine } = await stage({ assets: [makeAsset(1)] });
    engine.tellJob(makeJob());
    await still();
    expect(screen.getByRole('progressbar', { name: 'Import' }).getAttribute('aria-valuenow')).toBe('25');
    expect(screen.getByText('Importing 12 of 48')).toBeTruthy();
    press('Cancel');
    await still();
    expect(engine.calls.some((call) => call.route === 'jobs.cancel')).toBe(true);
  });

  it('tells the end of an import with a way to its report', async () => {
    const { engine, app } = await stage({ assets: [makeAsset(1)] });
    engine.tellJob(makeJob({ state: 'done', result: { imported: 40, duplicates: 5, refused: 3, seconds: 2 } }));
    await still();
    expect(screen.getByText('40 files imported, 5 already here, 3 refused.')).toBeTruthy();
    press('Show report');
    expect(app.store.getState().view.kind).toBe('importReport');
  });

  it('offers to resume or discard what was interrupted', async () => {
    const { engine } = await stage({ assets: [makeAsset(1)], jobs: [makeJob({ state: 'interrupted' })] });
    expect(screen.getByText('An import was interrupted.')).toBeTruthy();
    press('Discard');
    await still(260);
    expect(engine.holdings.jobs).toEqual([]);
    expect(screen.queryByText('An import was interrupted.')).toBeNull();
  });
});

describe('releases', () => {
  it('marks the pull quote without changing a letter of the paragraph', async () => {
    const release = makeRelease(1);
    await stage({ releases: [release] }, { kind: 'releases', id: releaseId(1), text: '' });
    const paragraph = document.querySelector('[data-paragraph="2"]');
    expect(paragraph?.tagName).toBe('BLOCKQUOTE');
    const copy = paragraph?.cloneNode(true) as HTMLElement;
    for (const extra of copy.querySelectorAll('[data-lead]')) extra.remove();
    expect(copy.textContent).toBe(release.body[1]);
  });

  it('edits, splits and joins paragraphs', async () => {
    const { engine } = await stage({ releases: [makeRelease(1)] }, { kind: 'releases', id: releaseId(1), text: '' });
    const body = (): readonly string[] => engine.holdings.releases[0]?.body ?? [];
    fireEvent.keyDown(document.querySelector('[data-paragraph="3"]') as HTMLElement, { key: 'Enter' });
    const field = screen.getByRole('textbox', { name: 'Paragraph 3' });
    choose(field, { from: 7, to: 7 });
    fireEvent.keyDown(field, { key: 'Enter' });
    await still(260);
    expect(body().slice(2)).toEqual(['Exports', 'have doubled since 2006.']);
    const second = screen.getByRole('textbox', { name: 'Paragraph 4' });
    choose(second, { from: 0, to: 0 });
    fireEvent.keyDown(second, { key: 'Backspace' });
    await still(260);
    expect(body().slice(2)).toEqual(['Exports have doubled since 2006.']);
  });

  it('keeps on the paper what the engine refuses, and saves it with the next step', async () => {
    const { engine } = await stage({ releases: [makeRelease(1)] }, { kind: 'releases', id: releaseId(1), text: '' });
    let isFull = true;
    engine.on('releases.edit', ({ set }) => {
      const [release] = engine.holdings.releases;
      if (isFull || release === undefined) return failed('library.disk_full', 'ENOSPC');
      const edited = { ...release, ...(set as Partial<typeof release>) };
      engine.holdings.releases = [edited];
      return done(edited);
    });
    fireEvent.keyDown(document.querySelector('[data-paragraph="3"]') as HTMLElement, { key: 'Enter' });
    const field = screen.getByRole('textbox', { name: 'Paragraph 3' });
    field.textContent = 'Exports have tripled.';
    fireEvent.input(field);
    fireEvent.keyDown(field, { key: 'Escape' });
    await still(260);
    expect(screen.getByText('Not saved')).toBeTruthy();
    expect(document.querySelector('[data-paragraph="3"]')?.textContent).toBe('Exports have tripled.');
    expect(engine.holdings.releases[0]?.body[2]).toBe('Exports have doubled since 2006.');
    isFull = false;
    fireEvent.keyDown(document.querySelector('[data-paragraph="3"]') as HTMLElement, { key: 'ArrowUp', altKey: true });
    await still(260);
    expect(engine.holdings.releases[0]?.body[1]).toBe('Exports have tripled.');
    expect(screen.queryByText('Not saved')).toBeNull();
  });

  it('sets an embargo with date, time and zone', async () => {
    const { engine } = await stage(
      { releases: [makeRelease(1, { embargo: { until: '2030-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' } })] },
      { kind: 'releases', id: releaseId(1), text: '' },
    );
    const field = screen.getByLabelText('Embargo time');
    fireEvent.change(field, { target: { value: '7.30' } });
    fireEvent.blur(field);
    await still(60);
    expect(engine.holdings.releases[0]?.embargo).toEqual({ until: '2030-12-10T07:30:00+01:00', timeZone: 'Europe/Copenhagen' });
    expect(screen.getAllByText(/^Until/).length).toBeGreaterThan(0);
  });
});

describe('kits', () => {
  const kit = makeKit(1, {
    sections: [{ kind: 'photos', items: [1, 2].map((n) => ({ kind: 'asset', assetId: assetId(n), title: '', caption: '' })) }],
  });
  const assets = [makeAsset(1), makeAsset(2)];

  it('moves an item with Alt and an arrow, at once and for good', async () => {
    const { engine } = await stage({ kits: [kit], assets }, { kind: 'kit', id: kitId(1) });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Harbour 1' }), { key: 'ArrowDown', altKey: true });
    await still(60);
    const items = engine.holdings.kits[0]?.sections.find((section) => section.kind === 'photos')?.items;
    expect(items?.map((item) => (item.kind === 'asset' ? item.assetId : ''))).toEqual([assetId(2), assetId(1)]);
    expect(screen.getByText('Harbour 1, position 2 of 2')).toBeTruthy();
  });

  it('draws every item of a large kit, each with its name, asked for in one question', async () => {
    const many = Array.from({ length: 90 }, (_, at) => at + 1);
    const large = makeKit(1, {
      sections: [
        { kind: 'photos', items: many.map((n) => ({ kind: 'asset', assetId: assetId(n), title: '', caption: '' })) },
        { kind: 'documents', items: [{ kind: 'asset', assetId: assetId(999), title: '', caption: '' }] },
      ],
    });
    const { engine } = await stage({ kits: [large], assets: many.map((n) => makeAsset(n)) }, { kind: 'kit', id: kitId(1) });
    const rows = (): (string | null)[] => [...document.querySelectorAll('.out .ki .open')].map((row) => row.textContent);
    // The rows that no window is tall enough for follow in pieces.
    await waitFor(() => expect(rows()).toEqual([...many.map((n) => `Harbour ${n}`), words.kits.missing]));
    const asked = engine.calls.filter(({ route }) => route === 'assets.getMany' || route === 'assets.get');
    expect(asked.map(({ route }) => route)).toEqual(['assets.getMany']);
  });

  it('has the buttons of an item once the pointer or the focus is on it', async () => {
    const photos = makeKit(1, {
      sections: [{ kind: 'photos', items: [1, 2].map((n) => ({ kind: 'asset', assetId: assetId(n), title: '', caption: '' })) }],
    });
    await stage({ kits: [photos], assets: [makeAsset(1), makeAsset(2)] }, { kind: 'kit', id: kitId(1) });
    const buttonsOf = (n: number): (string | null)[] => {
      const row = screen.getByRole('button', { name: `Harbour ${n}` }).closest('.ki') as HTMLElement;
      return within(row)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label'));
    };
    const all = (n: number): string[] => [`Harbour ${n}`, `Word Harbour ${n} for this kit`, `Remove Harbour ${n}`];
    expect([buttonsOf(1), buttonsOf(2)]).toEqual([['Harbour 1'], ['Harbour 2']]);
    act(() => screen.getByRole('button', { name: 'Harbour 1' }).focus());
    expect([buttonsOf(1), buttonsOf(2)]).toEqual([all(1), ['Harbour 2']]);
    fireEvent.pointerEnter(screen.getByRole('button', { name: 'Harbour 2' }).closest('.ki') as HTMLElement);
    expect([buttonsOf(1), buttonsOf(2)]).toEqual([all(1), all(2)]);
    press('Remove Harbour 2');
    await still();
    expect(screen.queryByRole('button', { name: 'Harbour 2' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Harbour 1' }));
  });

  it('leaves a note alone that was changed elsewhere while the export dialog was open, until somebody types there', async () => {
    const { app, engine } = await stage({ kits: [{ ...kit, note: 'Before' }], assets }, { kind: 'kit', id: kitId(1) });
    fireEvent.keyDown(window, { key: 'e', code: 'KeyE', ctrlKey: true });
    await still(80);
    const note = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Note/ });
    expect(note().value).toBe('Before');
    engine.holdings.kits[0] = { ...kit, note: 'Elsewhere' };
    app.cache.markStale(['kits']);
    await still(300);
    expect(note().value).toBe('Elsewhere');
    engine.on('exports.run', () => done({ jobId: makeJob().id }));
    press('Export');
    await still(80);
    expect(engine.calls.some(({ route }) => route === 'exports.run')).toBe(true);
    expect(engine.calls.some(({ route }) => route === 'kits.edit')).toBe(false);
    expect(engine.holdings.kits[0]?.note).toBe('Elsewhere');
  });

  it('does not export over preflight errors unless told to', async () => {
    const finding = {
      rule: 'rights.ended',
      severity: 'error' as const,
      subject: { kind: 'asset' as const, id: assetId(1), label: 'Harbour 1' },
      message: 'Rights ended on 30 November',
    };
    const { engine, picks } = await stage(
      { kits: [kit], assets, preview: { ok: false, errors: 1, findings: [finding] } },
      { kind: 'kit', id: kitId(1) },
    );
    press('Export…');
    await still(60);
    const start = screen.getByRole<HTMLButtonElement>('button', { name: 'Export' });
    expect(screen.getByText('1 error stops this export')).toBeTruthy();
    expect(start.disabled).toBe(true);
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Sent to' }), { key: 'Enter' });
    await still();
    expect(engine.calls.some((call) => call.route === 'exports.run')).toBe(false);
    picks.push([{ token: 'zip', name: 'kit.zip', folder: '/' }]);
    press('Change…');
    await still();
    fireEvent.click(screen.getByRole('checkbox', { name: /^Export in spite of it/ }));
    press('Export');
    await still(80);
    expect(engine.calls.find((call) => call.route === 'exports.run')?.input).toEqual({
      kitId: kitId(1),
      place: { $token: 'zip' },
      tier: 'full',
      force: true,
      sign: true,
      note: '',
    });
  });

  it('suggests a free place by the name of the zip; a folder is written as one, in the tier that was chosen', async () => {
    const { app, asked, engine } = await stage(
      { kits: [kit], assets, preview: { zipName: '2014-12-08_beijing_press-kit.zip', rootFolder: 'beijing' } },
      { kind: 'kit', id: kitId(1) },
    );
    fireEvent.keyDown(window, { key: 'e', code: 'KeyE', ctrlKey: true });
    await still(80);
    const suggestions = asked.filter((call) => call.name === 'suggestPlace').map((call) => call.input);
    expect(suggestions).toEqual([{ name: '2014-12-08_beijing_press-kit.zip', isExport: true }]);
    expect(screen.getByText('2014-12-08_beijing_press-kit.zip', { selector: 'dialog .mono' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: /^Lite/ }));
    fireEvent.click(screen.getByRole('radio', { name: 'Website' }));
    await still();
    engine.on('exports.toFolder', () => done({ jobId: makeJob().id }));
    press('Export');
    await still(80);
    expect(engine.calls.find((call) => call.route === 'exports.toFolder')?.input).toEqual({
      kitId: kitId(1),
      place: { $token: 'suggested' },
      tier: 'lite',
      force: false,
      sign: true,
      form: 'site',
    });
    expect(app.store.getState().dialog).toEqual({ kind: 'exportKit', kitId: kitId(1), jobId: makeJob().id });
  });

  it('shows an export on its way, takes a cancel back to what was chosen, and says what was made', async () => {
    const { engine, app } = await stage({ kits: [kit], assets }, { kind: 'kit', id: kitId(1) });
    press('Export…');
    await still(60);
    fireEvent.click(screen.getByRole('radio', { name: /^Web ?\d/ }));
    await still();
    fireEvent.change(screen.getByRole('textbox', { name: 'Sent to' }), { target: { value: 'Agencies' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'Note to the recipient' }), { target: { value: 'Call me.' } });
    expect(engine.holdings.kits[0]?.note).toBe('');
    press('Export');
    await still(60);
    expect(engine.holdings.kits[0]?.note).toBe('Call me.');
    const progress = { ...makeJob().progress, stage: 'write', bytes: 50, totalBytes: 100 };
    act(() => engine.tellJob(makeJob({ route: 'exports.run', progress })));
    await still();
    expect(screen.getByRole('heading', { name: /^Exporting / })).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('75');
    act(() => engine.tellJob(makeJob({ route: 'exports.run', state: 'cancelled' })));
    await still();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Web ?\d/ }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Sent to' }).value).toBe('Agencies');
    expect(app.store.getState().notices).toEqual([]);
    press('Export');
    await still(60);
    const made = {
      place: { $path: '/out/kit', $token: 't' },
      page: 'START-HERE.html',
      opens: { $path: '/out/kit/START-HERE.html', $token: 'p' },
    };
    const result = { ...made, files: 12, bytes: 4_000_000, findings: [] };
    act(() => engine.tellJob(makeJob({ route: 'exports.toFolder', state: 'done', result })));
    await still();
    expect(screen.getByRole('heading', { name: 'The kit is ready' })).toBeTruthy();
    expect(screen.getByText('12 files')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Reveal');
  });

  it('unlocks the key on the way, and does not start without the passphrase or a decision', async () => {
    const key = {
      address: 'press@city.example',
      fingerprint: `SHA256:${'a'.repeat(43)}`,
      publicKey: 'ssh-ed25519 AAAA',
      madeAt: '2014-12-08T09:00:00Z',
      protection: 'passphrase',
      isUnlocked: false,
    };
    const { engine } = await stage({ kits: [kit], assets }, { kind: 'kit', id: kitId(1) });
    engine.on('exports.key', () => done({ key, hasKeychain: false, suggestedAddress: '' } as never));
    press('Export…');
    await still(60);
    press('Export');
    await still(60);
    expect(screen.getByText('Type the passphrase, or leave the signature out.')).toBeTruthy();
    expect(engine.calls.some((call) => call.route === 'exports.run')).toBe(false);
    engine.on('exports.unlockKey', () => done({ ...key, isUnlocked: true } as never));
    fireEvent.change(screen.getByLabelText('Passphrase'), { target: { value: 'a quiet harbour' } });
    press('Export');
    // Unlocking takes a moment: who presses once more does not export twice.
    press('Export');
    await still(60);
    expect(
      engine.calls.filter((call) => ['exports.unlockKey', 'exports.run'].includes(call.route)).map((call) => call.route),
    ).toEqual(['exports.unlockKey', 'exports.run']);
  });
});

describe('a correction', () => {
  it('is applied to the zip it is for, after three questions; without an answer nothing is asked of the engine', async () => {
    const { engine, picks, asked } = await stage({}, { kind: 'exports', text: '' });
    engine.on('exports.patch', () => done({ jobId: makeJob().id }));
    const place = (name: string) => [{ token: name, name: `${name}.zip`, folder: 'out' }];
    picks.push(place('old'));
    press('Apply a correction…');
    await still();
    expect(engine.calls.some((call) => call.route === 'exports.patch')).toBe(false);
    picks.push(place('old'), place('delta'), place('new'));
    press('Apply a correction…');
    await still();
    expect(asked.findLast((call) => call.name === 'pick')?.input).toMatchObject({ suggestedName: 'old_corrected.zip' });
    expect(engine.calls.find((call) => call.route === 'exports.patch')?.input).toEqual({
      from: { $token: 'old' },
      delta: { $token: 'delta' },
      place: { $token: 'new' },
    });
  });
});

describe('a mail draft', () => {
  const run = {
    id: 'exp_0000000000000001',
    kitId: kitId(1),
    kitTitle: 'Harbour',
    version: 1,
    place: { $path: '/out/kit.zip', $token: 'zip' },
    bytes: 12_000_000,
    exists: true,
    canRebuild: true,
  } as ExportRun;

  it('of a zip that is too large goes as a link, to those who were chosen', async () => {
    const contacts = [makeContact(1), makeContact(2, { name: 'Ida Berg', email: 'ida@daily.example' })];
    const { app, engine, picks } = await stage({ kits: [makeKit(1)], contacts });
    engine.on('exports.mail', () =>
      done({ place: { $path: '/out/kit.eml', $token: 'eml' }, bytes: 1, recipients: 0, left: ['Ida Berg'] }),
    );
    act(() => app.store.getState().open({ kind: 'mailDraft', run }));
    await still();
    expect(screen.getByRole('radio', { name: 'As a link' }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('radio', { name: 'Attached' }));
    expect(screen.getByText(/^The zip has 12(\.0)? MB/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save draft…' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: 'As a link' }));
    const link = screen.getByRole('textbox', { name: 'Web address of the kit' });
    fireEvent.change(link, { target: { value: 'press.example' } });
    press('Save draft…');
    expect(screen.getByText('A whole address that begins with https:// or http://')).toBeTruthy();
    fireEvent.change(link, { target: { value: ' https://press.example/kit.zip ' } });
    // Enter in the search takes the first that was found, and saves nothing.
    const search = screen.getByRole('searchbox', { name: 'Search contacts' });
    fireEvent.change(search, { target: { value: 'ida' } });
    fireEvent.keyDown(search, { key: 'Enter' });
    expect(screen.getByText('1 recipient')).toBeTruthy();
    picks.push([{ token: 'eml', name: 'kit.eml', folder: 'out' }]);
    press('Save draft…');
    await still(60);
    expect(engine.calls.filter((call) => call.route === 'exports.mail').map((call) => call.input)).toEqual([
      {
        id: run.id,
        place: { $token: 'eml' },
        recipients: [contactId(2)],
        openly: false,
        link: 'https://press.example/kit.zip',
      },
    ]);
    // Nobody believes that somebody got it who did not.
    expect(screen.getByText(/^kit\.eml is ready to send, but not to Ida Berg:/)).toBeTruthy();
  });
});

describe('contacts', () => {
  it('asks for a name and an e-mail that is one', async () => {
    const { engine } = await stage(
      { contacts: [makeContact(1)], organisations: [makeOrganisation(1)] },
      { kind: 'contacts', id: contactId(1), text: '' },
    );
    press('New contact');
    await still();
    const dialog = screen.getByRole('dialog');
    press('Create contact', dialog);
    expect(within(dialog).getByText('A contact needs a name.')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Anna Kjær' } });
    fireEvent.change(within(dialog).getByLabelText('E-mail'), { target: { value: 'anna' } });
    press('Create contact', dialog);
    expect(within(dialog).getByText('This is not an e-mail address.')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText('E-mail'), { target: { value: 'anna@city.example' } });
    press('Create contact', dialog);
    await still(300);
    expect(engine.holdings.contacts.map((contact) => contact.name)).toContain('Anna Kjær');
    expect(screen.getByRole('button', { name: 'Edit name: Anna Kjær' })).toBeTruthy();
  });

  it('deletes only after asking', async () => {
    const { engine } = await stage({ contacts: [makeContact(1)] }, { kind: 'contacts', id: contactId(1), text: '' });
    press('Delete contact');
    expect(engine.holdings.contacts).toHaveLength(1);
    press('Delete', screen.getByRole('dialog'));
    await still(300);
    expect(engine.holdings.contacts).toHaveLength(0);
  });
});

describe('verifying', () => {
  it('names the file that was changed', async () => {
    const { engine, picks } = await stage({}, { kind: 'exports', text: '' });
    engine.on('exports.verify', () =>
      done({
        ok: false,
        signed: false,
        trust: 'none',
        entries: 49,
        name: 'kit',
        problems: [{ path: 'photos/web/one.jpg', code: 'checksum_differs', message: '' }],
      }),
    );
    picks.push([{ token: 'zip', name: 'kit.zip', folder: '/' }]);
    press('Verify a file…', document.querySelector('.bar') as HTMLElement);
    await still(60);
    expect(screen.getByText('photos/web/one.jpg')).toBeTruthy();
    expect(screen.getByText('The file was changed')).toBeTruthy();
  });
});

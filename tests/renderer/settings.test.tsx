// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { done } from '#contract/result.ts';
import { DEFAULT_SETTINGS, Settings, SettingsChange } from '#contract/settings.ts';
import type { OfficeKey } from '#contract/signing.ts';
import { partOfAll } from '../../src/renderer/shell/progress.ts';
import { contactId, kitId, makeContact, makeJob, makeKit, makeRelease, releaseId } from './fake-engine.ts';
import { jobId } from './fake-look.ts';
import { stage, still } from './stage.tsx';

const press = (name: string | RegExp, within_: HTMLElement = document.body): void => {
  fireEvent.click(within(within_).getByRole('button', { name }));
};
const choose = (name: string): void => {
  fireEvent.click(screen.getByRole('radio', { name }));
};
const KEY: OfficeKey = {
  address: 'press@city.example',
  fingerprint: `SHA256:${'A'.repeat(43)}`,
  publicKey: 'ssh-ed25519 AAAA press@city.example',
  madeAt: '2014-12-08T09:00:00Z',
  protection: 'passphrase',
  isUnlocked: true,
};

describe('the settings of the computer', () => {
  it('are shown at once, kept by main, and what main says holds', async () => {
    const { app, asked } = await stage({}, { kind: 'settings', part: 'general' });
    choose('Dark');
    choose('Reduced');
    choose('More');
    choose('Inches');
    choose('12 hours');
    fireEvent.change(screen.getByRole('combobox', { name: 'Size of everything' }), { target: { value: '125' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Open the last library at start' }));
    fireEvent.click(screen.getByRole('switch', { name: 'Tell me when something is finished' }));
    await still();
    const kept = asked.filter(({ name }) => name === 'settings').map(({ input }) => input);
    expect(kept).toEqual(
      [
        { theme: 'dark' },
        { motion: 'reduced' },
        { contrast: 'more' },
        { lengths: 'in' },
        { clock: '12' },
        { zoom: 125 },
        { opensLast: false },
        { notifications: false },
      ].map((change) => ({ change })),
    );
    expect(app.store.getState().settings).toMatchObject({ theme: 'dark', zoom: 125, notifications: false });
  });

  it('have a value of their own where a file holds nonsense, and take no change that is none', () => {
    expect(Settings.parse({ theme: 'pink', zoom: 3, exports: 'all', updates: 1 })).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS.updates).toBe(false);
    for (const bad of [{ window: null }, { exportFolder: '/etc' }, { zoom: 3 }, { exports: { note: 'x' } }])
      expect(SettingsChange.safeParse(bad).success).toBe(false);
  });

  it('write every time of the window in twelve or in 24 hours, and a time is typed either way', async () => {
    const { app } = await stage(
      { releases: [makeRelease(1, { embargo: { until: '2030-12-10T13:05:00+01:00', timeZone: 'Europe/Copenhagen' } })] },
      { kind: 'settings', part: 'general' },
    );
    choose('12 hours');
    await still();
    app.store.getState().go({ kind: 'releases', id: releaseId(1), text: '' });
    await still(80);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Embargo time' });
    expect(field.value).toBe('1:05\u00a0pm');
    expect(document.body.textContent).not.toContain('13:05');
    app.store.getState().set({ settings: { ...app.store.getState().settings, clock: '24' } });
    await still();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Embargo time' }).value).toBe('13:05');
  });

  it('zooms by the keyboard, step by step, and back', async () => {
    const { app } = await stage();
    const key = (name: string): void => void fireEvent.keyDown(window, { key: name, ctrlKey: true });
    key('+');
    key('=');
    await still();
    expect(app.store.getState().settings.zoom).toBe(125);
    key('-');
    await still();
    expect(app.store.getState().settings.zoom).toBe(110);
    key('0');
    await still();
    expect(app.store.getState().settings.zoom).toBe(100);
  });

  it('of exports are what an export does: another form, no signature, a note', async () => {
    const { app, engine } = await stage({ kits: [makeKit(1)] }, { kind: 'settings', part: 'exports' });
    fireEvent.change(screen.getByRole('combobox', { name: 'Write' }), { target: { value: 'site' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Sign exports' }));
    await still();
    engine.on('exports.toFolder', () => done({ jobId: makeJob().id }));
    app.store.getState().go({ kind: 'kit', id: kitId(1) });
    await still();
    fireEvent.keyDown(window, { key: 'e', ctrlKey: true });
    await still(80);
    press('Export');
    await still(80);
    expect(engine.calls.find((call) => call.route === 'exports.toFolder')?.input).toEqual({
      kitId: kitId(1),
      place: { $token: 'suggested' },
      tier: 'full',
      force: false,
      sign: false,
      form: 'site',
    });
  });
});

describe('the key of a library', () => {
  it('shows both halves’ state, changes its passphrase and saves its public half', async () => {
    const { engine, picks } = await stage({}, { kind: 'settings', part: 'exports' });
    engine.on('exports.key', () => done({ key: KEY, hasKeychain: false, suggestedAddress: '' }));
    engine.on('exports.protectKey', () => done(KEY));
    engine.on('exports.saveKey', () => done({ place: { $path: '/out/office.pub' } }));
    engine.announce('exports');
    const section = await screen.findByRole('region', { name: 'Key of this library' });
    await waitFor(() => expect(section.textContent).toContain(KEY.fingerprint));
    expect(section.textContent).toContain(KEY.publicKey);
    picks.push([{ token: 'pub', name: 'office.pub', folder: 'out' }]);
    press('Save public key…');
    await screen.findByText('The public key is saved.');
    press('Change passphrase…');
    const dialog = screen.getByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText('Passphrase'), { target: { value: 'a long enough one' } });
    press('Change it', dialog);
    expect(dialog.textContent).toContain('The two differ.');
    fireEvent.change(within(dialog).getByLabelText('Once more'), { target: { value: 'a long enough one' } });
    press('Change it', dialog);
    await screen.findByText('The key is kept behind the new passphrase.');
    expect(engine.calls.filter((call) => call.route === 'exports.protectKey')).toHaveLength(1);
  });
});

describe('libraries', () => {
  it('are renamed, opened and forgotten; one whose folder is gone says so and is not offered to be opened', async () => {
    const { engine, asked } = await stage({}, { kind: 'settings', part: 'libraries' });
    const at = '2014-12-08T09:00:00Z';
    engine.on('library.recent', () =>
      done({
        items: [
          { name: 'North', place: { $path: '/north', $token: 'n' }, openedAt: at, exists: true },
          { name: 'Stick', place: { $path: '/stick', $token: 's' }, openedAt: at, exists: false },
        ],
      }),
    );
    engine.on('library.forget', () => done({}));
    engine.announce('library');
    await screen.findByText('Stick');
    expect(screen.getByText(/Its folder is not there/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open Stick' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Open North' })).toBeTruthy();
    engine.on('library.rename', ({ name }) => done({ name }));
    const name = screen.getByRole('button', { name: 'Edit name: North' });
    name.focus();
    fireEvent.keyDown(name, { key: 'F2' });
    const field = screen.getByRole('textbox', { name: 'Name' });
    fireEvent.change(field, { target: { value: 'Northern' } });
    // A letter deleted in the name is no library off the list.
    fireEvent.keyDown(field, { key: 'Delete' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText('The library has its new name.');
    const asks = (route: string) => engine.calls.filter((call) => call.route === route).map(({ input }) => input);
    expect(asks('library.rename')).toEqual([{ place: { $token: 'n' }, name: 'Northern' }]);
    expect(asks('library.forget')).toEqual([]);
    press('Show North in its folder');
    expect(asked.find(({ name }) => name === 'reveal')?.input).toEqual({ token: 'n' });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Forget Stick' }), { key: 'Delete' });
    await screen.findByText('Stick is off the list. Its folder is untouched.');
    expect(asks('library.forget')).toEqual([{ place: { $token: 's' } }]);
  });
});

describe('what goes on while nobody looks', () => {
  it('is told by the system when it ended, not when somebody stopped it, and shown as one part in the task bar', async () => {
    const { engine, asked } = await stage();
    const job = makeJob({ route: 'exports.run', title: 'Climate kit', state: 'running' });
    engine.tellJob(job);
    await still();
    engine.tellJob({ ...job, state: 'cancelled' });
    engine.tellJob({
      ...makeJob({ route: 'imports.run', title: 'Card' }),
      id: `${job.id.slice(0, -1)}z` as never,
      state: 'failed',
      error: { code: 'library.disk_full', message: '' },
    });
    await still();
    expect(asked.filter(({ name }) => name === 'notify').map(({ input }) => input)).toMatchObject([{ title: 'Import failed' }]);
    expect(asked.filter(({ name }) => name === 'setProgress').at(-1)?.input).toEqual({ part: null });
  });

  it('is no finished import when files were only looked through: a question where there is one, else nothing', async () => {
    const { engine, asked } = await stage();
    const scan = (n: number, result: Record<string, number>) =>
      engine.tellJob({ ...makeJob({ route: 'imports.scan', title: 'Card', state: 'done', result }), id: jobId(n) });
    scan(70, { total: 3, fresh: 3 });
    scan(71, { total: 3, fresh: 2 });
    await still();
    expect(asked.filter(({ name }) => name === 'notify').map(({ input }) => input)).toMatchObject([
      { title: 'A decision is needed', body: 'Card' },
    ]);
  });

  it('is the mean of what is known', () => {
    const at = (done: number, total: number | null) => ({
      ...makeJob({ route: 'imports.run', state: 'running' }),
      progress: { ...makeJob().progress, bytes: 0, totalBytes: null, done, total },
    });
    expect(partOfAll([])).toBeNull();
    expect(partOfAll([at(1, null)])).toBe(-1);
    expect(partOfAll([at(1, 4), at(3, 4), at(1, null)])).toBe(0.5);
  });
});

describe('a list', () => {
  it('has a menu for each of its items, which chooses it, and gives the focus back', async () => {
    const { app, asked } = await stage(
      { contacts: [makeContact(1, { name: 'Anna' }), makeContact(2, { name: 'Bo', email: 'bo@city.example' })] },
      { kind: 'contacts', id: null, text: '' },
    );
    const row = screen.getByRole('button', { name: /^Bo/ });
    row.focus();
    fireEvent.contextMenu(row);
    const menu = await screen.findByRole('menu', { name: 'Bo' });
    expect(app.store.getState().view).toMatchObject({ id: contactId(2) });
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Copy e-mail' }));
    await still();
    expect(asked.find(({ name }) => name === 'copyText')?.input).toEqual({ text: 'bo@city.example' });
    expect(document.activeElement).toBe(row);
  });

  it('of contacts is printed with everything one needs to call them, and only while it is printed', async () => {
    const { asked } = await stage({ contacts: [makeContact(1)] }, { kind: 'contacts', id: null, text: '' });
    expect(screen.queryByRole('table')).toBeNull();
    fireEvent.keyDown(window, { key: 'p', ctrlKey: true });
    await still();
    expect(asked.some(({ name }) => name === 'print')).toBe(true);
    fireEvent(window, new Event('beforeprint'));
    expect(screen.getByRole('table').textContent).toContain('+45 00 12 34 56');
    fireEvent(window, new Event('afterprint'));
    await still();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('the first page', () => {
  it('has the four steps until somebody has had a library, and again when asked for, with the way back', async () => {
    const { app, asked } = await stage({}, { kind: 'tour' });
    expect(within(screen.getByRole('region', { name: 'First steps' })).getAllByRole('listitem')).toHaveLength(4);
    for (const name of [/^Create a library/, /^Open a library/, /^Try the example/])
      expect(screen.getByRole('button', { name })).toBeTruthy();
    press('Back to the library');
    await still();
    expect(app.store.getState().view.kind).toBe('assets');
    expect(asked.some(({ name, input }) => name === 'settings' && JSON.stringify(input).includes('tourSeen'))).toBe(false);
  });
});

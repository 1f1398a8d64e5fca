// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Asset } from '#contract/assets.ts';
import type { ExportRun } from '#contract/exports.ts';
import type { HostBridge } from '#contract/host.ts';
import { MOST_PLACES } from '#contract/imports.ts';
import type { KitSection } from '#contract/kits.ts';
import type { Organisation } from '#contract/organisations.ts';
import { done, failed, type Result } from '#contract/result.ts';
import type { OfficeKey } from '#contract/signing.ts';
import type { AssetId } from '#contract/values.ts';
import { verifyPlace } from '../../src/renderer/exports/verify.ts';
import { importPlaces } from '../../src/renderer/imports/start.ts';
import { addAssets } from '../../src/renderer/kits/add.ts';
import { changeSettings } from '../../src/renderer/settings/deeds.ts';
import { assetId, kitId, makeAsset, makeJob, makeKit, makeOrganisation, organisationId } from './fake-engine.ts';
import { type Stage, stage, still } from './stage.tsx';

/* Answers that come late: what the person did meanwhile holds. */

const KEY: OfficeKey = {
  address: 'press@city.example',
  fingerprint: `SHA256:${'x'.repeat(43)}`,
  publicKey: 'ssh-ed25519 AAAA press@city.example',
  madeAt: '2014-12-08T09:00:00Z',
  protection: 'passphrase',
  isUnlocked: false,
};

const RUN: ExportRun = {
  id: 'exp_0000000000000001' as ExportRun['id'],
  kitId: kitId(1),
  kitTitle: 'Harbour',
  version: 1,
  place: { $path: '/out/harbour.zip', $token: 'zip' },
  bytes: 1000,
  sha256: '0'.repeat(64),
  entries: 3,
  seconds: 1,
  finishedAt: '2014-12-08T09:00:00Z',
  forced: false,
  findings: [],
  exists: true,
  signer: null,
  keyFingerprint: null,
  note: '',
  canRebuild: true,
};

const press = (name: string, inside: HTMLElement): void => {
  fireEvent.click(within(inside).getByRole('button', { name }));
};

/** An answer that is given when the test says so. */
function later<T>() {
  let give: (answer: Result<T>) => void = () => {};
  const answer = new Promise<Result<T>>((settle) => {
    give = settle;
  });
  return { answer, give };
}

/** The export dialog of a kit. */
async function toExport({ app }: Pick<Stage, 'app'>): Promise<HTMLElement> {
  app.store.getState().go({ kind: 'kit', id: kitId(1) });
  await still();
  fireEvent.keyDown(window, { key: 'e', ctrlKey: true });
  await still(80);
  return screen.getByRole('dialog', { name: /^Export / });
}

describe('what is selected', () => {
  const PHOTOS = { kind: 'assets', shelf: 'all', text: '' } as const;
  const toGrid = async (): Promise<Stage & { all: ReturnType<typeof later<{ ids: AssetId[] }>> }> => {
    const staged = await stage({ assets: [makeAsset(1), makeAsset(2), makeAsset(3)] }, PHOTOS);
    const all = later<{ ids: AssetId[] }>();
    staged.engine.on('assets.ids', () => all.answer);
    const [first] = screen.getAllByRole('gridcell');
    first?.focus();
    fireEvent.keyDown(first as HTMLElement, { key: 'a', ctrlKey: true });
    await still();
    return { ...staged, all };
  };

  it('is what was pressed last: everything that comes late does not take its place', async () => {
    const { app, all } = await toGrid();
    fireEvent.click(screen.getAllByRole('gridcell')[1] as HTMLElement);
    const chosen = app.store.getState().selection.ids;
    expect(chosen).toHaveLength(1);
    all.give(done({ ids: [1, 2, 3].map(assetId) }));
    await still();
    expect(app.store.getState().selection.ids).toEqual(chosen);
  });

  it('is nothing of a list that was left before the answer came', async () => {
    const { app, all } = await toGrid();
    app.store.getState().go({ kind: 'contacts', id: null, text: '' });
    await still();
    all.give(done({ ids: [1, 2, 3].map(assetId) }));
    await still();
    expect(app.store.getState().selection.ids).toEqual([]);
  });

  it('is everything when nothing else was pressed meanwhile', async () => {
    const { app, all } = await toGrid();
    all.give(done({ ids: [1, 2, 3].map(assetId) }));
    await still();
    expect(app.store.getState().selection.ids).toHaveLength(3);
  });
});

describe('what is written next', () => {
  it('begins with what was written before, whose answer is still on its way', async () => {
    const translations = { da: { caption: 'Havnen', altText: 'Kraner' } };
    const { app, engine } = await stage({ assets: [makeAsset(1, { language: 'en', translations })] });
    app.store.getState().select({ ids: [assetId(1)], current: assetId(1), anchor: assetId(1) });
    await still(160);
    const slow = later<Asset>();
    engine.on('assets.edit', () => slow.answer);
    const inspector = screen.getByRole('complementary', { name: 'Inspector' });
    press('DA, Danish', inspector);
    for (const [button, field, typed] of [
      [/^Edit caption, danish/i, 'Caption, Danish', 'Havnen ved daggry'],
      [/^Edit alt text, danish/i, 'Alt text, Danish', 'Kraner over stille vand'],
    ] as const) {
      fireEvent.click(within(inspector).getByRole('button', { name: button }));
      fireEvent.change(screen.getByRole('textbox', { name: field }), { target: { value: typed } });
      fireEvent.keyDown(screen.getByRole('textbox', { name: field }), { key: 'Enter', ctrlKey: true });
      await still();
    }
    expect(engine.calls.filter(({ route }) => route === 'assets.edit').at(-1)?.input).toEqual({
      id: assetId(1),
      set: { translations: { da: { caption: 'Havnen ved daggry', altText: 'Kraner over stille vand' } } },
    });
  });

  it('in a theme does not put a colour back that is still being saved', async () => {
    const { app, engine } = await stage({ organisations: [makeOrganisation(1)] });
    app.store.getState().go({ kind: 'organisations', id: organisationId(1), text: '' });
    await still();
    const slow = later<Organisation>();
    engine.on('organisations.edit', () => slow.answer);
    for (const name of ['Primary', 'Secondary']) {
      const field = screen.getByRole('textbox', { name: `${name} as hex value` });
      fireEvent.change(field, { target: { value: '#102030' } });
      fireEvent.keyDown(field, { key: 'Enter' });
      await still();
    }
    expect(engine.calls.filter(({ route }) => route === 'organisations.edit').at(-1)?.input).toMatchObject({
      set: { theme: { primary: '#102030', secondary: '#102030' } },
    });
  });
});

describe('a kit', () => {
  it('that was changed while nobody looked at it is added to as it now is', async () => {
    const photos = (...ns: number[]): KitSection[] => [
      { kind: 'photos', items: ns.map((n) => ({ kind: 'asset', assetId: assetId(n), title: '', caption: '' })) },
    ];
    const { app, engine } = await stage({
      assets: [1, 2, 3].map((n) => makeAsset(n)),
      kits: [makeKit(1, { sections: photos(1, 2) })],
    });
    const { go } = app.store.getState();
    go({ kind: 'kit', id: kitId(1) });
    await still();
    go({ kind: 'contacts', id: null, text: '' });
    await still();
    // Undo takes the second picture out of it again.
    engine.holdings.kits = [makeKit(1, { sections: photos(1) })];
    engine.announce('kits');
    await still();
    await addAssets(app, kitId(1), [assetId(3)]);
    expect(engine.calls.find(({ route }) => route === 'kits.edit')?.input).toEqual({
      id: kitId(1),
      set: { sections: photos(1, 3) },
    });
  });
});

describe('a name', () => {
  it('that is refused stays in its dialog, and a dialog opened since is left alone when it is taken', async () => {
    const { app, engine } = await stage({ kits: [makeKit(1)] });
    app.store.getState().open({ kind: 'nameCollection', id: null, name: '', assetIds: [] });
    await still();
    const field = within(screen.getByRole('dialog')).getByRole('textbox', { name: 'Name' });
    fireEvent.change(field, { target: { value: 'Harbour' } });
    engine.on('collections.create', () => failed('door.engine_gone', 'The engine is being started again.'));
    fireEvent.keyDown(field, { key: 'Enter' });
    await still();
    expect(within(screen.getByRole('dialog')).getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Harbour');
    const taken = later<object>();
    engine.on('collections.create', () => taken.answer as never);
    fireEvent.keyDown(field, { key: 'Enter' });
    press('Cancel', screen.getByRole('dialog'));
    app.store.getState().open({ kind: 'newOrganisation' });
    await still();
    taken.give(done({}));
    await still();
    expect(app.store.getState().dialog).toEqual({ kind: 'newOrganisation' });
  });
});

describe('an export', () => {
  it('does not start when its dialog was closed while the key was being unlocked, and closes no dialog opened since', async () => {
    const staged = await stage({ kits: [makeKit(1)] });
    const { app, engine } = staged;
    const unlocked = later<OfficeKey>();
    engine.on('exports.key', () => done({ key: KEY, hasKeychain: false, suggestedAddress: '' }));
    engine.on('exports.unlockKey', () => unlocked.answer);
    const dialog = await toExport(staged);
    fireEvent.change(within(dialog).getByLabelText('Passphrase'), { target: { value: 'a long enough one' } });
    press('Export', dialog);
    press('Cancel', dialog);
    app.store.getState().open({ kind: 'newOrganisation' });
    await still();
    unlocked.give(done({ ...KEY, isUnlocked: true }));
    await still();
    expect(engine.calls.some(({ route }) => route === 'exports.run')).toBe(false);
    expect(app.store.getState().dialog).toEqual({ kind: 'newOrganisation' });
  });

  it('without a key that should have been made is none: it does not go out unsigned', async () => {
    const staged = await stage({ kits: [makeKit(1)] });
    const { engine } = staged;
    engine.on('exports.key', () => done({ key: null, hasKeychain: true, suggestedAddress: 'press@city.example' }));
    engine.on('exports.makeKey', () => failed('exports.no_keychain', 'The keychain is locked.'));
    const dialog = await toExport(staged);
    press('Export', dialog);
    await still();
    expect(engine.calls.some(({ route }) => route === 'exports.run')).toBe(false);
    expect(screen.getByRole('dialog', { name: /^Export / })).toBe(dialog);
  });

  it('leaves a note alone that was written elsewhere meanwhile', async () => {
    const staged = await stage({ kits: [makeKit(1)] });
    const { engine } = staged;
    engine.on('exports.run', () => done({ jobId: makeJob().id }));
    const dialog = await toExport(staged);
    engine.holdings.kits = [{ ...makeKit(1), note: 'Written elsewhere' }];
    engine.announce('kits');
    await still(250);
    expect(within(dialog).getByLabelText('Note to the recipient')).toHaveProperty('value', 'Written elsewhere');
    press('Export', dialog);
    await still();
    expect(engine.calls.filter(({ route }) => route === 'kits.edit')).toEqual([]);
    expect(engine.calls.some(({ route }) => route === 'exports.run')).toBe(true);
  });

  it('says why there is nothing to export', async () => {
    const broken = await stage({ kits: [makeKit(1)] });
    broken.engine.on('exports.preview', () => failed('kits.reference_missing', 'Something is gone.'));
    const other = await toExport(broken);
    expect(within(other).getByRole('alert').textContent).toContain('no longer in the library');
  });
});

it('a verdict that comes while another dialog is open waits in a notice', async () => {
  const { app, engine } = await stage();
  const verdict = later<never>();
  engine.on('exports.verify', () => verdict.answer);
  const verifying = verifyPlace(app, 'zip', 'kit.zip');
  await still();
  app.store.getState().open({ kind: 'newOrganisation' });
  await still();
  verdict.give(done({ ok: true, entries: 3, signed: false, trust: 'none', name: null, problems: [] } as never));
  await verifying;
  await still();
  expect(app.store.getState().dialog).toEqual({ kind: 'newOrganisation' });
  const notice = app.store.getState().notices.at(-1);
  expect(notice).toMatchObject({ tone: 'done', text: 'Verified', more: 'kit.zip' });
  notice?.actions[0]?.run();
  expect(app.store.getState().dialog).toMatchObject({ kind: 'verdict', name: 'kit.zip' });
});

it('an earlier answer of main does not take a later choice back', async () => {
  const { app } = await stage();
  const kept = { ...app.store.getState().settings };
  const answers: ((value: unknown) => void)[] = [];
  const host: HostBridge = {
    ...app.host,
    call: (name, input) =>
      new Promise((settle) => {
        Object.assign(kept, (input as { change: object }).change);
        const value = { ...kept };
        answers.push(() => settle({ ok: true, value } as never));
        expect(name).toBe('settings');
      }),
  };
  const shown = { ...app, host };
  const first = changeSettings(shown, { theme: 'dark' });
  const second = changeSettings(shown, { theme: 'light', lengths: 'in' });
  answers[0]?.(null);
  await first;
  expect(app.store.getState().settings).toMatchObject({ theme: 'light', lengths: 'in' });
  answers[1]?.(null);
  await second;
  expect(app.store.getState().settings).toMatchObject({ theme: 'light', lengths: 'in' });
});

it('more files than can be looked through at once are told to come as a folder, and none of them is asked for', async () => {
  const { app, engine } = await stage();
  const places = Array.from({ length: MOST_PLACES + 1 }, (_, n) => ({ token: `t${n}`, name: `${n}.jpg`, folder: 'all' }));
  await importPlaces(app, places);
  expect(app.store.getState().notices.at(-1)?.text).toBe('At most 10,000 files at once. Drop the folder they lie in instead.');
  expect(engine.calls.some(({ route }) => route === 'imports.scan')).toBe(false);
});

it('a double click is one click: an interrupted job is taken up once, and a mail is asked for once', async () => {
  const job = makeJob({ route: 'imports.scan', title: 'Harbour', state: 'interrupted' });
  const { engine, app, asked } = await stage({ jobs: [job] });
  const resumed = later<never>();
  engine.on('jobs.resume', () => resumed.answer);
  const button = screen.getByRole('button', { name: 'Resume' });
  button.click();
  button.click();
  await still();
  expect(engine.calls.filter(({ route }) => route === 'jobs.resume')).toHaveLength(1);
  expect(button).toHaveProperty('disabled', true);
  resumed.give(failed('jobs.not_resumable', 'No.'));
  await still();
  expect(button).toHaveProperty('disabled', false);

  app.store.getState().open({ kind: 'mailDraft', run: RUN });
  await still();
  const save = screen.getByRole('button', { name: 'Save draft…' });
  save.click();
  save.click();
  await still();
  expect(asked.filter(({ name }) => name === 'pick')).toHaveLength(1);
});

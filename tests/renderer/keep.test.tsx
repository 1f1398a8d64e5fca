// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { IntegrityFinding } from '#contract/integrity.ts';
import { percentOf } from '../../src/renderer/shell/progress.ts';
import { assetId, makeAsset, makeJob } from './fake-engine.ts';
import { stage, still } from './stage.tsx';

const AT = '2014-12-08T09:12:00Z';

const press = (name: string | RegExp, within_: HTMLElement = document.body): void => {
  fireEvent.click(within(within_).getByRole('button', { name }));
};

const missing = (n: number): IntegrityFinding => ({
  code: 'original_missing',
  path: `originals/${n}.jpg`,
  assetId: assetId(n),
  message: 'Gone.',
  repair: null,
});
const staged: IntegrityFinding = {
  code: 'staged_file',
  path: '.staging/x',
  assetId: null,
  message: 'Unfinished.',
  repair: 'Remove it.',
};
const orphan: IntegrityFinding = {
  code: 'orphan_file',
  path: 'originals/ab/o.jpg',
  assetId: null,
  message: 'Of nothing.',
  repair: null,
};

describe('the library check', () => {
  it('names findings by kind, mends what is safe, and checks again after a file was forgotten without reading all of them', async () => {
    const { engine } = await stage({ assets: [makeAsset(1)] }, { kind: 'keep' }, { findings: [missing(1), staged] });
    press('Check now');
    await waitFor(() => expect(screen.getByText('2 things are not as they should be')).toBeTruthy());
    press('Repair what is safe');
    await waitFor(() => expect(screen.getByText('1 thing repaired.')).toBeTruthy());
    expect(screen.queryByText('Unfinished copies')).toBeNull();
    press('Forget 1.jpg', screen.getByRole('group', { name: 'Originals missing' }));
    await waitFor(() => expect(screen.getByText('Every original is there and unchanged.')).toBeTruthy());
    expect(engine.holdings.assets).toHaveLength(0);
    const checks = engine.calls.filter((call) => call.route === 'integrity.scan').map((call) => call.input);
    expect(checks).toHaveLength(2);
    expect(checks[0]).toEqual({ rehash: true });
    expect(checks[1]).toHaveProperty('since');
  });

  it('shows how far it is with a name and a number, can be stopped, and offers no second check meanwhile', async () => {
    const { engine } = await stage({}, { kind: 'keep' }, { holdsChecks: true });
    press('Quick check');
    const meter = await screen.findByRole('progressbar', { name: 'Library check' });
    expect(engine.calls.find((call) => call.route === 'integrity.scan')?.input).toEqual({ rehash: false });
    expect(Number(meter.getAttribute('aria-valuenow'))).toBe(24);
    expect(meter.getAttribute('aria-valuetext')).toBe('Reading originals');
    expect(screen.getByText('3 of 12')).toBeTruthy();
    // the page shows it larger: the strip does not show it once more
    expect(screen.getAllByRole('progressbar')).toHaveLength(1);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Check now' }).disabled).toBe(true);
    const [running] = engine.holdings.jobs;
    engine.on('jobs.cancel', ({ id }) => {
      setTimeout(() => engine.tellJob(makeJob({ ...running, id, state: 'cancelled' })), 0);
      return { ok: true, value: running as never };
    });
    press('Stop checking');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.getByText('The check was stopped. Nothing was changed.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Check now' }).disabled).toBe(false);
  });

  it('shows a check elsewhere in the strip, with a way to its page, and its report again when one comes back', async () => {
    const { app, look } = await stage({}, { kind: 'keep' }, { findings: [orphan] });
    press('Check now');
    await waitFor(() => expect(screen.getByText('1 thing is not as it should be')).toBeTruthy());
    app.store.getState().go({ kind: 'contacts', text: '' } as never);
    await still(60);
    app.store.getState().go({ kind: 'keep' });
    await waitFor(() => expect(screen.getByText('1 thing is not as it should be')).toBeTruthy());
    look.holdings.holdsChecks = true;
    press('Check again');
    await still(60);
    app.store.getState().go({ kind: 'contacts', text: '' } as never);
    await still(60);
    const strip = screen.getByRole('region', { name: 'Status' });
    expect(within(strip).getByRole('progressbar').textContent).toBe('Reading originals');
    press('Show', strip);
    await still(60);
    expect(screen.getByRole('heading', { name: 'Library care' })).toBeTruthy();
  });

  it('takes stray originals in only when that is asked for', async () => {
    const { engine } = await stage({}, { kind: 'keep' }, { findings: [orphan, staged] });
    press('Check now');
    await waitFor(() => expect(screen.getByText('2 things are not as they should be')).toBeTruthy());
    press('Repair what is safe');
    await waitFor(() => expect(screen.getByText('1 thing is not as it should be')).toBeTruthy());
    press('Import them', screen.getByRole('group', { name: 'Files that nobody knows' }));
    await waitFor(() => expect(screen.getByText('Every original is there and unchanged.')).toBeTruthy());
    const repairs = engine.calls.filter((call) => call.route === 'integrity.repair').map((call) => call.input);
    expect(repairs[0]).not.toHaveProperty('takeInOrphans');
    expect(repairs[1]).toHaveProperty('takeInOrphans', true);
  });

  it('shows more of many on demand, and forgets every one of them, not only those in sight', async () => {
    const findings = Array.from({ length: 1234 }, (_, n) => missing(n + 1));
    const { engine } = await stage({}, { kind: 'keep' }, { findings });
    press('Check now');
    const group = await screen.findByRole('group', { name: 'Originals missing' });
    expect(within(group).getAllByRole('listitem')).toHaveLength(8);
    expect(within(group).getByText('and 1,226 more')).toBeTruthy();
    press('Show more', group);
    await waitFor(() => expect(within(group).getAllByRole('listitem')).toHaveLength(108));
    press('Forget all 1,234', group);
    await waitFor(() => expect(screen.getByText('Every original is there and unchanged.')).toBeTruthy());
    const forgotten = engine.calls.find((call) => call.route === 'integrity.forget')?.input as { ids: string[] };
    expect(new Set(forgotten.ids).size).toBe(1234);
  });

  it('never runs backwards from stage to stage', () => {
    const at = (stageName: string, done: number): number => {
      const job = makeJob({ route: 'integrity.scan' });
      return percentOf({ ...job, progress: { ...job.progress, stage: stageName, done, total: 4 } }) ?? -1;
    };
    const seen = ['catalogue', 'originals', 'references', 'files', 'index', 'backups'].flatMap((name) => [
      at(name, 0),
      at(name, 4),
    ]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(100);
  });
});

it('goes back to a backup only after saying what that means, and never to a damaged one', async () => {
  const backup = { at: AT, bytes: 4_200_000, assets: 12, isAutomatic: false };
  const { engine } = await stage(
    {},
    { kind: 'keep' },
    {
      backups: [
        { ...backup, place: { $path: '/b/1.db', $token: 'b1' }, isSound: true },
        { ...backup, place: { $path: '/b/2.db', $token: 'b2' }, isSound: false },
      ],
    },
  );
  expect(screen.getAllByRole('button', { name: /^Restore…/ })).toHaveLength(1);
  press(/^Restore…/);
  expect(screen.getByRole('dialog').textContent).toContain('12 files');
  expect(engine.calls.some((call) => call.route === 'integrity.restore')).toBe(false);
  press('Restore this backup', screen.getByRole('dialog'));
  await still(80);
  expect(engine.calls.find((call) => call.route === 'integrity.restore')?.input).toEqual({ place: { $token: 'b1' } });
});

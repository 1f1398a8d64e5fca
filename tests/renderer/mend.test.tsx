import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Finding } from '#contract/exports.ts';
import type { Asked } from '#contract/preflight-deed.ts';
import { done } from '#contract/result.ts';
import { readableAs } from '../../src/renderer/imports/read-as.ts';
import { assetId, kitId, makeAsset } from './fake-engine.ts';
import { stage, still } from './stage.tsx';

const KIT = kitId(1);
const finding = (n: number, field: Extract<Asked, { of: 'asset' }>['field'], value = ''): Finding =>
  ({
    rule: field === 'credit' ? 'credit_missing' : 'caption_missing',
    severity: 'error',
    message: field === 'credit' ? 'No credit' : 'No caption',
    subject: { kind: 'asset', id: assetId(n), label: `Picture ${n}` },
    deed: { act: 'write', steps: [], asks: { of: 'asset', id: assetId(n), field, value, most: null } },
  }) as unknown as Finding;

async function asking(findings: readonly Finding[]) {
  const shown = await stage({ assets: [makeAsset(1), makeAsset(2), makeAsset(3)] }, { kind: 'assets', shelf: 'all', text: '' });
  const [first, ...others] = findings;
  if (first === undefined) throw new Error('Nothing to ask.');
  await act(async () => shown.app.store.getState().open({ kind: 'mend', kitId: KIT, finding: first, others }));
  await still(80);
  return shown;
}
const write = async (text: string): Promise<void> => {
  const field = screen.getByRole('textbox', { name: /^(Credit|Caption)$/ });
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  await still(80);
};

it('a credit that several pictures lack is written for all of them in one step', async () => {
  const { engine, app } = await asking([finding(1, 'credit'), finding(2, 'credit'), finding(3, 'credit')]);
  fireEvent.click(screen.getByRole('checkbox', { name: 'For all 3 pictures that lack it' }));
  await write('Port of Halvø');
  expect(engine.calls.filter(({ route }) => route === 'assets.editMany').map(({ input }) => input)).toMatchObject([
    { ids: [assetId(1), assetId(2), assetId(3)], set: { credit: 'Port of Halvø' } },
  ]);
  expect(engine.calls.some(({ route }) => route === 'exports.mend')).toBe(false);
  expect(app.store.getState().dialog).toBeNull();
});

it('a caption is each picture’s own: no answer does for all, and the next one is asked', async () => {
  const { engine, app } = await asking([finding(1, 'caption'), finding(2, 'caption')]);
  engine.on('exports.mend', () => done({ mended: finding(1, 'caption') }));
  expect(screen.queryByRole('checkbox')).toBeNull();
  await write('The harbour at dawn.');
  expect(engine.calls.filter(({ route }) => route === 'exports.mend').map(({ input }) => input)).toMatchObject([
    { subjectId: assetId(1), text: 'The harbour at dawn.' },
  ]);
  expect(app.store.getState().dialog).toMatchObject({ kind: 'mend', finding: { subject: { id: assetId(2) } }, others: [] });
  expect(screen.getByRole('textbox', { name: 'Caption' })).toHaveProperty('value', '');
});

it('what is too long at one picture is not written over at the others', async () => {
  await asking([finding(1, 'credit', 'far too long'), finding(2, 'credit', 'too long as well')]);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

it('documents can become a release, address books contacts, and nothing else anything', () => {
  expect(['a.DOCX', 'b.eml', 'c.txt'].map(readableAs)).toEqual(['release', 'release', 'release']);
  expect(['a.vcf', 'b.CSV'].map(readableAs)).toEqual(['contacts', 'contacts']);
  expect(['a.jpg', 'docx', 'a.docx.zip', ''].map(readableAs)).toEqual([null, null, null, null]);
});

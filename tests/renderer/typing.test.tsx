import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeAsset } from './fake-engine.ts';
import { stage, still } from './stage.tsx';

test('a letter is asked for at once; of those typed while an answer is on its way only the last is', async () => {
  const { engine } = await stage();
  const texts = (): string[] =>
    engine.calls.filter(({ route }) => route === 'assets.layout').map(({ input }) => (input as { text: string }).text);
  const given = engine.given('assets.layout');
  if (given === undefined) throw new Error('The fake engine lays nothing out.');
  let answer: () => void = () => {};
  const held = new Promise<void>((settle) => {
    answer = settle;
  });
  engine.on('assets.layout', async (query) => {
    if (query.text === 'h') await held;
    return given(query);
  });
  const field = screen.getByRole('combobox', { name: 'Search all assets' });
  const before = texts().length;
  for (const text of ['h', 'ha', 'har', 'harb']) {
    fireEvent.change(field, { target: { value: text } });
    await still(1);
  }
  expect(texts().slice(before)).toEqual(['h']);
  await act(async () => answer());
  await still();
  expect(texts().slice(before)).toEqual(['h', 'harb']);
});

test('what has been answered is there in the first drawing of a list: no cell is emptied to be filled again', async () => {
  await stage({ assets: Array.from({ length: 30 }, (_, at) => makeAsset(at + 1, { title: `Harbour ${at}` })) });
  const grid = document.querySelector('.grid') as HTMLElement;
  const before = grid.textContent;
  const changed: MutationRecord[] = [];
  const watcher = new MutationObserver((changes) => changed.push(...changes));
  watcher.observe(grid, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  fireEvent.change(screen.getByRole('combobox', { name: 'Search all assets' }), { target: { value: 'harbour 1' } });
  await still(100);
  expect(grid.textContent).not.toBe(before);
  expect(screen.getAllByRole('gridcell').length).toBeGreaterThan(5);
  expect([...changed, ...watcher.takeRecords()]).toEqual([]);
  watcher.disconnect();
});

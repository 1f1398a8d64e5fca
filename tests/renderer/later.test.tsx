import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AppProvider } from '../../src/renderer/shell/app.tsx';
import { ContainPage } from '../../src/renderer/shell/mishap.tsx';
import { later, loadEverything } from '../../src/renderer/ui/later.tsx';
import { words } from '../../src/renderer/words/catalogue.ts';
import { stage } from './stage.tsx';

afterEach(cleanup);

test('a part that is loaded later is drawn when it has come, and at once from then on', async () => {
  let loads = 0;
  let arrive: () => void = () => {};
  const Part = later<{ name: string }>(async () => {
    loads += 1;
    await new Promise<void>((settle) => {
      arrive = settle;
    });
    return ({ name }) => <p>{name}</p>;
  });
  const { unmount } = render(<Part name="first" />);
  expect(screen.queryByText('first')).toBeNull();
  await act(async () => arrive());
  expect(screen.queryByText('first')).not.toBeNull();
  unmount();
  render(<Part name="again" />);
  expect(screen.queryByText('again')).not.toBeNull();
  await loadEverything();
  expect(loads).toBe(1);
});

test('a file that does not come is said where it was to be shown, and asked for again by the next try', async () => {
  let loads = 0;
  const Part = later<{ name: string }>(async () => {
    loads += 1;
    if (loads <= 3) throw new Error('The file is gone.');
    return ({ name }) => <p>{name}</p>;
  });
  // What loads everything goes on without it; the stage does it once more.
  await loadEverything();
  expect(loads).toBe(1);
  const { app, asked } = await stage();
  render(
    <AppProvider app={app}>
      <ContainPage place={1}>
        <Part name="here" />
      </ContainPage>
    </AppProvider>,
  );
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(words.mishap.title);
  expect(asked.filter(({ name }) => name === 'noteFault')).toEqual([
    { name: 'noteFault', input: { text: expect.stringContaining('The file is gone.') } },
  ]);
  fireEvent.click(within(alert).getByRole('button', { name: words.mishap.again }));
  expect(await screen.findByText('here')).not.toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(loads).toBe(4);
});

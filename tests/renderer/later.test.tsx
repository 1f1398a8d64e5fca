import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { later, loadEverything } from '../../src/renderer/ui/later.tsx';

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

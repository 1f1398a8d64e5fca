import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppProvider, useWindow } from '../../src/renderer/shell/app.tsx';
import { ContainDialog, ContainPage, ContainWindow } from '../../src/renderer/shell/mishap.tsx';
import { words } from '../../src/renderer/words/catalogue.ts';
import { makeKit } from './fake-engine.ts';
import { stage, still } from './stage.tsx';

function Broken(): never {
  throw new Error('Nobody expected this.');
}

/** As the window shows its dialogs: as long as one is open. */
function BrokenDialog() {
  const isOpen = useWindow((state) => state.dialog !== null);
  return (
    isOpen && (
      <ContainDialog>
        <Broken />
      </ContainDialog>
    )
  );
}

test('a page that fails leaves the rest, and another place is shown as ever', async () => {
  const { app } = await stage();
  const at = (place: string, isBroken: boolean) => (
    <AppProvider app={app}>
      <p>beside</p>
      <ContainPage place={place}>{isBroken ? <Broken /> : <p>another</p>}</ContainPage>
    </AppProvider>
  );
  const { rerender } = render(at('one', true));
  expect(screen.getByRole('alert').textContent).toContain(words.mishap.title);
  expect(screen.getByText('beside')).not.toBeNull();
  rerender(at('two', false));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('another')).not.toBeNull();
});

test('a dialog that fails is closed and told', async () => {
  const { app, asked } = await stage({ kits: [makeKit(1)] });
  app.store.getState().open({ kind: 'compareKit', id: makeKit(1).id });
  render(
    <AppProvider app={app}>
      <BrokenDialog />
    </AppProvider>,
  );
  await still();
  expect(app.store.getState().dialog).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain(words.mishap.dialog);
  fireEvent.click(screen.getByRole('button', { name: words.settings.log }));
  expect(asked).toContainEqual({ name: 'showOwn', input: { what: 'log' } });
});

test('whatever else fails leaves a window that can be loaded anew and closed', async () => {
  const { app, asked } = await stage();
  const { container } = render(
    <AppProvider app={app}>
      <ContainWindow>
        <Broken />
      </ContainWindow>
    </AppProvider>,
  );
  expect(container.textContent).toContain(words.mishap.title);
  expect(container.textContent).toContain(words.mishap.whole);
  const close = [...container.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === words.window.close);
  fireEvent.click(close as HTMLElement);
  expect(asked).toContainEqual({ name: 'windowAction', input: { action: 'close' } });
  const reload = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === words.mishap.reload);
  fireEvent.click(reload as HTMLElement);
  expect(asked).toContainEqual({ name: 'windowAction', input: { action: 'reload' } });
});

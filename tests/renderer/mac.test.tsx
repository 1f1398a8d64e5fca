import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';

vi.hoisted(() => {
  Object.defineProperty(navigator, 'platform', { configurable: true, value: 'MacIntel' });
});
const { stage, still } = await import('./stage.tsx');
const { makeAsset } = await import('./fake-engine.ts');

it('on a Mac Alt and an arrow go from word to word in a text that is written, and back to the page before elsewhere', async () => {
  const { app } = await stage({ assets: [makeAsset(1)] });
  const { go } = app.store.getState();
  go({ kind: 'contacts', id: null, text: '' });
  go({ kind: 'releases', id: null, text: '' });
  await still();
  const search = screen.getByRole('searchbox', { name: /^Search/ });
  search.focus();
  fireEvent.keyDown(search, { key: 'ArrowLeft', altKey: true });
  expect(app.store.getState().view.kind).toBe('releases');
  search.blur();
  fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true });
  expect(app.store.getState().view.kind).toBe('contacts');
});

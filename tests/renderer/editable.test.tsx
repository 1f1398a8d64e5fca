import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Contact } from '#contract/contacts.ts';
import { words } from '../../src/renderer/words/catalogue.ts';
import { contactId, makeContact } from './fake-engine.ts';
import { type Stage, stage, still } from './stage.tsx';

beforeEach(() => localStorage.clear());

const shownName = (): HTMLElement => screen.getByRole('button', { name: /^Edit name: / });
const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Name' });

/** A contact whose edits are refused, after `wait`, until `isFull` is set back. */
async function refusing(wait: Promise<void> = Promise.resolve()): Promise<Stage & { disk: { isFull: boolean } }> {
  const staged = await stage(
    { contacts: [makeContact(1, { name: 'Anna Kjær', phone: '' })] },
    { kind: 'contacts', id: contactId(1), text: '' },
  );
  const disk = { isFull: true };
  const { holdings } = staged.engine;
  staged.engine.on('contacts.edit', async (input) => {
    await wait;
    if (disk.isFull) return { ok: false, error: { code: 'library.disk_full', message: 'No space.' } };
    holdings.contacts = holdings.contacts.map((contact) => ({ ...contact, name: input.set.name ?? contact.name }));
    staged.engine.announce('contacts');
    return { ok: true, value: holdings.contacts[0] as Contact };
  });
  return { ...staged, disk };
}

test('what was typed stays with the reason when it is refused, and is saved once it can be', async () => {
  const { app, engine, disk } = await refusing();
  fireEvent.click(shownName());
  fireEvent.change(field(), { target: { value: 'Anna Kjær Holm' } });
  fireEvent.keyDown(field(), { key: 'Enter' });
  await still();
  expect(field().value).toBe('Anna Kjær Holm');
  expect(document.activeElement).toBe(field());
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([words.errors['library.disk_full']]);
  expect(document.getElementById(field().getAttribute('aria-describedby') ?? '')).toBe(screen.getByRole('alert'));
  expect(app.store.getState().notices).toEqual([]);
  disk.isFull = false;
  fireEvent.keyDown(field(), { key: 'Enter' });
  await still();
  expect(engine.holdings.contacts[0]?.name).toBe('Anna Kjær Holm');
  expect(shownName().textContent).toBe('Anna Kjær Holm');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('Escape gives back what was there before', async () => {
  const { engine } = await refusing();
  fireEvent.click(shownName());
  fireEvent.change(field(), { target: { value: 'Anna' } });
  fireEvent.keyDown(field(), { key: 'Enter' });
  await still();
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect(shownName().textContent).toBe('Anna Kjær');
  expect(document.activeElement).toBe(shownName());
  expect(screen.queryByRole('alert')).toBeNull();
  expect(engine.holdings.contacts[0]?.name).toBe('Anna Kjær');
});

test('whoever has gone on is not called back, and what is typed meanwhile stays', async () => {
  let answer: () => void = () => {};
  await refusing(
    new Promise((settle) => {
      answer = settle;
    }),
  );
  fireEvent.click(shownName());
  fireEvent.change(field(), { target: { value: 'Anna' } });
  fireEvent.blur(field());
  await still(1);
  expect(shownName().textContent).toBe('Anna');
  fireEvent.click(screen.getByRole('button', { name: /phone/i }));
  const phone = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone' });
  fireEvent.change(phone, { target: { value: '+45 1' } });
  await act(async () => answer());
  await still();
  expect(field().value).toBe('Anna');
  expect(document.activeElement).toBe(phone);
  expect(phone.value).toBe('+45 1');
});

test('a value that cannot be one stays in its field when the field is left', async () => {
  await refusing();
  fireEvent.click(shownName());
  fireEvent.change(field(), { target: { value: ' ' } });
  fireEvent.blur(field());
  expect(field().value).toBe(' ');
  expect(screen.getByRole('alert').textContent).toBe('A contact needs a name.');
});

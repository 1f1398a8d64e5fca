import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { done } from '#contract/result.ts';
import { createFocusKeeper, type FocusKeeper } from '../../src/renderer/shell/focus.ts';
import { assetId, kitId, makeAsset, makeContact, makeJob, makeKit } from './fake-engine.ts';
import { stage, still } from './stage.tsx';

describe('the keeper of the focus', () => {
  let keeper: FocusKeeper;
  let stop: () => void;
  const one = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;
  /** Lets whatever watches the page look at it, and look again when it is late. */
  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2000);
  const press = (target: Element): void => {
    fireEvent.pointerDown(target);
    (document.activeElement as HTMLElement | null)?.blur();
    fireEvent.pointerUp(target);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = `
      <nav data-region="navigation"><button id="nav">Photos</button></nav>
      <main data-region="main"><ul><li aria-current="step">Write</li></ul><button id="first">First</button></main>
      <aside><div id="box"><button id="own">Cancel</button></div></aside>`;
    keeper = createFocusKeeper();
    stop = keeper.watch();
  });
  afterEach(() => {
    stop();
    document.body.innerHTML = '';
    vi.useRealTimers();
  });

  it.each([
    ['is removed', (own: HTMLElement) => own.remove()],
    ['is removed with what it is in', (own: HTMLElement) => own.parentElement?.remove()],
    ['is disabled', (own: HTMLElement) => own.setAttribute('disabled', '')],
    ['is made inert', (own: HTMLElement) => own.parentElement?.setAttribute('inert', '')],
    ['is hidden by its style', (own: HTMLElement) => own.parentElement?.setAttribute('style', 'display: none')],
    ['is hidden by a class', (own: HTMLElement) => own.parentElement?.classList.add('gone')],
  ])('gives it to the main region when what had it %s', async (_what, deed) => {
    document.head.innerHTML = '<style>.gone { visibility: hidden }</style>';
    fireEvent.keyDown(one('#own'), { key: 'Tab' });
    one('#own').focus();
    deed(one('#own'));
    await settle();
    // Not to the step that is current: it takes no focus.
    expect(document.activeElement?.id).toBe('first');
  });

  it('moves nothing while nobody has used the keyboard', async () => {
    one('#own').focus();
    one('#own').remove();
    await settle();
    expect(document.activeElement).toBe(document.body);
  });

  it('leaves a press on empty paper alone, even when the field that was left goes away', async () => {
    fireEvent.keyDown(one('#own'), { key: 'Enter' });
    one('#own').focus();
    press(one('aside'));
    one('#own').remove();
    await settle();
    expect(document.activeElement).toBe(document.body);
  });

  it('leaves Tab alone when it goes past the end of the page', async () => {
    fireEvent.keyDown(one('#own'), { key: 'Tab' });
    one('#own').focus();
    one('#own').blur();
    one('#box').append('something changes');
    await settle();
    expect(document.activeElement).toBe(document.body);
  });

  it('waits for a screen that is still loading, takes it as a whole meanwhile, and then goes in', async () => {
    fireEvent.keyDown(one('#own'), { key: 'Enter' });
    one('#own').focus();
    one('main').innerHTML = '';
    one('#own').remove();
    await settle();
    expect(document.activeElement).toBe(one('main'));
    one('main').innerHTML = '<button id="late">Late</button>';
    await settle();
    expect(document.activeElement?.id).toBe('late');
  });

  it('waits while the main region says that it is busy', async () => {
    fireEvent.keyDown(one('#own'), { key: 'Enter' });
    one('#own').focus();
    one('main').setAttribute('aria-busy', 'true');
    one('#own').remove();
    await settle();
    expect(document.activeElement).toBe(one('main'));
    one('main').insertAdjacentHTML('beforeend', '<div role="gridcell" tabindex="0" id="cell">1</div>');
    one('main').setAttribute('aria-busy', 'false');
    await settle();
    expect(document.activeElement?.id).toBe('cell');
  });

  it('stays in an open dialog, and goes to the main region when the dialog goes', async () => {
    fireEvent.keyDown(one('#own'), { key: 'Enter' });
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog open><input data-autofocus id="name"><button id="create"></button></dialog>',
    );
    one('#create').focus();
    one('#create').setAttribute('disabled', '');
    await settle();
    expect(document.activeElement?.id).toBe('name');
    one('dialog').remove();
    await settle();
    expect(document.activeElement?.id).toBe('first');
  });

  it('takes nobody away who types on where he is', async () => {
    one('main').setAttribute('aria-busy', 'true');
    one('#own').focus();
    keeper.home();
    fireEvent.keyDown(one('#own'), { key: 'k' });
    one('main').setAttribute('aria-busy', 'false');
    await settle();
    expect(document.activeElement?.id).toBe('own');
  });

  it('keeps a wish until its target is there, however long that takes', async () => {
    one('#own').focus();
    const go = vi.fn();
    keeper.wish(() => document.querySelector<HTMLElement>('#title'), go);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(document.activeElement?.id).toBe('own');
    one('#box').insertAdjacentHTML('beforeend', '<button id="title">Title</button>');
    await settle();
    expect(document.activeElement?.id).toBe('title');
    expect(go).toHaveBeenCalledOnce();
  });

  it.each([
    ['a press of the mouse', () => press(one('aside'))],
    ['going elsewhere', () => one('#nav').focus()],
    ['another view', () => keeper.drop()],
    ['another wish', () => keeper.wish(() => one('#nav'))],
  ])('forgets a wish after %s', async (_what, deed) => {
    one('#own').focus();
    keeper.wish(() => document.querySelector<HTMLElement>('#title'));
    deed();
    const before = document.activeElement;
    one('#box').insertAdjacentHTML('beforeend', '<button id="title">Title</button>');
    await settle();
    expect(document.activeElement).toBe(before);
  });

  // Would catch: a menu whose closing wishes for the focus while the focus is being given, and takes the command down with it.
  it('takes a wish that is made while another one is granted', () => {
    const went: string[] = [];
    one('#own').focus();
    one('#own').addEventListener(
      'blur',
      () =>
        keeper.wish(
          () => one('#nav'),
          () => went.push('nav'),
        ),
      { once: true },
    );
    keeper.wish(
      () => one('#first'),
      () => went.push('first'),
    );
    expect(went).toEqual(['nav']);
  });

  it('leads into a new view whoever works with keys, and nobody else', async () => {
    keeper.arrive();
    await settle();
    expect(document.activeElement).toBe(document.body);
    fireEvent.keyDown(document.body, { key: '3', ctrlKey: true });
    keeper.arrive();
    await settle();
    expect(document.activeElement?.id).toBe('first');
    press(one('aside'));
    keeper.arrive();
    await settle();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('the focus in the window', () => {
  const assets = [makeAsset(1), makeAsset(2)];
  const key = (name: string): boolean => fireEvent.keyDown(document.activeElement as Element, { key: name });

  it.each([
    ['Enter', 'BUTTON'],
    ['F2', 'INPUT'],
  ])('%s in the grid comes to the title as soon as the inspector knows the picture', async (name, tag) => {
    const { engine } = await stage({ assets });
    let answer = (): void => {};
    engine.on('assets.get', async ({ id }) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return done(assets.find((asset) => asset.id === id) as never);
    });
    act(() => screen.getByRole('gridcell', { name: 'Harbour 1' }).focus());
    key(name);
    await still(300);
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
    answer();
    await still();
    expect(document.activeElement?.tagName).toBe(tag);
    expect(document.activeElement?.closest('[data-region]')?.getAttribute('data-region')).toBe('complementary');
  });

  it('goes from a field back to its value in the same turn', async () => {
    await stage({ assets });
    fireEvent.click(screen.getByRole('gridcell', { name: 'Harbour 1' }));
    await still();
    for (const leave of ['Escape', 'Enter']) {
      fireEvent.click(screen.getByRole('button', { name: /^Edit credit/ }));
      expect(document.activeElement?.tagName).toBe('INPUT');
      key(leave);
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Edit credit/);
    }
  });

  it('stays on a value of several pictures when the answer has come', async () => {
    const { app } = await stage({ assets });
    act(() => app.store.getState().select({ ids: [assetId(1), assetId(2)], current: assetId(1), anchor: assetId(1) }));
    await still(200);
    fireEvent.click(screen.getByRole('button', { name: /credit/i }));
    fireEvent.change(screen.getByRole('textbox', { name: 'Credit' }), { target: { value: 'Reuters' } });
    key('Enter');
    await still(300);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit credit: Reuters');
  });

  it('goes to the neighbour of an item that is taken out of a kit', async () => {
    const items = [1, 2].map((n) => ({ kind: 'asset' as const, assetId: assetId(n), title: '', caption: '' }));
    await stage({ kits: [makeKit(1, { sections: [{ kind: 'photos', items }] })], assets }, { kind: 'kit', id: kitId(1) });
    act(() => screen.getByRole('button', { name: 'Harbour 1' }).focus());
    key('Delete');
    await still(60);
    expect(screen.queryByRole('button', { name: 'Harbour 1' })).toBeNull();
    expect(document.activeElement?.textContent).toContain('Harbour 2');
  });

  it('comes to the exports when the kit goes away, and stays somewhere when the export has ended', async () => {
    const { app, engine } = await stage(
      { kits: [makeKit(1)], assets, contacts: [makeContact(1)] },
      { kind: 'kit', id: kitId(1) },
    );
    act(() => screen.getByRole('button', { name: 'Add items' }).focus());
    key('e');
    act(() => app.store.getState().go({ kind: 'exports', text: '' }));
    engine.tellJob(makeJob({ route: 'exports.run', title: 'Kit' }));
    await still(100);
    expect(document.activeElement?.closest('main')).not.toBeNull();
    act(() => screen.getByRole('button', { name: 'Cancel' }).focus());
    engine.tellJob(makeJob({ route: 'exports.run', title: 'Kit', state: 'cancelled' }));
    await still(100);
    expect(document.activeElement?.closest('main')).not.toBeNull();
  });
});

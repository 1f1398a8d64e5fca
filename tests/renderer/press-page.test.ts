import { afterEach, expect, it, vi } from 'vitest';
import { showPage } from '../../src/renderer/kits/press-page.ts';

afterEach(() => vi.useRealTimers());

const page = (title: string, photos: number): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><section id="photos"><ul>${Array.from(
    { length: photos },
    (_, at) => `<li class="card" id="photo-${at}"><img src="pictures/${at}.webp" alt=""></li>`,
  ).join('')}<li class="panel">All photos</li></ul></section></body></html>`;
const cards = (): string[] => [...document.querySelectorAll('#photos .card')].map(({ id }) => id);
const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `photo-${at}`);

it('a page of many photos is there with the first of them, and all follow in their order; each is loaded when it comes near', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
  showPage(document, page('Kit', 75), 'light');
  const first = cards().length;
  expect(first).toBeGreaterThan(5);
  expect(first).toBeLessThan(30);
  vi.runAllTimers();
  expect(cards()).toEqual(ids(75));
  expect(document.querySelector('#photos ul')?.lastElementChild?.className).toBe('panel');
  expect([...document.querySelectorAll('img')].every((picture) => picture.getAttribute('loading') === 'lazy')).toBe(true);
});

it('an edit changes what it is about and leaves every photo the element it was; one that comes in between has all of them', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
  const stop = showPage(document, page('Kit', 75), 'light');
  stop();
  showPage(document, page('Kit of another name', 75), 'light');
  expect(cards()).toEqual(ids(75));
  vi.runAllTimers();
  expect(cards()).toEqual(ids(75));
  const before = [...document.querySelectorAll('img')];
  showPage(document, page('A third name', 75), 'light');
  expect(document.querySelector('h1')?.textContent).toBe('A third name');
  expect([...document.querySelectorAll('img')].every((picture, at) => picture === before[at])).toBe(true);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showPage } from '../../src/renderer/kits/press-page.ts';

/** What is told of far photos when they come near, since nothing is laid out here. */
let comesNear: (photo: Element) => void = () => {};
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: Partial<IntersectionObserverEntry>[]) => void) {
        comesNear = (target) => tell([{ target, isIntersecting: true }]);
      }
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const page = (title: string, photos: number): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><section id="photos"><ul>${Array.from(
    { length: photos },
    (_, at) => `<li class="card" id="photo-${at}"><img src="pictures/${at}.webp" alt=""></li>\n`,
  ).join('')}<li class="panel">All photos</li></ul></section></body></html>`;
const cards = (): string[] => [...document.querySelectorAll('#photos .card')].map(({ id }) => id);
/** The photos whose pictures the browser is told to load. */
const loaded = (): string[] => [...document.querySelectorAll('#photos .card:has(img[src])')].map(({ id }) => id);
const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `photo-${at}`);

it('a page of many photos is there with the first of them, and all follow in their order; no picture is loaded before it comes near', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
  showPage(document, page('Kit', 75), 'light');
  const first = cards().length;
  expect(first).toBeGreaterThan(5);
  expect(first).toBeLessThan(30);
  vi.runAllTimers();
  expect(cards()).toEqual(ids(75));
  expect(document.querySelector('#photos ul')?.lastElementChild?.className).toBe('panel');
  expect(loaded()).toEqual(ids(75).slice(0, first));
  comesNear(document.querySelector('#photo-40') as Element);
  expect(loaded()).toEqual([...ids(75).slice(0, first), 'photo-40']);
  expect(document.querySelector('#photo-40 img')?.getAttribute('src')).toBe('pictures/40.webp');
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

it('an edit right after all photos came changes its words and nothing else', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
  showPage(document, page('Kit', 75), 'light');
  vi.runAllTimers();
  const before = [...document.querySelectorAll('#photos .card')];
  showPage(document, page('Kit of another name', 75), 'light');
  expect(document.querySelector('h1')?.textContent).toBe('Kit of another name');
  expect([...document.querySelectorAll('#photos .card')].every((photo, at) => photo === before[at])).toBe(true);
});

it('photos beyond the first are far until they come near, and an edit leaves near what was near', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '';
  const seen = vi.fn();
  showPage(document, page('Kit', 75), 'light', seen);
  expect(seen).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(seen).toHaveBeenCalledTimes(1);
  const far = (): string[] => [...document.querySelectorAll('#photos [data-far]')].map(({ id }) => id);
  expect(far()).toEqual(ids(75).slice(6));
  comesNear(document.querySelector('#photo-6') as Element);
  showPage(document, page('Kit of another name', 75), 'light', seen);
  expect(far()).toEqual(ids(75).slice(7));
});

import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useNow } from '../../src/renderer/ui/use-later.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  Reflect.deleteProperty(document, 'hidden');
});

function Clock() {
  return <time>{useNow(1000).toISOString()}</time>;
}
const shown = (): string => screen.getByRole('time').textContent;
const hide = (isHidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
};

test('a clock stands while the window is hidden, without a timer, and is right when it is seen again', () => {
  vi.useFakeTimers({ now: new Date('2014-12-08T09:00:00Z'), toFake: ['Date', 'setInterval', 'clearInterval'] });
  render(<Clock />);
  act(() => void vi.advanceTimersByTime(1000));
  expect(shown()).toBe('2014-12-08T09:00:01.000Z');
  hide(true);
  expect(vi.getTimerCount()).toBe(0);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(shown()).toBe('2014-12-08T09:00:01.000Z');
  hide(false);
  expect(shown()).toBe('2014-12-08T09:01:01.000Z');
  act(() => void vi.advanceTimersByTime(1000));
  expect(shown()).toBe('2014-12-08T09:01:02.000Z');
});

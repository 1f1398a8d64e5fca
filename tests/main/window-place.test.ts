import { expect, test } from 'vitest';
import { windowPlace } from '../../src/main/window-place.ts';

const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 };
/** Above and to the left: places on it are negative. */
const LARGE = { x: -2560, y: -400, width: 2560, height: 1400 };

test('a window that nobody has placed has its own size, and never more than the display', () => {
  expect(windowPlace(null, [LARGE])).toEqual({ width: 1440, height: 900 });
  expect(windowPlace(null, [LAPTOP])).toEqual({ width: 1440, height: 875 });
});

test('a window comes back where it was, as large as it was, also on a display that is larger than the first one', () => {
  const left = { x: -2500, y: -350, width: 2400, height: 1300 };
  expect(windowPlace(left, [LAPTOP, LARGE])).toEqual(left);
});

test('a window whose display is gone opens on the first one, in a size that fits', () => {
  expect(windowPlace({ x: -2500, y: -350, width: 2400, height: 1300 }, [LAPTOP])).toEqual({ width: 1440, height: 875 });
});

test('a window that hangs over an edge, or whose display has become smaller, is whole again', () => {
  expect(windowPlace({ x: 1000, y: 500, width: 1200, height: 800 }, [LAPTOP])).toEqual({
    x: 240,
    y: 100,
    width: 1200,
    height: 800,
  });
  expect(windowPlace({ x: 10, y: -300, width: 1200, height: 800 }, [LAPTOP])).toEqual({ x: 10, y: 25, width: 1200, height: 800 });
  expect(windowPlace({ x: 40, y: 60, width: 2400, height: 1300 }, [LAPTOP])).toEqual({ x: 0, y: 25, width: 1440, height: 875 });
});

test('a window between two displays goes to the one that holds more of it', () => {
  expect(windowPlace({ x: -200, y: 100, width: 1000, height: 700 }, [LAPTOP, LARGE])).toEqual({
    x: 0,
    y: 100,
    width: 1000,
    height: 700,
  });
  expect(windowPlace({ x: -900, y: 100, width: 1000, height: 700 }, [LAPTOP, LARGE])).toEqual({
    x: -1000,
    y: 100,
    width: 1000,
    height: 700,
  });
});

// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { HostBridge } from '#contract/host.ts';
import type { Port } from '#contract/port.ts';
import { createConnection } from '../../src/renderer/engine/connection.ts';
import { createOutside, OutsideProvider } from '../../src/renderer/engine/engine.tsx';
import { Picture } from '../../src/renderer/ui/picture.tsx';
import { createFakeEngine, makeAsset } from './fake-engine.ts';

afterEach(cleanup);

it('a picture that did not come is asked for again when the engine is there anew, and shows its kind until then', () => {
  let use: (port: Port) => void = () => {};
  const connection = createConnection((taken) => {
    use = taken;
    return () => {};
  });
  const outside = createOutside({} as HostBridge, connection, {
    picture: (sha, size) => `picture:${sha}/${size}`,
    original: (id) => `original:${id}`,
    frame: 'about:blank',
  });
  use(createFakeEngine().port);
  const { container } = render(
    <OutsideProvider outside={outside}>
      <Picture asset={makeAsset(1)} />
    </OutsideProvider>,
  );
  const image = () => container.querySelector('img');
  const first = image();
  if (first === null) throw new Error('no picture');
  const address = first.src;
  fireEvent.error(first);
  expect(image()).toBeNull();
  expect(container.querySelector('svg')).not.toBeNull();
  act(() => use(createFakeEngine().port));
  expect(image()?.src).toBe(address);
});

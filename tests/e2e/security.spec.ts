import { createLibrary } from './hands.ts';
import { type Dateline, expect, test } from './fixtures.ts';
import { join } from 'node:path';

/** Asks the engine over a port of the page's own, as code that got into the page could. */
const askOverPort = (page: Dateline['page'], route: string, input: unknown) =>
  page.evaluate(
    ([route, input]) =>
      new Promise<unknown>((resolve) => {
        window.addEventListener('message', function heard(event) {
          const port = event.ports[0];
          if (event.data !== 'dateline-port' || port === undefined) return;
          window.removeEventListener('message', heard);
          port.addEventListener('message', ({ data }) => data.kind === 'reply' && data.id === 7 && resolve(data.result));
          port.start();
          port.postMessage({ kind: 'request', id: 7, route, input });
        });
        (window as unknown as { dateline: { connect(): void } }).dateline.connect();
      }),
    [route, input] as const,
  );

import { createRequire } from 'node:module';

type Svgo = typeof import('svgo');

let svgo: Svgo | undefined;

/**
 * svgo's own `optimize`. The package is loaded at its first call: with it the engine takes a quarter of a second longer to start and 36 MB
 * more (docs/performance.md), and most sessions touch no drawing.
 */
export const optimize: Svgo['optimize'] = (input, config) => {
  svgo ??= createRequire(import.meta.url)('svgo') as Svgo;
  return svgo.optimize(input, config);
};

import { defineConfig } from 'vitest/config';

/** One run, four rooms: pure code, the engine with real files, the window's parts in a small DOM, and what looks at the repository itself. */
export default defineConfig({
  test: {
    globalSetup: ['tests/home.ts', 'tests/compiled.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'domain', include: ['tests/domain/**/*.test.ts', 'tests/contract/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.test.ts', 'tests/cli/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          environment: 'node',
        },
      },
      { extends: true, test: { name: 'page', include: ['tests/page/**/*.test.ts'], environment: 'node' } },
      { extends: true, test: { name: 'renderer', include: ['tests/renderer/**/*.test.{ts,tsx}'], environment: 'happy-dom' } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/walls/**/*.test.ts', 'tests/scripts/**/*.test.ts', 'tests/main/**/*.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
});

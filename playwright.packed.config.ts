import { defineConfig } from '@playwright/test';

/** The app as it ships: `npm run pack:app` first. Not part of the gate. */
export default defineConfig({
  testDir: 'tests/packed',
  globalSetup: './tests/home.ts',
  outputDir: 'tests/output/packed',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [['list']],
});

import { defineConfig } from '@playwright/test';

/** The pictures of the guide, taken by driving the app: `npm run guide`. Not part of the gate. */
export default defineConfig({
  testDir: 'tests/guide',
  testMatch: '*.spec.ts',
  globalSetup: './tests/home.ts',
  outputDir: 'tests/output/guide',
  timeout: 600_000,
  expect: { timeout: 30_000 },
  workers: 1,
  reporter: [['list']],
});

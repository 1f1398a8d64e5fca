import { defineConfig } from '@playwright/test';

/** Journeys through the real application, one window at a time. scripts/test.mjs names the file of the JSON report. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/home.ts',
  outputDir: 'tests/output/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? [['list']] : [['list'], ['json']],
});

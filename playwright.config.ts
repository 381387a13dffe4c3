import { defineConfig } from '@playwright/test';

// Journeys and attacks on the built application (out/). `npm test` adds where to write and what to report.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});

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
  projects: [
    { name: 'application', testIgnore: 'network.spec.ts', teardown: 'network' },
    // Reads what the network did during all the others, whichever were chosen.
    { name: 'network', testMatch: 'network.spec.ts' },
  ],
});

import { defineConfig } from 'vitest/config';

// The tests of the packaged application, which `npm test` runs after packaging it.
export default defineConfig({
  test: { include: ['scripts/packaging/**/*.test.ts'], testTimeout: 60_000 },
});

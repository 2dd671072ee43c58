import { defineConfig } from 'vitest/config';

/** Tests that drive a window or a browser: on a machine under load a person, too, would press a key twice. */
const driven = ['tests/e2e/**/*.test.ts', 'tests/package/**/*.test.ts', 'tests/server/browser.test.ts'];

/** Tests of the engine without a window: each loads most of the engine, so files that one process runs share it. */
const engine = ['tests/engine/**/*.test.ts', 'tests/analyses/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: { name: 'engine', include: engine, isolate: false, setupFiles: 'tests/engine/rootFolder.ts' },
      },
      {
        extends: true,
        test: {
          name: 'code',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...driven, ...engine, 'tests/speed/**'],
        },
      },
      {
        extends: true,
        test: { name: 'driven', include: driven, retry: 1, setupFiles: 'tests/e2e/tellWindows.ts' },
      },
    ],
  },
});

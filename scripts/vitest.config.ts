/**
 * `vitest run --config scripts/vitest.config.ts`, with `--project unit` for the tests beside the files,
 * `--project site` for those of the built site, which take a browser and some minutes, or `--project full` for those
 * that want Java or Debian packages.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['src/tests/**', '**/node_modules/**'],
          environment: 'node',
          // Properties are tried with the same values in every run; `FC_SEED=random` looks for others.
          setupFiles: ['scripts/property-seed.ts'],
          // Nothing depends on how fast the machine is.
          testTimeout: 120_000,
          // Neither the host's clock nor its zone may matter.
          env: { BUILD_NOW: '2025-10-05T12:00:00Z', TZ: 'Pacific/Chatham' },
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['src/tests/*.test.ts'],
          environment: 'node',
          // While one file waits for its site to be built or its pages to load, another can be judged.
          maxWorkers: 2,
          globalSetup: ['src/tests/global-setup.ts'],
          // Whoever asks first for a site waits for its build, and for those that others asked for before.
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'full',
          include: ['src/tests/full/*.test.ts'],
          environment: 'node',
          globalSetup: ['src/tests/global-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});

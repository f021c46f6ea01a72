/** `vitest run --config scripts/vitest.config.ts --project unit` */
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
          // Neither the host's clock nor its zone may matter.
          env: { BUILD_NOW: '2025-10-05T12:00:00Z', TZ: 'Pacific/Chatham' },
        },
      },
    ],
  },
});

/** `eslint --config scripts/eslint.config.mjs`: the house rules that a machine can check. */
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Rooms in the order in which data flows; an import never points back up (DESIGN section 2). */
const ROOMS = ['content', 'archive', 'site', 'views', 'outputs', 'components', 'layouts', 'pages'];

/** What a room may not import: every room after it, and for the archive also Astro. */
function boundaries(room, index) {
  const later = ROOMS.slice(index + 1).join('|');
  const patterns = [
    ...(later
      ? [{ regex: `\\.\\./(?:${later})/`, message: `An import never points back up: ${ROOMS.join(' -> ')}.` }]
      : []),
    ...(room === 'archive' ? [{ regex: '^astro', message: 'The archive is pure; it knows no Astro.' }] : []),
  ];
  if (patterns.length === 0) return [];
  const files = [`src/${room}/**/*.{ts,astro}`];
  return [{ files, ignores: ['**/*.test.ts'], rules: { 'no-restricted-imports': ['error', { patterns }] } }];
}

export default defineConfig(
  { ignores: ['dist*/**', '.cache/**', '.astro/**', 'content/**', 'node_modules/**', '*.tmp.mjs'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...astro.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname + '/..',
        extraFileExtensions: ['.astro'],
      },
    },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An index that cannot be out of bounds is still `T | undefined` to the compiler.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // An index signature is read with brackets, so that a mistyped name stands out.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An environment variable that is set to nothing is not set.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // Types of templates are the business of `astro check`.
  { files: ['**/*.astro', '**/*.astro/*.ts', '**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
  // To the compiler a template is of no known type here; `astro check` knows it.
  {
    files: ['src/components/story/**/{index,feed-body}.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  ...ROOMS.flatMap(boundaries),
);

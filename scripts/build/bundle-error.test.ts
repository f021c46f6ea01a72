import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/content/problem.ts';
import { bundleError } from './bundle-error.ts';

describe('what the bundler says', () => {
  it('of a story is told with its place', () => {
    const error = new Error(
      'Build failed with 1 error:\n\n[plugin @mdx-js/rolldown] /paper/articles/2025/09/a.mdx:12:3\nMDXError: Expected a matching import.\n    at x (y:1:2)',
    );
    const told = bundleError(error, '/paper') as ContentError;
    expect(told).toBeInstanceOf(ContentError);
    expect(told.problems).toMatchObject([
      { rule: 'mdx', line: 12, column: 3, what: 'The MDX cannot be compiled: Expected a matching import.' },
    ]);
    expect(told.message).not.toMatch(/^\s+at /m);
  });

  it('of a story without saying where is told of its beginning', () => {
    const error = new Error('[plugin x] /paper/articles/a.mdx:undefined:undefined\nMDXError: why');
    expect((bundleError(error, '/paper') as ContentError).problems).toMatchObject([{ line: 1, column: 1 }]);
  });

  it('of what a story imports is told of its beginning: the place is not the story’s', () => {
    const error = new Error(
      'Build failed with 1 error:\n\n\u001B[31m[MISSING_EXPORT] \u001B[0m"rows" is not exported by "data.js".\n   ╭─\u001B[38m[\u001B[0m /paper/articles/a.mdx:2:10 \u001B[38m]\u001B[0m\n 2 │ import { rows } from "./data.js"',
    );
    expect((bundleError(error, '/paper') as ContentError).problems).toMatchObject([
      { line: 1, column: 1, what: 'The MDX cannot be compiled: "rows" is not exported by "data.js".' },
    ]);
  });

  it('of our own files stays as it is', () => {
    const error = new Error('[plugin x] /broadsheet/src/pages/a.mdx:1:1\nMDXError: why');
    expect(bundleError(error, '/paper')).toBe(error);
    expect(bundleError('text', '/paper')).toBe('text');
  });
});

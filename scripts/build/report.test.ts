/** A report says of what it is. */
import { expect, it } from 'vitest';
import { readEnvironment } from '../../src/site/environment.ts';
import { subjectOf } from './report.ts';

it.each([
  [{}, { preview: false, contentDir: '/project/content' }],
  [{ CONTENT_DIR: '../paper' }, { preview: false, contentDir: '/paper' }],
  [{ BROADSHEET_PREVIEW: '1' }, { preview: true, contentDir: '/project/content' }],
  [{ BROADSHEET_SHARD: '3/8' }, { preview: false, contentDir: '/project/content', part: '3/8' }],
])('%o', (env, subject) => {
  const now = Date.parse('2025-10-05T12:00:00Z');
  expect(subjectOf(readEnvironment(env, '/project', () => now))).toEqual({
    version: 1,
    buildNow: '2025-10-05T12:00:00.000Z',
    ...subject,
  });
});
